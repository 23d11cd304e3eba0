/** The calendar file of an announcement (RFC 5545): one event, with the same UID in every language. */
import { createHash } from 'node:crypto';
import { ICalCalendar, ICalEventStatus } from 'ical-generator';
import { withoutUnwritable } from '../../characters.js';
import type { Meta, MetaEvent } from '../../tree/document.js';

const STATUS = {
  confirmed: ICalEventStatus.CONFIRMED,
  tentative: ICalEventStatus.TENTATIVE,
  cancelled: ICalEventStatus.CANCELLED,
} as const;

/** An iCalendar of one event; undefined for a document without. The time stamp is the document's date. */
export function calendarOf(meta: Meta, session: string | undefined): string | undefined {
  const { event } = meta;
  if (event === undefined) return undefined;
  const calendar = new ICalCalendar({
    prodId: {
      company: 'engross',
      product: 'engross',
      language: meta.language.toUpperCase().replace(/[^A-Z0-9-]/g, ''),
    },
  });
  calendar.createEvent({
    id: uidOf(meta, session),
    ...timesOf(event),
    stamp: new Date(`${meta.date}T00:00:00Z`),
    // The library escapes a TEXT (3.3.11), but lets control characters through.
    summary: withoutUnwritable(event.name),
    location: withoutUnwritable(event.location),
    description: withoutUnwritable(meta.title),
    status: STATUS[event.status],
    sequence: event.sequence,
  });
  // Every line ends in CRLF (3.1), the last one too; the library leaves that out.
  return `${calendar.toString()}\r\n`;
}

/** The same for all language versions and for every later issue of the announcement. */
function uidOf(meta: Meta, session: string | undefined): string {
  const identity = createHash('sha256')
    .update(`${session ?? ''}\n${meta.id}`)
    .digest('hex')
    .slice(0, 32);
  return `${identity}@engross.invalid`;
}

/** Days end on the day after the last (3.6.1: DTEND is exclusive); moments stand in UTC. */
function timesOf({ start, end }: MetaEvent): { start: Date; end: Date; allDay: boolean } {
  const allDay = !start.includes('T');
  if (!allDay) return { start: new Date(start), end: new Date(end.includes('T') ? end : start), allDay };
  // The library writes days as they are in UTC.
  const first = new Date(`${start}T00:00:00Z`);
  const last = new Date(`${end.slice(0, 10)}T00:00:00Z`);
  last.setUTCDate(last.getUTCDate() + 1);
  return { start: first, end: last, allDay };
}
