/** The particulars of an announcement: a table of two columns whose weekdays are computed. */

import type { Fields } from '../../templates/fields.js';
import type { Language } from '../../templates/language.js';
import { formatTime, formatWeekday, formatWeekdayRange } from '../../templates/languages/dates.js';
import type { Table, TableRow } from '../../tree/blocks.js';
import type { Phrasing } from '../../tree/phrasing.js';
import { type Composing, capitalized } from './lines.js';
import { composePattern, textNode } from './patterns.js';
import { ofSession } from './session-texts.js';
import { joinSorted } from './state-names.js';
import { openValues } from './values.js';

type Event = NonNullable<Fields['event']>;

/** A row for each particular that is known, in the order in which participants ask for them. */
export function composeParticulars(composing: Composing): Table[] {
  const { context } = composing;
  const rows = [...eventRows(composing), ...fieldRows(composing)].filter((row) => row !== undefined);
  for (const { label, text } of context.fields.particulars?.other ?? [])
    rows.push(particularRow([textNode(label)], [textNode(text)]));
  if (rows.length === 0) return [];
  return [
    {
      type: 'table',
      form: 'particulars',
      place: 'particulars',
      align: [null, null],
      headerRows: 1,
      headerColumn: true,
      children: [headRow(composing), ...rows],
    },
  ];
}

/** What the columns hold, for those who hear a table and for programs that ask for its heads. */
function headRow({ context }: Composing): TableRow {
  const { labels } = context.language;
  return particularRow(
    [textNode(labels['particulars.subject'] ?? '')],
    [textNode(labels['particulars.details'] ?? '')],
  );
}

function eventRows(composing: Composing): (TableRow | undefined)[] {
  const { context } = composing;
  const { event } = context.fields;
  const venue = event?.venue ?? ofSession('venue', context, context.language);
  const address = event?.address ?? ofSession('address', context, context.language);
  const city = event?.city ?? context.fields.place ?? ofSession('place', context, context.language);
  const where = [venue, address, address?.includes(city ?? '') ? undefined : city].filter(
    (line) => line !== undefined && line !== '',
  );
  return [
    ...(event?.start === undefined ? [] : dateRows({ ...event, start: event.start }, composing)),
    where.length === 0 ? undefined : labelled('venue', lines(where.map(String)), composing),
  ];
}

function dateRows(event: Event & { start: string }, composing: Composing): (TableRow | undefined)[] {
  const { language } = composing.context;
  const [first, last] = [event.start.slice(0, 10), (event.end ?? event.start).slice(0, 10)];
  const dates = [textNode(formatWeekdayRange(first, last, language))];
  const hours = hoursOf(event, composing);
  return [
    labelled(first === last ? 'date' : 'dates', capitalized(dates), composing),
    hours && labelled('hours', capitalized(hours), composing),
  ];
}

function hoursOf(event: Event & { start: string }, composing: Composing): Phrasing[] | undefined {
  const { language } = composing.context;
  const opens = event.opens ?? clockOf(event.start);
  if (opens === undefined) return undefined;
  const sameDay = event.end !== undefined && event.end.slice(0, 10) === event.start.slice(0, 10);
  const closes = sameDay && event.end !== undefined ? clockOf(event.end) : undefined;
  const values = {
    opens: formatTime(opens, language),
    ...(closes === undefined ? {} : { closes: formatTime(closes, language) }),
  };
  return pattern(closes === undefined ? 'opensAt' : 'hoursFromTo', values, composing);
}

function clockOf(moment: string): string | undefined {
  return /T(\d\d:\d\d)/.exec(moment)?.[1];
}

const TEXTS = [
  'convenedBy',
  'convenedUnder',
  'invited',
  'registration',
  'credentials',
  'visas',
  'accessibility',
] as const;

function fieldRows(composing: Composing): (TableRow | undefined)[] {
  const { particulars } = composing.context.fields;
  const { language } = composing.context;
  if (particulars === undefined) return [];
  const text = (key: (typeof TEXTS)[number]) =>
    particulars[key] && labelled(key, [textNode(particulars[key])], composing);
  const tongues = (key: 'interpretation' | 'documents') =>
    particulars[key] && labelled(key, capitalized([textNode(languageNames(particulars[key], language))]), composing);
  const deadline =
    particulars.deadline &&
    labelled('deadline', capitalized([textNode(formatWeekday(particulars.deadline, language))]), composing);
  const contacts = particulars.contacts && labelled('contacts', lines(particulars.contacts), composing);
  const rows = [
    text('convenedBy'),
    text('convenedUnder'),
    text('invited'),
    tongues('interpretation'),
    tongues('documents'),
    text('registration'),
    deadline,
  ];
  return [...rows, text('credentials'), text('visas'), text('accessibility'), contacts].map((row) => row || undefined);
}

function languageNames(tags: readonly string[], language: Language): string {
  return joinSorted(
    tags.map((tag) => language.languages[tag] ?? tag),
    language,
  );
}

/** The label of a row is a label of the language; a language without it has no such row to show. */
function labelled(key: string, text: readonly Phrasing[], { context }: Composing): TableRow {
  return particularRow([textNode(context.language.labels[`particulars.${key}`] ?? key)], text);
}

function particularRow(label: Phrasing[], text: readonly Phrasing[]): TableRow {
  return {
    type: 'tableRow',
    children: [
      { type: 'tableCell', children: label },
      { type: 'tableCell', children: [...text] },
    ],
  };
}

function pattern(label: string, values: Record<string, string>, { context, facts }: Composing): Phrasing[] {
  const valueNamed = openValues(context, facts, context.language, values);
  return composePattern(context.language.labels[label] ?? '', valueNamed) ?? [];
}

function lines(texts: readonly string[]): Phrasing[] {
  return texts.flatMap((text, index): Phrasing[] =>
    index === 0 ? [textNode(text)] : [{ type: 'break' }, textNode(text)],
  );
}
