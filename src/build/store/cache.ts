/**
 * The cache: what was made before, under the digest of all that went into it. A CI can save the folder and restore it;
 * two builds can use it at once, since nothing in it is ever changed; what is corrupt is as if it were not there.
 */
import { join } from 'node:path';
import type { Area } from '../../world/area.js';
import { shownPath } from '../../world/paths.js';
import { kindOfPath, listFiles, listFolder, readIfThere } from '../../world/read-files.js';
import { removeFile, removeLitter, touch, writeQuickly } from '../../world/write-files.js';
import { sealed, sealedJson, sha256 } from './digest.js';
import { packed, unpacked } from './record-pack.js';

/** A cache; one without folder remembers nothing. */
export interface Cache {
  /** A record under its key, as it was parsed: whoever uses it checks its shape. Undefined when there is none, or a torn one. */
  record(kind: RecordKind, key: string): Promise<unknown>;
  putRecord(kind: RecordKind, key: string, value: unknown): Promise<void>;
  /** True when a mark was set under its key. */
  hasMark(key: string): Promise<boolean>;
  setMark(key: string): Promise<void>;
  /** The bytes of an output by their SHA-256; undefined when they are gone or not what they were. */
  bytes(digest: string): Promise<Uint8Array | undefined>;
  putBytes(digest: string, bytes: Uint8Array): Promise<void>;
  /** Keeps what was used together for the next build, and takes away what was not used for longest, down to the bound. */
  close(): Promise<void>;
}

export type RecordKind = 'documents' | 'units';

/** Of so many records one may lie elsewhere than in the file of those that a build uses together. */
const ASTRAY = 50;
/** What a cache may grow to, in bytes. */
export interface CacheBounds {
  /** Most that it keeps. */
  most: number;
  /** After how many new ones all are counted. */
  countAfter: number;
}

const BOUNDS: CacheBounds = { most: 2 * 2 ** 30, countAfter: 64 * 2 ** 20 };

/** How a cache is used. */
export interface CacheUse {
  /** Nothing in it is looked up (`--force`). */
  ignoring?: boolean;
  /**
   * Records are kept at the end only: of what is judged and not written, which is made almost as fast as it is remembered.
   * Otherwise each is kept as soon as it is made, so that a build which is killed need not begin anew.
   */
  late?: boolean;
  bounds?: CacheBounds;
}

/** Name of the file that says of a folder that it is a cache, also to backup programs (bford.info/cachedir). */
const MARKER = 'CACHEDIR.TAG';
const MARKER_TEXT = `Signature: 8a477f597d28d172789f06886806bc55
# This folder is a cache of engross: it can be removed at any time.
`;

/** Whether a folder may become a cache or is one: nothing is in it, or the file that says so. */
export async function isCacheFolder(area: Area, folder: string): Promise<boolean> {
  const kind = await kindOfPath(area, folder);
  if (kind !== 'folder') return kind === undefined;
  const { files, folders } = listFolder(area, folder);
  return files.includes(MARKER) || files.length + folders.length === 0;
}

async function markCache(area: Area, folder: string): Promise<void> {
  const path = join(folder, MARKER);
  if ((await kindOfPath(area, path)) === undefined) await writeQuickly(area, path, MARKER_TEXT).catch(() => undefined);
}

/**
 * Opens the cache in a folder. Records that builds of one `scope` (the same sources and options) used are kept together
 * in one file beside their own.
 */
export async function openCache(
  area: Area,
  folder: string | undefined,
  scope: string,
  use: CacheUse = {},
): Promise<Cache> {
  if (folder === undefined) return NO_CACHE;
  await removeLitter(area, folder);
  const { ignoring = false, late = false, bounds = BOUNDS } = use;
  const together = join(folder, `recent-${scope}`);
  const recent = ignoring ? new Map<string, unknown>() : unpacked(await readIfThere(area, together));
  const used = new Map<string, unknown>();
  /** Of new records the bytes of their JSON, which are made once for both places, and where their own file lies. */
  const made = new Map<string, { json: Uint8Array; path: string }>();
  let strays = 0;
  let written = 0;
  const pathOf = (kind: string, key: string) => join(folder, kind, key.slice(0, 2), key);
  const put = async (path: string, bytes: Uint8Array | string): Promise<void> => {
    if (written === 0) await markCache(area, folder);
    written += bytes.length;
    // A disk that is full or read-only costs time, not documents.
    await writeQuickly(area, path, bytes, folder).catch(() => undefined);
  };
  const noteUse = (id: string, record: unknown): void => {
    if (!recent.has(id) && !used.has(id)) strays++;
    used.set(id, record);
  };
  return {
    record: async (kind, key) => {
      if (ignoring) return undefined;
      const id = `${kind}/${key}`;
      const record = used.get(id) ?? recent.get(id) ?? sealedJson(await readIfThere(area, pathOf(kind, key)));
      if (record !== undefined) noteUse(id, record);
      return record;
    },
    putRecord: async (kind, key, value) => {
      const id = `${kind}/${key}`;
      const json = Buffer.from(JSON.stringify(value));
      noteUse(id, value);
      made.set(id, { json, path: pathOf(kind, key) });
      if (!late) await put(pathOf(kind, key), sealed(json));
    },
    hasMark: async (key) => !ignoring && (await kindOfPath(area, pathOf('marks', key))) === 'file',
    setMark: (key) => put(pathOf('marks', key), ''),
    bytes: async (digest) => {
      const path = pathOf('outputs', digest);
      const bytes = ignoring ? undefined : await readIfThere(area, path);
      if (bytes === undefined || sha256(bytes) !== digest) return undefined;
      await touch(area, path);
      return bytes;
    },
    putBytes: (digest, bytes) => put(pathOf('outputs', digest), bytes),
    close: async () => {
      // To write it all anew for a few records takes longer than to look them up.
      const unused = recent.size - (used.size - strays);
      if ((strays + unused) * ASTRAY > used.size) {
        const json = (id: string, record: unknown) => made.get(id)?.json ?? Buffer.from(JSON.stringify(record));
        await put(together, packed([...used].map(([id, record]) => [id, json(id, record)])));
      } else if (late) for (const { path, json } of made.values()) await put(path, sealed(json));
      if (written > 0) await countNew(area, folder, written, bounds);
    },
  };
}

const NO_CACHE: Cache = {
  record: async () => undefined,
  putRecord: async () => {},
  hasMark: async () => false,
  setMark: async () => {},
  bytes: async () => undefined,
  putBytes: async () => {},
  close: async () => {},
};

/** To count all files of a cache takes longer than a small build: new bytes are added up, and all counted now and then. */
async function countNew(area: Area, folder: string, written: number, { most, countAfter }: CacheBounds): Promise<void> {
  const path = join(folder, 'uncounted');
  const before = await readIfThere(area, path);
  const uncounted = written + (before === undefined ? 0 : Number(new TextDecoder().decode(before)));
  const isDue = !(uncounted < countAfter);
  if (isDue) await pruneFolder(area, folder, most);
  await writeQuickly(area, path, String(isDue ? 0 : uncounted)).catch(() => undefined);
}

/** Files of a cache, by their paths below it: nothing else in its folder is counted or removed. */
const OWN = /^(?:(?:documents|units|marks|outputs)\/[0-9a-f]{2}\/[0-9a-f]{64}|recent-[0-9a-f]{16}|files-[0-9a-f]{16})$/;

async function pruneFolder(area: Area, folder: string, most: number): Promise<void> {
  const all = await listFiles(area, folder);
  const files = all.filter(({ path }) => OWN.test(shownPath(folder, path)));
  let total = files.reduce((sum, file) => sum + file.size, 0);
  if (total <= most) return;
  for (const file of files.sort((a, b) => a.changed - b.changed)) {
    if (total <= most * 0.8) return;
    await removeFile(area, file.path);
    total -= file.size;
  }
}
