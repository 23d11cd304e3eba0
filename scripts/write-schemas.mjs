// Writes schemas/<kind>.json and schemas/manifest.json, which the package publishes for editors. Runs after the compiler, from the built files.
import { mkdirSync, writeFileSync } from 'node:fs';
import { manifestJsonSchema } from '../build/manifest.js';
import { kindJsonSchema } from '../build/templates/kind-schema.js';
import { openWorkspace } from '../build/workspace.js';
import { builtInNames } from '../build/world/package-files.js';

const root = new URL('..', import.meta.url);
const workspace = openWorkspace(root.pathname);
mkdirSync(new URL('schemas/', root), { recursive: true });
for (const name of await builtInNames('kinds')) {
  const kind = workspace.kind(name);
  if (kind === undefined) throw new Error(`The built-in kind ${name} is unsound.`);
  writeFileSync(new URL(`schemas/${name}.json`, root), `${JSON.stringify(kindJsonSchema(kind), null, 2)}\n`);
}
writeFileSync(new URL('schemas/manifest.json', root), `${JSON.stringify(manifestJsonSchema(), null, 2)}\n`);
