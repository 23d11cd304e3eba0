/** The head of a page: what browsers, libraries and search engines must know of it. */
import type { Element } from 'hast';
import { jsonText } from '../../report/shown-text.js';
import type { Meta } from '../../tree/document.js';
import { emptyPolicy } from './content-policy.js';
import { address, otherFormats, otherVersions, ownFile } from './editions.js';
import { element } from './elements.js';

/** The head, with the style sheet in it; nothing may be loaded or run but what the page brings itself. */
export function head(meta: Meta, css: string): Element {
  const data = eventData(meta);
  return element(
    'head',
    {},
    element('meta', { charSet: 'utf-8' }),
    element('meta', emptyPolicy()),
    element('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    element('title', {}, pageTitle(meta)),
    element('meta', { name: 'generator', content: meta.generator }),
    ...dublinCore(meta),
    ...alternates(meta),
    ...(data === undefined ? [] : [element('script', { type: 'application/ld+json' }, data)]),
    element('style', {}, css),
  );
}

function pageTitle(meta: Meta): string {
  return meta.symbol === undefined ? meta.title : `${meta.symbol} – ${meta.title}`;
}

/** Dublin Core, as DCMI says to write it in HTML (DC-HTML, 2008). */
function dublinCore(meta: Meta): Element[] {
  const terms: [string, string | undefined][] = [
    ['DC.title', meta.title],
    ['DC.identifier', meta.symbol],
    ['DC.creator', meta.author === '' ? undefined : meta.author],
    ['DC.date', meta.date],
    ['DC.language', meta.language],
    ['keywords', meta.keywords.length === 0 ? undefined : meta.keywords.join(', ')],
  ];
  const schema = element('link', { rel: ['schema.DC'], href: 'http://purl.org/dc/elements/1.1/' });
  return [
    schema,
    ...terms.flatMap(([name, content]) => (content === undefined ? [] : [element('meta', { name, content })])),
  ];
}

const EVENT_STATUS = { confirmed: 'EventScheduled', tentative: 'EventScheduled', cancelled: 'EventCancelled' } as const;

/** The event for search engines and calendars (schema.org/Event). It is data: no browser runs it, and no source can end it. */
function eventData({ event, language, title: description }: Meta): string | undefined {
  if (event === undefined) return undefined;
  const { venue, address, organizer, languages, previousStart } = event;
  const moved = previousStart !== undefined && event.status !== 'cancelled';
  const data = {
    '@context': ['https://schema.org', { '@language': language }],
    '@type': 'Event',
    name: event.name,
    description,
    startDate: event.opening ?? event.start,
    endDate: event.end,
    ...(previousStart === undefined ? {} : { previousStartDate: previousStart }),
    eventStatus: `https://schema.org/${moved ? 'EventRescheduled' : EVENT_STATUS[event.status]}`,
    // Of an event these are the languages that are spoken there, not those of its announcement.
    ...(languages.length === 0 ? {} : { inLanguage: languages }),
    location: {
      '@type': 'Place',
      name: venue ?? event.location,
      ...(address === undefined ? {} : { address }),
    },
    ...(organizer === undefined ? {} : { organizer: { '@type': 'Organization', name: organizer } }),
  };
  return jsonText(data).replaceAll('<', '\\u003c');
}

function alternates(meta: Meta): Element[] {
  const languages = otherVersions(meta).map(({ language, file }) =>
    element('link', { rel: ['alternate'], hrefLang: language, href: address(file, 'html') }),
  );
  const formats = otherFormats(meta).map((format) =>
    element('link', { rel: ['alternate'], type: format.mediaType, href: address(ownFile(meta), format.extension) }),
  );
  return [...languages, ...formats];
}
