/** The values of house-style.md, measured on pages of the PDF: within a millimetre, and to a tenth of a point of type. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engross, folderWith } from './support/cli.js';
import { type Measured, measurePdf, type Placed } from './support/measure-pdf.js';

const SESSION = `
title: {en: The Meeting, ar: "الاجتماع", zh: 会议}
organisation: {en: The Organisation, ar: "المنظمة", zh: 组织}
body: {en: The Body, ar: "الهيئة", zh: 机构}
place: {en: Port, ar: "المرفأ", zh: 港口}
mark: {en: Specimen, ar: "نموذج", zh: 样本}
start: 2027-05-18
end: 2027-05-20
original: en
items: [{number: 4, title: {en: The item, ar: "البند", zh: 项目}}]
`;

const HEAD = 'symbol: CML/MOP.2/L.1\nitem: 4\ndistribution: limited\nissued: 2027-05-19';
const LONG = 'words of one paragraph that goes on over more than a single line of the page, '.repeat(4);
const MANY = (from: number, text: string) =>
  Array.from({ length: 40 }, (_, index) => `${from + index}. ${text}`).join('\n\n');

const DECLARATION = `---
kind: declaration
title: The title of it
${HEAD}
signatures: [{name: Jane Doe, title: Chair}]
adopted: {date: 2027-05-20, place: Port}
---

The Parties,

Recalling ${LONG}

1. Decide ${LONG}:

      1. Second level ${LONG};

            1. Third level;

                  1. Fourth level;

                        1. Fifth level;

${MANY(2, 'Decide again.')}
`;

const NOTE = `---
kind: note
title: The title of it
byline: Note by the secretariat
${HEAD}
---

# First heading

## Second heading

### Third heading

1. Numbered ${LONG}[^1]

> “Quoted ${LONG}”

| Lake | 2026 |
|---|--:|
| Silva | 1,234 |
| Amber | 5 |

[^1]: Footnote ${LONG}
`;

const SENTENCES = Array.from(
  { length: 24 },
  (_, index) => `This is sentence ${index + 1} of Jane Doe, said on 8 July 2026 to all ${index + 100} of them.`,
);
const STATEMENT = `---
kind: statement
delegation: PE
delivered: 2027-05-18
item: 4
deliveryNote: true
embargo: delivery
---

Madam President,

${[0, 6, 12, 18].map((at) => SENTENCES.slice(at, at + 6).join(' ')).join('\n\n')}[^1]

${SENTENCES.slice(0, 8).join(' ')}

${SENTENCES.slice(8, 16).join(' ')}

Thank you.

[^1]: A note of the statement.
`;

/** A title of two lines, and an emblem higher than it is wide. */
const TITLED = `---
kind: note
title: ${'A title that goes on and on '.repeat(4).trim()}
emblem: emblem.png
${HEAD}
---

# A heading

1. One.

2. Two.

## A lower heading

3. Three.
`;

const EMBLEM = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAIAAAAECAAAAACBhLHlAAAADUlEQVR42mNg+M8AQwAV9gP9NZHxoQAAAABJRU5ErkJggg==',
  'base64',
);

const arabic = (text: string) =>
  text
    .replace(/^Recalling .*$/m, 'إذ تشير إلى الاتفاقية،')
    .replace('The Parties,', 'إن الأطراف،')
    .replace(/Decide|Second|Third|Fourth|Fifth|level/g, 'تقرر')
    .replace('The title of it', 'العنوان')
    .replaceAll(LONG, `${'كلمات من فقرة واحدة تمتد على أكثر من سطر في الصفحة '.repeat(4)}`)
    .replaceAll('again', '');

const chinese = (text: string) =>
  text
    .replace('The title of it', '标题')
    .replace('Note by the secretariat', '秘书处的说明')
    .replace(/First heading|Second heading|Third heading/g, '标题')
    .replaceAll(LONG, '这一段的文字很长超过页面上的一行需要换行才能全部排完'.repeat(4));

const made = folderWith({
  's/session.yaml': SESSION,
  's/declaration/en.md': DECLARATION,
  's/declaration/ar.md': arabic(DECLARATION).replace(/^(?:kind|symbol|item|distribution|issued).*\n/gm, ''),
  's/note/en.md': NOTE,
  's/note/zh.md': chinese(NOTE).replace(/^(?:kind|symbol|item|distribution|issued).*\n/gm, ''),
  's/statement/en.md': STATEMENT,
  's/titled/en.md': TITLED,
  's/titled/emblem.png': EMBLEM,
  'ar/session.yaml': `${SESSION}original: ar\n`.replace('original: en\n', ''),
  'ar/statement/ar.md': STATEMENT.replace(/^(?:Madam|Thank).*$/gm, '').replace(/This is[^.]*\./g, 'كلمات من خطاب.'),
  'zh/session.yaml': `${SESSION}original: zh\n`.replace('original: en\n', ''),
  'zh/statement/zh.md': STATEMENT.replace('Madam President,', '主席女士：')
    .replace('Thank you.', '谢谢。')
    .replace(/This is[^.]*\./g, '这是发言中的一句话，由代表在会议上宣读。'),
  'letter/engross.yaml': 'engross: 1\npaper: Letter\n',
  'letter/sources/s/session.yaml': SESSION,
  'letter/sources/s/declaration/en.md': DECLARATION,
});

const pages = new Map<string, Measured>();
beforeAll(async () => {
  const runs = [
    await engross(made.folder, ['build', 's', 'ar', 'zh', '--format', 'pdf']),
    await engross(made.folder, ['build', 's/statement', 'ar', 'zh', '--format', 'pdf', '--variant', 'reading']),
    await engross(join(made.folder, 'letter'), ['build', '--format', 'pdf']),
  ];
  expect(runs.map((run) => run.stderr).join('')).not.toMatch(/ error /);
  const measure = async (name: string, path: string) =>
    pages.set(name, await measurePdf(readFileSync(join(made.folder, path))));
  for (const name of ['declaration.en', 'declaration.ar', 'note.en', 'note.zh', 'statement.en', 'statement.en.reading'])
    await measure(name, `output/${name.startsWith('statement') ? 's.closed' : 's'}/${name}.pdf`);
  await measure('statement.ar.reading', 'output/ar.closed/statement.ar.reading.pdf');
  await measure('statement.zh.reading', 'output/zh.closed/statement.zh.reading.pdf');
  await measure('titled', 'output/s/titled.en.pdf');
  await measure('letter', 'letter/output/s/declaration.en.pdf');
});
afterAll(() => made.done());

function of(name: string): Measured {
  const found = pages.get(name);
  if (found === undefined) throw new Error(`${name} was not built`);
  return found;
}

function find(name: string, text: string, page = 1): Placed {
  const found = of(name).words.find((word) => word.text.startsWith(text) && word.page === page);
  if (found === undefined) throw new Error(`${text} is not on page ${page} of ${name}`);
  return found;
}

/** The line under the one that begins with `text`. */
function under(name: string, text: string): Placed {
  const first = find(name, text);
  const below = of(name).words.filter((word) => word.page === first.page && word.y > first.y + 1);
  const y = Math.min(...below.map((word) => word.y));
  const line = below.filter((word) => word.y < y + 0.5).sort((one, other) => one.x - other.x);
  const [start] = line;
  if (start === undefined) throw new Error(`Nothing stands under ${text}`);
  return start;
}

const points = (millimetres: number) => (millimetres * 72) / 25.4;

function near(value: number, wanted: number, within = 1): void {
  expect(Math.abs(value - wanted), `${value.toFixed(2)} for ${wanted}`).toBeLessThan(within);
}

function rule(name: string, wanted: { x: number; end: number; y?: number; weight: number; page?: number }): void {
  const found = of(name).rules.find(
    (one) =>
      one.page === (wanted.page ?? 1) &&
      Math.abs(one.x - wanted.x) < 1 &&
      Math.abs(one.end - wanted.end) < 1 &&
      Math.abs(one.weight - wanted.weight) < 0.05 &&
      (wanted.y === undefined || Math.abs(one.y - wanted.y) < 1),
  );
  expect(found, JSON.stringify(of(name).rules.filter((one) => one.page === (wanted.page ?? 1)))).toBeDefined();
}

describe('the page', () => {
  it('is A4, its text from 40 to 170 mm and down to 270', () => {
    const { width, height, words } = of('declaration.en');
    near(width, 210, 0.1);
    near(height, 297, 0.1);
    const text = words.filter((word) => word.page === 2 && word.size === 11);
    near(Math.min(...text.map((word) => word.x)), 50);
    near(text[0]?.y ?? 0, 30 + 3.6);
    for (const word of text) expect(word.y, word.text).toBeLessThan(270);
    near(
      Math.max(
        ...of('note.en')
          .words.filter((word) => word.size === 11 && word.page === 1 && word.y > 100)
          .map((word) => word.end),
      ),
      170,
    );
  });

  it('is Letter where the house says so, with its own margins', () => {
    const { width, height, words } = of('letter');
    near(width, 215.9, 0.1);
    near(height, 279.4, 0.1);
    near(find('letter', 'The title').x, 43);
    near(find('letter', 'The Organisation').x, 40);
    near(find('letter', '/MOP').end, 190);
    for (const word of words.filter((one) => one.page > 1)) expect(word.end, word.text).toBeLessThan(172.9 + 1);
    near(words.find((word) => word.page === 2 && /^2\/\d$/.test(word.text))?.y ?? 0, 279.4 - 297 + 288);
  });
});

describe('the masthead', () => {
  it.each([
    ['organisation', 'The Organisation', 40, 14, false],
    ['body', 'The Body', 40, 20, true],
    ['distribution', 'Distr.: Limited', 140, 10, false],
    ['date', '19 May 2027', 140, 10, false],
    ['original', 'Original: English', 140, 10, false],
    ['meeting', 'The Meeting', 20, 10, true],
    ['place and dates', 'Port, 18–20', 20, 10, false],
    ['item', 'Agenda item 4', 20, 10, false],
    ['item title', 'The item', 20, 10, true],
    ['title', 'The title', 40, 14, true],
  ])('has its %s where the style says', (_, text, x, size, bold) => {
    const found = find('declaration.en', text);
    near(found.x, x);
    near(found.size, size, 0.1);
    expect(/Bold/.test(found.font)).toBe(bold);
  });

  it('has its symbol flush at 190, the series letters 20 and the rest 11', () => {
    const [series, rest] = [find('declaration.en', 'CML'), find('declaration.en', '/MOP')];
    expect([series.size, rest.size].map(Math.round)).toEqual([20, 11]);
    near(rest.end, 190);
    near(series.end, rest.x, 0.2);
    near(series.y, find('declaration.en', 'The Organisation').y, 0.5);
    expect(series.y).toBeLessThan(25);
  });

  it('has its rules at 25 and 58, and its blocks under them', () => {
    rule('declaration.en', { x: 20, end: 190, y: 25, weight: 0.5 });
    rule('declaration.en', { x: 20, end: 190, y: 58, weight: 1.5 });
    near(find('declaration.en', 'Distr.').y, 28 + 3.3);
    near(points(find('declaration.en', '19 May').y - find('declaration.en', 'Distr.').y), 12, 0.2);
    near(find('declaration.en', 'The Meeting').y, 63 + 3.3);
  });

  it('shows no head and no number on the first page', () => {
    const first = of('declaration.en').words.filter((word) => word.page === 1);
    expect(first.filter((word) => /^\d+\/\d+$/.test(word.text))).toEqual([]);
    expect(first.filter((word) => word.text.includes('MOP.2'))).toHaveLength(1);
    near(find('declaration.en', 'Specimen').x, 40);
  });

  it('leaves later pages the symbol over a rule at 22, and the number at the foot', () => {
    const [symbol, number] = [find('declaration.en', 'CML/MOP', 2), find('declaration.en', '2/', 2)];
    near(symbol.x, 40);
    expect([symbol.size, number.size].map(Math.round)).toEqual([9, 9]);
    expect([symbol.font, number.font].every((font) => font.includes('Bold'))).toBe(true);
    expect(symbol.y).toBeGreaterThan(19);
    expect(symbol.y).toBeLessThan(22);
    rule('declaration.en', { x: 40, end: 170, y: 22, weight: 0.5, page: 2 });
    near(number.end, 170);
    near(number.y, 285 + 3);
    find('declaration.en', 'Specimen', 2);
  });
});

describe('the styles', () => {
  it.each([
    ['1.', 50, 'Decide', 60],
    ['(a)', 60, 'Second', 70],
    ['(i)', 70, 'Third', 80],
    ['a.', 80, 'Fourth', 90],
    ['i.', 90, 'Fifth', 100],
  ])('operative label %s at %s, the text of %s at %s', (label, at, text, start) => {
    near(find('declaration.en', label).x, at);
    near(find('declaration.en', text).x, start);
  });

  it('hang operative paragraphs and set preambular ones in, the opener in italics', () => {
    near(under('declaration.en', 'Decide').x, 60);
    const opener = find('declaration.en', 'Recalling');
    near(opener.x, 50);
    expect(opener.font).toMatch(/Italic/);
    near(points(under('declaration.en', 'Recalling').y - opener.y), 14, 0.2);
  });

  it('number paragraphs of a note at 40, their first line at 50, turning over at 40', () => {
    const first = find('note.en', 'Numbered');
    const label = of('note.en').words.find((word) => word.text.trim() === '1.' && Math.abs(word.y - first.y) < 0.5);
    near(label?.x ?? 0, 40);
    near(first.x, 50);
    near(under('note.en', 'Numbered').x, 40);
    near(points(under('note.en', 'Numbered').y - find('note.en', 'Numbered').y), 14, 0.2);
  });

  it.each([
    ['First heading', 'I.', 14],
    ['Second heading', 'A.', 12],
    ['Third heading', '1.', 11],
  ])('set %s bold, its number flush at 35', (text, label, size) => {
    const heading = find('note.en', text);
    near(heading.x, 40);
    near(heading.size, size, 0.1);
    expect(heading.font).toMatch(/Bold/);
    const number = of('note.en').words.find((word) => word.text.trim() === label && Math.abs(word.y - heading.y) < 0.5);
    // A label is one glyph with the space after it, so that the two are found by search: it reaches to the words at 40,
    // and what is printed of it ends where that space of 5 begins.
    near((number?.end ?? 0) - 5, 35);
    near(number?.end ?? 0, heading.x);
  });

  it('set quotations 10/13, in by 10 on both sides', () => {
    const quoted = find('note.en', '“Quoted');
    near(quoted.x, 50);
    near(quoted.size, 10, 0.1);
    near(points(under('note.en', '“Quoted').y - quoted.y), 13, 0.2);
    near(
      Math.max(
        ...of('note.en')
          .words.filter((word) => Math.round(word.size) === 10 && word.y > 150)
          .map((word) => word.end),
      ),
      160,
    );
  });

  it('set notes 9/11 under a rule of 50 mm', () => {
    const note = find('note.en', 'Footnote');
    near(note.size, 9, 0.1);
    near(points(under('note.en', 'Footnote').y - note.y), 11, 0.2);
    rule('note.en', { x: 40, end: 90, weight: 0.5 });
  });

  it('rule tables above, under the head and below, never between columns; figures to the right', () => {
    const [lake, figure] = [find('note.en', 'Lake'), find('note.en', '1,234')];
    near(lake.size, 9, 0.1);
    expect(lake.font).toMatch(/Italic/);
    near(figure.end, find('note.en', '5').end, 0.2);
    const rules = of('note.en').rules.filter(
      (one) => one.y > lake.y - 8 && one.y < figure.y + 12 && one.end - one.x > 100,
    );
    expect(rules.map((one) => one.weight)).toEqual([0.5, 1, 1]);
    expect(of('note.en').rules.filter((one) => one.upright)).toEqual([]);
  });

  it('sign from 110, and end with a short rule in the middle', () => {
    const last = of('declaration.en').pages;
    near(find('declaration.en', 'Jane Doe', last).x, 110);
    near(find('declaration.en', 'Chair', last).x, 110);
    rule('declaration.en', { x: 92.5, end: 117.5, weight: 0.5, page: last });
    rule('note.en', { x: 92.5, end: 117.5, weight: 0.5, page: of('note.en').pages });
  });
});

describe('the space between', () => {
  /** Points from one baseline to another on the first page. */
  const apart = (name: string, upper: string, lower: string) => points(find(name, lower).y - find(name, upper).y);

  it('lines of a title is 18, the title and the byline 8, the byline 11/14 bold', () => {
    near(points(under('titled', 'A title').y - find('titled', 'A title').y), 18, 0.2);
    const byline = find('note.en', 'Note by');
    near(byline.size, 11, 0.1);
    expect(byline.font).toMatch(/Bold/);
    near(byline.x, 40);
    near(apart('note.en', 'The title', 'Note by'), below(14, 18) + 8 + above(11, 14), 0.3);
  });

  it('headings and paragraphs is what the styles say before and after', () => {
    near(apart('titled', 'A heading', 'One.'), below(14, 18) + 8 + above(11, 14), 0.3);
    near(apart('titled', 'One.', 'Two.'), 14 + 7, 0.3);
    // The larger of what one asks after and the other before, as in Word and browsers.
    near(apart('titled', 'Two.', 'A lower heading'), below(11, 14) + Math.max(7, 14) + above(12, 15), 0.3);
    near(apart('titled', 'A lower heading', 'Three.'), below(12, 15) + 7 + above(11, 14), 0.3);
    near(apart('declaration.en', '(i)', 'a.'), 14 + 7, 0.3);
  });

  it('the salutation of a statement and its paragraphs is 8', () => {
    near(apart('statement.en', 'Madam President', 'This is sentence 1'), 16 + 8, 0.3);
    near(find('statement.en', 'Madam President').size, 12, 0.1);
    near(find('statement.en', 'Madam President').x, 40);
  });

  it('an emblem and the edge is 20 mm, under the first rule, and no side is longer than 18', () => {
    const [emblem, ...others] = of('titled').pictures;
    if (emblem === undefined) throw new Error('No emblem was drawn');
    expect(others).toEqual([]);
    near(emblem.x, 20);
    near(emblem.y, 28);
    near(emblem.foot - emblem.y, 18, 0.2);
    near(emblem.end - emblem.x, 9, 0.2);
  });
});

/** Points of a line above and under its baseline: the face’s own heights in the middle of the leading. */
const above = (size: number, leading: number) => (leading - (ASCENT + DESCENT) * size) / 2 + ASCENT * size;
const below = (size: number, leading: number) => leading - above(size, leading);
const [ASCENT, DESCENT] = [0.891, 0.216];

describe('a statement', () => {
  it('has the letterhead of its delegation, and nothing of a masthead', () => {
    const [name, delivery] = [find('statement.en', 'Peru'), find('statement.en', 'Check against')];
    near(name.x, 40);
    near(name.size, 20, 0.1);
    expect(name.font).toMatch(/Bold/);
    near(delivery.end, 190);
    near(delivery.size, 10, 0.1);
    expect(delivery.font).toMatch(/Italic/);
    near(find('statement.en', 'Embargoed').end, 190);
    rule('statement.en', { x: 20, end: 190, y: 29, weight: 0.5 });
    expect(of('statement.en').words.filter((word) => /Distr|Original|CML/.test(word.text))).toEqual([]);
    expect(of('statement.en').rules.some((one) => Math.abs(one.end - one.x - 25) < 0.5)).toBe(false);
  });

  it('is set 12/16, and has the name of its delegation on later pages', () => {
    const first = find('statement.en', 'This is sentence 1');
    near(first.size, 12, 0.1);
    near(points(under('statement.en', 'This is sentence 1').y - first.y), 16, 0.2);
    near(find('statement.en', 'Peru', 2).x, 40);
    near(find('statement.en', 'Peru', 2).size, 9, 0.1);
    near(find('statement.en', '2/', 2).end, 170);
  });

  it('has a reading copy: 16/24 between 25 and 175 mm, the number 14 bold above, minutes below', () => {
    const name = 'statement.en.reading';
    const { words, pages: count } = of(name);
    const large = words.filter((word) => Math.round(word.size) === 16);
    near(Math.min(...large.map((word) => word.x)), 25);
    expect(Math.max(...large.map((word) => word.end))).toBeLessThan(175.5);
    expect(Math.max(...large.map((word) => word.y))).toBeLessThan(237);
    const first = find(name, 'This is sentence 1');
    near(points(under(name, 'This is sentence 1').y - first.y), 24, 0.2);
    const number = find(name, '2/', 2);
    expect([Math.round(number.size), /Bold/.test(number.font)]).toEqual([14, true]);
    near(number.end, 175);
    expect(number.y).toBeLessThan(20);
    const minutes = words.filter((word) => /^\d+ min$/.test(word.text)).map((word) => Number.parseInt(word.text, 10));
    expect(minutes).toHaveLength(count);
    expect(minutes).toEqual(minutes.toSorted((one, other) => one - other));
    expect(find(name, 'A note', count).page).toBe(count);
    near(find(name, 'Peru').x, 25);
    rule(name, { x: 25, end: 175, y: 29, weight: 0.5 });
  });

  it('turns the pages of its reading copy between paragraphs, and breaks no date or number', () => {
    const { words, pages: count } = of('statement.en.reading');
    for (let page = 1; page < count; page++) {
      const text = words.filter((word) => word.page === page && Math.round(word.size) === 16);
      expect(text.at(-1)?.text, `page ${page}`).toMatch(/[.,]$/);
    }
    const ends = words.filter((word, index) => words[index + 1]?.y !== word.y);
    for (const { text } of ends) expect(text).not.toMatch(/(?:\bon 8|July)\s*$/);
  });
});

describe('other scripts', () => {
  it('mirror the page for Arabic: 14/22, title 18, the symbol left to right at the left', () => {
    const name = 'declaration.ar';
    near(find(name, 'المنظمة').end, 170);
    near(find(name, 'الهيئة').end, 170);
    near(find(name, 'الهيئة').size, 24, 0.1);
    near(find(name, 'CML').x, 20);
    expect(find(name, '/MOP').x).toBeGreaterThan(find(name, 'CML').x);
    near(find(name, 'Distr.').end, 70);
    near(find(name, 'الاجتماع').end, 190);
    near(find(name, 'العنوان').size, 18, 0.1);
    near(find(name, 'العنوان').end, 170);
    rule(name, { x: 20, end: 190, y: 58, weight: 1.5 });
    const body = of(name).words.filter((word) => word.page === 2 && word.size === 14);
    near(Math.max(...body.map((word) => word.end)), 160);
    near(find(name, '2/', 2).x, 40);
    near(find(name, 'CML', 2).end, 170);
    expect(of(name).words.filter((word) => /Italic/.test(word.font))).toEqual([]);
  });

  it('set Chinese 11/18, titles 16, notes 9/14, with nothing slanted', () => {
    const name = 'note.zh';
    near(find(name, '标题').size, 16, 0.1);
    const first = find(name, 'Numbered');
    near(first.size, 11, 0.1);
    near(points(under(name, 'Numbered').y - first.y), 18, 0.2);
    near(find(name, 'Footnote').size, 9, 0.1);
    near(points(under(name, 'Footnote').y - find(name, 'Footnote').y), 14, 0.2);
    expect(of(name).words.filter((word) => /Italic/.test(word.font))).toEqual([]);
  });

  it('read Chinese aloud from 18/30 between the same edges', () => {
    const name = 'statement.zh.reading';
    const large = of(name).words.filter((word) => Math.round(word.size) === 18 && word.page === 1);
    near(Math.min(...large.map((word) => word.x)), 25);
    expect(Math.max(...large.map((word) => word.end))).toBeLessThan(175.5);
    const heights = [...new Set(large.slice(2).map((word) => word.y.toFixed(1)))].map(Number);
    near(points((heights[1] ?? 0) - (heights[0] ?? 0)), 30, 0.3);
    near(find(name, '2/', 2).end, 175);
  });

  it('read Arabic aloud from 20/32, mirrored', () => {
    const name = 'statement.ar.reading';
    const large = of(name).words.filter((word) => Math.round(word.size) === 20);
    near(Math.max(...large.map((word) => word.end)), 185);
    const heights = [...new Set(large.filter((word) => word.page === 2).map((word) => word.y.toFixed(1)))].map(Number);
    near(points((heights[1] ?? 0) - (heights[0] ?? 0)), 32, 0.3);
    near(find(name, '2/', 2).x, 35);
  });
});
