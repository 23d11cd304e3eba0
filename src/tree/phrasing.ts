/** Phrasing: the nodes inside a line of text. */
import type { Base, Direction } from './node.js';

export interface Text extends Base {
  type: 'text';
  value: string;
}
export interface Emphasis extends Base {
  type: 'emphasis';
  children: Phrasing[];
}
export interface Strong extends Base {
  type: 'strong';
  children: Phrasing[];
}
/** The opening words of a preambular or operative paragraph (`Recalling`, `Decides`), set by the style `opener`. */
export interface Opener extends Base {
  type: 'opener';
  children: Phrasing[];
}
/** The letters of the series at the head of a symbol (`CML` of `CML/MOP.2/7`), which a masthead sets larger than the rest. */
export interface SymbolSeries extends Base {
  type: 'symbolSeries';
  children: Phrasing[];
}
/** Words in another language or script than the text around them (a symbol in Arabic, a Latin title in Chinese). */
export interface Foreign extends Base {
  type: 'foreign';
  /** BCP 47 tag; `und` where only the script is known (a symbol, an address). */
  lang: string;
  dir: Direction;
  children: Phrasing[];
}
/** A link to the outside; `url` is http, https or mailto (read refuses anything else). */
export interface Link extends Base {
  type: 'link';
  url: string;
  children: Phrasing[];
}
/**
 * A reference to a paragraph, heading or annex of this document or of another of the session.
 * Before it is resolved `children` hold the author's words, with a {@link Hole} where `{}` stood; after it, text and
 * {@link ReferenceNumber}s.
 */
export interface Reference extends Base {
  type: 'reference';
  /** The author's target: a name of this document (`#name`) or of another (`doc:document#name`, `doc:document`). */
  target: string;
  /** Set when resolved, for another document only: where it is found from this one's output, without format suffix. */
  document?: string | undefined;
  /** Set when resolved: the place referred to (absent for a whole document). */
  place?: string | undefined;
  children: Phrasing[];
}
/** `{}` in a reference: the number goes here. Only in a tree whose references are not resolved yet. */
export interface Hole extends Base {
  type: 'hole';
}
/** One component of a resolved reference: `12`, `(b)`. DOCX writes a REF field to `place` with `value` cached. */
export interface ReferenceNumber extends Base {
  type: 'referenceNumber';
  place: string;
  value: string;
}
/** The call of a note. `mark` is what stands on the page: `1`, `١`, `*`. */
export interface FootnoteReference extends Base {
  type: 'footnoteReference';
  identifier: string;
  mark?: string | undefined;
  /** Printed raised before the mark, where another mark or a raised figure stands straight before it: `1, 2`, `km² 3`. */
  apart?: string | undefined;
}
export interface Image extends Base {
  type: 'image';
  /** Path inside the document's folder, as written by the author. */
  url: string;
  alt: string;
  /** True when the author said `{decorative}`: an artifact, without alternative text. */
  decorative: boolean;
  title?: string | undefined;
}
export interface Break extends Base {
  type: 'break';
}
/**
 * A page number in the furniture of pages; each format has its own field for it. `minutes` are those that a speaker has
 * read for at the end of the page: only a format that makes the pages itself can tell.
 */
export interface PageNumber extends Base {
  type: 'pageNumber';
  form: 'current' | 'total' | 'minutes';
}

export type Phrasing =
  | Text
  | Emphasis
  | Strong
  | Opener
  | SymbolSeries
  | Foreign
  | Link
  | Reference
  | Hole
  | ReferenceNumber
  | FootnoteReference
  | Image
  | Break
  | PageNumber;
