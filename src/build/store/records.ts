/** Types of what the cache stores of a document and of each of its outputs. */
import type { DocumentLabels, SessionDocument } from '../../context.js';
import type { FormatName } from '../../render/index.js';
import type { Diagnostic } from '../../report/diagnostic.js';
import type { Status } from '../../tree/document.js';

/** The options that change what a document says or looks like. All of them are part of its cache key. */
export interface DocumentOptions {
  /** Kind of documents that do not state one. */
  kind: string | undefined;
  /** `field=value`, each over front matter. */
  set: string[];
  variant: 'circulation' | 'reading';
  /** ISO day that the build is for: embargoes that end before it are over. */
  date: string | undefined;
  /** All formats of the build, which link to each other. */
  formats: FormatName[];
}

/** Messages of one file. */
export interface FileDiagnostics {
  path: string;
  diagnostics: Diagnostic[];
}

/** One language version that was read, labelled, checked and compared with its original. */
export interface VersionRecord {
  language: string;
  /** Path of its source, relative to the workspace. */
  path: string;
  sound: boolean;
  diagnostics: Diagnostic[];
  labels: DocumentLabels;
  listing: SessionDocument;
  /** URLs of its images, as its source has them. */
  images: string[];
  /** Names of the templates that its outputs use. */
  templates: string[];
  /** Name of its outputs without format. */
  output: string;
  /** The calendar file beside an announcement (RFC 5545). */
  calendar: string | undefined;
  facts: VersionFacts;
}

/** What a manifest and a session page show of a language version. */
export interface VersionFacts {
  title: string;
  /** ISO day of the document. */
  date: string;
  status: Status;
  /** Number of words; characters in scripts without spaces. */
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
  /** Restricted or embargoed: its outputs go to a folder of their own, and no list or page of the others shows it. */
  closed: boolean;
  versions: VersionRecord[];
  /** Sources that could not be read, with their messages. */
  unread: FileDiagnostics[];
  templates: FileDiagnostics[];
  /** Names of the templates that any of its versions uses. */
  madeFrom: string[];
  /** Ids of the documents that it refers to. */
  refers: string[];
  /** True for a list of documents, which depends on every document of its session. */
  listsOthers: boolean;
}

/** A format, or `check` when the version is checked and nothing is written. */
export type UnitFormat = FormatName | 'check';

/** One language version in one format. */
export interface UnitRecord {
  /** Undefined when the version has errors. */
  output: { sha256: string; size: number; pages: number | undefined } | undefined;
  /** Messages of finishing the version, and of rendering it. */
  finishing: Diagnostic[];
  rendering: Diagnostic[];
}
