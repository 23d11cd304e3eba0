/** The folder that a session's documents go to: what stands there is known without reading it again. */

import type { Area } from '../../world/area.js';
import { factsOf, readIfThere } from '../../world/read-files.js';
import { removeFile, writeQuickly } from '../../world/write-files.js';
import { sha256 } from './digest.js';
import type { FileIndex } from './file-index.js';

/** Outputs as they lie on the disk. */
export interface OutputFolder {
  /** True when the file is there with these bytes. */
  holds(path: string, digest: string): Promise<boolean>;
  /** True when a build wrote the file, and it is what it was then. */
  isOwn(path: string): boolean;
  /** Writes a file whole or not at all; throws what the system says. */
  write(path: string, bytes: Uint8Array | string): Promise<void>;
  remove(path: string): Promise<void>;
}

/** Opens outputs; a file that the index does not know is read to be compared. */
export function openOutputs(area: Area, index: FileIndex): OutputFolder {
  return {
    holds: async (path, digest) => {
      const known = index.known(path);
      if (known !== undefined) return known.digest === digest;
      const facts = factsOf(area, path);
      const bytes = facts === undefined ? undefined : await readIfThere(area, path);
      if (bytes === undefined) return false;
      const found = sha256(bytes);
      index.learn(path, facts, found);
      return found === digest;
    },
    isOwn: (path) => index.known(path)?.isOwn === true,
    write: async (path, bytes) => {
      await writeQuickly(area, path, bytes);
      index.wrote(path, sha256(bytes));
    },
    remove: async (path) => {
      await removeFile(area, path);
      index.forget(path);
    },
  };
}
