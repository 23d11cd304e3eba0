/** The event that an announcement is of, as calendars and search engines want to know it. */
import type { ShapeContext } from '../context.js';
import { offsetAt } from '../templates/time-zone.js';
import type { Meta } from '../tree/document.js';
import { ofSession } from './compose/session-texts.js';

/** The event of an announcement: named by its meeting, where it takes place in one line; nothing for other documents. */
export function eventOf(context: ShapeContext, title: string): Pick<Meta, 'event'> {
  const { event, meeting, particulars, organisation } = context.fields;
  if (event?.start === undefined) return {};
  const { language } = context;
  const venue = event.venue ?? ofSession('venue', context, language);
  const street = event.address ?? ofSession('address', context, language);
  const city = event.city ?? context.fields.place ?? ofSession('place', context, language);
  const address = joined([street, city], context);
  const organizer = particulars?.convenedBy ?? organisation ?? ofSession('organisation', context, language);
  const opening = openingOf(event.start, event.opens, context.session?.timeZone);
  return {
    event: {
      start: event.start,
      end: event.end ?? event.start,
      status: event.status ?? 'confirmed',
      sequence: event.sequence ?? 0,
      ...(event.previousStart === undefined ? {} : { previousStart: event.previousStart }),
      name: meeting ?? ofSession('title', context, language) ?? title,
      ...(venue === undefined ? {} : { venue }),
      ...(address === '' ? {} : { address }),
      location: joined([venue, street, city], context),
      ...(opening === undefined ? {} : { opening }),
      ...(organizer === undefined ? {} : { organizer }),
      languages: particulars?.interpretation ?? [],
    },
  };
}

/** Parts of a place in one line, with the language's own comma; a part that another has said already is not said again. */
function joined(parts: readonly (string | undefined)[], { language }: ShapeContext): string {
  const known = parts.filter((part) => part !== undefined && part !== '').map(String);
  const fresh = known.filter((part, index) => !known.some((other, at) => at < index && other.includes(part)));
  const comma = language.typography.punctuation[','] ?? ',';
  return fresh.join(FULL_WIDTH.test(comma) ? comma : `${comma} `);
}

/** Has its space in itself. */
const FULL_WIDTH = /[\u3000-\u303f\uff00-\uffef]/u;

function openingOf(start: string, opens: string | undefined, zone: string | undefined): string | undefined {
  if (start.includes('T')) return start;
  return opens === undefined || zone === undefined ? undefined : `${start}T${opens}:00${offsetAt(start, opens, zone)}`;
}
