/** How Word counts: what its formats print (ECMA-376 part 1, 17.18.59), and what a list comes to next (17.9). */
import { romanNumber } from '../../../templates/languages/roman.js';

/** A level (0 to 8) of a list by its number in the numbering part (`w:numId`). */
export interface ListPlace {
  list: number;
  level: number;
}

/** What a format of Word prints for a number from 1 up; undefined for formats that this house has no table of. */
export function printed(format: string, number: number): string | undefined {
  return FORMATS[format]?.(number);
}

const FORMATS: Record<string, (number: number) => string> = {
  decimal: String,
  lowerLetter: letters,
  upperLetter: (number) => letters(number).toUpperCase(),
  lowerRoman: romanNumber,
  upperRoman: (number) => romanNumber(number).toUpperCase(),
  chineseCounting: chinese,
};

/** `a` to `z`, then `aa`, `bb`: Word repeats the letter. */
function letters(number: number): string {
  const letter = String.fromCharCode(97 + ((number - 1) % 26));
  return letter.repeat(Math.floor((number - 1) / 26) + 1);
}

const CHINESE = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** Under a hundred all of Word's Chinese formats agree. */
function chinese(number: number): string {
  const tens = Math.floor(number / 10);
  const unit = number % 10 === 0 ? '' : CHINESE[number % 10];
  if (tens === 0) return CHINESE[number] ?? '';
  return `${tens === 1 ? '' : CHINESE[tens]}十${unit}`;
}

/** The counts of one list as Word keeps them while it goes through a document. */
export interface Counts {
  /**
   * Count of each level; undefined where a level begins anew with its next paragraph, `unsure` where it was skipped:
   * what Word then makes of it is nowhere written.
   */
  levels: (number | 'unsure' | undefined)[];
  /** What the levels of a run begin with, where it says so: at first and whenever they begin anew (17.9.26). */
  starts: ReadonlyMap<number, number>;
}

export function newCounts(): Counts {
  return { levels: [], starts: new Map() };
}

/** What the next paragraph of a level would be numbered; undefined where that is not sure. */
export function nextNumber(counts: Counts, level: number): number | undefined {
  const last = counts.levels[level];
  if (last === 'unsure') return undefined;
  return last === undefined ? (counts.starts.get(level) ?? 1) : last + 1;
}

/** Enters a paragraph of a level; the levels under it begin anew. */
export function count(counts: Counts, level: number, number: number): void {
  const above = Array.from({ length: level }, (_, index) => counts.levels[index] ?? 'unsure');
  counts.levels = [...above, number];
}

/** Levels that Word has. */
export const LEVELS = 9;

/** Enters a paragraph of a level that does not count, below all those that do: it skips those under `base`. */
export function skipBelow(counts: Counts, base: number): void {
  counts.levels = Array.from({ length: LEVELS }, (_, index) => (index <= base ? counts.levels[index] : 'unsure'));
}

/** Enters the run of a list that begins a level with a number of its own. */
export function beginRun(counts: Counts, level: number, start: number): void {
  counts.starts = new Map([[level, start]]);
}
