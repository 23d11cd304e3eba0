// npm run bench: time a page, size and memory of PDFs; each engine in a process of its own, in one run, over the same distinct documents.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { VFile } from 'vfile';

const self = fileURLToPath(import.meta.url);
const root = join(self, '../..');
const corpus = join(root, '../shared/corpus/statements');

/** Distinct texts: the corpus where it is, else the specimens' English. */
function texts() {
  const folder = existsSync(corpus) ? corpus : join(root, 'sources');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => (folder === corpus ? path.endsWith('.txt') : path.endsWith('statement/en.md')))
    .sort()
    .map((path) => readFileSync(join(folder, path), 'utf8').replace(/^---[\s\S]*?\n---\n/, ''));
}

/** Wall time, and time of processors (which other programs on the machine leave alone). Milliseconds. */
function startClock() {
  const [began, used] = [performance.now(), process.cpuUsage()];
  return () => {
    const { user, system } = process.cpuUsage(used);
    return { ms: performance.now() - began, cpu: (user + system) / 1000 };
  };
}

async function engross() {
  const { openWorkspace } = await import('../build/workspace.js');
  const { readFont } = await import('../build/world/fonts.js');
  const { draftDocument, finishDraft } = await import('../build/compile.js');
  const { renderPdf } = await import('../build/render/pdf/render-pdf.js');
  const house = openWorkspace('/nonexistent');
  return async (source, language = 'en') => {
    const whole = startClock();
    const file = new VFile({ path: 'x.md', value: new TextEncoder().encode(source) });
    const input = {
      id: 'x',
      sessionId: undefined,
      session: undefined,
      versions: [{ file, language, wanted: true }],
      kind: 'statement',
      set: ['delegation=PE', 'date=2007-02-23'],
      variant: 'circulation',
      formats: ['pdf'],
      undated: '2027-01-01',
      generator: 'bench',
    };
    const [draft] = draftDocument(input, house);
    if (draft === undefined || !finishDraft(draft, { labelsOf: () => undefined, siblings: () => [] })) return undefined;
    const { sheet, context } = draft;
    const font = (family, script, cut) => sheet.fonts[family]?.[script] && readFont(sheet.fonts[family][script], cut);
    const clock = startClock();
    const bytes = await renderPdf(draft.document, {
      sheet,
      language: context.language,
      kind: context.kind,
      masthead: context.masthead,
      furniture: context.furniture,
      image: () => undefined,
      font,
      file,
    });
    return { ...clock(), fromSource: whole(), bytes };
  };
}

async function pdfmake() {
  const require = createRequire(import.meta.url);
  const pdf = require('pdfmake');
  const folder = join(root, 'node_modules/@expo-google-fonts/tinos');
  pdf.setFonts({
    Serif: {
      normal: join(folder, '400Regular/Tinos_400Regular.ttf'),
      bold: join(folder, '700Bold/Tinos_700Bold.ttf'),
      italics: join(folder, '400Regular_Italic/Tinos_400Regular_Italic.ttf'),
      bolditalics: join(folder, '700Bold_Italic/Tinos_700Bold_Italic.ttf'),
    },
  });
  return async (source) => {
    const content = source.split(/\n\s*\n/).map((text) => ({ text: text.replace(/\s+/g, ' '), margin: [0, 0, 0, 8] }));
    const clock = startClock();
    const bytes = await pdf
      .createPdf({
        content,
        defaultStyle: { font: 'Serif', fontSize: 12, lineHeight: 1.2 },
        pageMargins: [113, 85, 113, 77],
      })
      .getBuffer();
    return { ...clock(), bytes };
  };
}

/** As it comes: a tagged PDF without a standard. Its platform packages are optional: where the registry has none for this machine, it is missing here. */
const typst = () => typstTo(undefined);

/** Typst held to one of our two standards (it can be held to one alone), which wants a title and a date. */
const typstUA = () => typstTo('ua-1');

async function typstTo(standard) {
  const { NodeCompiler } = await import('@myriaddreamin/typst-ts-node-compiler');
  const compiler = NodeCompiler.create({
    fontArgs: [{ fontPaths: [join(root, 'node_modules/@expo-google-fonts/tinos')] }],
  });
  const head = standard ? '#set document(title: "T", date: datetime(year: 2027, month: 1, day: 1))\n' : '';
  return async (source) => {
    const text = source
      // Control characters of the corpus, which no font has: PDF/UA is refused for them.
      .replace(/[\u0080-\u009f]/g, '')
      .split(/\n\s*\n/)
      .map((part) => part.replace(/[\\#$*_@<>`~[\]=/+-]/g, '\\$&'))
      .join('\n\n');
    const clock = startClock();
    const bytes = compiler.pdf(
      {
        mainFileContent: `${head}#set page(margin: 40mm)\n#set text(font: "Tinos", size: 12pt)\n${text}`,
      },
      standard && { pdfStandard: standard },
    );
    return { ...clock(), bytes };
  };
}

const engines = { engross, pdfmake, typst, typstUA };

/** Pages of a PDF, as pdfjs counts them. */
async function pagesOf(bytes) {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const pages = pdf.numPages;
  await pdf.destroy();
  return pages;
}

/** Every third document only warms an engine up (so some of each kind of text do), this often: until it has compiled what they need. */
const [WARMING, ROUNDS] = [3, 12];

/** Processes of each engine, one after the other in turn; the least of their times counts, which other programs disturb least. */
const TURNS = 3;

/** Young space of the threads of a build in megabytes (`compile-pool.ts` asks for three times as much: two halves and more). */
const YOUNG = 42;

/** After some rounds of warming: each of the other documents once (its words not seen), then all of them again. */
async function measure(name) {
  const render = await engines[name]();
  const all = texts();
  const warming = all.filter((_, at) => at % WARMING === 0);
  const measured = all.filter((_, at) => at % WARMING !== 0);
  for (let round = 0; round < ROUNDS; round++) for (const text of warming) await render(text);
  const passes = [];
  const made = [];
  for (let pass = 0; pass < 2; pass++) {
    let [ms, cpu, sourceMs] = [0, 0, 0];
    for (const text of measured) {
      const one = await render(text);
      if (one === undefined) continue;
      ms += one.ms;
      cpu += one.cpu;
      sourceMs += one.fromSource?.ms ?? 0;
      if (pass === 0) made.push(one.bytes);
    }
    passes.push({ ms, cpu, sourceMs });
  }
  // At last, for the reader leaves much behind that is cleared away while the next documents are made.
  let pages = 0;
  for (const bytes of made) pages += await pagesOf(bytes);
  const each = passes.map(({ ms, cpu, sourceMs }) => ({
    ms: ms / pages,
    cpu: cpu / pages,
    sourceMs: sourceMs / pages,
    pages,
  }));
  console.log(JSON.stringify({ passes: each, rss: Math.round(process.resourceUsage().maxRSS / 1024) }));
}

/** The least of what several processes of one engine took, a page. */
function least(runs) {
  return [0, 1].map((pass) => {
    const of = (key) => Math.min(...runs.map((run) => run.passes[pass][key]));
    return { ms: of('ms'), cpu: of('cpu'), sourceMs: of('sourceMs'), pages: of('pages') };
  });
}

/** Every engine in turn, several times; a missing one is told once. */
function compare() {
  const found = {};
  for (let turn = 0; turn < TURNS; turn++)
    for (const name of Object.keys(engines)) {
      if (turn > 0 && found[name] === undefined) continue;
      try {
        found[name] = [...(found[name] ?? []), child('engine', name)];
      } catch (error) {
        const why = String(error.stderr ?? error).match(/Cannot find package '[^']*'/)?.[0] ?? 'failed';
        console.log(`${name.padEnd(8)} missing (${why})`);
      }
    }
  const passes = Object.fromEntries(Object.entries(found).map(([name, runs]) => [name, least(runs)]));
  for (const [name, [first, second]] of Object.entries(passes)) {
    const figures = [first, second].map(({ ms, cpu }) => `${ms.toFixed(1)} (${cpu.toFixed(1)})`).join('  ');
    const source = first.sourceMs > 0 ? `, ${first.sourceMs.toFixed(1)} from the source` : '';
    console.log(`${name.padEnd(8)} ${figures}   ${first.pages} pages, ${found[name][0].rss} MB${source}`);
  }
  const { engross: own } = passes;
  for (const [name, [first]] of Object.entries(passes))
    if (name !== 'engross')
      console.log(
        `engross / ${name}: ${(own[0].ms / first.ms).toFixed(2)} by the clock, ${(own[0].cpu / first.cpu).toFixed(2)} by processor`,
      );
}

async function long(pages) {
  const render = await engross();
  const all = texts()
    .join(' ')
    .replace(/\s+/g, ' ')
    .replace(/[^A-Za-z0-9 ,.;]/g, '');
  const words = Array.from(
    { length: Math.floor(all.length / 600) },
    (_, index) => `Paragraph ${all.slice(index * 600, (index + 1) * 600).trim()}.`,
  );
  await render(words.slice(0, 20).join('\n\n'));
  const source = Array.from({ length: pages * 5 }, (_, index) => words[index % words.length]).join('\n\n');
  const made = await render(source);
  const count = await pagesOf(made.bytes);
  console.log(
    JSON.stringify({ pages: count, perPage: made.ms / count, rss: Math.round(process.resourceUsage().maxRSS / 1024) }),
  );
}

function child(...args) {
  return JSON.parse(
    execFileSync(process.execPath, [`--max-semi-space-size=${YOUNG}`, self, ...args], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    }),
  );
}

async function sizes() {
  const render = await engross();
  for (const language of ['en', 'ar', 'zh']) {
    const path = join(root, `sources/specimen-session/statement/${language}.md`);
    // Alone it has no other documents to refer to.
    const source = readFileSync(path, 'utf8')
      .replace(/^---[\s\S]*?\n---\n/, '')
      .replace(/\[([^\]]*)\]\(doc:[^)]*\)/g, 'CML/MOP.2/L.3 $1');
    const made = await render(source, language);
    if (made === undefined) throw new Error(`the statement in ${language} cannot be built alone`);
    console.log(`${language}: ${(made.bytes.length / 1000).toFixed(0)} kB, ${await pagesOf(made.bytes)} pages`);
  }
}

/** Numbering and shaping of long declarations: in proportion to their length. */
async function shaping() {
  const { openWorkspace } = await import('../build/workspace.js');
  const { draftDocument, finishDraft } = await import('../build/compile.js');
  const house = openWorkspace('/nonexistent');
  for (const count of [500, 500, 5000, 10_000]) {
    const source = `The Parties,\n\n${Array.from({ length: count }, (_, index) => `${index + 1}. Decide on matter ${index + 1};`).join('\n\n')}`;
    const file = new VFile({ path: 'x.md', value: new TextEncoder().encode(source) });
    const input = {
      id: 'x',
      sessionId: undefined,
      session: undefined,
      versions: [{ file, language: 'en', wanted: true }],
      kind: 'declaration',
      set: ['title=T'],
      variant: 'circulation',
      formats: [],
      undated: '2027-01-01',
      generator: 'bench',
    };
    const began = performance.now();
    const [draft] = draftDocument(input, house);
    finishDraft(draft, { labelsOf: () => undefined, siblings: () => [] });
    console.log(
      `${count} operative paragraphs read and shaped: ${((performance.now() - began) / count).toFixed(3)} ms each`,
    );
  }
}

const [mode, value] = process.argv.slice(2);
if (mode === 'engine') await measure(value);
else if (mode === 'long') await long(Number(value));
else if (mode === 'compare') compare();
else {
  console.log(
    `${texts().length} distinct statements; milliseconds a page (and of processors), first and second pass, the least of ${TURNS} processes; peak memory (with the reader that counts pages)`,
  );
  compare();
  const lengths = [10, 100, 500].map((pages) => child('long', String(pages)));
  for (const one of lengths)
    console.log(
      `${one.pages} pages: ${one.perPage.toFixed(1)} ms a page (× ${(one.perPage / lengths[0].perPage).toFixed(2)} of the first), ${one.rss} MB`,
    );
  await sizes();
  await shaping();
}
