/** Blocks, and the parts that exist only inside one kind of block. */
import type { Base, Direction, Label, Marks } from './node.js';
import type { Image, Phrasing } from './phrasing.js';

/** The masthead or letterhead of the first page; where its bands and cells stand is told by `masthead.yaml`. */
export interface Masthead extends Base {
  type: 'masthead';
  /** Name of the layout in `masthead.yaml`: `official`, `letterhead`. */
  layout: string;
  children: MastheadBand[];
}
/** A horizontal band of the masthead: cells side by side, a rule above it or below it by `masthead.yaml`. */
export interface MastheadBand extends Base {
  type: 'mastheadBand';
  name: string;
  children: MastheadCell[];
}
export interface MastheadCell extends Base {
  type: 'mastheadCell';
  name: string;
  children: (Line | Figure)[];
}
/**
 * One line that the house composed from fields by a template slot: in the masthead, in the furniture of later pages, or
 * in the text (byline, adoption line, end mark, "Unofficial translation").
 */
export interface Line extends Base, Marks {
  type: 'line';
  /** The slot of the template it came from (`symbol`, `distribution`, `adoption`). */
  slot: string;
  /** A named style of `design.yaml`. */
  style: string;
  /** Words that stand in another language than the document's (the distribution block of an Arabic document). */
  lang?: string | undefined;
  dir?: Direction | undefined;
  children: Phrasing[];
}
/** The title of the document; exactly one in a finished tree. */
export interface Title extends Base, Marks {
  type: 'title';
  children: Phrasing[];
}
export interface Salutation extends Base, Marks {
  type: 'salutation';
  children: Phrasing[];
}
export interface Closing extends Base, Marks {
  type: 'closing';
  children: Phrasing[];
}
/**
 * A paragraph without number.
 * `chapeau` opens the preamble ("The General Assembly,"); `continuation` goes on inside a clause after sub-paragraphs or
 * a first paragraph; `body` is any other.
 */
export interface Paragraph extends Base, Marks {
  type: 'paragraph';
  role: 'body' | 'chapeau' | 'continuation';
  children: Phrasing[];
}
export interface Preambular extends Base, Marks {
  type: 'preambular';
  children: Phrasing[];
}
/**
 * A numbered paragraph or sub-paragraph with all it holds. The first child of a clause is a paragraph that stands beside
 * the label, unless the author left it empty.
 */
export interface Clause extends Base, Marks {
  type: 'clause';
  /** 1 to 5. */
  level: number;
  /** `operative` in texts with an operative part, `numbered` in notes and reports, `note` in a footnote. */
  role: 'operative' | 'numbered' | 'note';
  /** The marker as the author typed it: `3.`; for `item-number` and for texts whose labels stay as written. */
  written: string;
  /** The author's `.bis`, `.ter`… */
  alternative?: string | undefined;
  /** Absent before numbering, and on a single operative paragraph that stays unnumbered. */
  label?: Label | undefined;
  children: Block[];
}
/** A number that the author typed before the words of a heading or annex. */
export interface TypedNumber {
  /** As typed: `Article 5`. */
  text: string;
  /** Characters of the words that it takes, with what parts it from them. */
  length: number;
  count: number;
  alternative?: string;
  /** `Annex` without a number. */
  isBare?: true;
  /** Written in another way than the labels of its level: `1.` where they are `I.` */
  isForeign?: true;
}
export interface Heading extends Base, Marks {
  type: 'heading';
  /** 1 to 5, below the title. */
  depth: number;
  /** What the author typed before the words; numbering takes it off them. */
  written?: TypedNumber;
  /** The author's `.bis`, `.ter`… */
  alternative?: string | undefined;
  label?: Label | undefined;
  children: Phrasing[];
}
/** A bulleted list; ordered ones become clauses. */
export interface List extends Base {
  type: 'list';
  children: ListItem[];
}
export interface ListItem extends Base, Marks {
  type: 'listItem';
  children: Block[];
}
export interface Blockquote extends Base {
  type: 'blockquote';
  children: Block[];
}
/** A table; the first `headerRows` rows are repeated at the head of each page. */
export interface Table extends Base, Marks {
  type: 'table';
  /** `data`: rules as house-style.md; `particulars`: the two columns of an announcement, the first of them heads. */
  form: 'data' | 'particulars';
  /**
   * `left` is where lines begin. `right` is the right in any direction: figures stand in columns of ones, tens and hundreds,
   * and are written from left to right in Arabic too.
   */
  align: ('left' | 'right' | 'center' | null)[];
  headerRows: 0 | 1;
  headerColumn: boolean;
  caption?: Phrasing[] | undefined;
  children: TableRow[];
}
export interface TableRow extends Base {
  type: 'tableRow';
  children: TableCell[];
}
export interface TableCell extends Base, Marks {
  type: 'tableCell';
  /** Words that stand in another language than the document's: one column of a bilingual document. */
  lang?: string | undefined;
  dir?: Direction | undefined;
  children: Phrasing[];
}
/** An image that stands alone. */
export interface Figure extends Base, Marks {
  type: 'figure';
  image: Image;
  caption?: Phrasing[] | undefined;
}
export interface ThematicBreak extends Base {
  type: 'thematicBreak';
}
/** An annex: a part with its own title, numbering and, where it was drafted in another language, its own original. */
export interface Annex extends Base, Marks {
  type: 'annex';
  label?: Label | undefined;
  written?: TypedNumber;
  title: Phrasing[];
  /** BCP 47 tag of the annex's own original, as its source says. */
  originalLanguage?: string | undefined;
  /** The line `[Original: French]` under the heading (Editorial Manual, masthead), composed by the house. */
  original?: Line | undefined;
  children: Block[];
}
/** `:::signatures`, or the signatures of the front matter. */
export interface Signatures extends Base {
  type: 'signatures';
  children: Line[][];
}
/** `:::note` in the text: a boxed remark of the secretariat, not a footnote. */
export interface Notice extends Base {
  type: 'notice';
  children: Block[];
}
/** `:::formula`: words of enactment that stand alone ("Have agreed as follows:"). */
export interface Formula extends Base, Marks {
  type: 'formula';
  children: Phrasing[];
}
/** Blocks that the house composed and that belong together: the list of sponsors, the adoption. */
export interface Group extends Base {
  type: 'group';
  role: string;
  children: Block[];
}
/** The table of contents of a report, made from its headings and annexes. */
export interface Contents extends Base {
  type: 'contents';
  /** The heading over it, in the document's language. */
  heading: string;
  children: ContentsEntry[];
}
export interface ContentsEntry extends Base {
  type: 'contentsEntry';
  depth: number;
  place: string;
  label?: Label | undefined;
  children: Phrasing[];
}

export type Block =
  | Masthead
  | Title
  | Line
  | Salutation
  | Closing
  | Paragraph
  | Preambular
  | Clause
  | Heading
  | List
  | Blockquote
  | Table
  | Figure
  | ThematicBreak
  | Annex
  | Signatures
  | Notice
  | Formula
  | Group
  | Contents;

/** Nodes that stand only inside one kind of parent. */
export type Part = MastheadBand | MastheadCell | ListItem | TableRow | TableCell | ContentsEntry | FootnoteDefinition;

/** The text of a note. `custom` is the mark of the title note (`*`), which is not counted with the others. */
export interface FootnoteDefinition extends Base, Marks {
  type: 'footnoteDefinition';
  identifier: string;
  mark?: string | undefined;
  custom: boolean;
  children: Block[];
}
