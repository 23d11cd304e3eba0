/** What the steps of `shape` and the rules are handed beside the document: a module of types. */

import type { Position } from 'unist';
import type { SourceFile } from './report/source-file.js';
import type { Fields, Session } from './templates/fields.js';
import type { Kind } from './templates/kind.js';
import type { Language } from './templates/language.js';
import type { FurnitureTemplate, MastheadLayout } from './templates/masthead.js';
import type { SymbolGrammar } from './templates/symbol-grammar.js';
import type { OfficialDocument } from './tree/document.js';
import type { Label } from './tree/node.js';
import type { Phrasing } from './tree/phrasing.js';

/** A place of a document as others may refer to it. */
export interface LabelledPlace {
  place: string;
  /** What stands there; decides the words of a reference without text. */
  type: 'clause' | 'heading' | 'article' | 'annex' | 'paragraph' | 'note' | 'table';
  label?: Label | undefined;
  /** The labelled places that hold it, outermost first: article 14, paragraph 3. */
  within: LabelledPlace[];
}

/** The small table that a document keeps for those that refer to it: names and places. */
export interface DocumentLabels {
  document: string;
  language: string;
  /** Symbol, else short title: what a reference to the whole document prints. */
  citation: string;
  /** Name of the output without suffix, as a link from the document that refers to it begins: its folder may be another. */
  output: string;
  /** Restricted or embargoed, and referred to by a document that is neither: its readers have no such file. */
  isWithheld?: true;
  /** By the author's name, and by place. */
  names: Record<string, LabelledPlace>;
}

export interface ShapeContext {
  file: SourceFile;
  fields: Fields;
  /** Words of fields with emphasis in them, by the field's name; the other fields are plain. */
  fieldWords: Readonly<Record<string, readonly Phrasing[]>>;
  /** Where the front matter says a value, for what is found wrong with it; undefined where it does not. */
  whereSaid(value: string): Position | undefined;
  session: Session | undefined;
  kind: Kind;
  language: Language;
  /** Language of the distribution block. */
  blockLanguage: Language;
  /** How symbols of documents are built. */
  symbols: SymbolGrammar;
  masthead: MastheadLayout;
  furniture: FurnitureTemplate;
  /** Labels of another document of the session, in this document's language; undefined when there is none. */
  labelsOf(document: string): DocumentLabels | undefined;
  /** Typography can be switched off, or its spacing profile chosen (`onu-ge`, `france`). */
  typography: { on: boolean; spacing?: string | undefined };
  /** The other documents of the session, for the generated list of documents. */
  siblings(): SessionDocument[];
}

/** A document as the list of documents shows it. */
export interface SessionDocument {
  id: string;
  symbol?: string | undefined;
  item?: string | undefined;
  title: string;
  languages: string[];
  /** Restricted or still under embargo: stays out of lists. */
  closed: boolean;
}

/** A step of `shape`: changes the document in place and reports what it finds in `context.file`. */
export type Shaper = (document: OfficialDocument, context: ShapeContext) => void;
