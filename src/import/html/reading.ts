/** What is shared while a page is read. */
import type { Element } from 'hast';
import type { Change, Doubt, Remark } from '../imported.js';
import type { RichParagraph } from '../rich/rich-document.js';

export interface HtmlReading {
  isOurs: boolean;
  /** Paragraphs read so far. */
  line: number;
  lists: number;
  /** Elements that are notes, by id. */
  notes: ReadonlyMap<string, Element>;
  /** Notes by name, in the order of their calls. */
  called: Map<string, RichParagraph[]>;
  names?: Map<string, string>;
  /** The last number of each level of our own clauses. */
  ourCounts: number[];
  changes: Change[];
  doubts: Doubt[];
  remarks: Remark[];
}
