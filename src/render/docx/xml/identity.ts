/**
 * What brings a paragraph back to its source: a hidden bookmark for its place, a `w14:paraId` for its fingerprint, and
 * the list of both that travels in the package.
 */
import { createHash } from 'node:crypto';
import type { Marks } from '../../../tree/node.js';

/** A paragraph as the package's own list of segments names it; `@3` is the place of the third line that the house composed. */
export interface Segment {
  bookmark: string;
  place: string;
  fingerprint: string | undefined;
}

/** Numbers and names that are given out while one document is written. */
export interface Identity {
  segments: Segment[];
  bookmarks: Set<string>;
  paragraphs: Set<number>;
  /** Lines that the house composed, so far. */
  lines: number;
  /** Drawings so far; the library would count them over the whole process. */
  drawings: number;
}

export function newIdentity(): Identity {
  return { segments: [], bookmarks: new Set(), paragraphs: new Set(), lines: 0, drawings: 0 };
}

/** Word takes 40 characters at most, letters, figures and underscores, and does not tell capitals from small letters. */
const PLAIN = /^[a-z0-9-]{1,38}$/;

/**
 * The bookmark of a place: hidden in Word's list, since it begins with an underscore (`p12-b` is `_p12_b`).
 * Places that Word could not tell apart end in a hash; the name depends on the place alone, so that other documents of
 * the session can link to it.
 */
export function bookmarkName(place: string): string {
  const name = place.toLowerCase().replace(/[^a-z0-9]+/g, '_');
  if (PLAIN.test(place)) return `_${name}`;
  const hash = createHash('sha256').update(place).digest('hex').slice(0, 8);
  return `_${name.slice(0, 30)}_${hash}`;
}

/** A bookmark of a paragraph. */
export interface ParagraphBookmark {
  name: string;
  id: number;
}

/**
 * The bookmarks of one paragraph, one for each place; the first of them is entered in the list of segments, for its
 * words are the paragraph's (those of a table without caption are none, and its place stands on its first cell).
 */
export function bookmarksOf(identity: Identity, marks: readonly Marks[]): ParagraphBookmark[] {
  const found = marks.flatMap(({ place, fingerprint }) => {
    const bookmark = place === undefined ? undefined : takeBookmark(identity, bookmarkName(place));
    return bookmark === undefined || place === undefined ? [] : [{ bookmark, place, fingerprint }];
  });
  const [first] = found;
  if (first !== undefined) enter(identity, first.bookmark, first.place, first.fingerprint);
  return found.map(({ bookmark }) => bookmark);
}

/** A bookmark for words that stand elsewhere than their place does: the title of an annex, under its label. */
export function wordsBookmark(identity: Identity, { place, fingerprint }: Marks): ParagraphBookmark[] {
  if (place === undefined) return [];
  const bookmark = freeBookmark(identity, `${bookmarkName(place).slice(0, 33)}_words`);
  enter(identity, bookmark, place, fingerprint);
  return [bookmark];
}

/** A bookmark for a line that the house composed: it has no place in the source, so that it is counted. */
export function lineBookmark(identity: Identity): ParagraphBookmark[] {
  identity.lines += 1;
  const bookmark = freeBookmark(identity, `_line_${identity.lines}`);
  enter(identity, bookmark, `@${identity.lines}`, undefined);
  return [bookmark];
}

function enter(identity: Identity, { name }: ParagraphBookmark, place: string, fingerprint: string | undefined): void {
  identity.segments.push({ bookmark: name, place, fingerprint });
}

/** The name itself, or with underscores behind it where an author took it. */
function freeBookmark(identity: Identity, name: string): ParagraphBookmark {
  return takeBookmark(identity, name) ?? freeBookmark(identity, `${name}_`);
}

/** Takes a bookmark's name, with its number in the package; undefined when it is taken already. */
export function takeBookmark(identity: Identity, name: string): ParagraphBookmark | undefined {
  if (identity.bookmarks.has(name)) return undefined;
  identity.bookmarks.add(name);
  return { name, id: identity.bookmarks.size };
}

/** Ids of paragraphs are eight hexadecimal digits under this bound (MS-DOCX, 2.2.4), and not nought. */
const BOUND = 0x80000000;

/** `w14:paraId` from a fingerprint; the next free number where two fingerprints fall together. */
export function paragraphId(identity: Identity, fingerprint: string): string {
  const [hash = 0, occurrence = 0] = [fingerprint.slice(0, 8), fingerprint.slice(-2)].map((hex) =>
    Number.parseInt(hex, 16),
  );
  let id = (hash + occurrence) % BOUND;
  while (id === 0 || identity.paragraphs.has(id)) id = (id + 1) % BOUND;
  identity.paragraphs.add(id);
  return id.toString(16).toUpperCase().padStart(8, '0');
}
