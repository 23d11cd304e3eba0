// Writes dist/index.d.ts: the types of the public interface in one file. Those of unist are written out, for they are no
// dependency of an installation; those of unified are imported, for plugins must be the same.
import { readdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { dts } from 'rolldown-plugin-dts';
import { FORMAT_NAMES } from '../build/render/index.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const registry = resolve(root, 'build/types/render/index.d.ts');
for (const name of readdirSync(join(root, 'dist'), { recursive: true }).filter((path) => path.endsWith('.d.ts')))
  rmSync(join(root, 'dist', name));

/** Names of formats as they are: computed from the registry, their type would bring the types of all renderers along. */
const formatNames = {
  name: 'format-names',
  load: (id) =>
    id === registry ? `export type FormatName = ${FORMAT_NAMES.map((name) => `'${name}'`).join(' | ')};\n` : undefined,
};

const bundle = await rolldown({
  cwd: root,
  input: { index: 'build/types/index.d.ts' },
  external: ['unified'],
  plugins: [formatNames, dts({ dtsInput: true })],
});
await bundle.write({ dir: 'dist', format: 'esm' });
await bundle.close();
