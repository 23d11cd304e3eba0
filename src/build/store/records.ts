/** What is kept of a document and of each of its outputs, between builds and between threads: a module of types. */
import type { DocumentLabels, SessionDocument } from '../../context.js';
import type { FormatName } from '../../render/index.js';
import type { Status } from '../../tree/document.js';
import type { MessageData } from './message-data.js';

/** Messages of a template file. */
export interface FileMessages {
  path: string;
  messages: MessageData[];
}

/** One language version that was read, labelled, judged and compared with its original. */
export interface VersionRecord {
  language: string;
  /** Path of its source, relative to the workspace. */
  path: string;
  sound: boolean;
  messages: MessageData[];
  labels: DocumentLabels;
  listing: SessionDocument;
  /** Images that it shows, as its source names them. */
  images: string[];
  /** Names of the templates that its outputs are made from. */
  templates: string[];
  /** Name of its outputs without format. */
  output: string;
  /** The calendar file beside an announcement (RFC 5545). */
  calendar: string | undefined;
  facts: VersionFacts;
}

/** What a manifest and a session page tell of a language version. */
export interface VersionFacts {
  title: string;
  /** ISO day that the document bears. */
  date: string;
  status: Status;
  /** Words that its author wrote; in scripts without spaces, characters. */
  words: number;
  /** Place and label of each numbered paragraph, heading and annex. */
  labels: [place: string, label: string][];
}

/** A document with all its language versions. */
export interface DocumentRecord {
  id: string;
  kind: string;
  original: string;
  symbol: string | undefined;
  item: string | undefined;
  /** Restricted or embargoed: it goes to a folder of its own, and into no list, page or manifest of the others. */
  closed: boolean;
  versions: VersionRecord[];
  /** Sources that could not be read so far: their messages by path. */
  unread: FileMessages[];
  templates: FileMessages[];
  /** Names of the templates that any of its versions was made from. */
  madeFrom: string[];
  /** Documents that it refers to. */
  refers: string[];
  /** True of a list of documents, which is made from all others. */
  listsOthers: boolean;
}

/** An output, or `check` for what is judged and not written. */
export type UnitFormat = FormatName | 'check';

/** One language version in one format. */
export interface UnitRecord {
  /** Undefined where nothing came of it. */
  output: { sha256: string; size: number; pages: number | undefined } | undefined;
  /** What was found when the version was finished, and when it was rendered. */
  finishing: MessageData[];
  rendering: MessageData[];
}

/** A unit as it was made. */
export interface MadeUnit {
  language: string;
  format: UnitFormat;
  record: UnitRecord;
  bytes: Uint8Array | undefined;
}

/** A unit with its key; without record it must be made. */
export interface KeyedUnit {
  format: UnitFormat;
  key: string;
  /** Absolute path of its output. */
  path: string;
  record: UnitRecord | undefined;
  /** Undefined for an output that stands in its place already. */
  bytes: Uint8Array | undefined;
}

/** What is known of another document when one that refers to it, or lists it, is finished. */
export interface OtherDocument {
  id: string;
  original: string;
  versions: { language: string; labels?: DocumentLabels | undefined; listing?: SessionDocument | undefined }[];
}

/** A piece of work: one document, on its own data alone, so that any thread can do it. */
export interface CompileTask {
  /** Absolute path of the workspace, and the digest of its templates and settings. */
  root: string;
  ground: string;
  /** Digest of all that the document is read from: two tasks of one key read the same. */
  key: string;
  id: string;
  sessionId: string | undefined;
  session: { path: string; text: string; languages: readonly string[] } | undefined;
  versions: {
    path: string;
    bytes: Uint8Array;
    messages: MessageData[];
    language: string | undefined;
    wanted: boolean;
    ledger: { path: string; text: string } | undefined;
  }[];
  kind: string | undefined;
  set: string[];
  variant: 'circulation' | 'reading';
  /** Formats that the build writes beside each other. */
  formats: FormatName[];
  /** Plugins of the workspace that may run, by the paths of their modules. */
  plugins: string[];
  /** ISO day for documents without a date; day that the build is for. */
  undated: string;
  day: string | undefined;
  /** What to make: nothing beside the record; all that is wanted, when that needs no other document; or these. */
  make: 'record' | 'all' | { language: string; formats: UnitFormat[] }[];
  /** The units of each version when all are made. */
  wanted: UnitFormat[];
  others: OtherDocument[];
}

export interface CompileResult {
  record: DocumentRecord;
  units: MadeUnit[];
}
