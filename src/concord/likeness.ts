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
  const all = total(one) + total(other);
  return all === 0 ? 0 : (2 * shared(one, other)) / all;
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
