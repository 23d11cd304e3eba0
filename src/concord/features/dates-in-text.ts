/** Dates and clock times in a text, as data: `25 May 2007`, `25 de mayo de 2007` and `2007年5月25日` are one day. */
import type { LanguageReader } from './language-reader.js';

/** What was read, and the text with that taken out, so that it is not read again as figures. */
export interface DatesRead {
  /** ISO days (`2007-05-25`), months (`2007-05`), and days whose year the text does not say (`--05-25`). */
  dates: string[];
  /** `HH:MM`. */
  times: string[];
  rest: string;
}

interface Found {
  start: number;
  end: number;
  year: string | undefined;
  month: number;
  days: number[];
}

/** Reads a folded text. */
export function datesIn(text: string, reader: LanguageReader): DatesRead {
  const iso: string[] = [];
  const bare = text.replace(/(?<![\d-])(\d{4})-(\d\d)-(\d\d)(?![\d-])/gu, (match) => {
    iso.push(match);
    return ' ; ';
  });
  const clock = timesIn(bare, reader);
  const found = [...clock.rest.matchAll(reader.day)]
    .map((match) => readDay(match, reader))
    .filter((one) => one.days.length > 0 || one.year !== undefined);
  shareYears(found, clock.rest);
  return {
    dates: [...iso, ...found.flatMap(isoOf)].sort(),
    times: clock.times.sort(),
    rest: without(clock.rest, found),
  };
}

function readDay(match: RegExpExecArray, reader: LanguageReader): Found {
  const range = { start: match.index, end: match.index + match[0].length };
  if (reader.dense) {
    const [, year, month = '', days = ''] = match;
    return { ...range, year, month: reader.month(month), days: numbersOf(days) };
  }
  const [, days = '', month = '', american = '', year] = match;
  return { ...range, year, month: reader.month(month), days: numbersOf(`${days} ${american}`) };
}

function numbersOf(text: string): number[] {
  return [...text.matchAll(/\d+/g)].map((match) => Number(match[0])).filter((day) => day >= 1 && day <= 31);
}

/** In "30 April – 1 May 2018" the first day has the year of the second; in Chinese the second that of the first. */
function shareYears(found: Found[], text: string): void {
  found.forEach((one, index) => {
    if (one.year !== undefined) return;
    const [before, after] = [found[index - 1], found[index + 1]];
    const isNear = (from: number, to: number) => to - from <= 8 && !/[.;。；]/u.test(text.slice(from, to));
    if (before?.year !== undefined && isNear(before.end, one.start)) one.year = before.year;
    else if (after?.year !== undefined && isNear(one.end, after.start)) one.year = after.year;
  });
}

function isoOf({ year, month, days }: Found): string[] {
  const two = (value: number) => String(value).padStart(2, '0');
  if (days.length === 0) return [`${year}-${two(month)}`];
  return days.map((day) => `${year ?? '-'}-${two(month)}-${two(day)}`);
}

function timesIn(text: string, reader: LanguageReader): { times: string[]; rest: string } {
  const times: string[] = [];
  let rest = text;
  for (const { pattern, half, hour: named } of reader.times) {
    rest = rest.replace(pattern, (whole, ...more) => {
      const groups = (typeof more.at(-1) === 'object' ? more.at(-1) : {}) as { hour?: string; minute?: string };
      const hour = named ?? (Number(groups.hour) % (half === '' ? 24 : 12)) + (half === 'pm' ? 12 : 0);
      times.push(`${String(hour).padStart(2, '0')}:${groups.minute ?? '00'}`);
      return ' '.repeat(whole.length);
    });
  }
  return { times, rest };
}

/** Blanks, not nothing: figures on both sides must not become one. */
function without(text: string, found: readonly Found[]): string {
  const parts: string[] = [];
  let from = 0;
  for (const { start, end } of found) {
    parts.push(text.slice(from, start), ' ; '.padEnd(end - start));
    from = end;
  }
  return [...parts, text.slice(from)].join('');
}
