/** A document with styles as the readers of DOCX, ODT and HTML hand it on. */
import type { Change, Doubt, GuessedField, Remark } from '../imported.js';

/** Words of one look. A note, an image or a line break is a run without words. */
export interface RichRun {
  text: string;
  strong?: boolean | undefined;
  emphasis?: boolean | undefined;
  /** Address of a link to the outside. */
  link?: string | undefined;
  /** Name of the note that is called here. */
  note?: string;
  image?: RichImage;
  isBreak?: true;
}

export interface RichImage {
  alt: string;
  bytes: Uint8Array;
  extension: 'png' | 'jpg';
}

/** A label that the other program counted. */
export interface RichLabel {
  /** Which list it is in: labels of one list go on with each other. */
  list: string;
  /** From 0. */
  depth: number;
  format: 'number' | 'letter' | 'roman' | 'capital' | 'bullet';
  /** As shown: `(a)`. */
  text: string;
  count: number;
  /** `bis`: an item between two that does not move the count. */
  alternative?: string;
}

export interface RichParagraph {
  type: 'paragraph';
  /** Its place among the paragraphs of the file, from 1. */
  line: number;
  role: 'text' | 'title' | 'heading' | 'quotation' | 'caption' | 'annex' | 'annex-title' | 'continuation' | 'composed';
  /** Depth of a heading, from 1. */
  depth: number;
  /** Name of its style in small letters; empty where it has none. */
  style: string;
  label: RichLabel | undefined;
  /** How it looks, where all of it is bold: lines of one look are headings of one depth; size in points. */
  look: { isBold: boolean; size: number } | undefined;
  /** Distance from the edge, in twentieths of a point. */
  indent: number;
  runs: RichRun[];
}

export interface RichCell {
  paragraphs: RichParagraph[];
  /** Columns that it covers. */
  columns: number;
  /** It goes on with the cell above. */
  isContinued: boolean;
}

export interface RichTable {
  type: 'table';
  line: number;
  rows: { cells: RichCell[]; isHead: boolean }[];
}

export type RichBlock = RichParagraph | RichTable;

export interface RichDocument {
  blocks: RichBlock[];
  /** Notes by name, in the order of their calls. */
  notes: Map<string, RichParagraph[]>;
  /** Lines of the head of the first page. */
  masthead: { text: string; style: string }[];
  /** Language as the file names it. */
  language: string | undefined;
  /** Fields that the file's own properties say. */
  fields: GuessedField[];
  /** Whether engross made the file, so that its styles mean what ours do. */
  isOurs: boolean;
  /** All letters of the file, found by another way than the blocks. */
  letters: string;
  changes: Change[];
  doubts: Doubt[];
  remarks: Remark[];
}
