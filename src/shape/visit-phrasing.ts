/** Walks to every stretch of words of a part of the tree: what typography, references and notes work on. */
import type { Content, Phrasing } from '../tree.js';

/** A list of words in the tree; `top` is true for a whole stretch, false for what an emphasis or link in it holds. */
export type PhrasingVisitor = (words: Phrasing[], holder: Content, top: boolean) => void;

/** Calls `visitor` for every list of words under `nodes`, in the order of the page, outer lists before inner ones. */
export function visitPhrasing(nodes: readonly Content[], visitor: PhrasingVisitor): void {
  for (const node of nodes) visitNode(node, visitor);
}

function visitNode(node: Content, visitor: PhrasingVisitor): void {
  switch (node.type) {
    case 'title':
    case 'line':
    case 'salutation':
    case 'closing':
    case 'paragraph':
    case 'preambular':
    case 'heading':
    case 'formula':
    case 'tableCell':
    case 'contentsEntry':
      return visitWords(node.children, node, visitor, true);
    case 'annex':
      visitWords(node.title, node, visitor, true);
      if (node.original !== undefined) visitNode(node.original, visitor);
      return visitPhrasing(node.children, visitor);
    case 'table':
      if (node.caption !== undefined) visitWords(node.caption, node, visitor, true);
      return visitPhrasing(node.children, visitor);
    case 'figure':
      if (node.caption !== undefined) visitWords(node.caption, node, visitor, true);
      return;
    case 'signatures':
      return visitPhrasing(node.children.flat(), visitor);
    default:
      if ('children' in node) visitPhrasing(node.children, visitor);
  }
}

function visitWords(words: Phrasing[], holder: Content, visitor: PhrasingVisitor, top: boolean): void {
  visitor(words, holder, top);
  for (const word of words) if ('children' in word) visitWords(word.children, word, visitor, false);
}
