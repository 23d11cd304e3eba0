/** What is shared while the parts of a DOCX are read. */
import type { XmlElement } from '../../package/xml-tree.js';
import type { Change, Doubt, Remark } from '../imported.js';
import type { DocxNumbers } from './numbering.js';
import type { DocxParts, Relation } from './parts.js';
import type { DocxStyles } from './styles.js';

/** A field that is open: `HYPERLINK "https://…"`. */
export interface OpenField {
  instruction: string;
  isResult: boolean;
}

export interface Reading {
  parts: DocxParts;
  styles: DocxStyles;
  numbers: DocxNumbers;
  keeps: 'accepted' | 'original';
  /** Paragraphs read so far. */
  line: number;
  /** Names of notes by their part and id, in the order of their calls. */
  calls: Map<string, string>;
  comments: ReadonlyMap<string, { author: string; text: string }>;
  fields: OpenField[];
  /** Contents of text boxes in the paragraph that is read. */
  boxes: XmlElement[];
  /** Relations of the part that is read. */
  relation: (id: string) => Relation | undefined;
  changes: Change[];
  doubts: Doubt[];
  remarks: Remark[];
  /** Tracked changes that were met. */
  tracked: number;
}

/** Whether a table of contents is open, which engross makes itself. */
export function isInContents({ fields }: Reading): boolean {
  return fields.some(({ instruction }) => /^\s*TOC\b/.test(instruction));
}
