/** How alike two texts are, by the words that they share. */

/** A text for comparison: white space and compatible forms folded. */
export function folded(text: string): string {
  return text.normalize('NFKC').replace(/\s+/gu, ' ').trim();
}

/** Words of a text with how often each stands there; of Chinese, its characters. */
export type WordCounts = ReadonlyMap<string, number>;

export function wordCounts(text: string): WordCounts {
  const counts = new Map<string, number>();
  for (const word of folded(text)
    .toLowerCase()
    .match(/\p{Script=Han}|[\p{L}\p{N}]+/gu) ?? [])
    counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** Twice the shared words by all words (Dice): 1 for the same words, 0 for none in common. */
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
