/**
 * What has become of the original since it was translated: its segments are aligned with the ledger's text, so that a
 * paragraph put in or taken out does not make all those after it look changed.
 */
import type { LedgerEntry } from './ledger.js';
import { likeliestPairs, type Placed, type TextPair, type Texts } from './likeliest-pairs.js';
import { longestCommon } from './longest-common.js';
import { fingerprintOf, type Segment } from './segments.js';

/** One change of the original; `entry` is what was translated, `segment` what it says now. */
export type LedgerChange =
  | { change: 'changed' | 'moved'; entry: LedgerEntry; segment: Segment }
  | { change: 'inserted'; entry: undefined; segment: Segment }
  | { change: 'deleted'; entry: LedgerEntry; segment: undefined };

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
  const all: Texts = { entries: placed(entries), segments: placed(segments) };
  const kept = keptPairs(all);
  const moved = movedPairs(without(all, kept));
  const changed = likeliestPairs(without(all, [...kept, ...moved]), kept);
  const pairs = [...kept, ...moved, ...changed];
  const left = without(all, pairs);
  const changes: Placed<LedgerChange>[] = [
    ...moved.map(({ entry, segment }) => changeOf('moved', entry, segment)),
    ...changed.map(({ entry, segment }) => changeOf('changed', entry, segment)),
    ...left.segments.map(
      ({ at, value }): Placed<LedgerChange> => ({
        at,
        value: { change: 'inserted', entry: undefined, segment: value },
      }),
    ),
    ...left.entries.map(
      ({ at, value }): Placed<LedgerChange> => ({
        at: placeOfDeleted(at, pairs),
        value: { change: 'deleted', entry: value, segment: undefined },
      }),
    ),
  ];
  return {
    pairs: new Map(pairs.map(({ entry, segment }) => [segment.value, entry.value])),
    changes: changes.sort((one, other) => one.at - other.at).map(({ value }) => value),
  };
}

function placed<Value>(values: readonly Value[]): Placed<Value>[] {
  return values.map((value, at) => ({ at, value }));
}

/** The same words in the same order. */
function keptPairs({ entries, segments }: Texts): TextPair[] {
  const common = longestCommon(
    entries.map(({ value }) => value.fingerprint),
    segments.map(({ value }) => fingerprintOf(value.words)),
  );
  return common.flatMap(([entryAt, segmentAt]) => {
    const [entry, segment] = [entries[entryAt], segments[segmentAt]];
    return entry === undefined || segment === undefined ? [] : [{ entry, segment }];
  });
}

/** The same words elsewhere. */
function movedPairs({ entries, segments }: Texts): TextPair[] {
  const before = new Map<string | undefined, Placed<LedgerEntry>[]>();
  for (const entry of entries)
    before.set(entry.value.fingerprint, [...(before.get(entry.value.fingerprint) ?? []), entry]);
  return segments.flatMap((segment) => {
    const entry = before.get(fingerprintOf(segment.value.words))?.shift();
    return entry === undefined ? [] : [{ entry, segment }];
  });
}

function without({ entries, segments }: Texts, pairs: readonly TextPair[]): Texts {
  const [withEntry, withSegment] = [
    new Set(pairs.map(({ entry }) => entry)),
    new Set(pairs.map(({ segment }) => segment)),
  ];
  return {
    entries: entries.filter((entry) => !withEntry.has(entry)),
    segments: segments.filter((segment) => !withSegment.has(segment)),
  };
}

function changeOf(
  change: 'changed' | 'moved',
  entry: Placed<LedgerEntry>,
  segment: Placed<Segment>,
): Placed<LedgerChange> {
  return { at: segment.at, value: { change, entry: entry.value, segment: segment.value } };
}

/** After the nearest entry before it that is still there. */
function placeOfDeleted(at: number, pairs: readonly TextPair[]): number {
  const before = pairs.filter(({ entry }) => entry.at < at).map(({ segment }) => segment.at + 0.5);
  return before.reduce((last, one) => Math.max(last, one), -0.5);
}
