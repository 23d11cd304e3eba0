/** Words of the tree as phrasing content: one handler for each kind. */
import type { ElementContent } from 'hast';
import { relativeAddress } from '../../relative-address.js';
import type { Handlers } from '../../tree/handlers.js';
import type { FootnoteReference, Image, Phrasing, Reference } from '../../tree/phrasing.js';
import { element, ownId } from './elements.js';
import type { PageState } from './page-state.js';

export type PhrasingHandlers = Pick<Handlers<PageState, ElementContent[]>, Phrasing['type']>;

export const phrasing: PhrasingHandlers = {
  text: (node) => [{ type: 'text', value: node.value }],
  emphasis: (node, state) => [element('em', {}, words(node.children, state))],
  strong: (node, state) => [element('strong', {}, words(node.children, state))],
  opener: (node, state) => [element('span', { className: ['opener'] }, words(node.children, state))],
  symbolSeries: (node, state) => [element('span', { className: ['symbol-series'] }, words(node.children, state))],
  foreign: (node, state) => [
    element('bdi', { lang: node.lang === 'und' ? undefined : node.lang, dir: node.dir }, words(node.children, state)),
  ],
  link: (node, state) => [element('a', { href: node.url, rel: ['noopener'] }, words(node.children, state))],
  reference,
  hole: () => [{ type: 'text', value: '{}' }],
  referenceNumber: (node) => [{ type: 'text', value: node.value }],
  footnoteReference,
  image,
  break: () => [element('br', {})],
  pageNumber: () => [],
};

/** The content of some words. */
export function words(nodes: readonly Phrasing[], state: PageState): ElementContent[] {
  return nodes.flatMap((node) => {
    // The table's type says that the handler under `node.type` takes this very node; TypeScript cannot follow that.
    const handler = phrasing[node.type] as (node: Phrasing, state: PageState) => ElementContent[];
    return handler(node, state);
  });
}

function reference(node: Reference, state: PageState): ElementContent[] {
  const children = words(node.children, state);
  if (node.place === undefined && node.document === undefined) return children;
  const page = node.document === undefined ? '' : relativeAddress(`${node.document}.html`);
  return [element('a', { href: page + (node.place === undefined ? '' : `#${encodeURI(node.place)}`) }, children)];
}

function footnoteReference(node: FootnoteReference, { document }: PageState): ElementContent[] {
  const note = document.notes.find((one) => one.identifier === node.identifier);
  const mark = node.mark ?? '';
  const apart = node.apart === undefined ? [] : [node.apart];
  if (note?.place === undefined) return [element('sup', {}, ...apart, mark)];
  const properties = { href: `#${encodeURI(note.place)}`, id: callId(note.place), role: 'doc-noteref' };
  return [element('sup', {}, ...apart, element('a', properties, mark))];
}

/** Id of the call of a note, by the place of the note. */
export function callId(place: string): string {
  return ownId(`call-${place}`);
}

/** Images stand inside the page, so that it is one file and asks for nothing. */
export function image(node: Image, { resources }: PageState): ElementContent[] {
  const data = resources.image(node.url);
  if (data === undefined) return [{ type: 'text', value: node.alt }];
  const src = `data:image/${data.type};base64,${Buffer.from(data.bytes).toString('base64')}`;
  return [element('img', { src, alt: node.decorative ? '' : node.alt, width: data.width, height: data.height })];
}
