/** Words of the tree as plain text: one handler for each kind. */
import type { Handlers } from '../../tree/handlers.js';
import type { Link, Phrasing } from '../../tree/phrasing.js';

const phrasing: Pick<Handlers<undefined, string>, Phrasing['type']> = {
  text: (node) => node.value,
  emphasis: (node) => words(node.children),
  strong: (node) => words(node.children),
  opener: (node) => words(node.children),
  symbolSeries: (node) => words(node.children),
  foreign: (node) => words(node.children),
  link,
  reference: (node) => words(node.children),
  hole: () => '{}',
  referenceNumber: (node) => node.value,
  footnoteReference: (node) => (node.mark === undefined ? '' : noteMark(node.mark)),
  image: (node) => (node.decorative || node.alt === '' ? '' : `[${node.alt}]`),
  break: () => '\n',
  pageNumber: () => '',
};

/** Words in reading order. */
export function words(nodes: readonly Phrasing[]): string {
  return nodes
    .map((node) => {
      // The table's type says that the handler under `node.type` takes this very node; TypeScript cannot follow that.
      const handler = phrasing[node.type] as (node: Phrasing, state: undefined) => string;
      return handler(node, undefined);
    })
    .join('');
}

/** The mark of a note, which is raised elsewhere. */
export function noteMark(mark: string): string {
  return `[${mark}]`;
}

/** The address of a link, unless its words are the address. */
function link({ url, children }: Link): string {
  const text = words(children);
  return text === url || `mailto:${text}` === url ? text : `${text} <${url}>`;
}
