/** Words written as Markdown: read again, they are the same words. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block } from '../src/tree/blocks.js';
import type { Phrasing } from '../src/tree/phrasing.js';
import { plainText } from '../src/tree/text.js';
import { type WordsPlace, writeWords } from '../src/write/write-words.js';
import { draftText } from './support/compiling.js';

/** A source in which the words stand at a place, and where they are in what is read. */
const PLACES: Record<'block' | 'heading' | 'cell', [(words: string) => string, (blocks: readonly Block[]) => unknown]> =
  {
    block: [(words) => `First.\n\n${words}\n\nLast.`, ([, second]) => second],
    heading: [(words) => `# Part\n\n## ${words}\n\nLast.`, ([, second]) => second],
    cell: [(words) => `| a | ${words} | c |\n|---|---|---|\n| d | e | f |`, ([table]) => cell(table)],
  };

function cell(table: Block | undefined): unknown {
  return table?.type === 'table' ? table.children[0]?.children[1] : undefined;
}

function readAt(place: keyof typeof PLACES, words: readonly Phrasing[]): string {
  const [sourceWith, find] = PLACES[place];
  const { draft } = draftText({ source: sourceWith(writeWords(words, place)), kind: 'note', set: ['title=T'] });
  const found = find(draft?.document.children ?? []) as { children?: Phrasing[] } | undefined;
  return plainText(found?.children ?? []);
}

const folded = (text: string) => text.replace(/\s+/g, ' ').trim();

const BITS = [
  ...['word', 'Água', '水', ' ', ' ', '.', ',', ':', ';', '!', '?', '(a)', '[a]', '{}', '{#x}', '{.bis}', '{#x .bis}'],
  ...[
    '*',
    '**',
    '_',
    '__',
    '`',
    '\\',
    '\\*',
    '<b>',
    '<',
    '>',
    '&amp;',
    '&',
    '|',
    '#',
    '##',
    '-',
    '+',
    '~',
    '~~~',
    ':::',
    '===',
  ],
  ...['1.', '10)', '[^1]:', '[^1]', '![', '](b)', '[a](b)', '---', '$x$', '^', '"', "'", '…', 'a_b', 'snake_case_'],
];

const text = (value: string): Phrasing => ({ type: 'text', value });

describe('words written as Markdown', () => {
  it.each<[string, Phrasing[], string]>([
    ['a note called after `!`', [text('Act!'), { type: 'footnoteReference', identifier: '1' }], 'Act\\![^1]'],
    ['emphasis with a space at its end', [{ type: 'emphasis', children: [text('one ')] }, text('two')], '*one* two'],
    [
      'emphasis inside of strong words',
      [{ type: 'strong', children: [text('a '), { type: 'emphasis', children: [text('b')] }] }],
      '**a _b_**',
    ],
    [
      'a link that is its own words',
      [{ type: 'link', url: 'https://x.example/a', children: [text('https://x.example/a')] }],
      '<https://x.example/a>',
    ],
    [
      'a link with words',
      [{ type: 'link', url: 'https://x.example/a (b)', children: [text('[it]')] }],
      '[\\[it\\]](<https://x.example/a (b)>)',
    ],
    ['a reference to a number', [{ type: 'reference', target: '#two', children: [{ type: 'hole' }] }], '[{}](#two)'],
  ])('are what an author would write: %s', (_, words, written) => {
    expect(writeWords(words, 'block')).toBe(written);
  });

  it.each<[WordsPlace & keyof typeof PLACES]>([['block'], ['heading'], ['cell']])(
    'are read the same in a %s',
    (place) => {
      fc.assert(
        fc.property(fc.array(fc.constantFrom(...BITS), { minLength: 1, maxLength: 7 }), (bits) => {
          const value =
            folded(`x${bits.join('')}`)
              .slice(1)
              .trim() || 'x';
          expect(folded(readAt(place, [{ type: 'text', value }]))).toBe(folded(value));
        }),
        { numRuns: 200 },
      );
    },
  );
});
