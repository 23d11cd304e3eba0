/** A build while it goes on: a module of types, and of what all of its steps take. */
import type { BuildRequest } from '../sources/build-request.js';
import type { DocumentSource } from '../sources/discover.js';
import type { OpenDocument } from '../sources/open-documents.js';
import type { Cache } from '../store/cache.js';
import { digestOf } from '../store/digest.js';
import type { FileIndex } from '../store/file-index.js';
import type { OutputFolder } from '../store/output-folder.js';
import type { CompilePool } from '../workers/compile-pool.js';
import type { TemplateKeys } from './keys.js';
import type { Work } from './work.js';

/** What a build works with. */
export interface Building {
  request: BuildRequest;
  ground: string;
  templates: TemplateKeys;
  cache: Cache;
  index: FileIndex;
  outputs: OutputFolder;
  pool: CompilePool;
  open: (source: DocumentSource) => Promise<OpenDocument>;
  others: Map<string, Work>;
  made: number;
  unchanged: number;
}

/** Why a document is given up that was written to while it was built; the next build makes it. */
export const CHANGED = 'was changed while it was built';
/** Sources opened at once: more would run into the system's bound on open files. */
export const AT_ONCE = 32;

/** What a thread keeps open as long as it is the same. */
export function taskGround({ ground, templates }: Building): string {
  return digestOf(ground, templates.all);
}
