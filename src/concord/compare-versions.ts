/** All differences between a language version and its original, in the order of the text. */
import type { Language } from '../templates/language.js';
import { align, type Compared, comparable, featuresTogether, type Pair } from './align.js';
import { compareFeatures, differs, type FeatureDifference } from './compare-features.js';
import type { ConcordVersion, Difference, DifferenceKind } from './difference.js';
import { type Features, featuresOf } from './features/features.js';
import { type Unit, unitsOf } from './units.js';
import { compareScripts, statesListed } from './untranslated.js';
import { without } from './without.js';

/** Compares two versions that are labelled; neither is changed. `mine` are the units of the original, where they were read before. */
export function compareVersions(
  original: ConcordVersion,
  version: ConcordVersion,
  mine: readonly Compared[] = comparedUnits(original),
): Difference[] {
  const theirs = comparedUnits(version);
  const comparing: Comparing = {
    original,
    version,
    sharesNotes: sameNotes(mine, theirs),
    found: [],
    last: undefined,
    isRenumbered: false,
  };
  for (const pair of align(mine, theirs)) comparePair(pair, comparing);
  return comparing.found;
}

/** What of two versions corresponds, in the order of the text. */
export function pairVersions(original: ConcordVersion, version: ConcordVersion): Pair[] {
  return align(comparedUnits(original), comparedUnits(version));
}

interface Comparing {
  original: ConcordVersion;
  version: ConcordVersion;
  /** Both name their notes alike, so that each call can be compared by its name. */
  sharesNotes: boolean;
  found: Difference[];
  /** The last unit of the version so far: a missing unit is reported after it. */
  last: Compared | undefined;
  /** After a numbered unit that only one text has, all labels differ: that is reported once. */
  isRenumbered: boolean;
}

/** What of a version is compared, in the order of the text. */
export function comparedUnits({ document, context }: ConcordVersion): Compared[] {
  return unitsOf(document).map((unit) => comparable(unit, featuresOf(unit.words, context)));
}

function sameNotes(mine: readonly Compared[], theirs: readonly Compared[]): boolean {
  const all = (units: readonly Compared[]) =>
    [...new Set(units.flatMap((unit) => unit.features.notes))].sort().join('\n');
  return all(mine) === all(theirs);
}

function comparePair(pair: Pair, comparing: Comparing): void {
  const [unit, other] = [pair.original[0], pair.version[0]];
  if (unit === undefined || other === undefined) lonely(pair, comparing);
  else {
    if (pair.original.length > 1 || pair.version.length > 1) joined(pair, comparing);
    else compareLabels(unit, other, comparing);
    compareWords(pair, unit, other, comparing);
  }
  comparing.last = pair.version.at(-1) ?? comparing.last;
}

function lonely({ original, version }: Pair, comparing: Comparing): void {
  for (const unit of original) {
    if (unit.label !== undefined) comparing.isRenumbered = true;
    comparing.found.push({
      kind: 'structure',
      places: [unit.place],
      message: `${named(unit)} of the original is missing in this version${quoted(unit)}`,
      position: comparing.last?.position,
      original: { position: unit.position, says: `${named(unit)} of the original` },
    });
  }
  for (const unit of version) {
    if (unit.label !== undefined) comparing.isRenumbered = true;
    comparing.found.push({
      kind: 'structure',
      places: [unit.place],
      message: `${named(unit)} is not in the original${quoted(unit)}`,
      position: unit.position,
      original: undefined,
    });
  }
}

function joined({ original, version }: Pair, comparing: Comparing): void {
  if ([...original, ...version].some((unit) => unit.label !== undefined)) comparing.isRenumbered = true;
  const isMerged = original.length > 1;
  const [unit, other] = [original[0], version[0]];
  comparing.found.push({
    kind: 'structure',
    places: [...original, ...version].map((one) => one.place),
    message: isMerged
      ? `the original has ${original.length} units here (${listed(original)}); this version has one ${nameOf(other)}`
      : `the original has one ${nameOf(unit)} here; this version has ${version.length} (${listed(version)})`,
    position: other?.position,
    original: { position: unit?.position, says: `${listed(original)} of the original` },
  });
}

function compareLabels(unit: Compared, other: Compared, comparing: Comparing): void {
  const [mine, theirs] = [labelKey(unit), labelKey(other)];
  if (mine === theirs || comparing.isRenumbered) return;
  comparing.isRenumbered = true;
  put('label', [unit], [other], comparing, {
    message: `this has the label \`${other.label?.text ?? ''}\`; in the original it is \`${unit.label?.text ?? ''}\``,
  });
}

function labelKey({ label }: Compared): string {
  return label === undefined ? '' : `${label.numbers.join('.')} ${label.alternative ?? ''}`;
}

function compareWords(pair: Pair, unit: Compared, other: Compared, comparing: Comparing): void {
  const mine = { features: featuresTogether(pair.original), language: comparing.original.context.language };
  const theirs = { features: featuresTogether(pair.version), language: comparing.version.context.language };
  const differences = [
    ...compareFeatures(mine, theirs),
    ...compareNotes(mine.features.notes, theirs.features.notes, comparing),
    ...compareStates(mine.features, theirs.features, comparing),
    ...(unit.kind === 'signature' ? [] : compareScripts(mine, theirs)),
  ];
  for (const difference of differences) put(difference.kind, pair.original, pair.version, comparing, difference);
  if (unit.table !== undefined && other.table !== undefined) compareTables(unit, other, comparing);
}

function compareNotes(mine: readonly string[], theirs: readonly string[], comparing: Comparing): FeatureDifference[] {
  const isSame = comparing.sharesNotes ? mine.join('\n') === theirs.join('\n') : mine.length === theirs.length;
  if (isSame) return [];
  const shown = (notes: readonly string[]) =>
    notes.length === 0 ? 'none' : notes.map((note) => `\`${note}\``).join(', ');
  return [
    { kind: 'notes', message: `the original calls these notes here: ${shown(mine)}; this version: ${shown(theirs)}` },
  ];
}

function compareStates(mine: Features, theirs: Features, { original, version }: Comparing): FeatureDifference[] {
  const listed = statesOf(mine, original.context.language);
  if (listed === undefined) return [];
  const own = statesOf(theirs, version.context.language) ?? new Set<string>();
  const missing = without([...listed], [...own]).sort();
  const added = without([...own], [...listed]).sort();
  if (missing.length === 0 && added.length === 0) return [];
  const names = (codes: readonly string[], { language }: ConcordVersion['context']) =>
    codes.map((code) => language.states[code]?.short ?? code);
  const [mineOnly, theirsOnly] = [names(missing, original.context), names(added, version.context)];
  return [{ kind: 'states', message: differs('State', mineOnly, theirsOnly, 'lists') }];
}

const listedStates = new WeakMap<Features, { codes: Set<string> | undefined }>();

/** The States that a unit lists: looked for once in the original, whose units are compared with those of each version. */
function statesOf(features: Features, language: Language): Set<string> | undefined {
  const known = listedStates.get(features) ?? { codes: statesListed(features.text, language) };
  listedStates.set(features, known);
  return known.codes;
}

/** Tables of the same shape are compared cell by cell. */
function compareTables(unit: Compared, other: Compared, comparing: Comparing): void {
  const [mine, theirs] = [unit.table?.children ?? [], other.table?.children ?? []];
  const shape = (rows: typeof mine) => `${rows.length} rows of ${rows[0]?.children.length ?? 0} cells`;
  if (shape(mine) !== shape(theirs)) {
    put('table', [unit], [other], comparing, {
      message: `this table has ${shape(theirs)}; in the original it has ${shape(mine)}`,
    });
    return;
  }
  mine.forEach((row, rowIndex) => {
    row.children.forEach((cell, index) => {
      const counterpart = theirs[rowIndex]?.children[index];
      if (counterpart === undefined) return;
      const [one, two] = [cellUnit(cell, comparing.original), cellUnit(counterpart, comparing.version)];
      compareWords({ original: [one], version: [two] }, one, two, comparing);
    });
  });
}

type Cell = NonNullable<Compared['table']>['children'][number]['children'][number];

const cellUnits = new WeakMap<Cell, Compared>();

/** A cell as a unit, read once like those of the text. */
function cellUnit(cell: Cell, { context }: ConcordVersion): Compared {
  const known = cellUnits.get(cell);
  if (known !== undefined) return known;
  const { place = '', position, children } = cell;
  const unit: Unit = { kind: 'table', depth: 0, place, name: undefined, label: undefined, words: children, position };
  const made = comparable(unit, featuresOf(children, context));
  cellUnits.set(cell, made);
  return made;
}

function put(
  kind: DifferenceKind,
  original: readonly Compared[],
  version: readonly Compared[],
  comparing: Comparing,
  { isInformation, ...texts }: Omit<FeatureDifference, 'kind'>,
): void {
  const [unit, other] = [original[0], version[0]];
  const place = [...original, ...version].map((one) => one.place);
  comparing.found.push({
    kind,
    places: place,
    ...texts,
    position: other?.position,
    original: { position: unit?.position, says: `${unit === undefined ? '' : named(unit)} of the original` },
    ...(isInformation === true ? { atMost: 'info' as const } : {}),
    ...(kind === 'quotation-marks' ? { atMost: 'warning' as const } : {}),
  });
}

const NAMES: Readonly<Record<Compared['kind'], string>> = {
  title: 'title',
  heading: 'heading',
  annex: 'annex',
  clause: 'numbered paragraph',
  item: 'bullet',
  words: 'paragraph',
  quotation: 'quoted paragraph',
  table: 'table',
  figure: 'figure',
  signature: 'signature',
  note: 'note',
};

function nameOf(unit: Compared | undefined): string {
  return unit === undefined ? '' : NAMES[unit.kind];
}

function named(unit: Compared): string {
  return `${nameOf(unit)} ${unit.place}`;
}

function listed(units: readonly Compared[]): string {
  return units.map((unit) => unit.place).join(', ');
}

/** The first words of a unit, so that a reader knows it without opening the file. */
function quoted({ features }: Compared): string {
  const words = features.text.replace(/\s+/g, ' ').trim();
  if (words === '') return '';
  return ` (“${words.length > 40 ? `${[...words].slice(0, 40).join('')}…` : words}”)`;
}
