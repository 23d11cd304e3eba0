/** The Unicode Bidirectional Algorithm (UAX #9) on paragraphs and lines, by bidi-js. */
import type { Direction } from '../../../tree/node.js';
import { bidiFactory } from '../pdfmake/internals.js';

const bidi = bidiFactory();

const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\u200f\u202b\u202e\u2067]/u;

/** Embedding levels of a paragraph's characters; undefined where all of it runs from left to right. */
export function levelsOf(text: string, direction: Direction): Uint8Array | undefined {
  if (direction === 'ltr' && !RIGHT_TO_LEFT.test(text)) return undefined;
  return bidi.getEmbeddingLevels(text, direction).levels;
}

/** Order on the page, from left to right, of pieces with these levels (UAX #9, rule L2). */
export function visualOrder(levels: readonly number[]): number[] {
  const order = levels.map((_, index) => index);
  const highest = Math.max(0, ...levels);
  for (let level = highest; level >= 1; level--) {
    for (let from = 0; from < order.length; from++) {
      if ((levels[order[from] ?? 0] ?? 0) < level) continue;
      let to = from;
      while (to < order.length && (levels[order[to] ?? 0] ?? 0) >= level) to++;
      order.splice(from, to - from, ...order.slice(from, to).reverse());
      from = to;
    }
  }
  return order;
}
