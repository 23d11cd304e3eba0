/** What every node has, and the marks and labels of those that can be cited. */
import type { Position } from 'unist';

/** Writing direction of a text: left to right, or right to left. */
export type Direction = 'ltr' | 'rtl';

export interface Base {
  /** Where the node stands in its source; absent on nodes that the house composed itself (masthead, adoption line…). */
  position?: Position | undefined;
}

/**
 * Marks of a block that can be cited, translated, compared and brought back from Word.
 * `place` is the same in all language versions (`p12-b`, `art14-p3`, `b4` for the fourth unnumbered paragraph); it becomes
 * the anchor in HTML, the destination in PDF and the hidden bookmark in DOCX. `fingerprint` is a hash of the folded text
 * (16 hexadecimal digits, the last two of them counting occurrences): it says whether the words are still the same.
 */
export interface Marks {
  /** The author's `{#name}`, when there is one; it then is the `place` too. */
  name?: string | undefined;
  place?: string | undefined;
  fingerprint?: string | undefined;
}

/**
 * The computed label of a clause, heading or annex.
 * Renderers print `text` or make their own numbering come to it; they never compute one.
 */
export interface Label {
  /** As it stands on the page, punctuation included: `12.`, `(b)`, `3 bis.`, `第一条`. */
  text: string;
  /** As it is cited, without the punctuation of the page: `12`, `(b)`, `3 bis`. */
  cited: string;
  /** Ordinals from the outermost level in, this one last: paragraph 3 (b) is `[3, 2]`. */
  numbers: number[];
  /** `bis`, `ter`…: an alternative that does not move the count. */
  alternative?: string | undefined;
  /** True where a word processor has no such numbering and the label must be written as text. */
  literal: boolean;
}
