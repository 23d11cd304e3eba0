/**
 * What is known of files without reading them again: the digest of each beside the facts that the disk gives of it.
 *
 * As with git's index, facts prove nothing while the last change is so fresh that another could bear the same time: such a
 * file is read again, until it has been at rest when it was read (git, Documentation/technical/racy-git).
 */
import { join } from 'node:path';
import type { Area } from '../../world/area.js';
import { type FileFacts, factsOf, readIfThere } from '../../world/read-files.js';
import { writeQuickly } from '../../world/write-files.js';
import { digestOf, sealed, sealedJson } from './digest.js';

/** How the name of an index begins, in the folder of the cache. */
const NAME = 'files-';

/** Facts of a file when it was read, what is known of its rest, and the digest of its bytes. */
type Entry = [size: number, changed: number, touched: number, inode: number, rest: Rest, digest: string];

/** A file that might have been changed while it was read, one at rest when it was read, one written by a build. */
type Rest = typeof RESTLESS | typeof RESTED | typeof WRITTEN;
const RESTLESS = 0;
const RESTED = 1;
const WRITTEN = 2;

/** An index of files by their absolute paths. */
export interface FileIndex {
  /** Digest of the file as it stands, and whether a build wrote it; undefined where only reading it tells. */
  known(path: string): { digest: string; size: number; isOwn: boolean } | undefined;
  /** Keeps the digest of a file that was read; `facts` are from before it was read. */
  learn(path: string, facts: FileFacts | undefined, digest: string): void;
  /** Keeps the digest of a file just written here under a new name on the disk, which nobody else had open. */
  wrote(path: string, digest: string): void;
  forget(path: string): void;
  /** Keeps the index for the next build, when it changed. */
  close(): Promise<void>;
}

/** Path of the index of those builds that write to the folder `out`, each index beside the cache's records. */
export function indexIn(cache: string, out: string): string {
  return join(cache, NAME + digestOf(out).slice(0, 16));
}

/** True when the facts prove that a file is what it was. */
function isUnchanged([size, changed, touched, inode, rest]: Entry, facts: FileFacts): boolean {
  return (
    rest !== RESTLESS &&
    size === facts.size &&
    changed === facts.changed &&
    touched === facts.touched &&
    inode === facts.inode
  );
}

/** Opens the index that lies at `path`; without one it begins empty, and is not kept. */
export async function openFileIndex(area: Area, path: string | undefined): Promise<FileIndex> {
  const entries = parseIndex(path === undefined ? undefined : await readIfThere(area, path));
  let isChanged = false;
  const keep = (file: string, { size, changed, touched, inode }: FileFacts, rest: Rest, digest: string) => {
    entries.set(file, [size, changed, touched, inode, rest, digest]);
    isChanged = true;
  };
  return {
    known: (file) => {
      const entry = entries.get(file);
      const facts = entry === undefined ? undefined : factsOf(area, file);
      if (entry === undefined || facts === undefined || !isUnchanged(entry, facts)) return undefined;
      const [size, , , , rest, digest] = entry;
      return { digest, size, isOwn: rest === WRITTEN };
    },
    learn: (file, facts, digest) => {
      if (facts !== undefined) keep(file, facts, facts.isAtRest ? RESTED : RESTLESS, digest);
    },
    wrote: (file, digest) => {
      const facts = factsOf(area, file);
      if (facts !== undefined) keep(file, facts, WRITTEN, digest);
    },
    forget: (file) => {
      if (entries.delete(file)) isChanged = true;
    },
    close: async () => {
      if (path === undefined || !isChanged) return;
      await writeQuickly(area, path, sealed(Buffer.from(JSON.stringify([...entries])))).catch(() => undefined);
    },
  };
}

/** An index that is torn or was mended is forgotten: the files are then read. */
function parseIndex(bytes: Uint8Array | undefined): Map<string, Entry> {
  const entries = sealedJson(bytes);
  return new Map(Array.isArray(entries) ? entries.filter(isEntry) : []);
}

function isEntry(value: unknown): value is [string, Entry] {
  if (!Array.isArray(value) || !Array.isArray(value[1])) return false;
  const [path, facts] = value;
  const isCounted = facts.length === 6 && facts.every((fact, at) => typeof fact === (at === 5 ? 'string' : 'number'));
  return typeof path === 'string' && isCounted;
}
