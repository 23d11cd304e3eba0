/** Type of what the steps of one build share. Each step takes only the fields that it needs. */
import type { Area } from '../../world/area.js';
import type { DocumentSource } from '../sources/discover.js';
import type { OpenDocument } from '../sources/open-documents.js';
import type { Cache } from '../store/cache.js';
import type { FileIndex } from '../store/file-index.js';
import type { OutputFolder } from '../store/output-folder.js';
import type { CompilePool } from '../workers/compile-pool.js';
import type { CommonTask, DocumentJob } from './document-job.js';
import type { TemplateKeys } from './keys.js';

export interface BuildContext {
  /** What may be read and written. */
  area: Area;
  /** Root, options and formats of every task. */
  common: CommonTask;
  /** True when the build makes every format of its documents, so that other versions may be left as they are. */
  isComplete: boolean;
  /** Absolute path of the output folder. */
  out: string;
  /** False when the sources are only checked. */
  write: boolean;
  /** Digest of tools, settings and options. */
  environment: string;
  templates: TemplateKeys;
  cache: Cache;
  index: FileIndex;
  outputs: OutputFolder;
  pool: CompilePool;
  /** Reads the sources of a document. */
  open(source: DocumentSource): Promise<OpenDocument>;
  /** Finds the documents in a folder (absolute path). */
  find(folder: string): Promise<DocumentSource[]>;
  /** Documents that are built or were read for others, by their folders. */
  jobs: Map<string, DocumentJob>;
  /** True when newer sources replace these: nothing more is written. */
  isCancelled(): boolean;
  /** Units made, and units that had not changed. */
  counts: { made: number; unchanged: number };
}

/** Sources opened at once: more would exceed the system's limit on open files. */
export const OPEN_AT_ONCE = 32;
