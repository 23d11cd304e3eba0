/** What renderers must know of a document beside its words. */
import type { ShapeContext } from '../context.js';
import type { Meta, Phrasing } from '../tree.js';
import { plainText } from '../tree-text.js';
import { composedTitle } from './compose/head-and-tail.js';
import { dateOf, delegationsOf, ofSession } from './compose/values.js';

/** What is known of a document before it is shaped. */
export interface Beginnings {
  id: string;
  original: string;
  variant: Meta['variant'];
  /** The title as the text has it. */
  title: readonly Phrasing[] | undefined;
  /** ISO day for a document that has none. */
  undated: string;
  sourceHash: string;
  generator: string;
  versions: Meta['versions'];
  formats: readonly string[];
}

/** Makes the meta of a document from its fields; the title is the source's own, else the one that its kind composes. */
export function documentMeta(context: ShapeContext, beginnings: Beginnings): Meta {
  const { fields, kind, language } = context;
  const { title: own, undated, formats, ...rest } = beginnings;
  const words =
    own ??
    composedTitle(context, { original: rest.original, versions: rest.versions.length, shortTitle: fields.shortTitle });
  const title = plainText(words ?? [])
    .replace(/\s+/g, ' ')
    .trim();
  return {
    ...rest,
    kind: kind.kind,
    language: language.tag,
    direction: language.direction,
    title: title === '' ? rest.id : title,
    shortTitle: fields.shortTitle ?? (title === '' ? rest.id : title),
    ...(fields.symbol === undefined ? {} : { symbol: fields.symbol }),
    author: authorOf(context),
    keywords: fields.keywords ?? [],
    status: fields.status ?? (fields.adopted === undefined ? 'issued' : 'adopted'),
    date: dateOf(context) ?? context.session?.start ?? undated,
    pace: fields.wordsPerMinute === undefined ? (language.pace ?? {}) : { words: fields.wordsPerMinute },
    ...eventOf(context, title),
    formats: [...formats],
  };
}

/** The event of an announcement: named by its meeting, where it takes place in one line. */
function eventOf(context: ShapeContext, title: string): Pick<Meta, 'event'> {
  const { event, meeting } = context.fields;
  if (event?.start === undefined) return {};
  const { language } = context;
  const where = [
    event.venue ?? ofSession('venue', context, language),
    event.address ?? ofSession('address', context, language),
    event.city ?? context.fields.place ?? ofSession('place', context, language),
  ];
  const known = where.filter((part) => part !== undefined).map(String);
  const location = known.filter((part, index) => !known.some((other, place) => place < index && other.includes(part)));
  return {
    event: {
      start: event.start,
      end: event.end ?? event.start,
      status: event.status ?? 'confirmed',
      sequence: event.sequence ?? 0,
      name: meeting ?? ofSession('title', context, language) ?? title,
      location: location.join(', '),
    },
  };
}

/** Who speaks: the delegations of a statement; else the organisation that issues the document. */
function authorOf(context: ShapeContext): string {
  const names = delegationsOf(context, context.language).map((name) => name.short);
  if (names.length > 0) return names.join('; ');
  return context.fields.organisation ?? ofSession('organisation', context, context.language) ?? '';
}
