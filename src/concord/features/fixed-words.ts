/** Stretches of a text that no translator words anew: symbols, and dates as the house writes them. */
import type { Language } from '../../templates/language.js';
import { formatDate } from '../../templates/languages/dates.js';
import type { WordContext } from './features.js';
import { fold, readerOf } from './language-reader.js';

/** One stretch; `value` is the symbol, or the ISO day. */
export interface FixedWords {
  kind: 'symbol' | 'date';
  value: string;
  start: number;
  end: number;
}

/** All of a text's, in its order. A day is one only where it stands as the language's own template writes it. */
export function fixedWordsIn(text: string, { language, symbols: grammar }: WordContext): FixedWords[] {
  if (!/\p{Nd}/u.test(text)) return [];
  const symbols = grammar.findIn(text).map((found): FixedWords => ({ kind: 'symbol', ...found }));
  // The last figure of a symbol is no day: "A/RES/60/1 of 8 July 2026".
  const between = symbols.map(({ start, end }, index) => {
    const from = index === 0 ? 0 : (symbols[index - 1]?.end ?? 0);
    return text.slice(from, start) + ';'.repeat(end - start);
  });
  const bare = between.join('') + text.slice(symbols.at(-1)?.end ?? 0);
  return [...symbols, ...datesIn(bare, language)].sort((a, b) => a.start - b.start);
}

function datesIn(text: string, language: Language): FixedWords[] {
  const folded = fold(text);
  // Places are told in the text as it stands: one that changes its length when it is folded has none.
  if (folded.length !== text.length) return [];
  const reader = readerOf(language);
  return [...folded.matchAll(reader.day)].flatMap((match): FixedWords[] => {
    const value = isoOf(match, reader.dense, (name) => reader.month(name));
    if (value === undefined) return [];
    const written = fold(formatDate(value, language)).replace(/[\u00a0\u202f]/gu, ' ');
    const there = folded.slice(match.index, match.index + written.length).replace(/[\u00a0\u202f]/gu, ' ');
    return there === written ? [{ kind: 'date', value, start: match.index, end: match.index + written.length }] : [];
  });
}

function isoOf(match: RegExpExecArray, isDense: boolean, monthOf: (name: string) => number): string | undefined {
  const [year, month, day] = isDense ? [match[1], match[2], match[3]] : [match[4], match[2], match[1]];
  const days = day?.match(/\d+/g) ?? [];
  if (year === undefined || month === undefined || days.length !== 1) return undefined;
  const two = (value: number) => String(value).padStart(2, '0');
  return `${year}-${two(monthOf(month))}-${two(Number(days[0]))}`;
}
