/** What must hold of any text: numbering, typography, places. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formats } from '../src/render/index.js';
import { chineseNumber, lowerLetters, lowerRoman, ordinal } from '../src/shape/numbering/number-ordinals.js';
import { finish, label } from '../src/shape/shape.js';
import { mendWords } from '../src/shape/typography.js';
import type { Block, Clause } from '../src/tree/blocks.js';
import type { Phrasing } from '../src/tree/phrasing.js';
import { foldedText } from '../src/tree/text.js';
import { finishText, house } from './support/compiling.js';
import { partsOf, pdfText, treeText } from './support/projections.js';
import { resourcesFor } from './support/resources.js';

/** A text of a declaration: lists of depth up to three between headings and paragraphs. */
const outline = fc.array(
  fc.record({ level: fc.integer({ min: 1, max: 3 }), between: fc.constantFrom('', 'heading', 'paragraph') }),
  { minLength: 1, maxLength: 12 },
);

function sourceOf(items: readonly { level: number; between: string }[]): string {
  const counts = [0, 0, 0, 0];
  let deepest = 0;
  const lines = ['The Parties,', ''];
  for (const { level, between } of items) {
    const own = Math.min(level, deepest + 1);
    const top = own === 1;
    if (top && between === 'heading') lines.push('# Part', '');
    if (top && between === 'paragraph') lines.push('A body paragraph.', '');
    counts[own] = (counts[own] ?? 0) + 1;
    for (let lower = own + 1; lower < counts.length; lower++) counts[lower] = 0;
    lines.push(`${'      '.repeat(own - 1)}${counts[own]}. Words of it;`, '');
    deepest = own;
  }
  return lines.join('\n');
}

function clausesOf(blocks: readonly Block[]): Clause[] {
  return blocks.flatMap((block) => (block.type === 'clause' ? [block, ...clausesOf(block.children)] : []));
}

describe('numbering', () => {
  it('counts on through headings and paragraphs, and from 1 under each paragraph', () => {
    fc.assert(
      fc.property(outline, (items) => {
        const { draft } = finishText({ source: sourceOf(items), set: ['title=T'] });
        const clauses = clausesOf(draft?.document.children ?? []);
        const top = clauses.filter((clause) => clause.level === 1);
        expect(top.map((clause) => clause.label?.text)).toEqual(top.map((_, index) => `${index + 1}.`));
        for (const clause of clauses) {
          const below = clause.children.filter((child): child is Clause => child.type === 'clause');
          expect(below.map((child) => child.label?.numbers.at(-1))).toEqual(below.map((_, index) => index + 1));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('gives every block a place of its own, the same in every language', () => {
    fc.assert(
      fc.property(outline, (items) => {
        const source = sourceOf(items);
        const [en, fr] = ['en', 'fr'].map((language) =>
          clausesOf(finishText({ source, language, set: ['title=T'] }).draft?.document.children ?? []).map(
            (clause) => clause.place,
          ),
        );
        expect(new Set(en).size).toBe(en?.length);
        expect(fr).toEqual(en);
      }),
      { numRuns: 30 },
    );
  });

  it('changes nothing when a shaped text is shaped again', () => {
    fc.assert(
      fc.property(outline, fc.constantFrom('en', 'fr', 'ar', 'zh'), (items, language) => {
        const { draft } = finishText({
          source: `${sourceOf(items)}\n\nSee "A/RES/60/1" at 10-12, l'eau; [all](#p1).`,
          language,
          set: ['title=T'],
        });
        if (draft === undefined) throw new Error('No draft');
        const once = treeText(draft.document);
        label(draft.document, draft.context);
        finish(draft.document, draft.context, 'pages');
        expect(treeText(draft.document)).toBe(once);
      }),
      { numRuns: 40 },
    );
  });

  it('is the same in PDF and HTML, and in what Word counts', async () => {
    await fc.assert(
      fc.asyncProperty(outline, async (items) => {
        const { draft } = finishText({ source: sourceOf(items), set: ['title=T'] });
        if (draft === undefined) throw new Error('No draft');
        const wanted = clausesOf(draft.document.children).map((clause) => clause.label?.text);
        const resources = resourcesFor(draft);
        const html = new TextDecoder().decode(await formats.html.render(draft.document, resources));
        expect([...html.matchAll(/class="label"[^>]*>([^<]*)</g)].map((match) => match[1])).toEqual(wanted);
        const pdf = await pdfText(await formats.pdf.render(draft.document, resources));
        expect([...pdf.matchAll(/Lbl: (.*)/g)].map((match) => match[1])).toEqual(wanted);
        expect(countedByWord(await formats.docx.render(draft.document, resources))).toEqual(wanted);
      }),
      { numRuns: 15 },
    );
  });

  it('counts letters as Word does and Roman numbers as Rome did', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 780 }), (count) => {
        expect(lowerLetters(count)).toMatch(/^([a-z])\1*$/);
        const values: Record<string, number> = { i: 1, v: 5, x: 10, l: 50, c: 100, d: 500, m: 1000 };
        const digits = [...lowerRoman(count)].map((letter) => values[letter] ?? 0);
        expect(digits.reduce((sum, digit, index) => sum + (digit < (digits[index + 1] ?? 0) ? -digit : digit), 0)).toBe(
          count,
        );
      }),
    );
    expect([1, 26, 27, 52, 53].map(lowerLetters)).toEqual(['a', 'z', 'aa', 'zz', 'aaa']);
    expect([1, 10, 11, 20, 51, 100, 101, 110, 320, 1001].map(chineseNumber)).toEqual(
      '一 十 十一 二十 五十一 一百 一百零一 一百一十 三百二十 一千零一'.split(' '),
    );
    // Letters of a language's own begin anew doubled; its ordinals do not.
    const series = { abjad: ['أ', 'ب'], ordinals: ['أولا', 'ثانيا'] };
    const level = { label: '{}', cited: '{}', word: 'none' };
    expect([3, 4].map((count) => ordinal(count, { ...level, format: 'abjad' }, series))).toEqual(['أأ', 'بب']);
    expect([2, 3].map((count) => ordinal(count, { ...level, format: 'ordinals' }, series))).toEqual(['ثانيا', '3']);
  });
});

/** Labels as Word counts them (17.9): each level goes on until a higher one is counted, from the list's start. */
function countedByWord(bytes: Uint8Array): string[] {
  const parts = partsOf(bytes);
  const styles = parts.get('word/styles.xml') ?? '';
  const body = parts.get('word/document.xml') ?? '';
  const counts = new Map<string, number[]>();
  return (body.match(/<w:p[ >][\s\S]*?<\/w:p>/g) ?? []).flatMap((paragraph) => {
    const style = /<w:pStyle w:val="(Operative\d)/.exec(paragraph)?.[1];
    if (style === undefined) return [];
    const own = /<w:ilvl w:val="(\d)"\/><w:numId w:val="(\d+)"/.exec(paragraph);
    const linked = new RegExp(`w:styleId="${style}"[\\s\\S]*?<w:ilvl w:val="(\\d)"/><w:numId w:val="(\\d+)"`).exec(
      styles,
    );
    const [level, list] = [Number((own ?? linked)?.[1] ?? Number(style.slice(-1)) - 1), (own ?? linked)?.[2] ?? ''];
    const here = counts.get(list) ?? [];
    here[level] = (here[level] ?? 0) + 1;
    here.length = level + 1;
    counts.set(list, here);
    const count = here[level] ?? 0;
    return [level === 0 ? `${count}.` : level === 1 ? `(${lowerLetters(count)})` : `(${lowerRoman(count)})`];
  });
}

/** Letters, figures and everything that typography looks at. */
const phrase = fc
  .array(
    fc.constantFrom(
      'a',
      'word',
      "l'eau",
      '"',
      "'",
      ' ',
      ' ',
      '1',
      '2030',
      '-',
      ';',
      ':',
      '!',
      '?',
      '%',
      'No.',
      'par.',
      '«',
      '»',
      '(',
      ')',
      ',',
      '.',
      'слово',
      '字',
      'كلمة',
      '\u00a0',
      '\u202f',
    ),
    { minLength: 1, maxLength: 24 },
  )
  .map((parts) => parts.join(''));

describe('typography', () => {
  for (const tag of ['en', 'fr', 'es', 'ru', 'zh', 'ar']) {
    it(`is idempotent and changes no letter and no digit (${tag})`, () => {
      const language = house.language(tag);
      if (language === undefined) throw new Error(`No language ${tag}`);
      for (const profile of Object.keys(language.spacing.profiles)) {
        fc.assert(
          fc.property(phrase, phrase, (one, two) => {
            const words: Phrasing[] = [
              { type: 'text', value: one },
              { type: 'emphasis', children: [{ type: 'text', value: two }] },
            ];
            mendWords(words, language, profile);
            const once = JSON.stringify(words);
            mendWords(words, language, profile);
            expect(JSON.stringify(words)).toBe(once);
            expect(lettersOf(words)).toBe((one + two).replace(/[^\p{L}\p{N}]/gu, ''));
          }),
          { numRuns: 150 },
        );
      }
    });
  }
});

function lettersOf(words: readonly Phrasing[]): string {
  return words
    .map((word) =>
      word.type === 'text'
        ? word.value.replace(/[^\p{L}\p{N}]/gu, '')
        : 'children' in word
          ? lettersOf(word.children)
          : '',
    )
    .join('');
}

describe('fingerprints', () => {
  it('do not see what typography changes', () => {
    const language = house.language('fr');
    if (language === undefined) throw new Error('No French');
    fc.assert(
      fc.property(phrase, (value) => {
        const words: Phrasing[] = [{ type: 'text', value: value.replace(/[«»"']/g, '') }];
        const before = foldedText(words);
        mendWords(words, language, 'france');
        expect(foldedText(words)).toBe(before);
      }),
      { numRuns: 200 },
    );
  });
});
