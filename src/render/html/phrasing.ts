/** Words of the tree as phrasing content: one handler for each kind. */
import type { ElementContent } from 'hast';
import { relativeAddress } from '../../relative-address.js';
import type { FootnoteReference, Image, Phrasing, Reference } from '../../tree/phrasing.js';
import { element, ownId } from './elements.js';
import type { PageHandlers, PageState } from './page-state.js';

export const phrasing: PageHandlers<Phrasing['type']> = {
  text: (node) => [{ type: 'text', value: node.value }],
  emphasis: (node, state) => [element('em', {}, state.all(node))],
  strong: (node, state) => [element('strong', {}, state.all(node))],
  opener: (node, state) => [element('span', { className: ['opener'] }, state.all(node))],
  symbolSeries: (node, state) => [element('span', { className: ['symbol-series'] }, state.all(node))],
  foreign: (node, state) => [
    element('bdi', { lang: node.lang === 'und' ? undefined : node.lang, dir: node.dir }, state.all(node)),
  ],
  link: (node, state) => [element('a', { href: node.url, rel: ['noopener'] }, state.all(node))],
  reference,
  hole: () => [{ type: 'text', value: '{}' }],
  referenceNumber: (node) => [{ type: 'text', value: node.value }],
  footnoteReference,
  image,
  break: () => [element('br', {})],
  pageNumber: () => [],
};

function reference(node: Reference, state: PageState): ElementContent[] {
  const children = state.all(node);
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
function image(node: Image, { resources }: PageState): ElementContent[] {
  const data = resources.image(node.url);
  if (data === undefined) return [{ type: 'text', value: node.alt }];
  const src = `data:image/${data.type};base64,${Buffer.from(data.bytes).toString('base64')}`;
  return [element('img', { src, alt: node.decorative ? '' : node.alt, width: data.width, height: data.height })];
}
