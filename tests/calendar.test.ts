/** The calendar file beside an announcement (RFC 5545). */

import { describe, expect, it } from 'vitest';
import { calendarOf } from '../src/build/workers/calendar.js';
import { offsetAt } from '../src/templates/time-zone.js';
import type { Meta } from '../src/tree/document.js';
import { finishText } from './support/compiling.js';
import { messagesOf } from './support/messages.js';

const HEAD = (event: string) =>
  `---\nkind: announcement\ntitle: Information\nissued: 2027-03-01\nmeeting: The Meeting\nevent: {${event}}\n---\n\nCome.\n`;

function calendar(event: string, language = 'en'): string[] {
  const { draft, file } = finishText({ source: HEAD(event), kind: 'announcement', language });
  if (draft === undefined) throw new Error(messagesOf(file).join('\n'));
  return (calendarOf(draft.document.meta as Meta, 'session') ?? '').split('\r\n');
}

describe('offsets', () => {
  // Summer time begins on 28 March 2027 at 1:00 UTC in Europe, on 14 March at 2:00 local time in New York.
  it.each([
    ['Europe/Zurich', '2027-03-28', '01:30', '+01:00'],
    ['Europe/Zurich', '2027-03-28', '03:30', '+02:00'],
    ['Europe/Zurich', '2027-10-31', '03:30', '+01:00'],
    ['America/New_York', '2027-03-14', '01:30', '-05:00'],
    ['America/New_York', '2027-03-14', '03:30', '-04:00'],
    ['America/New_York', '2027-03-14', '06:30', '-04:00'],
    ['Asia/Kathmandu', '2027-03-14', '10:00', '+05:45'],
    ['Europe/London', '2027-01-14', '10:00', '+00:00'],
  ])('of %s on %s at %s: %s', (zone, day, clock, offset) => {
    expect(offsetAt(day, clock, zone)).toBe(offset);
  });
});

describe('calendars', () => {
  it('end every line in CRLF, the last one too', () => {
    const lines = calendar('start: 2027-05-18, venue: Hall');
    expect(lines.slice(-2)).toEqual(['END:VCALENDAR', '']);
    expect(lines.join('')).not.toMatch(/[\r\n]/);
  });

  it('end whole days on the day after', () => {
    const lines = calendar('start: 2027-05-18, end: 2027-05-20, venue: Hall');
    expect(lines).toEqual(
      expect.arrayContaining([
        'DTSTART;VALUE=DATE:20270518',
        'DTEND;VALUE=DATE:20270521',
        'DTSTAMP:20270301T000000Z',
        'SUMMARY:The Meeting',
        'LOCATION:Hall',
        'STATUS:CONFIRMED',
        'SEQUENCE:0',
      ]),
    );
    expect(lines.every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
  });

  it.each([
    ['venue: Hall, city: Geneva', 'Hall\\, Geneva'],
    ['venue: Geneva, city: Geneva', 'Geneva'],
    ['venue: "Hall, Geneva", address: Rue 1, city: Geneva', 'Hall\\, Geneva\\, Rue 1'],
    ['venue: Geneva, city: "Geneva, Switzerland"', 'Geneva\\, Geneva\\, Switzerland'],
  ])('say no part of a place twice: %s', (place, location) => {
    expect(calendar(`start: 2027-05-18, ${place}`)).toContain(`LOCATION:${location}`);
  });

  it('end over a month and a leap day', () => {
    expect(calendar('start: 2028-02-28, end: 2028-02-29')).toContain('DTEND;VALUE=DATE:20280301');
  });

  it('keep hours with their zone as moments', () => {
    expect(calendar('start: "2027-05-18T10:00:00+02:00", end: "2027-05-18T12:30:00+02:00"')).toEqual(
      expect.arrayContaining(['DTSTART:20270518T080000Z', 'DTEND:20270518T103000Z']),
    );
  });

  it('know a change and a cancellation, and the event again by its UID', () => {
    const uid = (lines: string[]) => lines.find((line) => line.startsWith('UID:'));
    const [first, changed] = [
      calendar('start: 2027-05-18'),
      calendar('start: 2027-05-19, sequence: 1, status: cancelled', 'fr'),
    ];
    expect(changed).toEqual(expect.arrayContaining(['SEQUENCE:1', 'STATUS:CANCELLED']));
    expect(uid(changed)).toBe(uid(first));
  });

  it('do not take a day that does not exist', () => {
    const { file } = finishText({ source: HEAD('start: 2027-02-30'), kind: 'announcement' });
    expect(messagesOf(file).some((message) => message.ruleId === 'field' && message.fatal)).toBe(true);
  });

  it('are of announcements only', () => {
    const { draft } = finishText({ source: 'Text.', set: ['title=T'] });
    expect(draft && calendarOf(draft.document.meta, undefined)).toBeUndefined();
  });
});
