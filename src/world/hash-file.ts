/** The SHA-256 of a file, read piece by piece: files from elsewhere may be huge, pipes or devices. */
import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { sizeText } from '../limits.js';
import type { Area } from './area.js';
import { missing, noFile, reasonOf } from './system-errors.js';

/** The digest of a file as it is now, or why there is none. */
export type FileHash = { sha256: string; size: number } | { problem: string };

/** Opening a pipe with this flag does not wait for someone to write into it (Windows has neither). */
const AT_ONCE = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/** Hashes a regular file of at most `most` bytes. */
export async function hashFile(area: Area, path: string, most: number): Promise<FileHash> {
  try {
    const handle = await open((area.find(path) ?? missing()).path, AT_ONCE);
    try {
      const facts = await handle.stat();
      if (!facts.isFile()) throw noFile();
      if (facts.size > most) return { problem: `it has ${sizeText(facts.size)}, more than ${sizeText(most)}` };
      const hash = createHash('sha256');
      let size = 0;
      // A file that grows while it is read is not read for ever.
      for await (const piece of handle.createReadStream({ autoClose: false, end: most }) as AsyncIterable<Buffer>) {
        hash.update(piece);
        size += piece.length;
      }
      return { sha256: hash.digest('hex'), size };
    } finally {
      await handle.close();
    }
  } catch (error) {
    return { problem: reasonOf(error) };
  }
}
