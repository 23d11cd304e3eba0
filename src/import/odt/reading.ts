/** What is shared while an OpenDocument text is read. */
import type { Change, Doubt, Remark } from '../imported.js';
import type { RichParagraph } from '../rich/rich-document.js';
import type { OdtStyles } from './styles.js';

export interface OdtReading {
  styles: OdtStyles;
  bytesOf: (name: string) => Uint8Array | undefined;
  keeps: 'accepted' | 'original';
  /** Paragraphs read so far. */
  line: number;
  notes: Map<string, RichParagraph[]>;
  /** The last number at each depth, by list. */
  counts: Map<string, number[]>;
  /** Lists read so far. */
  lists: number;
  /** Tracked changes by id, with the words of those that were deleted. */
  tracked: Map<string, { kind: 'inserted' | 'deleted'; author: string; words: string }>;
  /** Insertions that are open where the reading is. */
  inserted: Set<string>;
  changes: Change[];
  doubts: Doubt[];
  remarks: Remark[];
}
