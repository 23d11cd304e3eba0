/** A source's outline: parsed in its stead, it must give the same tree, whatever stands in the source. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseMarkdown, parseWhole } from '../src/read/official-markdown.js';
import { outlineOf } from '../src/read/outline.js';

const SPECIMENS = join(import.meta.dirname, '../sources/specimen-session');

function specimens(): string[] {
  return readdirSync(SPECIMENS, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => readFileSync(join(SPECIMENS, name), 'utf8'));
}

/** What can mean something to Markdown, or to this dialect, beside words of several scripts. */
const BITS = [
  ...['a', 'word', 'two words', 'l’eau', "l'eau", 'Recalling,', 'end.', '14', '2026', '7.', '1.', '1)', '٣', 'مناسيب بحيرات', 'слово'],
  ...['大会', '大会决定，', '：', '。', '“', '”', '«', '»', '(', ')', '"', "'", ',', ';', ':', '.', '?', '%', '/', '=', '+', '$'],
  ...[' ', ' ', ' ', '  ', '\t', '\u00a0', '\u3000', '\u200f', '\ufe0f', '😀', '\ue000'],
  ...['*', '**', '_', '__', '***', '[', ']', '](', '](a)', '](doc:a#b)', '](a "b")', "](a 'b c')", '](#m)', '[^1]', '[^', '[^ab cd]', '[^1]:', '!', '![', '![a](b.png)'],
  ...['#', '# ', '## ', '- ', '* ', '+ ', '> ', '1. ', '2. ', '   ', '      ', ': ', ':::', ':::annex[', ':::annex[Title]{#m}', '::::box{.a}', '{#id}', '{', '}'],
  ...['|', '| ', '|---|', '|:-|-:|', '-', '--', '---', '~', '~~', '`', '```', '~~~', '<', '<!--', '-->', '<a b>', '&', '&amp;', '\\', '\\*', '\\['],
];

const line = fc.array(fc.constantFrom(...BITS), { maxLength: 7 }).map((bits) => bits.join(''));
const lineEnd = fc.constantFrom('\n', '\n', '\n', '\n\n', '\n\n', '\r\n', '\r');
const body = fc.array(fc.tuple(line, lineEnd), { maxLength: 9 }).map((lines) => lines.flat().join(''));
const front = fc.constantFrom('', '', '---\ntitle: A [b] c\n---\n', '---\r\na: 1\nb: 2\r\n---\r\n', '---\n\n---', '---\n---\n', '---\na: 1\n--- \n');

describe('a source parsed by its outline', () => {
  it('has the tree of the whole source, places included, for whatever can be typed', () => {
    fc.assert(
      fc.property(front, body, (before, after) => {
        expect(parseMarkdown(before + after)).toEqual(parseWhole(before + after));
      }),
      { numRuns: Number(process.env.RUNS ?? 3000) },
    );
  });

  it('has it for every specimen, and none of these must be parsed whole', () => {
    for (const source of specimens()) {
      expect(outlineOf(source)).toBeDefined();
      expect(parseMarkdown(source)).toEqual(parseWhole(source));
    }
  });
});
