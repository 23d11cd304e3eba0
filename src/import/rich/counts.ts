/** Counts as labels show them. */
import type { RichLabel } from './rich-document.js';

/** z, then aa, bb. */
export function letters(count: number): string {
  const letter = String.fromCharCode(97 + ((Math.max(1, count) - 1) % 26));
  return letter.repeat(Math.min(10, Math.floor((count - 1) / 26) + 1));
}

const ROMAN: readonly [number, string][] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];

export function roman(count: number): string {
  let [rest, text] = [Math.min(count, 3999), ''];
  for (const [value, sign] of ROMAN) for (; rest >= value; rest -= value) text += sign;
  return text;
}

/** A count in the formats of HTML and OpenDocument: `1`, `a`, `A`, `i`, `I`. */
export function countIn(format: string, count: number): string {
  switch (format) {
    case 'a':
      return letters(count);
    case 'A':
      return letters(count).toUpperCase();
    case 'i':
      return roman(count).toLowerCase();
    case 'I':
      return roman(count);
    default:
      return String(count);
  }
}

/** The formats of labels by those of HTML and OpenDocument. */
export const LABEL_FORMATS: Readonly<Record<string, RichLabel['format']>> = {
  a: 'letter',
  A: 'capital',
  i: 'roman',
  I: 'capital',
};
