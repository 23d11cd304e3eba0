/** Which words of a version stand for which of its original: by its ledger where it has one, else by alignment. */
import type { Draft } from '../compile.js';
import type { Pair } from '../concord/align.js';
import { alignLedger } from '../concord/compare-ledger.js';
import { pairVersions } from '../concord/compare-versions.js';
import { type TextUnit, textUnits } from './text-units.js';

/** A unit of the original and what the version has for it. */
export interface UnitPair {
  unit: TextUnit;
  /** None where it is not translated; several where the version puts it into several. */
  version: TextUnit[];
  /** Where the version puts several units of the original into one: the first of them, which has the words. */
  joined: string | undefined;
  /** What the ledger says of it. */
  state: 'new' | 'current' | 'stale' | 'untracked';
}

/** Both versions, unit by unit in the order of the original. */
export interface Pairing {
  pairs: UnitPair[];
  /** Units of the version that the original has not, or no longer. */
  alone: TextUnit[];
  /** True where the original's structure is no longer the one that was translated. */
  isRestructured: boolean;
}

/** Pairs the units; without version, all are new. */
export function pairUnits(original: Draft, version: Draft | undefined): Pairing {
  const units = textUnits(original);
  if (version === undefined) {
    const pairs = units.map((unit): UnitPair => ({ unit, version: [], joined: undefined, state: 'new' }));
    return { pairs, alone: [], isRestructured: false };
  }
  const theirs = new Map(textUnits(version).map((unit) => [unit.id, unit]));
  const { places, stale, isRestructured } = correspondence(original, version, units, theirs);
  const taken = new Map<string, string>();
  const pairs = units.map((unit): UnitPair => {
    const found = counterparts(unit, places).flatMap((id) => theirs.get(id) ?? []);
    const first = found[0];
    if (first === undefined) return { unit, version: [], joined: undefined, state: 'new' };
    const joined = taken.get(first.id);
    if (joined === undefined) for (const one of found) taken.set(one.id, unit.id);
    const state = version.ledger === undefined ? 'untracked' : stale.has(unit.segment.place) ? 'stale' : 'current';
    return { unit, version: joined === undefined ? found : [], joined, state };
  });
  return { pairs, alone: [...theirs.values()].filter(({ id }) => !taken.has(id)), isRestructured };
}

interface Correspondence {
  /** Places of the version by the place in the original. */
  places: ReadonlyMap<string, readonly string[]>;
  /** Places of the original that say something else than was translated. */
  stale: ReadonlySet<string>;
  isRestructured: boolean;
}

function correspondence(
  original: Draft,
  version: Draft,
  units: readonly TextUnit[],
  theirs: ReadonlyMap<string, TextUnit>,
): Correspondence {
  const segments = [...new Set(units.map((unit) => unit.segment))];
  const entries = version.ledger?.entries ?? [];
  const { pairs, changes } = alignLedger(entries, segments);
  const stale = new Set(changes.flatMap(({ segment }) => segment?.place ?? []));
  const isRestructured = version.ledger !== undefined && changes.some(({ change }) => change !== 'changed');
  const own = new Set([...theirs.values()].map((unit) => unit.segment.place));
  // A version that still has the structure which was translated is found through it.
  const isAsTranslated =
    entries.length > 0 && own.size === entries.length && entries.every((one) => own.has(one.place));
  const places = isAsTranslated
    ? new Map([...pairs].map(([segment, entry]): [string, string[]] => [segment.place, [entry.place]]))
    : new Map(pairVersions(original, version).flatMap(placesOfPair));
  for (const { kind, place } of segments) if (kind === 'field' || kind === 'title') places.set(place, [place]);
  return { places, stale, isRestructured };
}

function placesOfPair({ original, version }: Pair): [string, string[]][] {
  const found = version.map((unit) => unit.place);
  const [unit, other] = [original[0], version[0]];
  const cells =
    unit?.table === undefined || other?.table === undefined
      ? []
      : unit.table.children.flatMap((row, rowIndex) =>
          row.children.map((cell, index): [string, string[]] => {
            const counterpart = other.table?.children[rowIndex]?.children[index]?.place;
            return [cell.place ?? '', counterpart === undefined ? [] : [counterpart]];
          }),
        );
  return [...original.map((one): [string, string[]] => [one.place, found]), ...cells];
}

/** `fig2.alt1` goes with `fig2`. */
function counterparts({ id, segment }: TextUnit, places: Correspondence['places']): string[] {
  const suffix = id.slice(segment.place.length);
  return (places.get(segment.place) ?? []).map((place) => place + suffix);
}
