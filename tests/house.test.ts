/** A house's own look: one small folder of templates, seen in all three formats. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engross, folderWith } from './support/cli.js';
import { measurePdf } from './support/measure-pdf.js';
import { partsOf } from './support/projections.js';

const NOTE =
  '---\nkind: note\ntitle: The title of it\nsymbol: A/1\nissued: 2027-01-02\n---\n\n# Part\n\n1. The first paragraph.\n\n2. The second.\n';

/** One black pixel. */
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==',
  'base64',
);

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
    const { words, width, height } = await measurePdf(read('note.en.pdf'));
    expect([width, height].map(Math.round)).toEqual([216, 279]);
    expect(words.filter(({ font }) => !font.includes('Amiri'))).toEqual([]);
    expect(words.find((word) => word.text.startsWith('The title'))?.size).toBeCloseTo(17, 1);
    expect(words.find((word) => word.text.trim() === '1.')?.x).toBeCloseTo(43 - 15, 0);
    expect(read('note.en.pdf').includes('/Subtype /Image')).toBe(true);
  });

  it('shows in the DOCX', () => {
    const parts = partsOf(read('note.en.docx'));
    expect(parts.get('word/styles.xml')).toMatch(/w:ascii="Amiri"/);
    expect(parts.get('word/styles.xml')).toMatch(/<w:color w:val="004020"\/>[\s\S]*?<w:sz w:val="34"\/>/);
    expect(parts.get('word/document.xml')).toMatch(/<w:pgSz w:w="12240" w:h="15840"/);
    expect([...parts.keys()].some((path) => path.startsWith('word/media/'))).toBe(true);
    // The numbers hang 15 mm (850 twentieths of a point) before the text.
    expect(parts.get('word/styles.xml')).toMatch(
      /w:styleId="Numbered1"[\s\S]*?<w:ind w:left="0" w:right="0" w:hanging="850"/,
    );
  });

  it('shows in the HTML', () => {
    const page = read('note.en.html').toString();
    expect(page).toMatch(/font: 18px "Amiri"/);
    expect(page).toMatch(/@page \{ size: 215\.9mm 279\.4mm/);
    expect(page).toMatch(/\.title \{[^}]*color: #004020/);
    expect(page).toMatch(/\.numbered-1[^}]*-15/);
    expect(page).toMatch(/<img src="data:image\/png;base64,/);
  });
});
