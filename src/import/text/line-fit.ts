/**
 * Finds how the lines of a wrapped text were broken: at a column or at the edge of a page in Times, and how wide it was.
 *
 * A line without an end mark whose next line goes on in lower case was broken because the next word had no room. A width
 * that explains nearly all of these lines is the width of the text.
 */

import { widthInCharacters, widthInTimes } from './line-widths.js';
import type { TextLine } from './lines.js';
import { beginsSmall, isUnended } from './sentence-end.js';

export interface LineFit {
  /** Room that the next line's first word would have had on a line, as a part of the width; negative: it had none. */
  room(line: string, next: string): number;
  /** Whether the width explains every line: then a line with room for the next word ends a paragraph. */
  isExact: boolean;
}

interface Measure {
  width: (text: string) => number;
  space: number;
  /** The beginning of the next line that a line needs room for. */
  word: (text: string) => string;
}

/** Editors wrap at a column, some of them behind hyphens too; pages are set in Times, which breaks behind hyphens. */
const TIMES: Measure = { width: widthInTimes, space: 250, word: upToHyphen };
const MEASURES: readonly Measure[] = [
  { width: widthInCharacters, space: 1, word: upToHyphen },
  { width: widthInCharacters, space: 1, word: wholeWord },
  TIMES,
];

/** A share of the widest lines that may be no lines of the text: titles, addresses. */
const OUTLIERS = [0, 0.002, 0.005, 0.01, 0.02];
/** Lines explained by an exact width. */
const EXPLAINED = 0.985;
/** Pairs of lines from which an exact width is believed. */
const ENOUGH = 8;

/** The fit of a text's lines. */
export function fitOf(lines: readonly TextLine[]): LineFit {
  const pairs = surePairs(lines);
  for (const measure of MEASURES) {
    const width = exactWidth(lines, pairs, measure);
    if (width !== undefined) return fitAt(measure, width, true);
  }
  const widths = lines.map(({ text }) => widthInTimes(text)).sort((a, b) => a - b);
  return fitAt(TIMES, widths[Math.floor(widths.length * 0.95)] ?? widths.at(-1) ?? 1, false);
}

/** Lines that go on in the next one for certain. */
function surePairs(lines: readonly TextLine[]): [string, string][] {
  return lines.flatMap(({ text }, index): [string, string][] => {
    const next = lines[index + 1];
    if (next === undefined || next.isApart || next.isPageTop || !isUnended(text)) return [];
    return beginsSmall(next.text) || /^\p{Lo}/u.test(next.text) ? [[text, next.text]] : [];
  });
}

function exactWidth(lines: readonly TextLine[], pairs: [string, string][], measure: Measure): number | undefined {
  if (pairs.length < ENOUGH) return undefined;
  const widths = lines.map(({ text }) => measure.width(text)).sort((a, b) => b - a);
  for (const share of OUTLIERS) {
    const width = widths[Math.floor(widths.length * share)] ?? 0;
    const fit = fitAt(measure, width, true);
    const explained = pairs.filter(([line, next]) => fit.room(line, next) <= 0).length;
    if (explained >= pairs.length * EXPLAINED) return width;
  }
  return undefined;
}

function fitAt({ width, space, word }: Measure, most: number, isExact: boolean): LineFit {
  return {
    isExact,
    room: (line, next) => {
      const gap = /\p{Lo}$/u.test(line) ? 0 : space;
      return (most - width(line) - gap - width(word(next))) / most;
    },
  };
}

/** The first word, or the first character of a script without spaces. */
function wholeWord(text: string): string {
  const han = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u.exec(text)?.[0];
  return han ?? /^\S+/u.exec(text)?.[0] ?? '';
}

/** The first word, or its part up to the first hyphen or dash. */
function upToHyphen(text: string): string {
  const word = wholeWord(text);
  return /^[^\p{Pd}]+\p{Pd}/u.exec(word)?.[0] ?? word;
}
