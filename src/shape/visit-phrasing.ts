/** Walks to every stretch of words of a part of the tree: what typography, references and notes work on. */
import type { Content } from '../tree/handlers.js';
import type { Phrasing } from '../tree/phrasing.js';
import { heldBy, isStructure, phrasingIn, wordsOf } from '../tree/spec.js';

/** A list of words in the tree; `top` is true for a whole stretch, false for what an emphasis or link in it holds. */
export type PhrasingVisitor = (words: Phrasing[], holder: Content, top: boolean) => void;

/** Calls `visitor` for every list of words under `nodes`, in the order of the page, outer lists before inner ones. */
export function visitPhrasing(nodes: readonly Content[], visitor: PhrasingVisitor): void {
  for (const node of nodes) {
    if (isStructure(node)) {
      for (const words of wordsOf(node)) visitWords(words, node, visitor, true);
      visitPhrasing(heldBy(node), visitor);
    } else visitPhrasing(phrasingIn(node), visitor);
  }
}

function visitWords(words: Phrasing[], holder: Content, visitor: PhrasingVisitor, top: boolean): void {
  visitor(words, holder, top);
  for (const word of words) {
    const inner = phrasingIn(word);
    if (inner.length > 0 || 'children' in word) visitWords(inner, word, visitor, false);
  }
}
