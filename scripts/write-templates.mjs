// Writes dist/known-templates/: what the YAML of each built-in template comes to, and what its schema makes of that, by the
// SHA-256 of its text. Parsing and judging thirty kilobytes of YAML takes a fresh process longer than compiling a statement.
import { hash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { VFile } from 'vfile';
import { designSchema } from '../build/templates/design.js';
import { kindSchema } from '../build/templates/kind.js';
import { languageSchema } from '../build/templates/language.js';
import { mastheadSchema } from '../build/templates/masthead.js';
import { symbolsSchema } from '../build/templates/symbols.js';
import { parseYaml, yamlValue } from '../build/templates/yaml/read-yaml.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const schemas = {
  'design.yaml': designSchema,
  'masthead.yaml': mastheadSchema,
  'symbols.yaml': symbolsSchema,
  kinds: kindSchema,
  languages: languageSchema,
};
const folder = join(root, 'dist/known-templates');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
for (const path of readdirSync(join(root, 'templates'), { recursive: true, encoding: 'utf8' }).sort()) {
  if (!path.endsWith('.yaml') || path.startsWith('starters')) continue;
  const text = readFileSync(join(root, 'templates', path), 'utf8');
  const yaml = parseYaml(new VFile({ path, value: text }), text);
  const schema = schemas[path.split(/[\\/]/)[0]];
  if (yaml === undefined || schema === undefined)
    throw new Error(`The built-in template ${path} is no YAML, or of no kind.`);
  const value = yamlValue(yaml);
  const known = { value, judged: schema().parse(value) };
  if (!isDeepStrictEqual(JSON.parse(JSON.stringify(known)), known)) throw new Error(`${path} holds what JSON cannot.`);
  writeFileSync(join(folder, `${hash('sha256', text)}.json`), JSON.stringify(known));
}
