/** A source's outline: parsed in its stead, it must give the same tree, whatever stands in the source. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseMarkdown, parseWhole } from '../src/read/markdown/official-markdown.js';
import { outlineOf, WORDS } from '../src/read/markdown/outline.js';

const SPECIMENS = join(import.meta.dirname, '../sources/specimen-session');

function specimens(): string[] {
  return readdirSync(SPECIMENS, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => readFileSync(join(SPECIMENS, name), 'utf8'));
}

/** What can mean something to Markdown, or to this dialect, beside words of several scripts. */
const BITS = [
  ...[
    'a',
    'word',
    'two words',
    'l’eau',
    "l'eau",
    'Recalling,',
    'end.',
    '14',
    '2026',
    '7.',
    '1.',
    '1)',
    '٣',
    'مناسيب بحيرات',
    'слово',
  ],
  ...[
    '大会',
    '大会决定，',
    '：',
    '。',
    '“',
    '”',
    '«',
    '»',
    '(',
    ')',
    '"',
    "'",
    ',',
    ';',
    ':',
    '.',
    '?',
    '%',
    '/',
    '=',
    '+',
    '$',
  ],
  ...[' ', ' ', ' ', '  ', '\t', '\u00a0', '\u3000', '\u200f', '\ufe0f', '😀', '\ue000'],
  ...[
    '*',
    '**',
    '_',
    '__',
    '***',
    '[',
    ']',
    '](',
    '](a)',
    '](doc:a#b)',
    '](a "b")',
    "](a 'b c')",
    '](#m)',
    '[^1]',
    '[^',
    '[^ab cd]',
    '[^1]:',
    '!',
    '![',
    '![a](b.png)',
  ],
  ...[
    '#',
    '# ',
    '## ',
    '- ',
    '* ',
    '+ ',
    '> ',
    '1. ',
    '2. ',
    '   ',
    '      ',
    ': ',
    ':::',
    ':::annex[',
    ':::annex[Title]{#m}',
    '::::box{.a}',
    '{#id}',
    '{',
    '}',
  ],
  ...[
    '|',
    '| ',
    '|---|',
    '|:-|-:|',
    '-',
    '--',
    '---',
    '~',
    '~~',
    '`',
    '```',
    '~~~',
    '<',
    '<!--',
    '-->',
    '<a b>',
    '&',
    '&amp;',
    '\\',
    '\\*',
    '\\[',
  ],
];

const line = fc.array(fc.constantFrom(...BITS), { maxLength: 7 }).map((bits) => bits.join(''));
const lineEnd = fc.constantFrom('\n', '\n', '\n', '\n\n', '\n\n', '\r\n', '\r');
const body = fc.array(fc.tuple(line, lineEnd), { maxLength: 9 }).map((lines) => lines.flat().join(''));
const front = fc.constantFrom(
  '',
  '',
  '---\ntitle: A [b] c\n---\n',
  '---\r\na: 1\nb: 2\r\n---\r\n',
  '---\n\n---',
  '---\n---\n',
  '---\na: 1\n--- \n',
);

describe('a source parsed by its outline', () => {
  it('has the tree of the whole source, places included, for whatever can be typed', () => {
    fc.assert(
      fc.property(front, body, (before, after) => {
        expect(parseMarkdown(before + after)).toStrictEqual(parseWhole(before + after));
      }),
      { numRuns: 500 },
    );
  });

  it('has it for every specimen, and for specimens with something typed into them', () => {
    const sources = specimens();
    for (const source of sources) expect(parseMarkdown(source)).toStrictEqual(parseWhole(source));
    const edit = fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      gone: fc.nat(6),
      typed: fc.constantFrom(...BITS),
    });
    fc.assert(
      fc.property(fc.constantFrom(...sources), fc.array(edit, { minLength: 1, maxLength: 4 }), (source, edits) => {
        const edited = edits.reduce((text, { at, gone, typed }) => {
          const from = Math.floor(at * text.length);
          return text.slice(0, from) + typed + text.slice(from + gone);
        }, source);
        expect(parseMarkdown(edited)).toStrictEqual(parseWhole(edited));
      }),
      { numRuns: 100 },
    );
  });
});

describe('the outline', () => {
  it('is one for all language versions of a specimen', () => {
    for (const folder of readdirSync(SPECIMENS, { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
      const versions = readdirSync(join(SPECIMENS, folder.name)).filter((name) => name.endsWith('.md'));
      const outlines = versions.map(
        (name) => outlineOf(readFileSync(join(SPECIMENS, folder.name, name), 'utf8'))?.marks,
      );
      expect(new Set(outlines).size, folder.name).toBe(1);
    }
  });

  it.each([
    ['words only', 'The Parties,\n\n1. Decide to meet in 2027;', '¤\n\n1. ¤'],
    ['a call of a note', 'Since 1974,[^1] all lakes.\n\n[^1]: See above.', '¤[^1]¤\n\n[^1]: ¤'],
    ['a reference', 'See [](doc:note#levels), and 表。', '¤[¤](doc:note#levels)¤'],
    ['emphasis', 'He *must* go to Aldermark.', '¤ *¤* ¤.'],
    ['a container', ':::annex[How it was done]{#method}', ':::annex[¤]{#method}'],
    ['front matter', '---\ntitle: T\n---\n\nWord.', '---\n\n---\n\n¤'],
    ['spaces that end a line', 'One  \ntwo', '¤  \n¤'],
  ])('keeps the marks of %s', (_, source, marks) => {
    expect(outlineOf(source)?.marks.replaceAll(WORDS, '¤')).toBe(marks);
  });

  it.each(['a <b>', 'say `it`', '[a](b "c")', '[a](b\nc)', '---\ntitle: T', 'A \ue000.'])(
    'is not taken of %j',
    (source) => {
      expect(outlineOf(source)).toBeUndefined();
    },
  );
});
