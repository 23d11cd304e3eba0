/** Every node of a kind, wherever it is: in captions, titles and notes too, which are no `children`. */
import type { OfficialDocument } from './document.js';
import type { Content } from './handlers.js';
import type { Phrasing } from './phrasing.js';
import { phrasingIn, structuresIn, wordsOf } from './spec.js';

/** Calls `visitor` with each node of a kind, in the order of the page, notes last. */
export function visit<Kind extends Content['type']>(
  { children, notes }: Pick<OfficialDocument, 'children' | 'notes'>,
  kind: Kind,
  visitor: (node: Extract<Content, { type: Kind }>) => void,
): void {
  const meet = (node: Content): void => {
    // A node whose type is `kind` is of that kind; TypeScript does not narrow by a type parameter.
    if (node.type === kind) visitor(node as Extract<Content, { type: Kind }>);
  };
  const meetPhrasing = (node: Phrasing): void => {
    meet(node);
    for (const inside of phrasingIn(node)) meetPhrasing(inside);
  };
  for (const node of structuresIn([...children, ...notes])) {
    meet(node);
    for (const word of wordsOf(node).flat()) meetPhrasing(word);
  }
}
