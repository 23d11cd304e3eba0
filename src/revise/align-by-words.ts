/** Finds which paragraphs stand for which segments when nothing but their words can tell, in the order of both. */
import { countWords, likeness, type WordCounts } from '../concord/likeness.js';
import { folded } from './fold-text.js';

/** A text with its words. */
interface Worded {
  text: string;
  words: WordCounts;
}

/** Least likeness at which a paragraph is taken for a segment. */
const LIKE = 0.5;

/** Pairs of indices, ascending in both; texts that none resembles are left out. */
export function alignByWords(segments: readonly string[], paragraphs: readonly string[]): [number, number][] {
  const [left, right] = [segments.map(worded), paragraphs.map(worded)];
  const same = ascending(samePairs(left, right));
  const pairs: [number, number][] = [];
  let [from, begin] = [0, 0];
  for (const [to, end] of [...same, [left.length, right.length] as [number, number]]) {
    const between = alike(left.slice(from, to), right.slice(begin, end));
    for (const [one, other] of between) pairs.push([one + from, other + begin]);
    if (to < left.length) pairs.push([to, end]);
    [from, begin] = [to + 1, end + 1];
  }
  return pairs;
}

function worded(text: string): Worded {
  return { text: folded(text), words: countWords(text) };
}

/** Texts that stand once on each side. */
function samePairs(left: readonly Worded[], right: readonly Worded[]): [number, number][] {
  const places = indexed(right);
  return [...indexed(left)].flatMap(([text, own]): [number, number][] => {
    const others = places.get(text);
    const [one] = own;
    const [other] = others ?? [];
    const single = text !== '' && own.length === 1 && others?.length === 1;
    return single && one !== undefined && other !== undefined ? [[one, other]] : [];
  });
}

function indexed(texts: readonly Worded[]): Map<string, number[]> {
  const places = new Map<string, number[]>();
  for (const [index, { text }] of texts.entries()) places.set(text, [...(places.get(text) ?? []), index]);
  return places;
}

/** The longest run of pairs that ascends on both sides (patience sorting); pairs come ascending on the left. */
function ascending(pairs: readonly [number, number][]): [number, number][] {
  const tops: { pair: [number, number]; below: number | undefined }[] = [];
  const piles: number[] = [];
  for (const pair of pairs) {
    let pile = piles.findIndex((top) => (tops[top]?.pair[1] ?? 0) >= pair[1]);
    if (pile === -1) pile = piles.length;
    piles[pile] = tops.push({ pair, below: piles[pile - 1] }) - 1;
  }
  const found: [number, number][] = [];
  for (let at = piles.at(-1); at !== undefined; at = tops[at]?.below) {
    const top = tops[at];
    if (top !== undefined) found.unshift(top.pair);
  }
  return found;
}

/** Cells of a table of likenesses beyond which two texts of one index are compared only. */
const MOST = 1_000_000;

/** The pairs whose likenesses are most in sum, each at least {@link LIKE}. */
function alike(left: readonly Worded[], right: readonly Worded[]): [number, number][] {
  if (left.length * right.length > MOST) return inStep(left, right);
  const width = right.length + 1;
  const sums = new Float64Array((left.length + 1) * width);
  const like = (one: number, other: number) => {
    const value = likeness(left[one]?.words ?? new Map(), right[other]?.words ?? new Map());
    return value < LIKE ? 0 : value;
  };
  const likes = new Float64Array(left.length * right.length);
  const sum = (one: number, other: number) => sums[one * width + other] ?? 0;
  for (let one = left.length - 1; one >= 0; one--) {
    for (let other = right.length - 1; other >= 0; other--) {
      const own = like(one, other);
      likes[one * right.length + other] = own;
      const paired = own === 0 ? 0 : own + sum(one + 1, other + 1);
      sums[one * width + other] = Math.max(paired, sum(one + 1, other), sum(one, other + 1));
    }
  }
  const pairs: [number, number][] = [];
  for (let one = 0, other = 0; one < left.length && other < right.length; ) {
    const own = likes[one * right.length + other] ?? 0;
    if (own > 0 && sum(one, other) === own + sum(one + 1, other + 1)) pairs.push([one++, other++]);
    else if (sum(one, other) === sum(one + 1, other)) one++;
    else other++;
  }
  return pairs;
}

function inStep(left: readonly Worded[], right: readonly Worded[]): [number, number][] {
  return left.flatMap(({ words }, index): [number, number][] =>
    likeness(words, right[index]?.words ?? new Map()) < LIKE ? [] : [[index, index]],
  );
}
