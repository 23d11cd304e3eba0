/** What became of each segment in a DOCX that came back: unchanged, changed, split, merged, missing, or new. */
import { contained, countWords, likeness } from '../concord/likeness.js';
import { alignByWords } from './align-by-words.js';
import { folded } from './fold-text.js';
import type { ReturnedDocx, ReturnedParagraph } from './returned-docx.js';

/** What a paragraph said when it was sent. */
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
  /** True when it was changed under Word's eye, so that the change can be rejected. */
  tracked: boolean;
  /** Places of the segments that it was merged with. */
  mergedWith: string[];
  /** How it was found: by its bookmark, by its words where that was gone, or not at all. */
  foundBy: 'bookmark' | 'words' | undefined;
}

export interface Matched {
  segments: SegmentFate[];
  /** Paragraphs that no segment stands behind. */
  added: ReturnedParagraph[];
}

/**
 * The segments of a DOCX as it was sent. As rendering is deterministic, the file that was sent can always be made again
 * from its source.
 */
export function sentSegments(sent: ReturnedDocx): SourceSegment[] {
  const places = new Map(sent.sent.map(({ bookmark, place }) => [bookmark, place]));
  return sent.paragraphs.flatMap(({ bookmarks, final }) => {
    const place = bookmarks.map((bookmark) => places.get(bookmark)).find((found) => found !== undefined);
    return place === undefined || folded(final) === '' ? [] : [{ place, text: final }];
  });
}

/** What is found of each segment. */
interface Finds {
  paragraphs: Map<string, ReturnedParagraph[]>;
  byWords: Set<string>;
}

/** Finds segments by their bookmarks; where these are gone (Google Docs, WPS), by their words, in order. */
export function matchSegments(segments: readonly SourceSegment[], returned: ReturnedDocx): Matched {
  const known = new Set(segments.map(({ place }) => place));
  const places = new Map(returned.sent.map(({ bookmark, place }) => [bookmark, place]));
  const finds: Finds = { paragraphs: new Map(), byWords: new Set() };
  const left: ReturnedParagraph[] = [];
  for (const paragraph of returned.paragraphs) {
    const own = paragraph.bookmarks
      .map((bookmark) => placeOf(bookmark, places))
      .filter((place): place is string => place !== undefined && known.has(place));
    if (own.length === 0) left.push(paragraph);
    for (const place of own) enter(finds, place, paragraph);
  }
  const added = findByWords(segments, finds, left, returned.paragraphs);
  return {
    segments: segments.map((segment) => fateOf(segment, finds)),
    added: added.filter(({ final }) => folded(final) !== ''),
  };
}

/** The list tells the place of a bookmark, and which ones are of segments; where it is lost, their names tell. */
function placeOf(bookmark: string, places: ReadonlyMap<string, string>): string | undefined {
  return places.size > 0 ? places.get(bookmark) : bookmark.slice(1).replaceAll('_', '-');
}

function enter({ paragraphs }: Finds, place: string, paragraph: ReturnedParagraph): void {
  paragraphs.set(place, [...(paragraphs.get(place) ?? []), paragraph]);
}

/** Gives paragraphs without bookmark to the segments that are not found; gives back those that are new. */
function findByWords(
  segments: readonly SourceSegment[],
  finds: Finds,
  left: readonly ReturnedParagraph[],
  all: readonly ReturnedParagraph[],
): ReturnedParagraph[] {
  const missing = segments.filter(({ place }) => !finds.paragraphs.has(place));
  const pairs = alignByWords(
    missing.map(({ text }) => text),
    left.map(({ original, final }) => (folded(original) === '' ? final : original)),
  );
  const taken = new Set<ReturnedParagraph>();
  for (const [one, other] of pairs) {
    const [segment, paragraph] = [missing[one], left[other]];
    if (segment === undefined || paragraph === undefined) continue;
    enter(finds, segment.place, paragraph);
    finds.byWords.add(segment.place);
    taken.add(paragraph);
  }
  const texts = new Map(segments.map(({ place, text }) => [place, text]));
  findMerged(missing, finds, segments);
  const rest = left.filter((paragraph) => !taken.has(paragraph));
  return rest.filter((paragraph) => !findHalf(paragraph, finds, texts, all));
}

/** Share of a segment's words that must stand in its neighbour's paragraph for the two to have been merged. */
const MERGED = 0.8;

/** A segment that is not found may stand in the paragraph of the one before or after it. */
function findMerged(missing: readonly SourceSegment[], finds: Finds, segments: readonly SourceSegment[]): void {
  const order = segments.map(({ place }) => place);
  for (const { place, text } of missing) {
    if (finds.paragraphs.has(place)) continue;
    const at = order.indexOf(place);
    const words = countWords(text);
    for (const near of [segments[at - 1], segments[at + 1]]) {
      const [paragraph, second] = near === undefined ? [] : (finds.paragraphs.get(near.place) ?? []);
      if (near === undefined || paragraph === undefined || second !== undefined) continue;
      const both = countWords(`${near.text} ${text}`);
      const now = countWords(paragraph.final);
      if (contained(words, now) < MERGED || likeness(both, now) <= likeness(countWords(near.text), now)) continue;
      enter(finds, place, paragraph);
      finds.byWords.add(place);
      break;
    }
  }
}

/** A paragraph that nothing stands behind may be the half of a segment found right before or after it. */
function findHalf(
  paragraph: ReturnedParagraph,
  finds: Finds,
  texts: ReadonlyMap<string, string>,
  all: readonly ReturnedParagraph[],
): boolean {
  const at = all.indexOf(paragraph);
  for (const [place, own] of finds.paragraphs) {
    const [last, first] = [own.at(-1), own[0]];
    const after = last !== undefined && last === all[at - 1];
    if (!after && (first === undefined || first !== all[at + 1])) continue;
    const text = countWords(texts.get(place) ?? '');
    const now = own.map(({ final }) => final).join(' ');
    if (likeness(text, countWords(`${now} ${paragraph.final}`)) <= likeness(text, countWords(now))) continue;
    if (contained(countWords(paragraph.final), text) < MERGED) continue;
    finds.paragraphs.set(place, after ? [...own, paragraph] : [paragraph, ...own]);
    finds.byWords.add(place);
    return true;
  }
  return false;
}

function fateOf({ place, text }: SourceSegment, finds: Finds): SegmentFate {
  const found = finds.paragraphs.get(place) ?? [];
  const standing = found.filter(({ final }) => folded(final) !== '');
  const now = standing.map(({ final }) => final).join('\n');
  const mergedWith = [...finds.paragraphs]
    .filter(([other, own]) => other !== place && own.some((paragraph) => standing.includes(paragraph)))
    .map(([other]) => other);
  return {
    place,
    fate: fateName(text, now, standing.length, mergedWith.length > 0),
    text: now,
    tracked: found.some((paragraph) => paragraph.tracked),
    mergedWith,
    foundBy: found.length === 0 ? undefined : finds.byWords.has(place) ? 'words' : 'bookmark',
  };
}

function fateName(text: string, now: string, paragraphs: number, merged: boolean): Fate {
  if (paragraphs === 0) return 'missing';
  if (paragraphs > 1) return 'split';
  if (merged) return 'merged';
  return folded(now) === folded(text) ? 'unchanged' : 'changed';
}
