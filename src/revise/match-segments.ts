/** What became of each segment in a DOCX that came back: unchanged, changed, split, merged, missing, or new. */
import type { ReturnedDocx, ReturnedParagraph, SentSegment } from './returned-docx.js';

/** What a source segment said when it was sent. */
export interface SourceSegment {
  place: string;
  text: string;
}

export type Fate = 'unchanged' | 'changed' | 'split' | 'merged' | 'missing';

/** What became of one segment. */
export interface SegmentFate {
  place: string;
  fate: Fate;
  /** Its words now, with tracked changes accepted; those of a split segment one under the other. */
  text: string;
  /** True when words were changed under Word's eye, so that they can be rejected. */
  tracked: boolean;
}

export interface Matched {
  segments: SegmentFate[];
  /** Paragraphs that no segment stands behind. */
  added: ReturnedParagraph[];
}

/** Least likeness of words at which a paragraph without bookmark is taken for a segment (Dice, of words). */
const LIKE = 0.5;

/** Finds segments by their bookmarks; where these are gone (Google Docs, WPS), by their words, in order. */
export function matchSegments(source: readonly SourceSegment[], returned: ReturnedDocx): Matched {
  const byBookmark = new Map(returned.sent.map((segment: SentSegment) => [segment.bookmark, segment.place]));
  const known = new Set(source.map((segment) => segment.place));
  const found = new Map<string, ReturnedParagraph[]>();
  const left: ReturnedParagraph[] = [];
  for (const paragraph of returned.paragraphs) {
    const places = paragraph.bookmarks.flatMap((bookmark) => placeOf(bookmark, byBookmark, known) ?? []);
    if (places.length === 0) left.push(paragraph);
    for (const place of places) found.set(place, [...(found.get(place) ?? []), paragraph]);
  }
  const added = matchByWords(source, found, left);
  return { segments: source.map((segment) => fateOf(segment, found)), added };
}

/** The list tells the place of a bookmark; without it, its name does. */
function placeOf(
  bookmark: string,
  byBookmark: ReadonlyMap<string, string>,
  known: ReadonlySet<string>,
): string | undefined {
  const listed = byBookmark.get(bookmark);
  if (listed !== undefined) return known.has(listed) ? listed : undefined;
  const named = bookmark.slice(1).replaceAll('_', '-');
  return known.has(named) ? named : undefined;
}

/** Gives paragraphs without bookmark to the segments that are not found, in the order of both; the rest are new. */
function matchByWords(
  source: readonly SourceSegment[],
  found: Map<string, ReturnedParagraph[]>,
  left: readonly ReturnedParagraph[],
): ReturnedParagraph[] {
  const missing = source.filter((segment) => !found.has(segment.place) && folded(segment.text) !== '');
  const added: ReturnedParagraph[] = [];
  let from = 0;
  for (const paragraph of left) {
    const likeness = missing.slice(from).map((segment) => like(segment.text, paragraph.original));
    const best = likeness.indexOf(Math.max(...likeness));
    const segment = missing[from + best];
    if (segment === undefined || (likeness[best] ?? 0) < LIKE) added.push(paragraph);
    else {
      found.set(segment.place, [paragraph]);
      from += best + 1;
    }
  }
  return added;
}

function fateOf({ place, text }: SourceSegment, found: ReadonlyMap<string, ReturnedParagraph[]>): SegmentFate {
  const paragraphs = found.get(place) ?? [];
  const now = paragraphs.map((paragraph) => paragraph.final).join('\n');
  const tracked = paragraphs.some((paragraph) => paragraph.final !== paragraph.original);
  const fate = fateName(text, now, paragraphs, found, place);
  return { place, fate, text: now, tracked };
}

function fateName(
  text: string,
  now: string,
  paragraphs: readonly ReturnedParagraph[],
  found: ReadonlyMap<string, ReturnedParagraph[]>,
  place: string,
): Fate {
  if (paragraphs.length === 0 || (folded(now) === '' && folded(text) !== '')) return 'missing';
  if (paragraphs.length > 1) return 'split';
  const shared = [...found].some(
    ([other, own]) => other !== place && own.some((paragraph) => paragraphs.includes(paragraph)),
  );
  if (shared) return 'merged';
  return folded(now) === folded(text) ? 'unchanged' : 'changed';
}

function folded(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, ' ').trim();
}

function like(one: string, other: string): number {
  const [first, second] = [wordCounts(one), wordCounts(other)];
  let both = 0;
  for (const [word, count] of first) both += Math.min(count, second.get(word) ?? 0);
  const all = sum(first) + sum(second);
  return all === 0 ? 0 : (2 * both) / all;
}

function wordCounts(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of folded(text)
    .toLowerCase()
    .match(/\p{Script=Han}|[\p{L}\p{N}]+/gu) ?? [])
    counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

function sum(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((total, count) => total + count, 0);
}
