// DOCX part of `npm run bench`: rendering and packing three pages, warm, beside other tools in the same run; 300 pages.
// Peers that are not installed are told as missing: put them anywhere and name the folder in PEERS.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { VFile } from 'vfile';
import { draftDocument, finishDraft } from '../build/compile.js';
import { renderDocx } from '../build/render/docx/render-docx.js';
import { openWorkspace } from '../build/workspace.js';

const root = join(fileURLToPath(import.meta.url), '../..');
const peers = createRequire(join(process.env.PEERS ?? root, 'noop.js'));
const house = openWorkspace('/nonexistent');

/** Documents before the first that counts, until the engine has compiled what they need; and documents that count. */
const [WARM, RUNS] = [60, 40];

/** About three pages: the words of the specimens' statement and declaration, as prose. */
const specimens = readdirSync(join(root, 'sources/specimen-session'), { recursive: true })
  .filter((path) => path.endsWith('en.md'))
  .map((path) => readFileSync(join(root, 'sources/specimen-session', path), 'utf8').replace(/^---[\s\S]*?\n---\n/, ''))
  .join('\n\n');
const sentences = specimens.replace(/[^A-Za-z0-9 ,.\n]/g, ' ').match(/[A-Z][^.]{40,}\./g) ?? [];
const prose = (paragraphs, first = 0) =>
  Array.from({ length: paragraphs }, (_, index) =>
    [0, 1, 2, 3]
      .map((offset) => sentences[(first + index * 4 + offset) % sentences.length].replace(/\s+/g, ' '))
      .join(' '),
  ).join('\n\n');

function draftOf(source) {
  const file = new VFile({ path: 'x.md', value: new TextEncoder().encode(source) });
  const version = { file, language: 'en', wanted: true };
  const input = { id: 'x', versions: [version], kind: 'statement', set: ['delegation=PE', 'date=2027-01-01'] };
  const [draft] = draftDocument(
    { ...input, variant: 'circulation', formats: ['docx'], undated: '2027-01-01', generator: 'bench' },
    house,
  );
  if (draft === undefined || !finishDraft(draft, { labelsOf: () => undefined, siblings: () => [] }))
    throw new Error(file.messages.join('\n'));
  return draft;
}

function render({ document, context, sheet, file }) {
  const { language, kind, masthead, furniture } = context;
  const none = () => undefined;
  return renderDocx(document, { sheet, language, kind, masthead, furniture, file, image: none, font: none });
}

async function peer(name) {
  return import(pathToFileURL(peers.resolve(name)).href);
}

const folder = mkdtempSync(join(tmpdir(), 'bench-'));
const tools = {
  'engross, render and pack': async () => {
    const drafts = new Map();
    return { prepare: (source) => drafts.set(source, draftOf(source)), run: (source) => render(drafts.get(source)) };
  },
  'engross, from source': async () => ({ run: (source) => render(draftOf(source)) }),
  'remark-docx': async () => {
    const [{ default: docx }, { default: parse }, { unified }] = await Promise.all(
      ['remark-docx', 'remark-parse', 'unified'].map(peer),
    );
    return { run: async (source) => (await unified().use(parse).use(docx).process(source)).result };
  },
  mdast2docx: async () => {
    const [{ toDocx }, { default: parse }, { unified }] = await Promise.all(
      ['mdast2docx', 'remark-parse', 'unified'].map(peer),
    );
    return { run: (source) => toDocx(unified().use(parse).parse(source)) };
  },
  '@mohtasham/md-to-docx': async () => {
    const { convertMarkdownToDocx } = await peer('@mohtasham/md-to-docx');
    return { run: (source) => convertMarkdownToDocx(source) };
  },
  'pandoc, a process each': async () => {
    execFileSync('pandoc', ['--version'], { stdio: 'ignore' });
    return {
      run: (source) => {
        writeFileSync(join(folder, 'a.md'), source);
        execFileSync('pandoc', [join(folder, 'a.md'), '-o', join(folder, 'a.docx')]);
      },
    };
  },
};

const median = (numbers) => numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)];

async function time(tool, source) {
  await tool.prepare?.(source);
  const [began, before] = [performance.now(), process.cpuUsage()];
  await tool.run(source);
  const { user, system } = process.cpuUsage(before);
  return { ms: performance.now() - began, cpu: (user + system) / 1000 };
}

const found = {};
for (const [name, load] of Object.entries(tools)) {
  try {
    const tool = await load();
    for (let index = 0; index < WARM; index++) await time(tool, prose(24, index));
    const runs = [];
    for (let index = WARM; index < WARM + RUNS; index++) runs.push(await time(tool, prose(24, index)));
    const cpu = median(runs.map((run) => run.cpu));
    found[name] = median(runs.map(({ ms }) => ms));
    console.log(
      `${name.padEnd(26)} ${found[name].toFixed(1)} ms (${cpu.toFixed(1)} of this process's own time) for three pages, warm`,
    );
  } catch (error) {
    console.log(`${name.padEnd(26)} missing (${String(error.message).split('\n')[0].slice(0, 90)})`);
  }
}
const own = found['engross, from source'];
for (const [name, ms] of Object.entries(found))
  if (!name.startsWith('engross')) console.log(`engross from source / ${name}: ${(own / ms).toFixed(2)}`);
const whole = await tools['engross, from source']();
console.log(`300 pages, from source: ${(await time(whole, prose(2400))).cpu.toFixed(0)} ms of the processor's time`);
const packed = await tools['engross, render and pack']();
console.log(
  `300 pages, render and pack: ${(await time(packed, prose(2400))).cpu.toFixed(0)} ms of the processor's time`,
);
rmSync(folder, { recursive: true });
