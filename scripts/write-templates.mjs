// Writes dist/templates.json: what the YAML of each built-in template comes to, by the SHA-256 of its text. Parsing thirty
// kilobytes of YAML takes a fresh process longer than compiling a statement.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { VFile } from 'vfile';
import { parseYaml, yamlValue } from '../build/templates/read-yaml.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const values = {};
for (const path of readdirSync(join(root, 'templates'), { recursive: true, encoding: 'utf8' }).sort()) {
  if (!path.endsWith('.yaml') || path.startsWith('starters')) continue;
  const text = readFileSync(join(root, 'templates', path), 'utf8');
  const yaml = parseYaml(new VFile({ path, value: text }), text);
  if (yaml === undefined) throw new Error(`The built-in template ${path} is no YAML.`);
  const value = yamlValue(yaml);
  if (!isDeepStrictEqual(JSON.parse(JSON.stringify(value)), value)) throw new Error(`${path} holds what JSON cannot.`);
  values[createHash('sha256').update(text).digest('hex')] = value;
}
writeFileSync(join(root, 'dist/templates.json'), JSON.stringify(values));
