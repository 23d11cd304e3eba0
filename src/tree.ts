/**
 * The official document tree: the one shape in the middle of Engross.
 *
 * Nothing before it knows a format, nothing after it knows Markdown. It is unist-compatible and keeps mdast's name and
 * fields where mdast has the node, so that `unist-util-*` and remark-rehype work on it; nodes that only official texts
 * have are added; what an official text cannot hold (html, code, definition, linkReference…) is not in the union.
 *
 * A renderer is a table with one handler for each kind of node ({@link Handlers}): one that lacks a kind does not compile.
 */
import type { Position } from 'unist';
import type { FormatName } from './formats.js';

/** Writing direction of a text: left to right, or right to left. */
export type Direction = 'ltr' | 'rtl';

/** What a document is worth in its life: from the first draft to the adopted or withdrawn text (dialect.md, Fields). */
export type Status = 'draft' | 'advance-unedited' | 'provisional' | 'issued' | 'adopted' | 'reissued' | 'withdrawn';

interface Base {
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

// Phrasing ------------------------------------------------------------------------------------------------------------

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

// Blocks --------------------------------------------------------------------------------------------------------------

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

/** The head and foot of pages after the first, and of the first where a house wants one. */
export interface Furniture {
  firstHead: Line[];
  firstFoot: Line[];
  laterHead: Line[];
  laterFoot: Line[];
}

/** The event that an announcement is of. Days are ISO days; moments ISO date-times with their zone. */
export interface MetaEvent {
  start: string;
  /** Last day, inclusive, or closing moment. */
  end: string;
  status: 'confirmed' | 'tentative' | 'cancelled';
  /** Raised by one whenever a circulated event changes (RFC 5545, 3.8.7.4). */
  sequence: number;
  /** The start that was first announced, of an event that has been moved. */
  previousStart?: string | undefined;
  name: string;
  /** Building and room; the postal address with the city. */
  venue?: string | undefined;
  address?: string | undefined;
  /** Both in one line. */
  location: string;
  /** The opening hour with its offset, where the hour and the zone of the place are known: `2027-05-18T10:00:00+02:00`. */
  opening?: string | undefined;
  organizer?: string | undefined;
  /** Languages that are spoken and interpreted, by tag. */
  languages: string[];
}

/** What a renderer must know of the document beside its words. All strings are plain text in the document's language. */
export interface Meta {
  /** The document's name: its folder in the session, or the file's name without suffix. */
  id: string;
  kind: string;
  /** `circulation`, or `reading` for the copy that a speaker reads from. */
  variant: 'circulation' | 'reading';
  /** BCP 47 tag of the language version: `en`, `zh`. */
  language: string;
  direction: Direction;
  /** BCP 47 tag of the original. */
  original: string;
  title: string;
  /** For the head of later pages and the outline, when there is no symbol. */
  shortTitle: string;
  symbol?: string | undefined;
  /** Who speaks or issues: the delegation or the organisation; author of the file's properties. */
  author: string;
  keywords: string[];
  status: Status;
  /** ISO date that the document bears; `SOURCE_DATE_EPOCH` or 1970-01-01 where it has none. */
  date: string;
  /** SHA-256 of the source, hexadecimal. */
  sourceHash: string;
  /** Version of engross that made it. */
  generator: string;
  /** Language versions beside this one, BCP 47 tag and file name without format suffix, this one included. */
  versions: { language: string; file: string }[];
  /** Words (in scripts without spaces: characters) that the speaker reads in a minute. */
  pace: { words?: number | undefined; characters?: number | undefined };
  /** Of announcements. */
  event?: MetaEvent | undefined;
  /** Formats that this build writes beside each other. */
  formats: FormatName[];
}

export interface OfficialDocument extends Base {
  type: 'root';
  meta: Meta;
  furniture: Furniture;
  children: Block[];
  /** Notes in the order of their calls. */
  notes: FootnoteDefinition[];
}

export type Content = Block | Part | Phrasing;

/**
 * One handler for each kind of node.
 *
 * A renderer that lacks one does not compile: to add a kind of node, add it to the union and follow the compiler.
 */
export type Handlers<State, Out> = {
  [Kind in Content['type']]: (node: Extract<Content, { type: Kind }>, state: State) => Out;
};

/** Hands a node to its handler. */
export function handle<State, Out>(handlers: Handlers<State, Out>, node: Content, state: State): Out {
  // The table's type says that the handler under `node.type` takes this very node; TypeScript cannot follow that.
  const handler = handlers[node.type] as (node: Content, state: State) => Out;
  return handler(node, state);
}
