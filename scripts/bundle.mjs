// Writes dist/: the compiled modules and the small packages that they use as a few files. A process that sets one statement
// would else open 900 of them, and spend as long on finding them as on the statement. What was bundled is of exactly the
// versions of the lock file, which an installation from npm does not see; their licences stand in dist/licences.txt.
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { licenceEntry, SEPARATOR } from './licence-text.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
/** Packages that stay files of their own: they open files beside them, or others of these would load them a second time. */
const APART = /^(?:fontkit|harfbuzzjs|linebreak|pdfmake|piscina)(?:\/|$)/;

mkdirSync(join(root, 'dist'), { recursive: true });
for (const name of readdirSync(join(root, 'dist')).filter((file) => file.endsWith('.js')))
  rmSync(join(root, 'dist', name));
const bundle = await rolldown({
  cwd: root,
  input: {
    cli: 'build/cli.js',
    index: 'build/index.js',
    'compile-task': 'build/build/workers/compile-task.js',
    'translate-task': 'build/commands/translate/translate-task.js',
  },
  platform: 'node',
  external: (id) => APART.test(id),
});
// All in one folder: modules find the package's root and the threads' entry from where they stand.
const { output } = await bundle.write({ dir: 'dist', format: 'esm', chunkFileNames: '[name]-[hash].js' });
await bundle.close();

// What the code is: a clone is brought up to date under one version, and what older code made is not to be taken for its own.
const code = createHash('sha256');
for (const file of output.toSorted((one, other) => (one.fileName < other.fileName ? -1 : 1)))
  code.update(file.type === 'chunk' ? file.code : file.source);
writeFileSync(join(root, 'dist/code.sha256'), code.digest('hex'));

const modules = output.flatMap((file) => (file.type === 'chunk' ? file.moduleIds : []));
// For scripts/check-licences.mjs; build/ is not published.
const listed = modules.map((id) => relative(root, id).split(sep).join('/')).sort();
writeFileSync(join(root, 'build/bundled-modules.json'), `${JSON.stringify(listed, null, 1)}\n`);

const packages = new Set(modules.flatMap((id) => packageOf(id) ?? []));
writeFileSync(join(root, 'dist/licences.txt'), [...packages].sort().map(licenceEntry).join(SEPARATOR));

/** Folder of the installed package that a module belongs to. */
function packageOf(id) {
  return /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(id)?.[0];
}
