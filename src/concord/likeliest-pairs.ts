/** Which segments of the original are what a ledger's entries became: those most like each other. */
import type { LedgerEntry } from './ledger.js';
import { countWords, likeness, type WordCounts } from './likeness.js';
import { markedText, type Segment } from './segments.js';

/** Least likeness of a changed paragraph to what it was: where it stood before, and anywhere else. */
const LIKE_IN_PLACE = 0.3;
const LIKE_ELSEWHERE = 0.6;
/** Pairs that are compared; in a text that is all new, only what stands in the same place. */
const MOST_COMPARED = 250_000;

/** A thing and where in its order it stands. */
export interface Placed<Value> {
  at: number;
  value: Value;
}

/** The text that was translated, and the original as it is. */
export interface Texts {
  entries: readonly Placed<LedgerEntry>[];
  segments: readonly Placed<Segment>[];
}

/** What was translated, and what it is now. */
export interface TextPair {
  entry: Placed<LedgerEntry>;
  segment: Placed<Segment>;
}

interface Candidate extends TextPair {
  score: number;
}

/** Pairs of what is left that are most like each other, each once: fields and the title by their place. */
export function likeliestPairs({ entries, segments }: Texts, kept: readonly TextPair[]): TextPair[] {
  const isMuch = entries.length * segments.length > MOST_COMPARED;
  const was = entries.map((entry) => ({
    entry,
    words: countWords(entry.value.source),
    gap: kept.filter((one) => one.entry.at < entry.at).length,
  }));
  const candidates = segments.flatMap((segment) => {
    const { value } = segment;
    const now = {
      words: countWords(markedText(value.words)),
      gap: kept.filter((one) => one.segment.at < segment.at).length,
    };
    return was
      .filter(({ entry }) => entry.value.place === value.place || !(isMuch || isFixed(value)))
      .map((one): Candidate => ({ entry: one.entry, segment, score: scoreOf(one, now, isFixed(value)) }))
      .filter(({ score }) => score > 0);
  });
  return bestOf(candidates);
}

/** What has one place only, whatever its words are. */
function isFixed({ kind }: Segment): boolean {
  return kind === 'field' || kind === 'title';
}

interface Words {
  words: WordCounts;
  /** Between which two kept ones it stands: how many are before it. */
  gap: number;
}

/** Nought where two are too little alike to be one that changed; more for one in its place than for one elsewhere. */
function scoreOf(was: Words, now: Words, isOne: boolean): number {
  const like = likeness(was.words, now.words);
  if (isOne) return 2;
  if (was.gap === now.gap) return like >= LIKE_IN_PLACE ? like + 0.5 : 0;
  return like >= LIKE_ELSEWHERE ? like : 0;
}

function bestOf(candidates: Candidate[]): TextPair[] {
  candidates.sort((a, b) => b.score - a.score || a.segment.at - b.segment.at || a.entry.at - b.entry.at);
  const taken = new Set<TextPair['entry' | 'segment']>();
  return candidates.filter(({ entry, segment }) => {
    if (taken.has(entry) || taken.has(segment)) return false;
    taken.add(entry).add(segment);
    return true;
  });
}
