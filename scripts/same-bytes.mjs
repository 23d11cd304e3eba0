// node scripts/same-bytes.mjs [COMMIT]: builds the specimens, and the corpus where it is there, with the code of a commit (by
// default the one before) and with the code as it is, and lists the outputs that differ. Ends with 1 when one does.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const commit = process.argv[2] ?? 'HEAD~1';
const work = mkdtempSync(join(tmpdir(), 'engross-bytes-'));
process.on('exit', () => rmSync(work, { recursive: true, force: true }));
/** Texts of the corpus that are built: every so many of a folder, so that all kinds have their turn. */
const EVERY = 40;

const run = (command, args, cwd) => execFileSync(command, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });

/** The code of the commit, built; packages are those of this checkout, but where the commit asks for others. */
function earlier() {
  const folder = join(work, 'code');
  mkdirSync(folder);
  run('sh', ['-c', `git -C "$1" archive "$2" | tar -x -C "$3"`, '-', root, commit, folder]);
  const [own, its] = [root, folder].map((one) => readFileSync(join(one, 'package-lock.json'), 'utf8'));
  if (own === its) symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  else run('npm', ['ci', '--ignore-scripts', '--prefer-offline'], folder);
  run('npm', ['run', 'build'], folder);
  return join(folder, 'dist/cli.js');
}

/** The specimens, and lone texts of the corpus. */
function sources(folder) {
  cpSync(join(root, 'sources'), join(folder, 'sources'), { recursive: true });
  const corpus = join(root, '../shared/corpus');
  if (!existsSync(corpus)) return [['build', 'sources']];
  const texts = readdirSync(corpus, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.txt'))
    .sort();
  mkdirSync(join(folder, 'corpus'));
  for (const [index, path] of texts.entries())
    if (index % EVERY === 0)
      cpSync(join(corpus, path), join(folder, 'corpus', `${index}-${basename(path, '.txt')}.en.md`));
  const fields = ['--set', 'delegation=PE', '--set', 'date=2027-05-18'];
  return [
    ['build', 'sources'],
    ['build', 'corpus', '--kind', 'statement', ...fields],
  ];
}

/** Digests of what a program builds, by path. */
function built(cli, name) {
  const folder = join(work, name);
  mkdirSync(folder);
  // A text of the corpus may be refused: what is compared is what comes out.
  for (const command of sources(folder))
    try {
      run(process.execPath, [cli, ...command], folder);
    } catch (error) {
      if (error.status !== 1) throw error;
    }
  const out = join(folder, 'output');
  const files = readdirSync(out, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    files.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [relative(out, path), createHash('sha256').update(readFileSync(path)).digest('hex')];
    }),
  );
}

run('npm', ['run', 'build'], root);
const before = built(earlier(), 'before');
const after = built(join(root, 'dist/cli.js'), 'after');
const paths = [...new Set([...before.keys(), ...after.keys()])].sort();
const changed = paths.filter((path) => before.get(path) !== after.get(path));
for (const path of changed)
  console.log(`${before.has(path) ? (after.has(path) ? 'differs' : 'gone   ') : 'new    '} ${path}`);
console.log(`${paths.length - changed.length} files alike, ${changed.length} not (${commit} and now)`);
process.exitCode = changed.length === 0 ? 0 : 1;
