/** Dates in a text, by the months of its language. */
import type { Language } from '../../templates/language.js';

export interface DateFound {
  /** ISO day. */
  date: string;
  /** Last day of a range (`23–25 May 2007`). */
  end: string | undefined;
  index: number;
  length: number;
}

const readers = new WeakMap<Language, RegExp>();

/** The days that a text says with their year, in order. */
export function datesIn(text: string, language: Language): DateFound[] {
  return [...text.matchAll(readerOf(language))].flatMap((match) => {
    const { index, groups = {}, 0: whole } = match;
    const year = groups['year'] ?? groups['year2'] ?? groups['year3'] ?? '';
    const month = monthOf(groups['month'] ?? groups['month2'] ?? groups['month3'] ?? '', language);
    const day = groups['day'] ?? groups['day2'] ?? groups['day3'] ?? '';
    const date = isoDay(year, month, day);
    if (date === undefined) return [];
    return [
      {
        date,
        end: groups['last'] === undefined ? undefined : isoDay(year, month, groups['last']),
        index,
        length: whole.length,
      },
    ];
  });
}

function readerOf(language: Language): RegExp {
  const known = readers.get(language);
  if (known !== undefined) return known;
  const months = language.dates.months.map((month) => month.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')).join('|');
  const day = '\\d{1,2}(?:st|nd|rd|th|er|º|ª)?';
  const reader = new RegExp(
    [
      `(?<![\\p{N}.])(?<day>${day})(?:\\s?[-–—]\\s?(?<last>\\d{1,2}))?\\s+(?:de\\s+)?(?<month>${months})(?:\\s+de|,)?\\s+(?<year>\\d{4})(?!\\p{N})`,
      `(?<month2>${months})\\s+(?<day2>${day}),?\\s+(?<year2>\\d{4})(?!\\p{N})`,
      '(?<year3>\\d{4})年(?<month3>\\d{1,2})月(?<day3>\\d{1,2})日',
    ].join('|'),
    'giu',
  );
  readers.set(language, reader);
  return reader;
}

function monthOf(name: string, { dates }: Language): number {
  if (/^\d/.test(name)) return Number(name);
  return dates.months.findIndex((month) => month.toLowerCase() === name.toLowerCase()) + 1;
}

function isoDay(year: string, month: number, day: string): string | undefined {
  const number = Number.parseInt(day, 10);
  const iso = `${year}-${String(month).padStart(2, '0')}-${String(number).padStart(2, '0')}`;
  const date = new Date(`${iso}T00:00:00Z`);
  return Number.isNaN(date.getTime()) || !date.toISOString().startsWith(iso) ? undefined : iso;
}
