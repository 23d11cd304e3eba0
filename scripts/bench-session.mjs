// npm run bench: a whole session in a process as a CI starts it: cold; nothing changed and one document changed, as medians
// of several runs; a lone statement; beside what one would script instead: pandoc for DOCX and HTML, a process a file, as many at once as cores, and Typst for PDF.
import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(fileURLToPath(import.meta.url), '../..');
const cli = join(root, 'dist/cli.js');
const corpus = join(root, '../shared/corpus/statements');
/** Words of a statement of two pages. */
const WORDS = 640;

/** Sentences of real statements, else of the specimens' one. */
function sentences() {
  const folder = existsSync(corpus) ? corpus : join(root, 'sources/specimen-session/statement');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
    /\.txt$|^en\.md$/.test(path),
  );
  return files
    .sort()
    .map((path) => readFileSync(join(folder, path), 'utf8').replace(/^---[\s\S]*?\n---\n/, ''))
    .flatMap(
      (text) =>
        text
          .replace(/[*_[\](){}<>#`|~:\d\t]/g, '')
          .replace(/\s+/g, ' ')
          .match(/[A-Z][^.?!]{30,300}[.?!]/g) ?? [],
    );
}

/** Distinct texts: a generator with a fixed seed picks the sentences. */
function statement(index, pool) {
  let state = index * 2654435761 + 1;
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const paragraphs = [];
  for (let words = 0; words < WORDS; ) {
    const own = Array.from({ length: 3 + Math.floor(next() * 3) }, () => pool[Math.floor(next() * pool.length)]);
    words += own.join(' ').split(' ').length;
    paragraphs.push(own.join(' '));
  }
  return paragraphs.join('\n\n');
}

/**
 * Folders of this run, taken away at its end: to make files just after as many were removed takes ext4 half as long again,
 * for it looks past what was freed lately (`recently_deleted`, fs/ext4/ialloc.c).
 */
const folders = [];
process.on('exit', () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

function makeSession(count, pool) {
  const folder = mkdtempSync(join(tmpdir(), 'engross-bench-'));
  folders.push(folder);
  writeFileSync(join(folder, 'engross.yaml'), 'engross: 1\n');
  mkdirSync(join(folder, 'sources/s'), { recursive: true });
  writeFileSync(join(folder, 'sources/s/session.yaml'), 'title: {en: Bench}\nstart: 2027-05-18\n');
  for (let index = 0; index < count; index++) {
    const document = join(folder, 'sources/s', `d${String(index).padStart(4, '0')}`);
    mkdirSync(document);
    const front = `---\nkind: statement\ndelegation: PE\ndelivered: 2027-05-18\n---\n\n`;
    writeFileSync(join(document, 'en.md'), `${front}Mr. President,\n\n${statement(index + 1, pool)}\n\nThank you.\n`);
  }
  return folder;
}

/** Seconds and megabytes (of the whole process, threads included) of one command. */
function timed(args, cwd) {
  const began = performance.now();
  const ran = spawnSync('/usr/bin/time', ['-f', '%M', process.execPath, cli, ...args], { cwd, encoding: 'utf8' });
  if (ran.status !== 0) throw new Error(ran.stderr.slice(0, 2000));
  return { seconds: (performance.now() - began) / 1000, memory: Number(ran.stderr.trim().split('\n').at(-1)) / 1024 };
}

/** Runs of which the median is told. */
const RUNS = 7;

function median(numbers) {
  return numbers.sort((a, b) => a - b)[numbers.length >> 1];
}

/** Median of several builds in a folder, each after a change. */
function repeated(folder, change) {
  const runs = Array.from({ length: RUNS }, (_, index) => {
    change(index);
    return timed(['build'], folder).seconds;
  });
  return { seconds: median(runs) };
}

/** Files that were written less than two seconds ago are read again: a build long after the last meets none. */
function comeToRest() {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2500);
}

function measure(count, pool) {
  const folder = makeSession(count, pool);
  const cold = timed(['build'], folder);
  comeToRest();
  timed(['build'], folder);
  const same = repeated(folder, () => {});
  const changed = join(folder, 'sources/s/d0005/en.md');
  const text = readFileSync(changed, 'utf8');
  const one = repeated(folder, (index) =>
    writeFileSync(changed, text.replace('Thank you.', `Word ${index} more. Thank you.`)),
  );
  const check = timed(['check'], folder);
  return { count, cold, same, one, check };
}

/** One statement in three formats, by a process that remembers nothing. */
function measureLone(pool) {
  const folder = makeSession(1, pool);
  return repeated(folder, () => {
    for (const made of ['output', '.engross']) rmSync(join(folder, made), { recursive: true, force: true });
  });
}

/** Typst as its npm package, where no program of that name is installed; undefined where neither is. */
async function typstBinding() {
  return import('@myriaddreamin/typst-ts-node-compiler').catch(() => undefined);
}

/** PDFs of all sources by Typst's npm package in one process, which is kinder to the script than a process each. */
async function typesetAll(files) {
  const { NodeCompiler } = await typstBinding();
  const fontPaths = [join(root, 'node_modules/@expo-google-fonts/tinos')];
  const compiler = NodeCompiler.create({ fontArgs: [{ fontPaths }] });
  for (const path of files) {
    const text = readFileSync(path, 'utf8')
      .replace(/^---[\s\S]*?\n---\n/, '')
      .replace(/[\\#$*_@<>`~[\]=/+-]/g, '\\$&');
    const mainFileContent = `#set page(margin: 40mm)\n#set text(font: "Tinos", size: 12pt)\n${text}`;
    writeFileSync(`${path}.pdf`, compiler.pdf({ mainFileContent }));
  }
}

function has(command) {
  return spawnSync('which', [command]).status === 0;
}

function sourcesOf(folder) {
  return readdirSync(join(folder, 'sources/s'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md'))
    .map((path) => join(folder, 'sources/s', path));
}

/** What one would script: DOCX and HTML by pandoc, PDF by Typst from pandoc's typst; seconds for `count` documents. */
async function scripted(count, pool) {
  if (!has('pandoc')) return { missing: 'pandoc' };
  const folder = makeSession(count, pool);
  const files = sourcesOf(folder);
  const run = (file, ...args) =>
    new Promise((resolve, reject) => {
      execFile(file, args, (error) => (error === null ? resolve() : reject(error)));
    });
  const isBound = !has('typst') && (await typstBinding()) !== undefined;
  const jobs = files.flatMap((path) => [
    () => run('pandoc', path, '-o', `${path}.docx`),
    () => run('pandoc', '-s', path, '-o', `${path}.html`),
    ...(has('typst') ? [() => run('pandoc', path, '-o', `${path}.pdf`, '--pdf-engine=typst')] : []),
  ]);
  const began = performance.now();
  if (isBound) jobs.unshift(() => run(process.execPath, fileURLToPath(import.meta.url), 'typst', folder));
  const work = async () => {
    for (let job = jobs.shift(); job !== undefined; job = jobs.shift()) await job();
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  return { seconds: (performance.now() - began) / 1000, typst: has('typst') || isBound };
}

if (process.argv[2] === 'typst') await typesetAll(sourcesOf(process.argv[3]));
else {
  const pool = sentences();
  const sizes = (process.argv[2] ?? '10,100,1000').split(',').map(Number);
  const show = ({ seconds }) => `${seconds.toFixed(2)} s`.padStart(10);
  process.stdout.write('documents       cold       MB  unchanged        one      check  ms/doc\n');
  for (const size of sizes) {
    const { count, cold, same, one, check } = measure(size, pool);
    const memory = String(Math.round(cold.memory)).padStart(8);
    const each = ((cold.seconds * 1000) / count).toFixed(1).padStart(7);
    process.stdout.write(
      `${String(count).padStart(9)} ${show(cold)} ${memory} ${show(same)} ${show(one)} ${show(check)} ${each}\n`,
    );
  }
  process.stdout.write(`one statement, three formats, cold: ${measureLone(pool).seconds.toFixed(2)} s\n`);
  const sample = Math.max(...sizes);
  const script = await scripted(sample, pool);
  if ('missing' in script) process.stdout.write(`the script of today: ${script.missing} is missing\n`);
  else {
    const ours = timed(['build'], makeSession(sample, pool));
    const what = script.typst ? 'pandoc and Typst' : 'pandoc alone, without PDF (typst is missing)';
    process.stdout.write(
      `${sample} documents by a script (${what}): ${script.seconds.toFixed(1)} s; by engross in the same run ${ours.seconds.toFixed(1)} s: ${(script.seconds / ours.seconds).toFixed(1)} times\n`,
    );
  }
  const bare = () => {
    const began = performance.now();
    execFileSync(process.execPath, ['-e', '0']);
    return performance.now() - began;
  };
  const help = () => {
    const began = performance.now();
    execFileSync(process.execPath, [cli, '--help']);
    return performance.now() - began;
  };
  const usual = (run) => median(Array.from({ length: 15 }, run));
  process.stdout.write(`engross --help: ${(usual(help) - usual(bare)).toFixed(0)} ms over bare node\n`);
}
