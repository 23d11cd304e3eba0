/** Types of what the main thread sends to a worker, and of what it gets back. */
import type { DocumentLabels, SessionDocument } from '../../context.js';
import type { Diagnostic } from '../../report/diagnostic.js';
import type { DocumentOptions, DocumentRecord, UnitFormat, UnitRecord } from '../store/records.js';

/** One document with all that compiling it needs, so that any worker can do it. */
export interface CompileTask {
  /** Absolute path of the workspace. */
  root: string;
  /** Digest of templates, settings and tools: a worker opens the workspace again when it changes. */
  environment: string;
  /** Cache key of the document: two tasks with one key read the same sources. */
  key: string;
  id: string;
  session: { name: string; path: string; text: string; languages: readonly string[] } | undefined;
  versions: {
    path: string;
    bytes: Uint8Array;
    diagnostics: Diagnostic[];
    language: string | undefined;
    wanted: boolean;
    ledger: { path: string; text: string } | undefined;
  }[];
  options: DocumentOptions;
  /** Plugins of the workspace that may run, by the paths of their modules. */
  plugins: string[];
  /** ISO day for documents without a date. */
  undated: string;
  /** `record` makes no units, `all` makes those of {@link formats} unless other documents are needed; else exactly these. */
  make: 'record' | 'all' | { language: string; formats: UnitFormat[] }[];
  /** The units of each version when all are made. */
  formats: UnitFormat[];
  others: OtherDocument[];
}

/** What a worker makes of a document. */
export interface CompileResult {
  record: DocumentRecord;
  units: MadeUnit[];
}

/** One language version in one format, as a worker made it. */
export interface MadeUnit {
  language: string;
  format: UnitFormat;
  record: UnitRecord;
  bytes: Uint8Array | undefined;
}

/** Labels and listing of another document, for references to it and for lists of documents. */
export interface OtherDocument {
  id: string;
  original: string;
  versions: { language: string; labels?: DocumentLabels | undefined; listing?: SessionDocument | undefined }[];
}
