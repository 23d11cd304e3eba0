// Measures `engross import` (npm run measure:import): how many paragraphs it finds in texts whose lines are wrapped, against the
// clean texts that they were made from, and how many real texts need no edit afterwards.
//   node scripts/measure-import.mjs [folder of a corpus, by default ../shared/corpus]
// Without a corpus the few texts of tests/fixtures/import are measured. Exit code 1 where a number is below its limit.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { faultsOf } from './fit-to-hand-over.mjs';
import { boundariesOf, compared, randomBy, wrapText } from './wrapped-texts.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const fixtures = join(root, 'tests/fixtures/import');
const given = [process.argv[2], '/work/shared/corpus', join(root, '../shared/corpus')].find(
  (path) => path && existsSync(path),
);
const corpus = resolve(given ?? fixtures);
const TEXTS = 300;
const LIMITS = { blank: 0.98, indent: 0.98, none: 0.93, statements: 0.9, resolutions: 0.8 };

const files = readdirSync(corpus, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.txt$/.test(path) && !/layout|LICENSE|README/.test(path))
  .sort();
let isBelow = false;

console.log(`corpus: ${corpus}`);
measureBoundaries();
if (corpus !== fixtures) {
  measureFitness(
    'statements',
    files.filter((path) => /[A-Z]{2,3}_\d\d_\d{4}\.txt$/.test(path)),
    'statement',
  );
  measureFitness(
    'resolutions',
    files.filter((path) => /S_RES_/.test(path)),
    'resolution',
  );
}
process.exitCode = isBelow ? 1 : 0;

/** Clean texts: one paragraph a line, each with an end mark; labels are taken off, so that they mark nothing. */
function cleanTexts() {
  return files.flatMap((path) => {
    const lines = readFileSync(join(corpus, path), 'utf8')
      .replace(/^\ufeff/, '')
      .split(/\r?\n/);
    const paragraphs = lines
      .map((line) =>
        line
          .replace(/\s+/g, ' ')
          .trim()
          .replace(/^\d{1,3}[.)] /, ''),
      )
      .filter((line) => line !== '');
    const isClean = paragraphs.every((text) => /[.!?:;…][)"”’»]*$/.test(text) && /^["“(«]?\p{Lu}/u.test(text));
    const middle = paragraphs.map((text) => text.length).sort((a, b) => a - b)[paragraphs.length >> 1] ?? 0;
    const cut = paragraphs.filter((text) => /^["“(«¡¿]?\p{Lu}/u.test(text) && /[.!?…][)"”’»]*$/.test(text));
    const isLineEach = middle > 130 && /^[\p{Script=Latin}\P{L}]*$/u.test(paragraphs.join('').slice(0, 500));
    return isLineEach && cut.length >= 4 ? [{ path, paragraphs: isClean ? paragraphs : cut }] : [];
  });
}

function measureBoundaries() {
  const clean = cleanTexts();
  if (clean.length === 0) return;
  const rounds = Math.ceil(TEXTS / clean.length);
  console.log(
    `${clean.length} clean texts, each wrapped at ${rounds} random widths from 50 to 100: ${clean.length * rounds} texts a row`,
  );
  console.log('mark     hyphens  pages  precision  recall  F1');
  for (const mark of ['blank', 'indent', 'none'])
    for (const hyphens of [false, true])
      for (const pages of [false, true]) row(clean, rounds, { mark, hyphens, pages });
}

function row(clean, rounds, form) {
  const random = randomBy(20);
  const cases = Array.from({ length: rounds }, () => clean)
    .flat()
    .map(({ paragraphs }) => {
      const options = { ...form, width: 50 + Math.floor(random() * 51), perPage: 30 + Math.floor(random() * 20) };
      const head = random() < 0.6 ? 'Records of the general debate' : '';
      return { paragraphs, text: wrapText(paragraphs, { ...options, head }) };
    });
  const sources = importAll(
    cases.map(({ text }, index) => [`${index}.txt`, text]),
    ['--kind', 'statement'],
  );
  const sum = { hits: 0, wrong: 0, missed: 0 };
  for (const [index, { paragraphs }] of cases.entries()) {
    const found = (sources.get(`${index}.txt`) ?? '').replace(/^---\n[\s\S]*?\n---\n/, '').split(/\n{2,}/);
    const result = compared(boundariesOf(paragraphs), boundariesOf(found));
    for (const key of Object.keys(sum)) sum[key] += result[key];
  }
  const [precision, recall] = [sum.hits / (sum.hits + sum.wrong), sum.hits / (sum.hits + sum.missed)];
  const f1 = (2 * precision * recall) / (precision + recall);
  const limit = LIMITS[form.mark];
  if (!(f1 >= limit)) isBelow = true;
  const cells = [form.mark.padEnd(8), (form.hyphens ? 'yes' : 'no').padEnd(8), (form.pages ? 'yes' : 'no').padEnd(6)];
  console.log(
    `${cells.join(' ')} ${precision.toFixed(3).padEnd(10)} ${recall.toFixed(3).padEnd(7)} ${f1.toFixed(3)}${f1 >= limit ? '' : `  below ${limit}`}`,
  );
}

function measureFitness(name, paths, kind) {
  if (paths.length === 0) return;
  const sources = importAll(
    paths.map((path) => [basename(path), readFileSync(join(corpus, path))]),
    ['--kind', kind],
  );
  const counts = new Map();
  let fit = 0;
  for (const path of paths) {
    const source = sources.get(basename(path));
    const faults = source === undefined ? new Set(['not imported']) : faultsOf(source);
    if (faults.size === 0) fit += 1;
    for (const fault of faults) counts.set(fault, (counts.get(fault) ?? 0) + 1);
  }
  const share = fit / paths.length;
  if (share < LIMITS[name]) isBelow = true;
  const faults = [...counts].map(([fault, count]) => `${fault} ${count}`).join(', ');
  console.log(
    `${name}: ${fit} of ${paths.length} need no edit (${(share * 100).toFixed(1)} %)${faults === '' ? '' : `; ${faults}`}`,
  );
}

/** The sources of texts, by the name of each text. */
function importAll(texts, options) {
  const folder = mkdtempSync(join(tmpdir(), 'measure-import-'));
  try {
    for (const [name, text] of texts) writeFileSync(join(folder, name), text);
    const names = texts.map(([name]) => name);
    // The exit code is 1 where a text is refused, which the numbers show.
    try {
      execFileSync(
        process.execPath,
        [join(root, 'dist/cli.js'), 'import', ...names, '--out', 'out/', '--report', 'json', ...options],
        { cwd: folder, stdio: 'ignore' },
      );
    } catch {}
    const written = existsSync(join(folder, 'out')) ? readdirSync(join(folder, 'out')) : [];
    const sources = written.filter((name) => name.endsWith('.md'));
    return new Map(
      sources.map((name) => [name.replace(/\.[a-z]+\.md$/, '.txt'), readFileSync(join(folder, 'out', name), 'utf8')]),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}
