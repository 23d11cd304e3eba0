/** What `check --fix` changes in a source, and what it leaves to its author. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block } from '../src/tree/blocks.js';
import { applyEdits } from '../src/write/apply-edits.js';
import { draftText, finishText, type Given, mendText } from './support/compiling.js';
import { messagesOf } from './support/messages.js';

function mended(source: string, given: Partial<Given> = {}): string {
  return mendText({ source, set: ['title=T'], ...given });
}

/** Labels of the clauses of a text, as they are printed, in order. */
function labelsOf(source: string, given: Partial<Given> = {}): string[] {
  const { draft } = finishText({ source, set: ['title=T'], ...given });
  const inside = (blocks: readonly Block[]): string[] =>
    blocks.flatMap((block) =>
      block.type === 'clause'
        ? [block.label?.text ?? '', ...inside(block.children)]
        : block.type === 'annex'
          ? inside(block.children)
          : [],
    );
  return inside(draft?.document.children ?? []);
}

describe('typed labels become list items', () => {
  it.each<[name: string, source: string, labels: string[], given?: Partial<Given>]>([
    ['(a), (b)', '1. One:\n\n(a) first;\n\n(b) second;\n\n2. Two.', ['1.', '(a)', '(b)', '2.']],
    ['a), b)', '1. One:\n\na) first;\n\nb) second;\n\n2. Two.', ['1.', '(a)', '(b)', '2.']],
    ['indented already', '1. One:\n\n   (a) first;\n\n   (b) second.\n', ['1.', '(a)', '(b)']],
    [
      'swallowed by a paragraph',
      '1. One:\n(a) first;\n(b) second.\n2. Two.\n3. Three.',
      ['1.', '(a)', '(b)', '2.', '3.'],
    ],
    ['three levels', '1. One:\n\n(a) a:\n\n(i) i;\n\n(ii) ii;\n\n(b) b.', ['1.', '(a)', '(i)', '(ii)', '(b)']],
    ['after a heading', '1. One.\n\n# Part\n\n2.\u00a0Two.', ['1.', '2.']],
    ['full-width figures', '１．第一。\n\n２．第二。', ['1.', '2.'], { language: 'zh' }],
    ['figures with a Chinese comma', '1、第一。\n\n2、第二。', ['1.', '2.'], { language: 'zh' }],
    ['Arabic letters', '1. واحد:\n\n(أ) ألف؛\n\n(ب) باء.', ['1\u00a0-', '(أ)', '(ب)'], { language: 'ar' }],
    ['Arabic-Indic figures', '١. واحد.\n\n٢. اثنان.', ['1\u00a0-', '2\u00a0-'], { language: 'ar' }],
    [
      'in an annex, which counts for itself',
      '1. One.\n\n:::annex[A]\n1. One:\n\n(a) a;\n\n(b) b.\n:::',
      ['1.', '1.', '(a)', '(b)'],
    ],
    [
      '(i) after (h), which is a letter',
      `1. One:\n\n${[...'abcdefghij'].map((letter) => `(${letter}) Word;`).join('\n\n')}`,
      ['1.', ...[...'abcdefghij'].map((letter) => `(${letter})`)],
    ],
    [
      '(i), (ii) below (h), which are Roman',
      `1. One:\n\n${[...'abcdefgh'].map((letter) => `(${letter}) Word;`).join('\n\n')}\n\n(i) one;\n\n(ii) two.`,
      ['1.', ...[...'abcdefgh'].map((letter) => `(${letter})`), '(i)', '(ii)'],
    ],
  ])('%s', (_, source, labels, given) => {
    const text = mended(source, given);
    expect(messagesOf(draftText({ source: text, set: ['title=T'], ...given }).file).map(String)).toEqual([]);
    expect(labelsOf(text, given)).toEqual(labels);
  });

  it.each([
    ['a label below no paragraph', 'Decides:\n\n(a) To go;\n\n(b) To stay.'],
    ['a label that is not the next', '1. One:\n\n(b) second;\n\n(c) third.'],
    ['a label after a paragraph that closes the list', '1. One:\n\nBut no:\n\n(a) first.'],
    ['a bracketed figure, which the house prints otherwise', '1. One.\n\n(2) Two.'],
    ['labels above a list that would move below them', '1. One:\n\n(a) first:\n\n       1. set off;\n\n       2. too.'],
    ['a label in quoted words', '1. One:\n\n> (a) first.'],
  ])('but not %s', (_, source) => {
    expect(mended(source)).toBe(source);
  });

  it('whatever the outline: the labels computed are those that were typed', () => {
    const outline = fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 14 });
    fc.assert(
      fc.property(outline, fc.boolean(), fc.constantFrom('\n', '\r\n'), (levels, isTight, lineEnd) => {
        const counts = [0, 0, 0];
        let deepest = 0;
        const labels = levels.map((wanted) => {
          deepest = Math.min(wanted, deepest + 1);
          counts[deepest - 1] = (counts[deepest - 1] ?? 0) + 1;
          counts.fill(0, deepest);
          return typed(deepest, counts[deepest - 1] ?? 0);
        });
        const source = labels.map((label) => `${label}\u00a0Words of it;`).join(isTight ? lineEnd : lineEnd + lineEnd);
        const text = mended(source);
        expect(labelsOf(text)).toEqual(labels);
        expect(text.replaceAll('\r\n', '').includes('\n')).toBe(lineEnd === '\n' && text.includes('\n'));
        expect(mended(text)).toBe(text);
      }),
      { numRuns: 60 },
    );
  });
});

function typed(level: number, count: number): string {
  const roman = 'i ii iii iv v vi vii viii ix x xi xii xiii xiv'.split(' ');
  return level === 1 ? `${count}.` : `(${level === 2 ? String.fromCharCode(96 + count) : roman[count - 1]})`;
}

describe('other findings', () => {
  it('joins a paragraph that a page break split', () => {
    expect(mended('We must go on with the\n\n  work of the group.\n', { kind: 'note' })).toBe(
      'We must go on with the work of the group.\n',
    );
  });

  it('sets a space after the # of a heading', () => {
    expect(mended('1. One.\n\n##Part two\n\n2. Two.\n')).toBe('1. One.\n\n## Part two\n\n2. Two.\n');
  });

  it('touches nothing that an author has said is meant', () => {
    const source = '<!-- engross-disable split-paragraph: verse -->\nOn the way to the\n\nwater they sang.\n';
    expect(mended(source, { kind: 'note' })).toBe(source);
  });
});

describe('edits', () => {
  it('leave every other character, the byte order mark and line ends as they were', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }).filter((text) => !text.startsWith('\ufeff')),
        fc.nat(),
        fc.nat(),
        fc.string(),
        fc.boolean(),
        (text, a, b, inserted, isMarked) => {
          const [from = 0, to = 0] = [a % (text.length + 1), b % (text.length + 1)].sort((x, y) => x - y);
          const mark = isMarked ? '\ufeff' : '';
          expect(applyEdits(mark + text, [[{ from, to, text: inserted }]])).toBe(
            mark + text.slice(0, from) + inserted + text.slice(to),
          );
        },
      ),
    );
  });

  it('that reach into each other are not mixed', () => {
    expect(applyEdits('abcdef', [[{ from: 1, to: 4, text: 'X' }], [{ from: 3, to: 5, text: 'Y' }]])).toBe('aXef');
    expect(applyEdits('ab', [[{ from: 1, to: 1, text: 'X' }], [{ from: 1, to: 1, text: 'Y' }]])).toBe('aXb');
  });
});
