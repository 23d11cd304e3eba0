/**
 * What has become of the original since it was translated: its segments are aligned with the ledger's text, so that a
 * paragraph put in or taken out does not make all those after it look changed.
 */
import type { LedgerEntry } from './ledger.js';
import { countWords, likeness, type WordCounts } from './likeness.js';
import { fingerprintOf, markedText, type Segment } from './segments.js';

/** One change of the original; `entry` is what was translated, `segment` what it says now. */
export type LedgerChange =
  | { change: 'changed' | 'moved'; entry: LedgerEntry; segment: Segment }
  | { change: 'inserted'; entry: undefined; segment: Segment }
  | { change: 'deleted'; entry: LedgerEntry; segment: undefined };

/** Least likeness of a changed paragraph to what it was: where it stood before, and anywhere else. */
const LIKE_IN_PLACE = 0.3;
const LIKE_ELSEWHERE = 0.6;
/** Pairs that are compared; in a text that is all new, only what stands in the same place. */
const MOST_COMPARED = 250_000;

/** A ledger and its original, aligned. */
export interface LedgerAlignment {
  /** Each segment that was translated with what was translated of it, changed and moved ones among them. */
  pairs: Map<Segment, LedgerEntry>;
  /** In the order of the original, what was deleted after what stood before it. */
  changes: LedgerChange[];
}

/** What of the original is no longer what was translated. */
export function compareLedger(entries: readonly LedgerEntry[], segments: readonly Segment[]): LedgerChange[] {
  return alignLedger(entries, segments).changes;
}

/** Finds what was translated again in the original as it is. */
export function alignLedger(entries: readonly LedgerEntry[], segments: readonly Segment[]): LedgerAlignment {
  const now = segments.map(({ words }) => fingerprintOf(words));
  const before = entries.map((entry) => entry.fingerprint);
  const kept = longestCommon(before, now);
  const pairs = new Map(kept.map(([entry, segment]) => [segment, entry]));
  const changes: { at: number; change: LedgerChange }[] = [];
  const left = {
    entries: without(
      entries.length,
      kept.map(([entry]) => entry),
    ),
    segments: without(
      segments.length,
      kept.map(([, segment]) => segment),
    ),
  };
  const pair = (change: 'changed' | 'moved', entryAt: number, segmentAt: number): void => {
    const [entry, segment] = [entries[entryAt], segments[segmentAt]];
    if (entry === undefined || segment === undefined) return;
    left.entries.delete(entryAt);
    left.segments.delete(segmentAt);
    pairs.set(segmentAt, entryAt);
    changes.push({ at: segmentAt, change: { change, entry, segment } });
  };
  const elsewhere = new Map<string | undefined, number[]>();
  for (const at of left.entries) elsewhere.set(before[at], [...(elsewhere.get(before[at]) ?? []), at]);
  for (const segmentAt of [...left.segments]) {
    const entryAt = elsewhere.get(now[segmentAt])?.shift();
    if (entryAt !== undefined) pair('moved', entryAt, segmentAt);
  }
  const gaps = gapsOf(kept);
  for (const [entryAt, segmentAt] of likeliest(entries, segments, left, gaps)) pair('changed', entryAt, segmentAt);
  for (const at of left.segments) {
    const segment = segments[at];
    if (segment !== undefined) changes.push({ at, change: { change: 'inserted', entry: undefined, segment } });
  }
  for (const at of left.entries) {
    const entry = entries[at];
    if (entry !== undefined)
      changes.push({ at: placeOfDeleted(at, pairs), change: { change: 'deleted', entry, segment: undefined } });
  }
  return {
    pairs: new Map(
      [...pairs].flatMap(([at, entryAt]): [Segment, LedgerEntry][] => {
        const [segment, entry] = [segments[at], entries[entryAt]];
        return segment === undefined || entry === undefined ? [] : [[segment, entry]];
      }),
    ),
    changes: changes.sort((one, other) => one.at - other.at).map(({ change }) => change),
  };
}

/** Between which two kept ones something stands: the number of the gap. */
interface Gaps {
  ofEntry(at: number): number;
  ofSegment(at: number): number;
}

function gapsOf(kept: readonly (readonly [number, number])[]): Gaps {
  const count = (at: number, side: 0 | 1) => kept.filter((one) => one[side] < at).length;
  return { ofEntry: (at) => count(at, 0), ofSegment: (at) => count(at, 1) };
}

interface Left {
  entries: Set<number>;
  segments: Set<number>;
}

interface Candidate {
  entry: number;
  segment: number;
  score: number;
}

/** Pairs of what is left that are most like each other, each once: fields and the title by their place. */
function likeliest(
  entries: readonly LedgerEntry[],
  segments: readonly Segment[],
  left: Left,
  gaps: Gaps,
): [entry: number, segment: number][] {
  const isMuch = left.entries.size * left.segments.size > MOST_COMPARED;
  const was = [...left.entries].flatMap((at) => {
    const entry = entries[at];
    return entry === undefined ? [] : [{ at, entry, words: countWords(entry.source), gap: gaps.ofEntry(at) }];
  });
  const candidates = [...left.segments].flatMap((at) => {
    const segment = segments[at];
    if (segment === undefined) return [];
    const now = { words: countWords(markedText(segment.words)), gap: gaps.ofSegment(at) };
    return was
      .filter(({ entry }) => entry.place === segment.place || !(isMuch || isFixed(segment)))
      .map((one): Candidate => ({ entry: one.at, segment: at, score: scoreOf(one, now, isFixed(segment)) }))
      .filter(({ score }) => score > 0);
  });
  return bestOf(candidates);
}

/** What has one place only, whatever its words are. */
function isFixed({ kind }: Segment): boolean {
  return kind === 'field' || kind === 'title';
}

interface Words {
  words: WordCounts;
  gap: number;
}

/** Nought where two are too little alike to be one that changed; more for one in its place than for one elsewhere. */
function scoreOf(was: Words, now: Words, isOne: boolean): number {
  const like = likeness(was.words, now.words);
  if (isOne) return 2;
  if (was.gap === now.gap) return like >= LIKE_IN_PLACE ? like + 0.5 : 0;
  return like >= LIKE_ELSEWHERE ? like : 0;
}

function bestOf(candidates: Candidate[]): [entry: number, segment: number][] {
  candidates.sort((a, b) => b.score - a.score || a.segment - b.segment || a.entry - b.entry);
  const [entries, segments] = [new Set<number>(), new Set<number>()];
  return candidates.flatMap(({ entry, segment }): [number, number][] => {
    if (entries.has(entry) || segments.has(segment)) return [];
    entries.add(entry);
    segments.add(segment);
    return [[entry, segment]];
  });
}

/** After the nearest entry before it that is still there. */
function placeOfDeleted(at: number, pairs: ReadonlyMap<number, number>): number {
  let last = -0.5;
  for (const [segment, entry] of pairs) if (entry < at && segment > last) last = segment + 0.5;
  return last;
}

function without(length: number, taken: readonly number[]): Set<number> {
  const gone = new Set(taken);
  return new Set(Array.from({ length }, (_, index) => index).filter((index) => !gone.has(index)));
}

/** Pairs of equal values in the same order, as many as can be. */
function longestCommon(one: readonly string[], other: readonly string[]): [number, number][] {
  let head = 0;
  while (head < one.length && head < other.length && one[head] === other[head]) head++;
  let tail = 0;
  while (tail < one.length - head && tail < other.length - head && one.at(-1 - tail) === other.at(-1 - tail)) tail++;
  const inner = commonInside(one.slice(head, one.length - tail), other.slice(head, other.length - tail));
  return [
    ...Array.from({ length: head }, (_, index): [number, number] => [index, index]),
    ...inner.map(([a, b]): [number, number] => [a + head, b + head]),
    ...Array.from({ length: tail }, (_, index): [number, number] => [
      one.length - tail + index,
      other.length - tail + index,
    ]),
  ];
}

function commonInside(one: readonly string[], other: readonly string[]): [number, number][] {
  // A text that is all new has nothing in common worth so much memory.
  if (one.length * other.length > 64 * MOST_COMPARED) return [];
  const width = other.length + 1;
  const longest = new Uint32Array((one.length + 1) * width);
  for (let row = one.length - 1; row >= 0; row--) {
    for (let column = other.length - 1; column >= 0; column--) {
      const at = row * width + column;
      longest[at] =
        one[row] === other[column]
          ? 1 + (longest[at + width + 1] ?? 0)
          : Math.max(longest[at + width] ?? 0, longest[at + 1] ?? 0);
    }
  }
  const pairs: [number, number][] = [];
  for (let row = 0, column = 0; row < one.length && column < other.length; ) {
    const at = row * width + column;
    if (one[row] === other[column]) pairs.push([row++, column++]);
    else if ((longest[at + width] ?? 0) >= (longest[at + 1] ?? 0)) row++;
    else column++;
  }
  return pairs;
}
