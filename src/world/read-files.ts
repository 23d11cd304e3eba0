/** Sources and other files as they lie on the disk. Paths on the command line are trusted; whatever a source or a template names stays inside its own folder. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { access, readdir, readFile, realpath, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { VFile } from 'vfile';
import { report } from '../message.js';
import { isInside, shownPath } from './paths.js';
import { codeOf, noFile, reasonOf } from './system-errors.js';

/** Bytes of a source beyond which it is not even read; the guard of `read` is stricter and says more. */
export const LARGEST_FILE = 16 * 2 ** 20;

/**
 * Reads a source as bytes; a file that cannot be read comes back empty, with the reason on its list of messages. Asked of
 * the system at once, like a folder: to wait for a small file in promises takes ten times as long as to read it.
 */
export async function readSource(root: string, path: string): Promise<VFile> {
  const file = new VFile({ path: shownPath(root, path), cwd: root, value: new Uint8Array() });
  try {
    const facts = statSync(path);
    const { size } = facts;
    if (!facts.isFile()) throw noFile();
    if (size > LARGEST_FILE) {
      report(file, 'too-large', undefined, { found: `source of ${size} bytes`, expected: 'at most 2 MB' });
      return file;
    }
    file.value = new Uint8Array(readFileSync(path));
  } catch (error) {
    report(file, 'unreadable', undefined, {
      found: `file that cannot be read (${reasonOf(error)})`,
      expected: 'a readable file',
    });
  }
  return file;
}

/** Reads a small text file that may not be there (settings, session, templates). */
export function readOptional(root: string, path: string): VFile | undefined {
  try {
    const facts = statSync(path, { throwIfNoEntry: false });
    if (facts === undefined) return undefined;
    if (!facts.isFile()) throw noFile();
    return new VFile({ path: shownPath(root, path), cwd: root, value: readFileSync(path, 'utf8') });
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return undefined;
    const file = new VFile({ path: shownPath(root, path), cwd: root, value: '' });
    report(file, 'unreadable', undefined, {
      found: `file that cannot be read (${reasonOf(error)})`,
      expected: 'a readable file',
    });
    return file;
  }
}

/** What a path is, symbolic links followed; undefined when there is nothing or a loop. */
export async function kindOfPath(path: string): Promise<'file' | 'folder' | undefined> {
  try {
    const entry = statSync(path, { throwIfNoEntry: false });
    return entry === undefined ? undefined : entry.isDirectory() ? 'folder' : 'file';
  } catch {
    return undefined;
  }
}

/** Whether a file is at a path; what the system does not let us look at is there for all that we know. */
export function isFileOrHidden(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
  } catch (error) {
    return codeOf(error) === 'EACCES';
  }
}

/** What a folder holds. */
export interface Listing {
  files: string[];
  folders: string[];
  /** Why it cannot be listed, in words; it then holds nothing that is known. */
  unreadable?: string;
}

/**
 * Names in a folder, sorted by code unit; links to folders are left out, so that none leads out or in circles. Asked of
 * the system at once: a promise for each of some thousand folders takes longer than the disk.
 */
export function listFolder(path: string): Listing {
  try {
    const entries = readdirSync(path, { withFileTypes: true });
    const visible = entries.filter((entry) => !entry.name.startsWith('.') && entry.name !== 'node_modules');
    const names = (keep: (entry: (typeof visible)[number]) => boolean) =>
      visible
        .filter(keep)
        .map((entry) => entry.name)
        .sort();
    return {
      files: names((entry) => entry.isFile() || entry.isSymbolicLink()),
      folders: names((entry) => entry.isDirectory()),
    };
  } catch (error) {
    return { files: [], folders: [], unreadable: reasonOf(error) };
  }
}

/** The nearest folder upwards that holds `engross.yaml`; else `from` itself. */
export async function findRoot(from: string): Promise<string> {
  for (let folder = resolve(from); ; folder = dirname(folder)) {
    const found = await access(join(folder, 'engross.yaml')).then(
      () => true,
      () => false,
    );
    if (found) return folder;
    if (dirname(folder) === folder) return resolve(from);
  }
}

/** The bytes of a file; undefined when it cannot be read. */
export function readIfThere(path: string): Promise<Uint8Array | undefined> {
  return readFile(path).catch(() => undefined);
}

/**
 * The bytes of a file below a folder, by a path with `/` that others gave; undefined when there is none, when it is hidden,
 * and when it, or any link on the way to it, leads out of the folder.
 */
export async function readBelow(folder: string, path: string): Promise<Uint8Array | undefined> {
  const names = path.split('/');
  if (names.some((name) => name === '' || name.startsWith('.') || /[\\:\0]/.test(name))) return undefined;
  try {
    const real = await realpath(join(folder, ...names));
    return isInside(await realpath(folder), real) && (await stat(real)).isFile() ? await readFile(real) : undefined;
  } catch {
    return undefined;
  }
}

/** What the disk tells of a file without its bytes. */
export interface FileFacts {
  size: number;
  /** When its bytes were changed, and when anything of it was (ms); the second cannot be set back. */
  changed: number;
  touched: number;
  /** Its number on the disk: another file under the same name has another. */
  inode: number;
  /** True when it was not touched for so long that a change from now on shows in its times. */
  isAtRest: boolean;
}

/** The coarsest times that a file system keeps (FAT: 2 s), in ms. */
const COARSEST_TIME = 2000;

/** Facts of a file; undefined when there is none. */
export function factsOf(path: string): FileFacts | undefined {
  try {
    const entry = statSync(path, { throwIfNoEntry: false });
    if (entry?.isFile() !== true) return undefined;
    const { size, mtimeMs: changed, ctimeMs: touched, ino: inode } = entry;
    return { size, changed, touched, inode, isAtRest: Math.max(changed, touched) < Date.now() - COARSEST_TIME };
  } catch {
    return undefined;
  }
}

/** All files below a folder, links not followed, in order of path; none where there is no folder. */
export async function listFiles(folder: string): Promise<{ path: string; size: number; changed: number }[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return paths.sort().flatMap((path) => {
    const facts = factsOf(path);
    return facts === undefined ? [] : [{ path, size: facts.size, changed: facts.changed }];
  });
}
