/**
 * What the columns of a table ask for where nothing is measured (DOCX, HTML): letters count as wide as their like in Times
 * New Roman.
 */
import type { Style } from '../templates/design.js';
import type { Table } from '../tree/blocks.js';
import { plainText } from '../tree/text.js';
import { type AskedWidth, isFigure } from './column-widths.js';

/** Widths in points that the columns of a table ask for in a style; `air` is what they have beyond the guess. */
export function guessedWidths(
  node: Table,
  { size, padding }: Pick<Style, 'size' | 'padding'>,
  air = AIR,
): AskedWidth[] {
  const count = Math.max(1, ...node.children.map((row) => row.children.length));
  const width = (length: number) => length * air * size + 2 * padding;
  return Array.from({ length: count }, (_, column): AskedWidth => {
    const cells = node.children.map((row) => plainText(row.children[column]?.children ?? []));
    const heads = cells.slice(0, node.headerRows).map(lengthOf);
    const least = Math.max(...cells.map(longestWord), ...heads.filter((length) => length <= SHORT_HEAD));
    const most = Math.max(least, ...cells.map(lengthOf));
    return { least: width(least), most: width(most), firm: width(Math.max(0, ...cells.map(longestFigure))) };
  });
}

/** What a column has beyond the guess: where it lacks a hair, a word is broken inside. */
const AIR = 1.08;

/** Length of a head that is not broken, in parts of its size. */
const SHORT_HEAD = 4;

/** Widths of letters that are not as wide as most, in parts of the size: those of Times New Roman, in its wider cuts. */
const WIDTHS: readonly [RegExp, number][] = [
  [/[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uff60]/u, 1],
  [/[MWmwЖМФШЩЫЮжмфшщыю—%]/u, 0.85],
  [/\p{Lu}/u, 0.7],
  [/[\p{Script=Cyrillic}\p{Script=Arabic}]/u, 0.56],
  [/[Iijlt.,:;’'()/ \u00a0-]/u, 0.33],
];
const LETTER = 0.5;

function lengthOf(text: string): number {
  let length = 0;
  for (const letter of text) length += WIDTHS.find(([like]) => like.test(letter))?.[1] ?? LETTER;
  return length;
}

const WIDE = /[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uff60]/gu;

/** An address or a compound may be broken after its signs; it asks for no more than this, in parts of its size. */
const LONGEST = 10;
const BREAKABLE = /[/@._?=&-]/;

function longestWord(text: string): number {
  const words = wordsOf(text).flatMap((word) => [word.match(WIDE) === null ? 0 : 1, ...word.split(WIDE).map(askedBy)]);
  return Math.max(0, ...words);
}

function askedBy(word: string): number {
  const length = lengthOf(word);
  return BREAKABLE.test(word) && !isFigure(word) ? Math.min(LONGEST, length) : length;
}

function longestFigure(text: string): number {
  return Math.max(
    0,
    ...wordsOf(text)
      .flatMap((word) => word.split(WIDE))
      .filter(isFigure)
      .map(lengthOf),
  );
}

/** Lines may end at spaces, and after any Chinese letter. */
function wordsOf(text: string): string[] {
  return text.split(/[ \n]+/);
}
