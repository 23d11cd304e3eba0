/** Dates that stay on one line: a speaker who turns the page, or the line, in the middle of one loses it. */
import type { Language } from '../../templates/language.js';
import { type Edit, plain } from './edits.js';

const UNBROKEN = '\u00a0';

/** Makes every space inside a date unbroken: `8 July 2026`, `8 de julio de 2026`, `8 июля 2026 года`. */
export function bindDates(text: string, language: Language): Edit[] {
  return [...text.matchAll(expressionOf(language))].flatMap((match) =>
    [...match[0].matchAll(/ /g)].map((space) => ({ at: match.index + space.index, length: 1, by: UNBROKEN })),
  );
}

const cache = new WeakMap<Language, RegExp>();

/** The language's own pattern of a date, with any kind of space where it has one. */
function expressionOf(language: Language): RegExp {
  const known = cache.get(language);
  if (known !== undefined) return known;
  const { date, months } = language.dates;
  const parts: Record<string, string> = {
    day: '(?<![\\p{N}])\\p{N}{1,2}(?:er)?',
    month: `(?:${months.map(plain).join('|')})`,
    year: '\\p{N}{4}(?!\\p{N})',
  };
  const source = date
    .split(/\{(\w+)\}/)
    .map((part, index) => (index % 2 === 1 ? (parts[part] ?? '') : plain(part).replace(/[ \u00a0]/g, '[ \\u00a0]')))
    .join('');
  const expression = new RegExp(source, 'gu');
  cache.set(language, expression);
  return expression;
}
