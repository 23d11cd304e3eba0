/** What a PDF promises: structure, text, fonts, links; and what of pdfmake it stands on. */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { PDFString } from 'pdf-lib';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, it } from 'vitest';
import { renderPdf } from '../src/render/pdf/render-pdf.js';
import type { Resources } from '../src/render/resources.js';
import type { SourceFile } from '../src/report/source-file.js';
import type { Face } from '../src/templates/design.js';
import { plainText } from '../src/tree/text.js';
import { readFont } from '../src/world/fonts.js';
import { finishText, rulesOf } from './support/compiling.js';
import { messagesOf } from './support/messages.js';
import { archiveFaults } from './support/pdf-archive.js';
import { openPdf } from './support/pdf-objects.js';
import { pdfText } from './support/projections.js';
import { resourcesFor } from './support/resources.js';
import { wordsOf } from './support/words.js';

const SOURCES = join(import.meta.dirname, '../sources/specimen-session');

interface Built {
  bytes: Uint8Array;
  text: string;
  words: string[];
}

async function build(source: string, kind: string, language: string): Promise<Built> {
  const set = kind === 'statement' ? ['delegation=PE', 'date=2027-01-01'] : ['title=T', 'symbol=A/1'];
  // Alone, without its session: references to other documents are words here.
  const body = source.replace(/^---[\s\S]*?\n---\n/, '').replace(/\[\]\(doc:[^)]*\)/g, 'A/2');
  const { draft, file, sound } = finishText({ source: body, kind, language, set });
  if (draft === undefined || !sound) throw new Error(messagesOf(file).join('\n'));
  const blocks = draft.document.children.filter((block) => block.type !== 'masthead');
  const bytes = await renderPdf(draft.document, resourcesFor(draft));
  return { bytes, text: await pdfText(bytes), words: wordsOf(blocks.map((block) => plainText([block])).join(' ')) };
}

/** What pdfjs reads on each page. */
async function pagesOf(bytes: Uint8Array): Promise<string[]> {
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const numbers = Array.from({ length: pdf.numPages }, (_, index) => index + 1);
  return Promise.all(
    numbers.map(async (number) => {
      const { items } = await (await pdf.getPage(number)).getTextContent();
      return items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? ' ' : ''}` : '')).join('');
    }),
  );
}

const specimens = ['statement', 'declaration', 'note'].flatMap((document) =>
  readdirSync(join(SOURCES, document)).map((name) => [document, name.replace('.md', '')] as const),
);

describe('PDF', () => {
  it.each(specimens)('%s.%s: the structure holds every word, in order', async (document, language) => {
    const { text, words } = await build(
      readFileSync(join(SOURCES, document, `${language}.md`), 'utf8'),
      document,
      language,
    );
    const held = text
      .replace(/^\s*(?:# page \d+|[A-Z][A-Za-z0-9]*(?: \([^)]*\))?:? ?)/gm, '')
      // The call of a note stands in the middle of Chinese words, and is none of them.
      .replace(/\{Reference [^{}]*\}/g, '')
      .replace(/\{(?:Link|Span) /g, '')
      .replace(/[\u200e\u200f\u2066-\u2069]/g, '');
    // Readers differ in where they put spaces and marks of a line from right to left: letters and figures are compared.
    const letters = held.replace(/[^\p{L}\p{N}]/gu, '');
    const missing = words.map((word) => word.replace(/[^\p{L}\p{N}]/gu, '')).filter((word) => !letters.includes(word));
    expect(missing).toEqual([]);
  });

  it('says what it is: PDF/UA-1 and PDF/A-2a, language, title, symbol', async () => {
    const { bytes } = await build('1. One & \\<two>.\n\n2. Two.', 'note', 'en');
    const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
    const raw = Buffer.from(bytes).toString('latin1');
    const xmp = /<\?xpacket begin[\s\S]*?<\?xpacket end="w"\?>/.exec(raw)?.[0] ?? '';
    for (const part of [
      '<pdfuaid:part>1<',
      '<pdfaid:part>2<',
      '<pdfaid:conformance>A<',
      '<dc:identifier>A/1<',
      '<rdf:li>en<',
    ])
      expect(xmp).toContain(part);
    expect((await pdf.getMarkInfo())?.Marked).toBe(true);
    expect((await pdf.getMetadata()).info).toMatchObject({ Title: 'T', Language: 'en' });
    expect(raw).toContain('/DisplayDocTitle true');
    expect(raw).toContain('/OutputIntents');
    expect(raw).not.toContain('/CIDSet');
    expect(await pdf.getPageLabels()).toEqual(['1']);
    await pdf.destroy();
  });

  it('marks everything on a page, as words of the text or as none', async () => {
    const { bytes } = await build(
      '# Part\n\n1. One.[^1]\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n- bullet\n\n> quoted\n\n:::note\nBoxed.\n:::\n\n[^1]: Note.',
      'note',
      'en',
    );
    for (const content of contentsOf(bytes)) expect(unmarked(content)).toEqual([]);
  });

  it('gives notes their ids, links their words, and destinations to every place', async () => {
    const { bytes } = await build(
      '1. See [](#b) and <https://x.example/>.[^1]\n\n2. Two.[^2] {#b}\n\n[^1]: Note.\n[^2]: Note.',
      'note',
      'en',
    );
    const raw = Buffer.from(bytes).toString('latin1');
    expect([...raw.matchAll(/\/ID \((note-\d)\)/g)].map((match) => match[1])).toEqual(['note-1', 'note-2']);
    const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
    const links = (await (await pdf.getPage(1)).getAnnotations()).filter((annotation) => annotation.subtype === 'Link');
    expect(links.map((link) => [link.url ?? link.dest, link.contentsObj?.str.replaceAll('\u00a0', ' ')])).toEqual([
      ['b', 'paragraph 2'],
      ['https://x.example/', 'https://x.example/'],
    ]);
    expect(Object.keys(await pdf.getDestinations())).toEqual(expect.arrayContaining(['b', 'p1', 'note1']));
    await pdf.destroy();
  });

  it('keeps names in the order of their bytes, by which readers look for them, whatever language the machine has', async () => {
    const names = ['zeta', 'theta', 'статья', 'alpha', 'Beta', 'article_1', 'article-2', 'Я'];
    const { bytes } = await build(names.map((name) => `Words. {#${name}}`).join('\n\n'), 'note', 'en');
    const pdf = await openPdf(bytes);
    const places = pdf.get(pdf.get(pdf.catalog, 'Names'), 'Dests');
    const written = pdf.list(pdf.get(places, 'Names')).filter((one) => one instanceof PDFString);
    const order = written.map((one) => Buffer.from(one.asBytes()));
    expect(order).toEqual(order.toSorted(Buffer.compare));
    expect(written.map((one) => one.decodeText())).toEqual(expect.arrayContaining(names));
    // ISO 32000-1, table 36: bounds are of the tree's branches, not of its root.
    expect(pdf.get(places, 'Limits')).toBeUndefined();
  });

  it('shows a mirrored bracket, and gives back the one that was written', async () => {
    const { text } = await build('قال (كما كتب) ذلك في الوثيقة A/RES/60/1 في 1945.', 'statement', 'ar');
    expect(text.replace(/[\s\u200e\u200f]/g, '')).toContain('(كماكتب)');
    expect(text.replace(/\s/g, '')).toContain('A/RES/60/1');
    expect(text).toContain('1945');
  });

  it('begins no Chinese line with a mark that must not', async () => {
    const { bytes } = await build(`${'各缔约方决定，继续测量；“湖泊”。'.repeat(40)}`, 'statement', 'zh');
    const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
    const items = (await (await pdf.getPage(1)).getTextContent()).items.flatMap((item) =>
      'str' in item && item.str.trim() !== '' ? [item] : [],
    );
    const starts = new Map<number, { x: number; text: string }>();
    for (const item of items) {
      const [, , , , x = 0, y = 0] = item.transform as number[];
      const known = starts.get(Math.round(y));
      if (known === undefined || x < known.x) starts.set(Math.round(y), { x, text: item.str });
    }
    expect(starts.size).toBeGreaterThan(8);
    for (const { text } of starts.values()) expect(text).not.toMatch(/^[，。；：”’！？、）]/);
    await pdf.destroy();
  });

  it('prints no box: a character without glyph is an error that names it', async () => {
    const { draft, file } = finishText({ source: 'A mark 🜚 here.', set: ['title=T'] });
    if (draft === undefined) throw new Error('No draft');
    await renderPdf(draft.document, resourcesFor(draft));
    expect(messagesOf(file).map((message) => [message.ruleId, message.line])).toEqual([['glyph', 1]]);
    expect(messagesOf(file)[0]?.reason).toContain('U+1F71A');
  });

  /** Chinese set with a face of which the package is not there. */
  async function withoutPackage(system: NonNullable<Face['system']>): Promise<{ bytes: Uint8Array; file: SourceFile }> {
    const { draft, file } = finishText({ source: '盼望和平。', kind: 'note', language: 'zh', set: ['title=盼望'] });
    if (draft === undefined) throw new Error('No draft');
    const resources = resourcesFor(draft);
    const hans = { word: 'SimSun', html: ['SimSun'], package: 'not-installed', files: { regular: `${system.length}` } };
    const serif: Record<string, Face> = { ...resources.sheet.fonts['serif'], hans: { ...hans, system } };
    const sheet = { ...resources.sheet, fonts: { serif } };
    const font: Resources['font'] = (_, script, cut) => {
      const face = serif[script];
      return face === undefined ? undefined : readFont(face, cut);
    };
    return { bytes: await renderPdf(draft.document, { ...resources, sheet, font }), file };
  }

  it('says of Chinese without a font which package brings it, and where it stands', async () => {
    const { file } = await withoutPackage([]);
    // Once for all of its characters; the stop, which is none, for itself.
    const chinese = messagesOf(file).filter((message) => message.note?.includes('@expo-google-fonts/noto-serif-sc'));
    expect(chinese).toHaveLength(1);
    expect(chinese[0]).toMatchObject({ ruleId: 'glyph', line: 1, fatal: true });
    expect(chinese[0]?.reason).toMatch(/“\p{Script=Han}” U\+[\dA-F]{4}/u);
  });

  const isThere = existsSync('/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc');
  if (!isThere) console.warn('fonts-noto-cjk is not here: Chinese from a font of the system is not tested.');

  it.skipIf(!isThere)(
    'takes Chinese from a font of the system: of a file of several, the face that is meant',
    async () => {
      const { bytes, file } = await withoutPackage([
        { cut: 'regular', file: 'NotoSerifCJK-Regular.ttc', face: 'NotoSerifCJKsc-Regular' },
      ]);
      expect(file.diagnostics).toEqual([]);
      expect(await pdfText(bytes)).toContain('盼望和平。');
      expect(Buffer.from(bytes).toString('latin1')).toContain('NotoSerifCJKsc-Regular');
      // Its PostScript outlines are cut down too, strokes that other glyphs share included.
      expect(bytes.length).toBeLessThan(50_000);
      expect(await archiveFaults(bytes)).toEqual([]);
    },
  );

  it('does not cut a note that is longer than a page', async () => {
    const { draft, file } = finishText({
      source: `One.[^1]\n\n[^1]: ${'A very long note. '.repeat(1200)}`,
      set: ['title=T'],
    });
    if (draft === undefined) throw new Error('No draft');
    await renderPdf(draft.document, resourcesFor(draft));
    expect(rulesOf(file)).toContain('note-too-long');
  });

  it('reads the head of a table once, though it stands on every page', async () => {
    const rows = Array.from({ length: 80 }, (_, index) => `| ${index} | words |`).join('\n');
    const { text } = await build(`# Part\n\n1. One.\n\n| No | Text |\n|---|---|\n${rows}\n`, 'note', 'en');
    const pages = text.split('# page ').slice(1);
    expect(pages.length).toBeGreaterThan(1);
    // Repeated heads are no part of the words: each cell is read once.
    expect(text.match(/P: *No$/gm)).toHaveLength(1);
  });

  it('breaks a paragraph longer than a page between sentences, in a copy that is read aloud', async () => {
    const sentences = Array.from(
      { length: 90 },
      (_, at) => `Sentence ${at} tells what ${'gauges '.repeat(at % 7)}say.`,
    );
    const { draft } = finishText({
      source: sentences.join(' '),
      kind: 'statement',
      variant: 'reading',
      set: ['delegation=PE', 'date=2027-01-01'],
    });
    if (draft === undefined) throw new Error('No draft');
    const pages = await pagesOf(await renderPdf(draft.document, resourcesFor(draft)));
    const turned = pages.map((page) => /Sentence \d[\s\S]*say\./.exec(page)?.[0] ?? '').filter((page) => page !== '');
    expect(turned.length).toBeGreaterThan(2);
    expect(turned.join(' ').replace(/\s+/g, ' ')).toBe(sentences.join(' '));
  });

  it('is the same whenever and wherever it is made', async () => {
    const [one, other] = [
      await build('1. One.\n\n2. Two.', 'note', 'en'),
      await build('1. One.\n\n2. Two.', 'note', 'en'),
    ];
    expect(Buffer.from(one.bytes).equals(Buffer.from(other.bytes))).toBe(true);
  });
});

/** Streams of pages, inflated. */
function contentsOf(bytes: Uint8Array): string[] {
  const raw = Buffer.from(bytes);
  const found: string[] = [];
  for (let at = raw.indexOf('stream\n'); at !== -1; at = raw.indexOf('stream\n', at + 7)) {
    const end = raw.indexOf('endstream', at);
    try {
      const text = inflateSync(raw.subarray(at + 7, end)).toString('latin1');
      if (/\bBDC\b|\bBMC\b/.test(text)) found.push(text);
    } catch {
      // A font or a profile, not a page.
    }
  }
  return found;
}

/** Operators that show something outside of marked content. */
function unmarked(content: string): string[] {
  let depth = 0;
  const found: string[] = [];
  for (const line of content.split('\n')) {
    if (/\b(?:BDC|BMC)$/.test(line)) depth++;
    else if (/\bEMC$/.test(line)) depth--;
    else if (/\b(?:TJ|Tj|Do|S|f|B)$/.test(line) && depth === 0) found.push(line);
  }
  return found;
}
