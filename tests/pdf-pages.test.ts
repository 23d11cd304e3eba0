/**
 * Documents that are hard on pages: nothing is lost, nothing overlaps, nothing leaves the margins, and what belongs together
 * stays together. Words are told by their series (`b` of the body, `n` of notes, `t` of tables) and their number.
 */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderPdf } from '../src/render/pdf/render-pdf.js';
import type { SourceFile } from '../src/report/source-file.js';
import { finishText } from './support/compiling.js';
import { measurePdf, type Placed, type Rule } from './support/measure-pdf.js';
import { messagesOf } from './support/messages.js';
import { resourcesFor } from './support/resources.js';

/** A picture of one point, which is drawn as large as it is said to be. */
const DOT = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const PICTURES = {
  'tall.png': { type: 'png' as const, bytes: DOT, width: 300, height: 4000 },
  'wide.png': { type: 'png' as const, bytes: DOT, width: 3000, height: 300 },
};

interface Laid {
  file: SourceFile;
  words: Placed[];
  rules: Rule[];
  pages: number;
}

async function lay(source: string, kind = 'note', language = 'en'): Promise<Laid> {
  const set = kind === 'statement' ? ['delegation=PE', 'date=2027-01-01'] : ['title=T', 'symbol=A/1'];
  const { draft, file, sound } = finishText({ source, kind, language, set });
  if (draft === undefined || !sound) throw new Error(messagesOf(file).join('\n'));
  const { words, rules, pages } = await measurePdf(await renderPdf(draft.document, resourcesFor(draft, PICTURES)));
  return { file, words, rules, pages };
}

/** Our words with their places; those of a line may be one stretch. */
function told({ words }: Laid): { word: string; page: number; x: number; end: number; y: number }[] {
  return words.flatMap(({ text, page, x, end, y }) =>
    [...text.matchAll(/[bnt]\d+/g)].map(([word]) => ({ word, page, x, end, y })),
  );
}

/** Millimetres from the top and the foot of a page that the house keeps free (house-style.md). */
const MARGIN = { top: 30, foot: 27, side: 20, height: 297, width: 210 };
/** Baselines that are nearer than this overlap (the smallest leading is 11 points). */
const NEAR = 3;

/** What is wrong with the pages of a document that was written of such words. */
function faultsOf(laid: Laid, source: string): string[] {
  const faults: string[] = [];
  const all = told(laid);
  for (const series of ['b', 'n', 't']) {
    const wanted = [...source.matchAll(new RegExp(`${series}\\d+`, 'g'))].map(([word]) => word);
    const found = all.filter(({ word }) => word.startsWith(series)).map(({ word }) => word);
    if (found.join(' ') !== wanted.join(' ')) {
      const at = wanted.findIndex((word, index) => found[index] !== word);
      faults.push(`${series}: ${wanted[at]} expected, ${found[at]} found (${wanted.length}, ${found.length})`);
    }
  }
  for (const { word, page, x, end, y } of all) {
    if (y > MARGIN.height - MARGIN.foot + 0.1) faults.push(`${word} is below the margin of page ${page}: ${y}`);
    if (y < MARGIN.top - 0.1) faults.push(`${word} is above the margin of page ${page}: ${y}`);
    if (x < MARGIN.side - 0.1 || end > MARGIN.width - MARGIN.side + 0.1) faults.push(`${word} is beside the text`);
  }
  faults.push(...overlaps(all), ...strayNotes(all, source));
  return faults;
}

/** Notes that do not stand on the page of their call, or not whole. */
function strayNotes(all: ReturnType<typeof told>, source: string): string[] {
  const pageOf = new Map(all.map(({ word, page }) => [word, page]));
  return [...source.matchAll(/([bt]\d+)\[\^(\d+)\]/g)].flatMap(([, word = '', note]) => {
    const own = new RegExp(`^\\[\\^${note}\\]: (.*)$`, 'm').exec(source)?.[1]?.split(' ') ?? [];
    const away = own.filter((one) => pageOf.get(one) !== pageOf.get(word));
    return away.length === 0 ? [] : [`note ${note} of ${word} is elsewhere: ${away[0]}`];
  });
}

function overlaps(all: ReturnType<typeof told>): string[] {
  const faults: string[] = [];
  for (let page = 1; all.some((one) => one.page >= page); page++) {
    const lines = all.filter((one) => one.page === page).sort((one, other) => one.y - other.y);
    for (const [at, line] of lines.entries())
      for (const next of lines.slice(at + 1)) {
        if (next.y - line.y > NEAR) break;
        if (next.y - line.y > 0.1 && next.x < line.end - 0.1 && line.x < next.end - 0.1)
          faults.push(`${line.word} and ${next.word} overlap on page ${page}`);
      }
  }
  return faults;
}

/** Words of a series, counted on. */
function counter(series: string): (count: number) => string {
  let at = 0;
  return (count) => Array.from({ length: count }, () => `${series}${++at}`).join(' ');
}

const many = <Made>(count: number, write: (index: number) => Made): Made[] =>
  Array.from({ length: count }, (_, at) => write(at));

describe('pages', () => {
  /** A block, as a function of what writes its words: blocks of one document share their counters. */
  type Write = (words: { body: Count; note: (count: number) => string; table: Count }) => string;
  type Count = (count: number) => string;
  const noted = (length: number, note: number | undefined) => ({ length, note });
  const text = fc.tuple(
    fc.integer({ min: 1, max: 120 }),
    fc.option(fc.integer({ min: 1, max: 150 }), { nil: undefined }),
  );
  const written = ({ length, note }: ReturnType<typeof noted>, count: Count, call: (count: number) => string) =>
    `${count(length)}${note === undefined ? '' : call(note)}`;
  const paragraph = text.map(
    ([length, note]): Write =>
      ({ body, note: call }) =>
        written(noted(length, note), body, call),
  );
  const clauses = fc.array(text, { minLength: 1, maxLength: 4 }).map(
    (items): Write =>
      ({ body, note: call }) =>
        items.map(([length, note]) => `1. ${written(noted(length, note), body, call)}`).join('\n\n'),
  );
  const list = fc.array(text, { minLength: 2, maxLength: 4 }).map(
    (items): Write =>
      ({ body, note: call }) =>
        items.map(([length, note]) => `- ${written(noted(length, note), body, call)}`).join('\n'),
  );
  const heading = fc.integer({ min: 1, max: 12 }).map(
    (length): Write =>
      ({ body }) =>
        `# ${body(length)}`,
  );
  const quotation = text.map(
    ([length]): Write =>
      ({ body }) =>
        `> ${body(length)}`,
  );
  const table = fc
    .array(fc.tuple(fc.integer({ min: 1, max: 60 }), fc.option(fc.integer({ min: 1, max: 40 }), { nil: undefined })), {
      minLength: 1,
      maxLength: 25,
    })
    .map(
      (rows): Write =>
        ({ table: cell, note: call }) =>
          [
            '| No | Text |',
            '|---|---|',
            ...rows.map(([length, note]) => `| 1 | ${written(noted(length, note), cell, call)} |`),
          ].join('\n'),
    );
  const picture = fc.constantFrom('tall', 'wide').map(
    (name): Write =>
      () =>
        `![A picture](${name}.png)`,
  );
  const documents = fc
    .array(fc.oneof(paragraph, paragraph, clauses, list, heading, quotation, table, picture), {
      minLength: 1,
      maxLength: 14,
    })
    .map((blocks) => {
      const notes: string[] = [];
      const words = { body: counter('b'), table: counter('t') };
      const noteWords = counter('n');
      const note = (count: number) => {
        notes.push(`[^${notes.length + 1}]: ${noteWords(count)}`);
        return `[^${notes.length}]`;
      };
      return [...blocks.map((write) => write({ ...words, note })), 'End.', ...notes].join('\n\n');
    });

  it('lose nothing, and nothing overlaps or leaves the margins, whatever is written', {
    timeout: 120_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(documents, async (source) => {
        expect(faultsOf(await lay(source), source)).toEqual([]);
      }),
      {
        numRuns: Number(process.env['RUNS'] ?? 20),
        seed: process.env['SEED'] === undefined ? 1 : Number(process.env['SEED']),
      },
    );
  });

  /** Lines of our words on a page, one for each height. */
  const linesOn = (laid: Laid, series: string, page: number) =>
    new Set(told(laid).flatMap((one) => (one.page === page && one.word.startsWith(series) ? [one.y.toFixed(1)] : [])))
      .size;

  /** Paragraphs of one line that fill a page as far as is wanted. */
  const filled = (lines: number) => many(lines, () => 'Filling.').join('\n\n');

  it('keep a heading with two lines of its text, wherever it comes to stand', async () => {
    let turned = 0;
    for (let lines = 16; lines <= 30; lines++) {
      const laid = await lay(`${filled(lines)}\n\n# b1\n\n## b2\n\n${counter('t')(80)}`);
      const [one, two] = ['b1', 'b2'].map((word) => told(laid).find((found) => found.word === word)?.page);
      expect([one, two]).toEqual([two, told(laid).find(({ word }) => word === 't1')?.page]);
      expect(linesOn(laid, 't', one ?? 0)).toBeGreaterThan(1);
      turned += one === 2 ? 1 : 0;
    }
    expect(turned).toBeGreaterThan(2);
    expect(turned).toBeLessThan(14);
  });

  it('leave no line of a paragraph alone at the head or the foot of a page', async () => {
    let parted = 0;
    for (let lines = 16; lines <= 30; lines++) {
      const laid = await lay(`${filled(lines)}\n\n${counter('b')(160)}`);
      const onPages = many(laid.pages, (at) => linesOn(laid, 'b', at + 1)).filter((count) => count > 0);
      expect(Math.min(...onPages)).toBeGreaterThan(1);
      parted += onPages.length > 1 ? 1 : 0;
    }
    expect(parted).toBeGreaterThan(1);
  });

  it('take two lines of the text along with a closing', async () => {
    let turned = 0;
    for (let lines = 18; lines <= 32; lines++) {
      const laid = await lay(`${filled(lines)}\n\n${counter('b')(70)}\n\nThank you.`, 'statement');
      const closing = laid.words.find(({ text }) => text.startsWith('Thank'));
      expect(linesOn(laid, 'b', closing?.page ?? 0)).toBeGreaterThan(1);
      turned += closing?.page === 2 ? 1 : 0;
    }
    expect(turned).toBeGreaterThan(2);
  });

  it('never leave the end mark alone on a page, or without it', async () => {
    let turned = 0;
    for (let lines = 12; lines <= 32; lines++) {
      const laid = await lay(`${filled(lines)}\n\n${counter('b')(30)}`);
      const marks = laid.rules.filter(({ x, end }) => Math.abs(end - x - 25) < 0.1);
      expect(marks, `${lines} lines`).toHaveLength(1);
      const [mark] = marks;
      const above = laid.words.filter(({ page, text }) => page === mark?.page && /b\d/.test(text)).map(({ y }) => y);
      expect(above.length, `${lines} lines`).toBeGreaterThan(0);
      expect(Math.max(...above)).toBeLessThan(mark?.y ?? 0);
      expect(mark?.y).toBeLessThan(MARGIN.height - MARGIN.foot + 0.1);
      turned += mark?.page === 2 ? 1 : 0;
    }
    expect(turned).toBeGreaterThan(2);
    expect(turned).toBeLessThan(19);
  });

  it.each(['en', 'ar'])('lead to the page numbers of contents by dots beside the words (%s)', async (language) => {
    const heads = ['One GPS Systems', 'القياس بواسطة GPS Systems', 'Levels 1974'];
    const source = heads.map((head, at) => `# ${head}\n\n${at + 1}. Text.`).join('\n\n');
    const { words } = await lay(source, 'report', language);
    const isDots = ({ text }: Placed) => /^\.+$/.test(text.trim());
    // Arabic dots come one by one; the full stop of a paragraph is none.
    const heights = [...new Set(words.filter((word) => word.page === 1 && isDots(word)).map(({ y }) => y))];
    const rows = heights.map((y) => words.filter((word) => word.page === 1 && isDots(word) && word.y === y));
    const leaders = rows.filter((dots) => dots.map(({ text }) => text.trim()).join('').length > 8);
    expect(leaders).toHaveLength(3);
    for (const dots of leaders) {
      const [from, to] = [Math.min(...dots.map(({ x }) => x)), Math.max(...dots.map(({ end }) => end))];
      const row = words.filter((word) => !isDots(word) && word.page === 1 && word.y === dots[0]?.y);
      expect(row.length).toBeGreaterThan(1);
      for (const { x, end } of row) expect(x > to || end < from, `${x}–${end} beside ${from}–${to}`).toBe(true);
    }
  });

  it('repeat the head of a table, and leave none of its rows alone', async () => {
    const rows = (count: number) => many(count, (at) => `| ${at} | t${at + 1} |`).join('\n');
    // Three rows stand together: one of them would be alone wherever they are parted.
    const small = many(24, (at) => [at + 24, 3] as const);
    for (const [lines, count] of [...many(12, (at) => [at + 12, at + 30] as const), ...small]) {
      const source = `${filled(lines)}\n\n| Head | Text |\n|---|---|\n${rows(count)}`;
      const laid = await lay(source);
      expect(faultsOf(laid, source)).toEqual([]);
      for (let page = 1; page <= laid.pages; page++) {
        const own = linesOn(laid, 't', page);
        if (own === 0) continue;
        expect(own, `page ${page} with ${lines} lines before ${count} rows`).toBeGreaterThan(1);
        expect(laid.words.filter((word) => word.page === page && word.text.startsWith('Head'))).toHaveLength(1);
      }
    }
  });

  it('cut a row that is taller than a page, and call its note', async () => {
    const source = `b1\n\n| No | Text |\n|---|---|\n| 1 | ${counter('t')(1500)}[^1] |\n| 2 | end |\n\nb2\n\n[^1]: ${counter('n')(60)}`;
    const laid = await lay(source);
    expect(laid.pages).toBeGreaterThan(2);
    expect(faultsOf(laid, source)).toEqual([]);
  });

  it('cut a word that is wider than the page, and lose no letter of it', async () => {
    const letters = many(300, (at) => 'abcdefghij'[at % 10]).join('');
    const laid = await lay(`b1 ${letters} b2\n\n- ${letters}\n\n| No | Text |\n|---|---|\n| ${letters} | t1 |`);
    const text = laid.words.map((word) => word.text.trim()).join('');
    expect(text.split(letters)).toHaveLength(4);
    for (const { end } of laid.words) expect(end).toBeLessThan(MARGIN.width - MARGIN.side + 0.1);
  });

  it('set the last line of a paragraph naturally, and the others as wide as the measure', async () => {
    const laid = await lay(`1. ${counter('b')(60)}`);
    const ends = new Map(told(laid).map(({ y, end }) => [y.toFixed(1), end]));
    const [last, ...others] = [...ends.values()].reverse();
    expect(others.length).toBeGreaterThan(2);
    for (const end of others) expect(end).toBeCloseTo(170, 0);
    expect(last).toBeLessThan(160);
  });

  it('keep between two blocks the greater of the space after the one and before the other', async () => {
    const laid = await lay('b1.\n\nb2.\n\n# b3\n\n# b4\n\nb5.');
    const y = new Map(told(laid).map((one) => [one.word, (one.y * 72) / 25.4]));
    const between = (one: string, other: string) => (y.get(other) ?? 0) - (y.get(one) ?? 0);
    // Design: paragraphs 14 points and 7 after, headings 18 points with 18 before and 8 after.
    expect(between('b1', 'b2')).toBeCloseTo(14 + 7, 1);
    expect(between('b3', 'b4')).toBeCloseTo(18 + 18, 1);
  });

  it('part no symbol at its slashes', async () => {
    for (let first = 1; first < 12; first++) {
      const laid = await lay(`${'i'.repeat(first)} ${'see A/RES/60/1 '.repeat(60)}`);
      const lines = laid.words.map(({ text }) => text.trim()).filter((text) => /see|RES/.test(text));
      expect(lines.filter((text) => /\/$|^(?:RES|60|1\b)/.test(text))).toEqual([]);
      expect(lines.join(' ').match(/A\/RES\/60\/1/g)).toHaveLength(60);
    }
  });

  it('say of a note that is longer than a page where it is called, also in a cell', async () => {
    const long = `[^1]: ${counter('n')(3000)}`;
    for (const [source, line] of [
      [`One.[^1]\n\n${long}`, 1],
      [`- One\n- two[^1]\n\n${long}`, 2],
      [`| No | Text |\n|---|---|\n| 1 | one[^1] |\n| 2 | two |\n\n${long}`, 3],
    ] as const) {
      const { file } = await lay(source);
      expect(messagesOf(file).map((message) => [message.ruleId, message.line, message.fatal])).toEqual([
        ['note-too-long', line, true],
      ]);
    }
  });
});

describe('what is announced', () => {
  it.each([
    ['a list', '- n1 x;\n- n2 x.', 'note'],
    ['sub-paragraphs', '      1. n1 x;\n\n      2. n2 x.', 'declaration'],
  ])('begins on the page of the words that announce it: %s', async (_, list, kind) => {
    for (let before = 15; before < 50; before++) {
      const filler = Array.from({ length: before }, (_, at) => `${at + 1}. b${at}`).join('\n\n');
      const laid = await lay(`${filler}\n\n${before + 1}. t1 as follows:\n\n${list}`, kind);
      const pageOf = (wanted: string) => told(laid).find(({ word }) => word === wanted)?.page;
      expect(pageOf('n1'), `after ${before}`).toBe(pageOf('t1'));
    }
  });
});

describe('a letterhead', () => {
  it('moves down what is under its rule when it says much of its delivery', async () => {
    const lines = ['deliveryNote: true', 'status: provisional', 'embargo: 2027-05-31T10:30:00+02:00', 'item: 4'];
    const under = async (more: string) => {
      const source = `---\n${more}\n---\n\nSeñora Presidenta:\n\nTexto.`;
      const { words, rules } = await lay(source, 'statement', 'es');
      const rule = rules.find(({ page }) => page === 1);
      const [item] = words.filter(({ text }) => text.includes('Tema'));
      const notes = words.filter(({ x, y }) => x > 130 && y < (item?.y ?? 0));
      return { rule: rule?.y ?? 0, item: item?.y ?? 0, notes: Math.max(...notes.map(({ y }) => y)) };
    };
    const [few, many] = [await under('item: 4'), await under(lines.join('\n'))];
    expect(many.rule).toBeGreaterThan(few.rule + 5);
    expect(many.item - many.rule).toBeCloseTo(few.item - few.rule, 1);
    expect(many.rule - many.notes).toBeGreaterThan(2);
  });
});
