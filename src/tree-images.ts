/** The images of a part of the tree. */
import type { Content, Image, OfficialDocument } from './tree.js';

/** The images of a document, in the order of the text, its masthead's emblem among them, those of its notes last. */
export function imagesOf(document: OfficialDocument): Image[] {
  const found: Image[] = [];
  collect(document.children, found);
  collect(document.notes, found);
  return found;
}

function collect(nodes: readonly Content[], found: Image[]): void {
  for (const node of nodes) {
    if (node.type === 'image') found.push(node);
    else if (node.type === 'figure') found.push(node.image);
    else if (node.type === 'signatures') collect(node.children.flat(), found);
    else if ('children' in node) collect(node.children, found);
  }
}
