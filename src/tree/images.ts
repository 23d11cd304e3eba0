/** The images of a part of the tree. */
import type { OfficialDocument } from './document.js';
import type { Image, Phrasing } from './phrasing.js';
import { phrasingIn, structuresIn, wordsOf } from './spec.js';

/** The images of a document, in the order of the text, its masthead's emblem among them, those of its notes last. */
export function imagesOf(document: OfficialDocument): Image[] {
  const nodes = [...structuresIn(document.children), ...structuresIn(document.notes)];
  return nodes.flatMap((node) => wordsOf(node).flatMap((words) => imagesIn(words)));
}

function imagesIn(words: readonly Phrasing[]): Image[] {
  return words.flatMap((word) => (word.type === 'image' ? [word] : imagesIn(phrasingIn(word))));
}
