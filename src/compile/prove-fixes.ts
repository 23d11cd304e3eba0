/**
 * The test that every fix must pass before it is offered: the source is fixed in memory and read again. Labels, blocks and
 * words outside of the fix must be the same as before, in the same order, and the whole text must print the same words.
 * A fix that fails is taken off its diagnostic, which then says so.
 */
import type { VFile } from 'vfile';
import type { VFileMessage } from 'vfile-message';
import { type Edit, fixGroups } from '../report/message.js';
import type { OfficialDocument } from '../tree/document.js';
import { applyEdits, freeGroups } from '../write/apply-edits.js';
import { type PrintedUnit, printedUnits } from './printed-units.js';

/** A source as it was read. */
export interface ReadSource {
  file: VFile;
  text: string;
  document: Pick<OfficialDocument, 'children' | 'notes'>;
}

/** Reads a changed text of the same source; undefined where it can no longer be read. */
export type ReadAgain = (text: string) => Omit<ReadSource, 'text'> | undefined;

/** One group of edits that is applied whole or not at all, with the diagnostic that proposes it. */
interface Proposal {
  message: VFileMessage;
  edits: readonly Edit[];
}

const NOT_APPLIED =
  '`check --fix` leaves this to you: with the obvious change other words, numbers or paragraphs would come out differently.';

/** Most readings for the fixes of one rule: beyond them what is not proved is not fixed. */
const MOST_READINGS = 8;

/** Removes from the diagnostics of `source` the fixes that would change more than they say. */
export function proveFixes(source: ReadSource, readAgain: ReadAgain): void {
  const proposals = source.file.messages.flatMap((message) =>
    fixGroups(message).map((edits): Proposal => ({ message, edits })),
  );
  if (proposals.length === 0) return;
  const before = { text: source.text, reading: reading(source.document, source.file) };
  const proof: Proof = { taken: [], left: 1, judge: (chosen) => judge(chosen, before, readAgain) };
  if (tryAll(proposals, proof) !== 'sound') {
    for (const group of byRule(proposals)) {
      proof.left = MOST_READINGS;
      takeSound(group, proof);
    }
  }
  const kept = new Set(proof.taken);
  for (const { message, edits } of proposals.filter((proposal) => !kept.has(proposal))) takeOff(message, edits);
}

/** The first place where a fixed text is not what it was, and the proposals that touch it. */
interface Difference {
  /** Offset in the text before the fixes. */
  at: number;
  touching: readonly Proposal[];
}

/** What is proved so far. */
interface Proof {
  taken: Proposal[];
  /** Readings that may still be made. */
  left: number;
  judge(chosen: readonly Proposal[]): 'sound' | Difference;
}

/**
 * Takes the proposals that hold together with those taken before: all of them, or all but those at the place of the first
 * difference, and twice as many above it each time that this is not enough.
 */
function takeSound(proposals: readonly Proposal[], proof: Proof): void {
  let rest = proposals;
  for (let many = 1; rest.length > 0; many *= 2) {
    const verdict = tryAll(rest, proof);
    if (verdict === 'sound') return;
    rest = rest.filter((proposal) => !nearest(rest, verdict, many).includes(proposal));
  }
}

/** The proposals nearest to a difference: those that touch it, or the last ones above it; where none is above, the first. */
function nearest(proposals: readonly Proposal[], { at, touching }: Difference, many: number): readonly Proposal[] {
  const inOrder = [...proposals].sort((one, other) => beginning(one) - beginning(other));
  const touched = inOrder.filter((proposal) => touching.includes(proposal));
  if (touched.length > 0 && many === 1) return touched;
  const above = inOrder.filter((proposal) => beginning(proposal) <= at);
  return above.length > 0 ? above.slice(-many) : inOrder.slice(0, many);
}

function beginning({ edits }: Proposal): number {
  return edits[0]?.from ?? 0;
}

function tryAll(proposals: readonly Proposal[], proof: Proof): 'sound' | Difference {
  if (proof.left-- <= 0) return { at: Number.POSITIVE_INFINITY, touching: proposals };
  const verdict = proof.judge([...proof.taken, ...proposals]);
  if (verdict === 'sound') for (const proposal of proposals) proof.taken.push(proposal);
  return verdict;
}

/** Fixes of one kind mostly hold together, or not at all. */
function byRule(proposals: readonly Proposal[]): Proposal[][] {
  const groups = new Map<string | undefined, Proposal[]>();
  for (const proposal of proposals) {
    const { ruleId } = proposal.message;
    groups.set(ruleId, [...(groups.get(ruleId) ?? []), proposal]);
  }
  return [...groups.values()].sort((one, other) => one.length - other.length);
}

function judge(chosen: readonly Proposal[], before: TextRead, readAgain: ReadAgain): 'sound' | Difference {
  const free = freeGroups(chosen.map((proposal) => proposal.edits));
  const edits = free.flat();
  const text = applyEdits(before.text, free);
  const after = readAgain(text);
  if (after === undefined) return { at: 0, touching: [] };
  const range = differenceOf(before, { text, reading: reading(after.document, after.file) }, edits);
  if (range === undefined) return 'sound';
  const touching = chosen.filter((proposal) =>
    withSpaces(proposal.edits, before.text).some((edit) => edit.from <= range.to && edit.to >= range.from),
  );
  return { at: range.from, touching };
}

function takeOff(message: VFileMessage, edits: readonly Edit[]): void {
  const left = message.fix?.filter((edit) => !edits.includes(edit)) ?? [];
  if (left.length > 0) message.fix = left;
  else delete message.fix;
  if (!message.note?.includes(NOT_APPLIED))
    message.note = message.note === undefined ? NOT_APPLIED : `${message.note} ${NOT_APPLIED}`;
}

interface Reading {
  units: readonly PrintedUnit[];
  /** Rules with errors, each with the offset of its first. */
  faults: ReadonlyMap<string, number>;
}

function reading(document: ReadSource['document'], file: VFile): Reading {
  const faults = new Map<string, number>();
  for (const { fatal, ruleId = '', place } of file.messages) {
    const start = place !== undefined && 'start' in place ? place.start : place;
    if (fatal === true && !faults.has(ruleId)) faults.set(ruleId, start?.offset ?? -1);
  }
  return { units: printedUnits(document), faults };
}

interface TextRead {
  text: string;
  reading: Reading;
}

interface Range {
  from: number;
  to: number;
}

/** A difference that has no place in the source. */
const NOWHERE: Range = { from: -1, to: -1 };

/** Where the two readings differ in what must be the same, as a range of the first text; undefined where they do not. */
function differenceOf(before: TextRead, after: TextRead, edits: readonly Edit[]): Range | undefined {
  const old = touching(before.reading.units, withSpaces(edits, before.text));
  const made = touching(after.reading.units, withSpaces(movedEdits(edits), after.text));
  const word = firstOther(old.words, made.words, bulletLetters(edits, before.text));
  if (word !== undefined) return old.words[word]?.unit ?? NOWHERE;
  const fault = [...after.reading.faults].find(([rule]) => !before.reading.faults.has(rule));
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
function withSpaces(edits: readonly Edit[], text: string): Edit[] {
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
