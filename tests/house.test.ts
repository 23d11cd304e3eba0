/** A house's own look: one small folder of templates, seen in all three formats; and our own, measured on the page. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engross, folderWith } from './support/cli.js';
import { partsOf } from './support/projections.js';

const NOTE =
  '---\nkind: note\ntitle: The title of it\nsymbol: A/1\nissued: 2027-01-02\n---\n\n# Part\n\n1. The first paragraph.\n\n2. The second.\n';

/** One black pixel. */
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==',
  'base64',
);

interface Placed {
  text: string;
  /** Millimetres from the page's left and upper edge; `y` is the baseline's. */
  x: number;
  y: number;
  end: number;
  size: number;
  page: number;
}

async function placedWords(
  bytes: Uint8Array,
): Promise<{ words: Placed[]; width: number; height: number; fonts: string[] }> {
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const words: Placed[] = [];
  const fonts = new Set<string>();
  let [width, height] = [0, 0];
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    [, , width = 0, height = 0] = page.view;
    await page.getOperatorList();
    for (const item of (await page.getTextContent()).items) {
      if (!('str' in item) || item.str.trim() === '') continue;
      const [, , , size = 0, x = 0, y = 0] = item.transform as number[];
      words.push({ text: item.str, x: mm(x), y: mm(height - y), end: mm(x + item.width), size, page: number });
      fonts.add((page.commonObjs.get(item.fontName) as { name: string }).name);
    }
  }
  await pdf.destroy();
  return { words, width: mm(width), height: mm(height), fonts: [...fonts] };
}

const mm = (points: number) => (points * 25.4) / 72;

describe('a house of its own', () => {
  const made = folderWith({
    'engross.yaml': 'engross: 1\npaper: Letter\n',
    'templates/design.yaml': [
      'fonts: {serif: {latn: {word: Amiri, html: [Amiri], package: "@expo-google-fonts/amiri", files: {regular: 400Regular/Amiri_400Regular.ttf, bold: 700Bold/Amiri_700Bold.ttf}}}}',
      'styles: {title: {size: 17, colour: "#004020"}, numbered-1: {label: -15, start: 0, first: 0}}',
    ].join('\n'),
    'note.en.md': `${NOTE.replace('issued:', 'emblem: emblem.png\nissued:')}`,
    'emblem.png': PIXEL,
  });
  const read = (name: string) => readFileSync(join(made.folder, 'output', name));
  beforeAll(async () => {
    const ran = await engross(made.folder, ['build', 'note.en.md']);
    expect(ran.stderr).not.toMatch(/error/);
  });
  afterAll(() => made.done());

  it('shows in the PDF', async () => {
    const { words, width, height, fonts } = await placedWords(read('note.en.pdf'));
    expect([width, height].map(Math.round)).toEqual([216, 279]);
    expect(fonts.every((font) => font.includes('Amiri'))).toBe(true);
    expect(words.find((word) => word.text.startsWith('The title'))?.size).toBeCloseTo(17, 1);
    expect(words.find((word) => word.text === '1.')?.x).toBeCloseTo(43 - 15, 0);
    expect(read('note.en.pdf').includes('/Subtype /Image')).toBe(true);
  });

  it('shows in the DOCX', () => {
    const parts = partsOf(read('note.en.docx'));
    expect(parts.get('word/styles.xml')).toMatch(/w:ascii="Amiri"/);
    expect(parts.get('word/styles.xml')).toMatch(/<w:color w:val="004020"\/>[\s\S]*?<w:sz w:val="34"\/>/);
    expect(parts.get('word/document.xml')).toMatch(/<w:pgSz w:w="12240" w:h="15840"/);
    expect([...parts.keys()].some((path) => path.startsWith('word/media/'))).toBe(true);
  });

  it('shows in the HTML', () => {
    const page = read('note.en.html').toString();
    expect(page).toMatch(/font: 18px "Amiri"/);
    expect(page).toMatch(/@page \{ size: 215\.9mm 279\.4mm/);
    expect(page).toMatch(/\.title \{[^}]*color: #004020/);
    expect(page).toMatch(/<img src="data:image\/png;base64,/);
  });
});

describe('our own house, measured', () => {
  const made = folderWith({
    's/session.yaml':
      'title: {en: The Meeting}\norganisation: {en: The Organisation}\nbody: {en: The Body}\nplace: {en: Port}\nstart: 2027-05-18\nend: 2027-05-20\noriginal: en\n',
    's/d/en.md': `---\nkind: declaration\ntitle: The title of it\nsymbol: CML/1\ndistribution: limited\nissued: 2027-05-19\n---\n\nThe Parties,\n\nRecalling all,\n\n1. Decide:\n\n      1. Subone;\n\n      2. Subtwo;\n\n${Array.from({ length: 60 }, (_, index) => `${index + 2}. Decide again;\n`).join('\n')}`,
  });
  let words: Placed[] = [];
  beforeAll(async () => {
    await engross(made.folder, ['build', 's', '--format', 'pdf']);
    ({ words } = await placedWords(readFileSync(join(made.folder, 'output/s/d.en.pdf'))));
  });
  afterAll(() => made.done());

  const find = (text: string, page = 1) => words.find((word) => word.text.startsWith(text) && word.page === page);

  it.each([
    ['organisation', 'The Organisation', 40, 14],
    ['body', 'The Body', 40, 20],
    ['distribution', 'Distr.:', 140, 10],
    ['meeting', 'The Meeting', 20, 10],
    ['title', 'The title', 40, 14],
    ['preambular', 'Recalling', 50, 11],
    ['label', '1.', 50, 11],
    ['operative text', 'Decide', 60, 11],
    ['second label', '(a)', 60, 11],
    ['second text', 'Subone', 70, 11],
  ])('%s stands at %s mm', (_, text, x, size) => {
    const found = find(text);
    expect(Math.abs((found?.x ?? 0) - x), JSON.stringify(found)).toBeLessThan(1);
    expect(found?.size).toBeCloseTo(size, 1);
  });

  it('has its symbol flush at 190 mm, above the rule at 25', () => {
    const symbol = find('/1');
    expect(Math.abs((symbol?.end ?? 0) - 190)).toBeLessThan(1);
    expect(symbol?.y).toBeGreaterThan(20);
    expect(symbol?.y).toBeLessThan(25);
  });

  it('has on later pages the symbol above the rule at 22 and the page at the foot', () => {
    const symbol = find('CML/1', 2);
    expect(Math.abs((symbol?.x ?? 0) - 40)).toBeLessThan(1);
    expect(symbol?.y).toBeLessThan(22);
    const page = words.find((word) => word.page === 2 && /^2\/\d/.test(word.text));
    expect(page?.y).toBeGreaterThan(284);
    expect(Math.abs((page?.end ?? 0) - 170)).toBeLessThan(1);
  });

  it('keeps to the margins: nothing beyond 170 mm but the masthead, nothing below 270 but furniture', () => {
    for (const word of words.filter((one) => one.page > 1 && !/^\d+\/\d+$/.test(one.text))) {
      expect(word.end, word.text).toBeLessThan(171);
      expect(word.y, word.text).toBeLessThan(271);
    }
  });
});
