/** Dates and clock times by a language's patterns; nothing of it comes from `Intl`, whose data change with its build. */
import type { Language } from '../language.js';
import { fillPattern, inDigits } from './patterns.js';

interface Day {
  year: number;
  month: number;
  day: number;
}

function dayOf(iso: string): Day {
  const [year = 0, month = 1, day = 1] = iso.split('-').map(Number);
  return { year, month, day };
}

/** A day as it stands in a text: `8 July 2026` for `2026-07-08`. */
export function formatDate(iso: string, language: Language): string {
  const { year, month, day } = dayOf(iso);
  return fillPattern(language.dates.date, {
    day: dayNumber(day, language),
    month: monthName(month, language),
    monthNumber: inDigits(month, language),
    year: inDigits(year, language),
  });
}

/** A day with its weekday, which is computed and so cannot contradict it. */
export function formatWeekday(iso: string, language: Language): string {
  return fillPattern(language.dates.withWeekday, {
    weekday: weekdayName(dayOf(iso), language),
    date: formatDate(iso, language),
  });
}

/** From a day to a day, what both share said once: `17–20 November 2026`. */
export function formatRange(start: string, end: string, language: Language): string {
  return start === end ? formatDate(start, language) : fillRange(language.dates.range, start, end, language);
}

/** The same with the weekdays of both: `From Tuesday, 17 November, to Friday, 20 November 2026`. */
export function formatWeekdayRange(start: string, end: string, language: Language): string {
  return start === end ? formatWeekday(start, language) : fillRange(language.dates.weekdayRange, start, end, language);
}

type RangePatterns = Language['dates']['range'];

function fillRange({ month, year, years }: RangePatterns, start: string, end: string, language: Language): string {
  const [first, last] = [dayOf(start), dayOf(end)];
  const pattern = first.year !== last.year ? years : first.month !== last.month ? year : month;
  return fillPattern(pattern, {
    weekday1: weekdayName(first, language),
    weekday2: weekdayName(last, language),
    day1: dayNumber(first.day, language),
    day2: dayNumber(last.day, language),
    month1: monthName(first.month, language),
    month2: monthName(last.month, language),
    year1: inDigits(first.year, language),
    year2: inDigits(last.year, language),
  });
}

/** A clock time (`15:00`) as the language says it: `3 p.m.`, `15 h 00`. */
export function formatTime(clock: string, language: Language): string {
  const [hour = 0, minute = 0] = clock.split(':').map(Number);
  const { full, minutes, am, pm, hours } = language.dates.time;
  const named = minute === 0 ? hours?.[String(hour)] : undefined;
  if (named !== undefined) return named;
  return fillPattern(minute === 0 ? full : minutes, {
    hour: inDigits(hour, language),
    hour12: inDigits(hour % 12 === 0 ? 12 : hour % 12, language),
    minute: inDigits(String(minute).padStart(2, '0'), language),
    half: hour < 12 ? am : pm,
  });
}

/** A moment with its zone (`2026-07-08T09:00:00+02:00`): date and clock as they stand there, the offset apart. */
export function formatMoment(moment: string, language: Language): { time: string; offset: string } {
  const [, date = '', clock = '', zone = 'Z'] =
    /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)[^Z+-]*(Z|[+-]\d\d:\d\d)$/.exec(moment) ?? [];
  const time = fillPattern(language.dates.withTime, {
    date: formatDate(date, language),
    time: formatTime(clock, language),
  });
  return { time, offset: zone === 'Z' ? 'UTC' : `UTC${shortOffset(zone)}` };
}

function shortOffset(zone: string): string {
  const [, sign = '+', hours = '0', minutes = '00'] = /^([+-])(\d\d):(\d\d)$/.exec(zone) ?? [];
  return `${sign === '-' ? '−' : '+'}${Number(hours)}${minutes === '00' ? '' : `:${minutes}`}`;
}

function dayNumber(day: number, language: Language): string {
  return language.dates.days?.[String(day)] ?? inDigits(day, language);
}

function weekdayName({ year, month, day }: Day, language: Language): string {
  const sundayFirst = new Date(Date.UTC(year, month - 1, day)).getUTCDay();
  return language.dates.weekdays[(sundayFirst + 6) % 7] ?? '';
}

function monthName(month: number, language: Language): string {
  return language.dates.months[month - 1] ?? '';
}
