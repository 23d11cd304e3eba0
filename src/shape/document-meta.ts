/** What renderers must know of a document beside its words. */
import type { ShapeContext } from '../context.js';
import { withoutHidden } from '../report/shown-text.js';
import type { Meta } from '../tree/document.js';
import type { Phrasing } from '../tree/phrasing.js';
import { plainText } from '../tree/text.js';
import { dateOf, delegationsOf } from './compose/computed-values.js';
import { composedTitle } from './compose/head-and-tail.js';
import { ofSession } from './compose/session-texts.js';
import { eventOf } from './document-event.js';

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
  formats: Meta['formats'];
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
  // Its folder's name, which is not read as text is.
  const name = withoutHidden(rest.id);
  return {
    ...rest,
    kind: kind.kind,
    language: language.tag,
    direction: language.direction,
    title: title === '' ? name : title,
    shortTitle: fields.shortTitle ?? (title === '' ? name : title),
    ...(fields.symbol === undefined ? {} : { symbol: fields.symbol }),
    author: authorOf(context),
    keywords: fields.keywords ?? [],
    status: fields.status ?? (fields.adopted === undefined ? 'issued' : 'adopted'),
    date: dateOf(context) ?? context.session?.start ?? undated,
    pace: fields.wordsPerMinute === undefined ? (language.pace ?? {}) : { words: fields.wordsPerMinute },
    ...eventOf(context, title),
    formats,
  };
}

/** Who speaks: the delegations of a statement; else the organisation that issues the document. */
function authorOf(context: ShapeContext): string {
  const names = delegationsOf(context, context.language).map((name) => name.short);
  if (names.length > 0) return names.join('; ');
  return context.fields.organisation ?? ofSession('organisation', context, context.language) ?? '';
}
