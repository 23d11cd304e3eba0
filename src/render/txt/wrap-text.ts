/** Text broken into lines of a width, which is counted in columns. */
import { displayWidth, isWide } from './display-width.js';

/** Signs that begin no line and that end none, in Chinese and Japanese (UAX #14, CL, EX, NS and OP). */
const BEGINS_NONE = /[\p{Pe}\p{Pf}\p{M}、。，．：；？！％…—’”〉》」』】〕〗）］｝・]/u;
const ENDS_NONE = /[\p{Ps}\p{Pi}‘“〈《「『【〔〖（［｛]/u;

/**
 * Lines of at most `width` columns. A line ends at a space or next to a wide character; a word that is longer than the line,
 * an address, is not cut. A `\n` in the text ends a line too.
 */
export function wrapText(text: string, width: number, isEastAsian: boolean): string[] {
  return text.split('\n').flatMap((line) => wrapLine(line, width, isEastAsian));
}

function wrapLine(text: string, width: number, isEastAsian: boolean): string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const word of text.split(/[ \t\r]+/)) {
    let space = line === '' ? '' : ' ';
    for (const piece of piecesOf(word)) {
      const columns = displayWidth(piece, isEastAsian);
      if (line !== '' && used + space.length + columns > width) {
        lines.push(line);
        [line, used, space] = ['', 0, ''];
      }
      line += space + piece;
      used += space.length + columns;
      space = '';
    }
  }
  return [...lines, line];
}

/** Parts of a word between which a line may end. */
function piecesOf(word: string): string[] {
  const pieces: string[] = [];
  let last = '';
  for (const character of word) {
    const isApart = last !== '' && (isWide(last) || isWide(character)) && !BEGINS_NONE.test(character);
    if (pieces.length === 0 || (isApart && !ENDS_NONE.test(last))) pieces.push(character);
    else pieces[pieces.length - 1] += character;
    last = character;
  }
  return pieces;
}

/** Columns of the longest part of a text that cannot be broken. */
export function longestPiece(text: string, isEastAsian: boolean): number {
  const pieces = text.split(/[ \t\r\n]+/).flatMap(piecesOf);
  return Math.max(0, ...pieces.map((piece) => displayWidth(piece, isEastAsian)));
}
