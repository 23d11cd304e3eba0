/** Differences between units that correspond: figures, dates, symbols and the rest, which no translation changes. */
import type { Language } from '../templates/language.js';
import type { DifferenceKind } from './difference.js';
import { type Features, ordinalsAsFigures, wordsAsFigures } from './features/features.js';
import type { Figure } from './features/figures.js';
import { without } from './without.js';

/** One difference before its places are known. */
export interface FeatureDifference {
  kind: DifferenceKind;
  message: string;
  help?: string;
  /** True where it may be right: a number that is spelt in words. */
  isInformation?: boolean;
}

/** A side of the comparison. */
export interface Side {
  features: Features;
  language: Language;
}

/** Compares everything but notes, whose calls are compared over the whole text. */
export function compareFeatures(original: Side, version: Side): FeatureDifference[] {
  const [mine, theirs] = [original.features, version.features];
  return [
    ...compareNumbers(original, version),
    ...compareList('symbols', 'symbol', mine.symbols, theirs.symbols),
    ...compareList('links', 'link', mine.links, theirs.links),
    ...compareList('references', 'reference', mine.references, theirs.references),
    ...compareList('images', 'image', mine.images, theirs.images),
    ...compareBrackets(mine.brackets, theirs.brackets),
  ];
}

function compareList(
  kind: DifferenceKind,
  noun: string,
  original: readonly string[],
  version: readonly string[],
): FeatureDifference[] {
  const missing = without(original, version);
  const added = without(version, original);
  if (missing.length === 0 && added.length === 0) return [];
  return [{ kind, message: differs(noun, missing, added) }];
}

/** The message of values that only one of two texts has: ``the original says `2030` here; this version has no figure``. */
export function differs(noun: string, missing: readonly string[], added: readonly string[], verb = 'says'): string {
  const [mine, theirs] = [listed(missing), listed(added)];
  if (missing.length === 0) return `this version ${verb} ${theirs} here; the original has no such ${noun}`;
  if (added.length === 0) return `the original ${verb} ${mine} here; this version has no such ${noun}`;
  return `the original ${verb} ${mine} here; this version ${verb} ${theirs}`;
}

function listed(values: readonly string[]): string {
  return values.map((value) => `\`${value}\``).join(', ');
}

/** Dates first: the figures of a date that differs are not reported again. */
function compareNumbers(original: Side, version: Side): FeatureDifference[] {
  const [mine, theirs] = [original.features, version.features];
  const dates = { missing: without(mine.dates, theirs.dates), added: without(theirs.dates, mine.dates) };
  const times = { missing: without(mine.times, theirs.times), added: without(theirs.times, mine.times) };
  let missing = without(mine.figures, theirs.figures, valuesOf);
  let added = without(theirs.figures, mine.figures, valuesOf);
  added = withoutParts(added, dates.missing.flatMap(partsOf));
  missing = withoutParts(missing, dates.added.flatMap(partsOf));
  const [hoursAdded, hoursMissing] = [added, missing].map((figures) => new Set(figures.flatMap(valuesOf)));
  const clockAdded = times.missing.filter((time) => !hasHour(hoursAdded, time));
  const clockMissing = times.added.filter((time) => !hasHour(hoursMissing, time));
  added = withoutParts(added, times.missing.flatMap(hoursOf));
  missing = withoutParts(missing, times.added.flatMap(hoursOf));
  const different = [...compareDates(dates), ...compareTimes(clockAdded, clockMissing)];
  missing = withoutParts(missing, missing.length === 0 ? [] : ordinalsAsFigures(version.features, version.language));
  added = withoutParts(added, added.length === 0 ? [] : ordinalsAsFigures(original.features, original.language));
  return [...different, ...compareFigures(missing, added, original, version)];
}

function compareDates({ missing, added }: { missing: string[]; added: string[] }): FeatureDifference[] {
  if (missing.length === 0 && added.length === 0) return [];
  return [{ kind: 'dates', message: differs('date', missing, added) }];
}

function compareTimes(missing: readonly string[], added: readonly string[]): FeatureDifference[] {
  if (missing.length === 0 && added.length === 0) return [];
  return [{ kind: 'dates', message: differs('time', missing, added) }];
}

/** A figure that only one text has may be spelt in words in the other: reported as information. */
function compareFigures(
  missing: readonly Figure[],
  added: readonly Figure[],
  original: Side,
  version: Side,
): FeatureDifference[] {
  if (missing.length === 0 && added.length === 0) return [];
  const theirs = missing.length === 0 ? new Set<string>() : wordsAsFigures(version.features, version.language);
  const mine = added.length === 0 ? new Set<string>() : wordsAsFigures(original.features, original.language);
  const inWords = (figure: Figure, words: ReadonlySet<string>) => figure.values.some((value) => words.has(value));
  const lost = missing.filter((figure) => !inWords(figure, theirs));
  const extra = added.filter((figure) => !inWords(figure, mine));
  const found: FeatureDifference[] = [];
  if (lost.length > 0 || extra.length > 0)
    found.push({ kind: 'figures', message: differs('figure', lost.map(textOf), extra.map(textOf)) });
  const spelt = missing.filter((figure) => inWords(figure, theirs)).map(textOf);
  if (spelt.length > 0)
    found.push({
      kind: 'figures',
      message: `the original says ${listed(spelt)} here; this version says it in words`,
      isInformation: true,
    });
  const figured = added.filter((figure) => inWords(figure, mine)).map(textOf);
  if (figured.length > 0)
    found.push({
      kind: 'figures',
      message: `this version says ${listed(figured)} here; the original says it in words`,
      isInformation: true,
    });
  return found;
}

function textOf(figure: Figure): string {
  return figure.text.replace(/[\s\u00a0\u202f]+/gu, ' ').trim();
}

function partsOf(date: string): string[] {
  return date
    .split('-')
    .filter((part) => part !== '')
    .map((part) => String(Number(part)));
}

function hoursOf(time: string): string[] {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return [String(hour), String(hour % 12), ...(minute === 0 ? [] : [String(minute)])];
}

function hasHour(values: ReadonlySet<string> | undefined, time: string): boolean {
  const [hour = 0] = time.split(':').map(Number);
  return values?.has(String(hour)) === true || values?.has(String(hour % 12)) === true;
}

function withoutParts(figures: readonly Figure[], parts: readonly string[]): Figure[] {
  return without(
    figures,
    parts.map((part) => ({ text: part, values: [part] })),
    valuesOf,
  );
}

function valuesOf({ values }: Figure): readonly string[] {
  return values;
}

function compareBrackets(original: string, version: string): FeatureDifference[] {
  if (original === version) return [];
  const shown = (brackets: string) => (brackets === '' ? 'none' : `\`${brackets}\``);
  return [
    {
      kind: 'brackets',
      message: `the square brackets differ: the original has ${shown(original)} here, this version ${shown(version)}`,
    },
  ];
}
