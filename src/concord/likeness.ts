/** How like two texts are, by the words that they share. */

/** The words of a text, each with how often it stands there; of Chinese, the characters. */
export type WordCounts = ReadonlyMap<string, number>;

/** Counts words without regard to case and punctuation. */
export function countWords(text: string): WordCounts {
  const counts = new Map<string, number>();
  const words = text.normalize('NFKC').toLowerCase();
  for (const word of words.match(/\p{Script=Han}|[\p{L}\p{N}]+/gu) ?? []) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** From 0, no word in common, to 1, the same words (Dice's coefficient). */
export function likeness(one: WordCounts, other: WordCounts): number {
  let both = 0;
  for (const [word, count] of one) both += Math.min(count, other.get(word) ?? 0);
  const all = sum(one) + sum(other);
  return all === 0 ? 0 : (2 * both) / all;
}

function sum(counts: WordCounts): number {
  let total = 0;
  for (const count of counts.values()) total += count;
  return total;
}
