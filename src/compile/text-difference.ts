/** Where two readings of a text differ in what a fix must leave as it is: labels, blocks and words. */
import type { Edit } from '../report/diagnostic.js';
import type { PrintedUnit } from './printed-units.js';

/** A text with what it prints and the errors in it. */
export interface TextRead {
  text: string;
  units: readonly PrintedUnit[];
  /** Rules with errors, each with the offset of its first. */
  faults: ReadonlyMap<string, number>;
}

/** A range of a text. */
interface Range {
  from: number;
  to: number;
}

/** A difference that has no place in the source. */
const NOWHERE: Range = { from: -1, to: -1 };

/** Where the two readings differ in what must be the same, as a range of the first text; undefined where they do not. */
export function differenceOf(before: TextRead, after: TextRead, edits: readonly Edit[]): Range | undefined {
  const old = touching(before.units, withSpaces(edits, before.text));
  const made = touching(after.units, withSpaces(movedEdits(edits), after.text));
  const word = firstOther(old.words, made.words, bulletLetters(edits, before.text));
  if (word !== undefined) return old.words[word]?.unit ?? NOWHERE;
  const fault = [...after.faults].find(([rule]) => !before.faults.has(rule));
  if (JSON.stringify(old.outside) === JSON.stringify(made.outside))
    return fault === undefined ? undefined : placeBefore(fault[1], edits);
  const other = old.outside.findIndex((shown, index) => shown !== made.outside[index]);
  return old.outsideUnits[other] ?? NOWHERE;
}

/** Where an offset of the changed text was before the edits. */
function placeBefore(offset: number, edits: readonly Edit[]): Range {
  const moved = movedEdits(edits).filter((edit) => edit.to <= offset);
  const last = moved.at(-1);
  const original = [...edits].sort((one, other) => one.from - other.from)[moved.length - 1];
  const at = last === undefined || original === undefined ? offset : offset - last.to + original.to;
  return { from: at, to: at };
}

/** Edits with the white space around them, so that a block which ends just before one counts as touched. */
export function withSpaces(edits: readonly Edit[], text: string): Edit[] {
  return edits.map((edit) => {
    let { from, to } = edit;
    while (from > 0 && /\s/.test(text.charAt(from - 1))) from--;
    while (to < text.length && /\s/.test(text.charAt(to))) to++;
    return { ...edit, from, to };
  });
}

interface Touched {
  /** What is printed outside of the edits, unit by unit. */
  outside: string[];
  outsideUnits: PrintedUnit[];
  /** Every word that is printed, labels included, each with its unit. */
  words: { word: string; unit: PrintedUnit }[];
}

/** Edits are in the order of the text; so are most units, and the search begins at the last hit. */
function touching(units: readonly PrintedUnit[], edits: readonly Edit[]): Touched {
  const sorted = [...edits].sort((one, other) => one.from - other.from);
  const touched: Touched = { outside: [], outsideUnits: [], words: [] };
  for (const unit of units) {
    const isInside = unit.from >= 0 && firstReaching(sorted, unit.from) <= unit.to;
    if (!isInside) {
      touched.outside.push([unit.type, unit.label, unit.name, unit.folded].join('\u0000'));
      touched.outsideUnits.push(unit);
    }
    for (const word of unitWords(unit)) touched.words.push({ word, unit });
  }
  return touched;
}

/** Where the first edit begins that reaches to `offset` or lies beyond it. Edits of one text do not overlap. */
function firstReaching(sorted: readonly Edit[], offset: number): number {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((sorted[middle]?.to ?? 0) < offset) from = middle + 1;
    else to = middle;
  }
  return sorted[from]?.from ?? Number.POSITIVE_INFINITY;
}

/** The ranges that the edits have in the changed text. */
function movedEdits(edits: readonly Edit[]): Edit[] {
  let shift = 0;
  return [...edits]
    .sort((one, other) => one.from - other.from)
    .map(({ from, to, text }) => {
      const moved = { from: from + shift, to: from + shift + text.length, text };
      shift += text.length - (to - from);
      return moved;
    });
}

const WORD = /[\p{L}\p{M}\p{N}]+/gu;

/** Words of a unit with its label; a heading that says its own label once more says it once, for no word goes with the second. */
function unitWords({ type, label, words }: PrintedUnit): string[] {
  const [own, said] = [wordsIn(label), wordsIn(words)];
  if (type.startsWith('clause')) return [...own, ...said];
  const doubled = own.length > 0 && own.every((word, index) => said[index] === word);
  return [...own, ...(doubled ? said.slice(own.length) : said)];
}

function wordsIn(text: string): string[] {
  const plain = text.normalize('NFKC').toLowerCase();
  return (plain.match(WORD) ?? []).map((word) => word.replace(/\p{Nd}/gu, latinDigit));
}

/** Decimal figures of every script come in tens that begin with zero (Unicode, general category Nd). */
function latinDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  let zero = code;
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
  return String(code - zero);
}

/** Letters that stood for a bullet in another program's font, such as Word's `o` and a tab. */
function bulletLetters(edits: readonly Edit[], text: string): string[] {
  return edits.filter((edit) => edit.text === '- ').flatMap((edit) => wordsIn(text.slice(edit.from, edit.to)));
}

/** The first word that is printed no more, or not at its place; letters that were bullets may go. */
function firstOther(before: Touched['words'], after: Touched['words'], bullets: readonly string[]): number | undefined {
  const left = [...bullets];
  let at = 0;
  for (const [index, { word }] of before.entries()) {
    if (word === after[at]?.word) at++;
    else if (left.includes(word)) left.splice(left.indexOf(word), 1);
    else return index;
  }
  return at === after.length ? undefined : before.length - 1;
}
