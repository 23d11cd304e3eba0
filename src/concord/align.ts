/**
 * Aligns the units of a language version with those of its original: the cheapest way through both, where units of
 * the same kind stand for each other, some are missing or added, and some versions lawfully put several into one.
 */
import type { Features } from './features/features.js';
import type { Unit } from './units.js';
import { inCommon } from './without.js';

/** A unit with its features. */
export interface Compared extends Unit {
  features: Features;
  /** What may be found again in another language, each thing with the values that it may have. */
  atoms: string[][];
}

/** A unit made ready to be compared. */
export function comparable(unit: Unit, features: Features): Compared {
  return { ...unit, features, atoms: atomsOf(features) };
}

/** What corresponds: one and one; none and one; several and one. */
export interface Pair {
  original: Compared[];
  version: Compared[];
}

/** Cost of a unit that has no counterpart. Two of them must cost more than a doubtful pair of the same kind. */
const ALONE = 1.2;
/**
 * Cost of two that are put into one, and of each further one: for the first no less than being alone, so that a short
 * unit which is not there is not taken for one that hides in its neighbour.
 */
const JOINED = 1.25;
const JOINED_FURTHER = 0.6;
/** Units that no version puts into one. */
const ALWAYS_ONE: ReadonlySet<Unit['kind']> = new Set(['title', 'annex', 'table', 'figure', 'note']);
/** Most units that are put into one. */
const MOST = 4;
/** Units off the diagonal that are looked at, beside the difference in number. */
const BAND = 60;
/** Half of the pairs looked at, beyond which the band is no wider than it must be: 800 units less are no translation. */
const MOST_CELLS = 640_000;

interface Step {
  cost: number;
  original: number;
  version: number;
}

/** Pairs in the order of the text. */
export function align(original: readonly Compared[], version: readonly Compared[]): Pair[] {
  const ratio = lengthOf(version) / Math.max(1, lengthOf(original));
  if (correspondsThroughout(original, version, ratio))
    return original.map((unit, index) => ({ original: [unit], version: version.slice(index, index + 1) }));
  return back(original, version, walk(original, version, ratio));
}

/** The common case at once: as many units, each of the kind and with the features of the other. */
function correspondsThroughout(original: readonly Compared[], version: readonly Compared[], ratio: number): boolean {
  if (original.length !== version.length) return false;
  return original.every((unit, index) => {
    const other = version[index];
    return other !== undefined && pairCost(unit, other, ratio) <= 0.9 && unlike(unit.atoms, other.atoms) === 0;
  });
}

function walk(original: readonly Compared[], version: readonly Compared[], ratio: number): Map<number, Step>[] {
  const band = Math.min(
    BAND + Math.abs(original.length - version.length),
    Math.max(BAND, Math.round(MOST_CELLS / Math.max(1, original.length))),
  );
  const rows: Map<number, Step>[] = [];
  for (let row = 0; row <= original.length; row++) {
    const cells = new Map<number, Step>();
    const diagonal = Math.round((row * version.length) / Math.max(1, original.length));
    for (let column = Math.max(0, diagonal - band); column <= Math.min(version.length, diagonal + band); column++) {
      const best = cheapest(rows, cells, row, column, original, version, ratio);
      if (best !== undefined) cells.set(column, best);
    }
    rows.push(cells);
  }
  return rows;
}

function cheapest(
  rows: readonly Map<number, Step>[],
  cells: ReadonlyMap<number, Step>,
  row: number,
  column: number,
  original: readonly Compared[],
  version: readonly Compared[],
  ratio: number,
): Step | undefined {
  if (row === 0 && column === 0) return { cost: 0, original: 0, version: 0 };
  let best: Step | undefined;
  const consider = (down: number, right: number, cost: number) => {
    if (cost === Number.POSITIVE_INFINITY) return;
    const before = (down === 0 ? cells : rows[row - down])?.get(column - right);
    if (before === undefined || (best !== undefined && best.cost <= before.cost + cost)) return;
    best = { cost: before.cost + cost, original: down, version: right };
  };
  const [unit, other] = [original[row - 1], version[column - 1]];
  if (unit !== undefined && other !== undefined) consider(1, 1, pairCost(unit, other, ratio));
  if (unit !== undefined) consider(1, 0, ALONE);
  if (other !== undefined) consider(0, 1, ALONE);
  for (let many = 2; many <= MOST; many++) {
    if (row >= many && other !== undefined) consider(many, 1, joinCost(original.slice(row - many, row), other, ratio));
    if (column >= many && unit !== undefined)
      consider(1, many, joinCost(version.slice(column - many, column), unit, 1 / Math.max(ratio, 0.01)));
  }
  return best;
}

function joinCost(parts: readonly Compared[], whole: Compared, ratio: number): number {
  const [first] = parts;
  if (first === undefined || parts.some((part) => part.kind !== first.kind || part.depth !== first.depth))
    return Number.POSITIVE_INFINITY;
  // What has a name of its own is not lost in another unit without a word; nor what stands for itself.
  if (ALWAYS_ONE.has(first.kind) || parts.slice(1).some((part) => part.name !== undefined))
    return Number.POSITIVE_INFINITY;
  // Whatever is put into another brings its figures, dates and symbols along: one that shares none of its own is not in it.
  if (parts.some((part) => part.atoms.length > 0 && unlike(part.atoms, whole.atoms) === 1))
    return Number.POSITIVE_INFINITY;
  const joined = comparable(first, featuresTogether(parts));
  return pairCost(joined, whole, ratio) + JOINED + JOINED_FURTHER * (parts.length - 2);
}

/** The features of several units as if they were one. */
export function featuresTogether(units: readonly Compared[]): Features {
  return units.map((unit) => unit.features).reduce(merged);
}

function merged(one: Features, other: Features): Features {
  return {
    text: `${one.text} ${other.text}`,
    figures: [...one.figures, ...other.figures],
    dates: [...one.dates, ...other.dates],
    times: [...one.times, ...other.times],
    symbols: [...one.symbols, ...other.symbols],
    links: [...one.links, ...other.links],
    references: [...one.references, ...other.references],
    images: [...one.images, ...other.images],
    notes: [...one.notes, ...other.notes],
    brackets: one.brackets + other.brackets,
  };
}

/** From about nought, for units that say the same, to more than two lonely ones cost. */
function pairCost(unit: Compared, other: Compared, ratio: number): number {
  if (unit.kind !== other.kind || unit.depth !== other.depth) return Number.POSITIVE_INFINITY;
  if (unit.name !== undefined && unit.name === other.name) return 0;
  const named = unit.name !== undefined && other.name !== undefined ? 1.5 : 0;
  const [length, expected] = [other.features.text.length + 8, unit.features.text.length * ratio + 8];
  return named + Math.min(1.6, Math.abs(Math.log(length / expected))) + 1.1 * unlike(unit.atoms, other.atoms);
}

/** Share of features that only one of two has: 0 when they agree or have none, 1 when they share none. */
function unlike(mine: readonly string[][], theirs: readonly string[][]): number {
  const all = mine.length + theirs.length;
  if (all === 0) return 0;
  const both = mine.length * theirs.length > FEW ? inCommon(mine, theirs) : fewInCommon(mine, theirs);
  return 1 - (2 * both) / all;
}

/** Comparisons up to which each is compared with each: sooner done than an index of them. */
const FEW = 400;

function fewInCommon(mine: readonly string[][], theirs: readonly string[][]): number {
  const left = [...theirs];
  let both = 0;
  for (const values of mine) {
    const at = left.findIndex((candidate) => candidate.some((value) => values.includes(value)));
    if (at === -1) continue;
    left.splice(at, 1);
    both++;
  }
  return both;
}

function atomsOf(features: Features): string[][] {
  const { figures, dates, symbols, links, references, notes } = features;
  const telling = [
    ...figures.map((figure) => figure.values),
    ...[...dates, ...symbols, ...links, ...references].map((value) => [value]),
  ];
  // That a note is called says which paragraph it is only where nothing better does.
  return telling.length > 0 ? telling : notes.map(() => ['note']);
}

function lengthOf(units: readonly Compared[]): number {
  return units.reduce((sum, unit) => sum + unit.features.text.length, 0);
}

function back(original: readonly Compared[], version: readonly Compared[], rows: readonly Map<number, Step>[]): Pair[] {
  const pairs: Pair[] = [];
  let [row, column] = [original.length, version.length];
  while (row > 0 || column > 0) {
    const step = rows[row]?.get(column);
    if (step === undefined) {
      // The band holds both ends, so that there is always a way; were there none, nothing is compared, nothing is lost.
      for (const pair of alone(original.slice(0, row), version.slice(0, column))) pairs.push(pair);
      break;
    }
    pairs.push({
      original: original.slice(row - step.original, row),
      version: version.slice(column - step.version, column),
    });
    row -= step.original;
    column -= step.version;
  }
  return pairs.reverse();
}

function alone(original: readonly Compared[], version: readonly Compared[]): Pair[] {
  return [
    ...version.map((unit) => ({ original: [], version: [unit] })).reverse(),
    ...original.map((unit) => ({ original: [unit], version: [] })).reverse(),
  ];
}
