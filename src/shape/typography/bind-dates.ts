/** Dates that stay on one line: a speaker who turns the page, or the line, in the middle of one loses it. */
import { literal } from '../../templates/expressions.js';
import type { Language } from '../../templates/language.js';
import type { Edit } from './edits.js';

const UNBROKEN = '\u00a0';
/** Prints nothing and keeps a line from ending where it stands (U+2060). */
const JOINER = '\u2060';

/**
 * Makes every space inside a date unbroken: `8 July 2026`, `8 de julio de 2026`, `8 июля 2026 года`, and joins a Chinese one,
 * whole or in part (`2026年5月`), and figures to what they count (`98厘米`).
 */
export function bindDates(text: string, language: Language): Edit[] {
  const edits = [...text.matchAll(expressionOf(language)), ...text.matchAll(countedBy(language))].flatMap((match) =>
    joinedEdits(match[0], match.index),
  );
  const once = new Map(edits.map((edit) => [edit.at, edit]));
  return [...once.values()].sort((one, other) => one.at - other.at);
}

/** A figure and the Chinese word behind it: a unit that the language names, else a measure word of one character. */
function countedBy({ typography }: Language): RegExp {
  const units = typography.bindsPrevious.filter((unit) => HAN.test(unit)).map(literal);
  return new RegExp(`\\p{N}(?:${[...units, '\\p{Script=Han}'].join('|')})`, 'gu');
}

const HAN = /\p{Script=Han}/u;
/** Places between two characters of which one is Chinese, or after the stroke of `أيار/مايو`: a line may end there. */
const BETWEEN = /(?<=\p{Script=Han})(?=[\p{Script=Han}\p{N}])|(?<=\p{N})(?=\p{Script=Han})|(?<=\/)(?=\p{L})/gu;

/** What keeps some words on one line: unbroken spaces, and joiners where a line may end without a space. */
export function joinedEdits(words: string, at: number): Edit[] {
  const spaces = [...words.matchAll(/ /g)].map(({ index }) => ({ at: at + index, length: 1, by: UNBROKEN }));
  const joints = [...words.matchAll(BETWEEN)].map(({ index }) => ({ at: at + index, length: 0, by: JOINER }));
  return [...spaces, ...joints];
}

const cache = new WeakMap<Language, RegExp>();

/** The language's own pattern of a date, whole or without the part that comes last or first, with any kind of space where it has one. */
function expressionOf(language: Language): RegExp {
  const known = cache.get(language);
  if (known !== undefined) return known;
  const { date, months } = language.dates;
  const parts: Record<string, string> = {
    day: '(?<![\\p{N}])\\p{N}{1,2}(?:er)?',
    month: `(?:${[...months]
      .sort((one, other) => other.length - one.length)
      .map(literal)
      .join('|')})`,
    year: '\\p{N}{4}(?!\\p{N})',
  };
  const pieces = date
    .split(/\{(\w+)\}/)
    .map((part, index) => (index % 2 === 1 ? (parts[part] ?? '') : literal(part).replace(/[ \u00a0]/g, '[ \\u00a0]')));
  // Words before, between and behind three parts: `{day} de {month} de {year}`, `{year}年{month}{day}日`.
  const forms = [pieces, pieces.slice(0, 4), pieces.slice(3)];
  const expression = new RegExp(forms.map((form) => form.join('')).join('|'), 'gu');
  cache.set(language, expression);
  return expression;
}
