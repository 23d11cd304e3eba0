/** How many columns of a terminal or a monospaced page a text takes. */
import { eastAsianWidth } from 'get-east-asian-width';

/** Marks that are written on the letter before them, and characters that print nothing; inner and last parts of a Hangul syllable. */
const NOTHING = /[\p{Mn}\p{Me}\p{Cf}\p{Cc}\u1160-\u11ff]/u;

/** Columns of one character: 2 of a wide one, 0 of a mark on the letter before it. */
function columnsOf(character: string, isEastAsian: boolean): number {
  if (NOTHING.test(character)) return 0;
  // In an East Asian text, quotation marks and dashes are as wide as its letters (UAX #11, ambiguous).
  return eastAsianWidth(character.codePointAt(0) ?? 0, { ambiguousAsWide: isEastAsian });
}

/** Columns of a text on one line. */
export function displayWidth(text: string, isEastAsian: boolean): number {
  let width = 0;
  for (const character of text) width += columnsOf(character, isEastAsian);
  return width;
}

/** Whether a character is one of those between which a line may end: Chinese, Japanese, and their signs. */
export function isWide(character: string): boolean {
  return eastAsianWidth(character.codePointAt(0) ?? 0) === 2;
}
