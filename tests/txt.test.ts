/** Plain text: lines of a width, labels with hanging indents, tables in columns, notes at the end. */

import { describe, expect, it } from 'vitest';
import { formats } from '../src/render/index.js';
import { displayWidth } from '../src/render/txt/display-width.js';
import { wrapText } from '../src/render/txt/wrap-text.js';
import { finishText, type Given } from './support/compiling.js';
import { messagesOf } from './support/messages.js';
import { resourcesFor } from './support/resources.js';

async function text(source: string, given: Partial<Given> = {}): Promise<string> {
  const { draft, file } = finishText({ source, kind: 'note', set: ['title=The title', 'symbol=A/1'], ...given });
  if (draft === undefined) throw new Error(messagesOf(file).join('\n'));
  return new TextDecoder().decode(await formats.txt.render(draft.document, resourcesFor(draft)));
}

const LONG = 'Water that is measured by neighbours together is shared by them in peace, and lasts.';

describe('display width', () => {
  it.each([
    ['abc', false, 3],
    ['é', false, 1],
    ['e\u0301', false, 1],
    ['水位', false, 4],
    ['ＡＢ', false, 4],
    ['“水”', true, 6],
    ['“a”', false, 3],
    ['مُحَمَّد', false, 4],
    ['한글', false, 4],
    ['a\u200d\u2068b\u2069', false, 2],
    ['👍', false, 2],
  ])('of %s (East Asian: %s) is %i', (word, isEastAsian, width) => expect(displayWidth(word, isEastAsian)).toBe(width));
});

describe('lines', () => {
  it('end at spaces, within their width', () => {
    expect(wrapText('one two three four', 9, false)).toEqual(['one two', 'three', 'four']);
  });

  it('keep what no line may end in: no-break spaces, and addresses longer than a line', () => {
    expect(wrapText('at 5\u00a0km from https://example.org/a/b', 10, false)).toEqual([
      'at 5\u00a0km',
      'from',
      'https://example.org/a/b',
    ]);
  });

  it('end between Chinese characters, never before their stops nor after their opening marks', () => {
    expect(wrapText('请各国测量水位。', 14, true)).toEqual(['请各国测量水', '位。']);
    expect(wrapText('各国（水）测量', 6, true)).toEqual(['各国', '（水）', '测量']);
  });

  it('count a mark with its letter', () => {
    const word = 'e\u0301'.repeat(4);
    expect(wrapText(`${word} ${word}`, 9, false)).toEqual([`${word} ${word}`]);
  });
});

describe('plain text', () => {
  it('hangs paragraphs on their labels, level by level', async () => {
    const page = await text(`1. ${LONG}\n\n      1. ${LONG}\n\n2. Two.`);
    expect(page).toContain(
      [
        '1.  Water that is measured by neighbours together is shared by them in',
        '    peace, and lasts.',
        '',
        '    (a) Water that is measured by neighbours together is shared by them',
        '        in peace, and lasts.',
        '',
        '2.  Two.',
        '',
      ].join('\n'),
    );
  });

  it('gives labels of one list one edge, however wide they are', async () => {
    const page = await text(Array.from({ length: 101 }, (_, index) => `${index + 1}. Words.`).join('\n'));
    expect(page).toMatch(/^1\. {3}Words\.$/m);
    expect(page).toMatch(/^101\. Words\.$/m);
    const edges = [...page.matchAll(/^(\d+\.\s+)Words\.$/gm)].map(([, before = '']) => before.length);
    expect(new Set(edges).size).toBe(1);
  });

  it('puts notes at the end, under their heading, with the marks of their calls', async () => {
    const page = await text('1. Lakes[^a] and rivers.[^b]\n\n[^a]: Of all kinds.\n\n[^b]: But few.');
    expect(page).toMatch(/Lakes\[1\] and rivers\.\[2\]\n[\s\S]*\nNotes\n\n\[1\] Of all kinds\.\n\n\[2\] But few\.\n/);
  });

  it('sets tables in columns, figures at their right, words wrapped in their column', async () => {
    const page = await text(
      `: Levels\n\n| Lake | Level | Remark |\n|---|--:|---|\n| Silva | 12 | ${LONG} |\n| Tarn | 1234 | |`,
    );
    expect(page).toContain(
      [
        'Levels',
        'Lake   Level  Remark',
        '-----  -----  ----------------------------------------------------------',
        'Silva     12  Water that is measured by neighbours together is shared by',
        '              them in peace, and lasts.',
        'Tarn    1234',
        '',
      ].join('\n'),
    );
  });

  it('keeps the columns of a table that is wider than the text', async () => {
    const row = (cell: string) => `|${` ${cell} |`.repeat(14)}\n`;
    const page = await text(`1. One.\n\n${row('2027')}${row('--:')}${row('1,234,567')}`);
    const lines = page.split('\n').filter((line) => /2027|1,234,567/.test(line));
    expect(lines).toHaveLength(2);
    expect(lines[0]?.length).toBe(lines[1]?.length);
  });

  it('aligns Chinese cells by what they take on a page', async () => {
    const page = await text('1. 水。\n\n| 湖 | 水位 |\n|---|--:|\n| 高山湖 | 12 |', { language: 'zh' });
    expect(page).toMatch(/^湖 {6}水位$/m);
    expect(page).toMatch(/^高山湖 {4}12$/m);
  });

  it('has Arabic in the order in which it is read, without marks of direction of its own', async () => {
    const page = await text('1. انظر الوثيقة A/RES/60/1 الآن.', { language: 'ar' });
    expect(page).toContain('انظر الوثيقة A/RES/60/1 الآن.');
    expect(page).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
  });

  it('gives the address of a link, once', async () => {
    const page = await text('1. See [the lakes](https://lakes.example/a) and <https://lakes.example/b>.');
    expect(page).toContain('See the lakes <https://lakes.example/a> and https://lakes.example/b.');
  });

  it('has no space at the end of a line, no line without an end, and no control character', async () => {
    const page = await text(
      `# Part\n\n1. ${LONG}\n\n      1. a;\n\n   > ${LONG}\n\n| a | b |\n|---|---|\n| x |  |\n\n- b\n- c`,
    );
    expect(page).not.toMatch(/[ \t]$/m);
    expect(page).toMatch(/[^\n]\n$/);
    expect(page).not.toMatch(/[^\n\P{Cc}]/u);
  });

  it('has lines of the width that the design says', async () => {
    const { draft } = finishText({ source: `1. ${LONG}`, kind: 'note', set: ['title=T', 'symbol=A/1'] });
    if (draft === undefined) throw new Error('no draft');
    const resources = resourcesFor(draft);
    const narrow = { ...resources, sheet: { ...resources.sheet, plainText: { width: 40 } } };
    const lines = new TextDecoder().decode(await formats.txt.render(draft.document, narrow)).split('\n');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(40);
  });
});
