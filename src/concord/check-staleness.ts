/** Staleness: whether the original still says what a language version translated. */
import type { Position } from 'unist';
import { report } from '../report/report.js';
import type { RuleSetting } from '../report/settle.js';
import { compareLedger, type LedgerChange } from './compare-ledger.js';
import { pairVersions } from './compare-versions.js';
import type { ConcordVersion } from './difference.js';
import type { Ledger } from './ledger.js';
import { markedText, segmentsOf } from './segments.js';
import { severityOf } from './severity.js';

/** A change of the original that a version does not have yet, with its place in the version. */
export type StaleSegment = LedgerChange & { position: Position | undefined };

/** Everything of the original that changed since a version translated it, in the order of the original. */
export function staleSegments(original: ConcordVersion, version: ConcordVersion, ledger: Ledger): StaleSegment[] {
  const changes = compareLedger(ledger.entries, segmentsOf(original));
  if (changes.length === 0) return [];
  const positionOf = positionsIn(original, version);
  return changes.map((change) => ({ ...change, position: positionOf(change) }));
}

/**
 * Reports what is stale in a version, with the severity of any difference from the original, or with that of engross.yaml
 * (`rules: {stale-translation: …}`): a translation can be published before it is updated.
 */
export function checkStaleness(
  original: ConcordVersion,
  version: ConcordVersion,
  ledger: Ledger,
  setting: RuleSetting | undefined,
): void {
  if (setting === 'off') return;
  const { file } = version.context;
  for (const stale of staleSegments(original, version, ledger)) {
    const { segment } = stale;
    report(file, 'stale-translation', stale.position, {
      message: messageOf(stale),
      severity: setting ?? severityOf(version),
      help: 'translate it, then run `engross translate accept`',
      ...(segment === undefined
        ? {}
        : {
            related: [
              {
                path: original.context.file.path,
                position: segment.position,
                message: `${segment.place} of the original`,
              },
            ],
          }),
    });
  }
}

function messageOf({ change, entry, segment }: LedgerChange): string {
  switch (change) {
    case 'changed':
      return `the original of ${segment.place} has changed, from ${quoted(entry.source)} to ${quoted(markedText(segment.words))}`;
    case 'moved':
      return `the original has moved ${quoted(entry.source)} from ${entry.place} to ${segment.place}`;
    case 'inserted':
      return `${segment.place} is new in the original: ${quoted(markedText(segment.words))}`;
    case 'deleted':
      return `the original has ${entry.place} no longer: ${quoted(entry.source)}`;
  }
}

/** The first words, so that a reader knows the change without opening the file. */
function quoted(text: string): string {
  const characters = [...text];
  return `“${characters.length > 60 ? `${characters.slice(0, 60).join('')}…` : text}”`;
}

/** Where in the version a change belongs: the counterpart of its segment today, else that of the last one before it. */
function positionsIn(
  original: ConcordVersion,
  version: ConcordVersion,
): (change: LedgerChange) => Position | undefined {
  const positions = new Map<string, Position | undefined>();
  for (const { original: units, version: counterparts } of pairVersions(original, version))
    for (const unit of units) positions.set(unit.place, counterparts[0]?.position);
  const own = new Map(segmentsOf(version).map((segment) => [segment.place, segment.position]));
  let last: Position | undefined;
  return ({ entry, segment }) => {
    if (segment !== undefined) last = positions.get(segment.place) ?? cellPosition(segment.place, own) ?? last;
    else last = own.get(entry.place) ?? last;
    return last;
  };
}

/** Cells are compared by their places in tables that correspond. */
function cellPosition(place: string, own: ReadonlyMap<string, Position | undefined>): Position | undefined {
  return /-r\d+-c\d+$/.test(place) ? own.get(place) : undefined;
}
