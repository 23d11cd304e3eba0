/** Writes forward what a translation has translated: all of its original, or some places of it. */
import { compareLedger, type LedgerChange } from '../concord/compare-ledger.js';
import { entryOf, type Ledger, type LedgerEntry } from '../concord/ledger.js';
import type { Segment } from '../concord/segments.js';

/**
 * The ledger when the changes that `isTaken` names are translated. What is not taken stays as it was translated, in its
 * old order, so that it is found stale again.
 */
export function updateLedger(
  old: Ledger | undefined,
  original: string,
  segments: readonly Segment[],
  isTaken: (change: LedgerChange) => boolean,
): Ledger {
  const before = old?.entries ?? [];
  const left = compareLedger(before, segments).filter((change) => !isTaken(change));
  const open = new Map(left.flatMap((change) => (change.segment === undefined ? [] : [[change.segment, change]])));
  const entries = segments.flatMap((segment): LedgerEntry[] => {
    const change = open.get(segment);
    if (change === undefined) return [entryOf(segment)];
    return change.change === 'changed' ? [change.entry] : [];
  });
  const displaced = left.flatMap(({ change, entry }) => (change === 'moved' || change === 'deleted' ? [entry] : []));
  for (const entry of before.filter((one) => displaced.includes(one))) putBack(entry, entries, before);
  return { original, entries };
}

/** After the nearest of those that stood before it. */
function putBack(entry: LedgerEntry, entries: LedgerEntry[], before: readonly LedgerEntry[]): void {
  for (let at = before.indexOf(entry) - 1; at >= 0; at--) {
    const found = entries.findIndex((one) => one.fingerprint === before[at]?.fingerprint);
    if (found === -1) continue;
    entries.splice(found + 1, 0, entry);
    return;
  }
  entries.unshift(entry);
}
