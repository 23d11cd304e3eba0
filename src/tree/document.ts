/**
 * The official document tree: the one shape in the middle of Engross.
 *
 * Nothing before it knows a format, nothing after it knows Markdown. It is unist-compatible and keeps mdast's name and
 * fields where mdast has the node, so that `unist-util-*` and remark-rehype work on it; nodes that only official texts
 * have are added; what an official text cannot hold (html, code, definition, linkReference…) is not in the union.
 *
 * A renderer is a table with one handler for each kind of node ({@link Handlers}): one that lacks a kind does not compile.
 */
import type { Block, FootnoteDefinition, Line } from './blocks.js';
import type { Base, Direction } from './node.js';

/** What a document is worth in its life: from the first draft to the adopted or withdrawn text (dialect.md, Fields). */
export type Status = 'draft' | 'advance-unedited' | 'provisional' | 'issued' | 'adopted' | 'reissued' | 'withdrawn';

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

/** What a format's files are. */
export interface FormatFacts {
  name: string;
  /** As readers know it: `PDF`. */
  label: string;
  /** Suffix of its files, without the point. */
  extension: string;
  /** IANA media type. */
  mediaType: string;
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
  formats: FormatFacts[];
}

export interface OfficialDocument extends Base {
  type: 'root';
  meta: Meta;
  furniture: Furniture;
  children: Block[];
  /** Notes in the order of their calls. */
  notes: FootnoteDefinition[];
}
