/** What coming back asks of likeness beside `concord/likeness.ts`: folded words, and how much of a text another holds. */
import type { WordCounts } from '../concord/likeness.js';

/** A text for comparison: white space and compatible forms folded. */
export function folded(text: string): string {
  return text.normalize('NFKC').replace(/\s+/gu, ' ').trim();
}

/** Share of the words of one text that stand in another. */
export function contained(part: WordCounts, whole: WordCounts): number {
  const all = total(part);
  return all === 0 ? 0 : shared(part, whole) / all;
}

function shared(one: WordCounts, other: WordCounts): number {
  let both = 0;
  for (const [word, count] of one) both += Math.min(count, other.get(word) ?? 0);
  return both;
}

function total(counts: WordCounts): number {
  let sum = 0;
  for (const count of counts.values()) sum += count;
  return sum;
}
