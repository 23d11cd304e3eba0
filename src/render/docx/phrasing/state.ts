/** What the handlers carry through a document: a module of types. */
import type { FootnoteDefinition } from '../../../tree/blocks.js';
import type { OfficialDocument } from '../../../tree/document.js';
import type { Resources } from '../../resources.js';
import type { LabelPlan } from '../numbering/label-plan.js';
import type { StyleBook } from '../styles/style-book.js';
import type { Identity } from '../xml/identity.js';
import type { Manner } from './runs.js';

export interface State {
  document: OfficialDocument;
  resources: Resources;
  book: StyleBook;
  plan: LabelPlan;
  identity: Identity;
  notes: Notes;
  /** Numbers of pages by place, as far as they are known. */
  pages: ReadonlyMap<string, string>;
  /** Notes are called in the body only: Word allows none in heads, feet and other notes. */
  part: 'body' | 'note' | 'head';
  /** Millimetres by which blocks stand further in than the text's edge. */
  inset: number;
  /** The last paragraph made here may not be parted from what follows. */
  kept: boolean;
  /** Style of all paragraphs here (quotation, notice, footnote); undefined where their role decides. */
  style: string | undefined;
  /** How words look at this point. */
  manner: Manner;
}

/** The notes of a document as far as they have been called. */
export interface Notes {
  definitions: ReadonlyMap<string, FootnoteDefinition>;
  /** How often each is called in the whole document. */
  calls: ReadonlyMap<string, number>;
  /** Notes called so far, in their order, with their numbers in the part. */
  called: Map<string, CalledNote>;
}

export interface CalledNote {
  /** `w:id` in the part of notes. */
  id: number;
  definition: FootnoteDefinition;
  /** True when Word counts it; else its mark is written. */
  counted: boolean;
  /** Mark that stands on the page. */
  mark: string;
}
