/** Reads sources and other files, each inside the area of its command. */

import { readdirSync, readFileSync } from 'node:fs';
import { access, readdir, readFile } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { LIMITS, sizeText } from '../limits.js';
import { report } from '../report/report.js';
import { type SourceFile, sourceFile, textOfFile } from '../report/source-file.js';
import { type Area, openArea } from './area.js';
import { shownPath } from './paths.js';
import { codeOf, missing, noFile, OUTSIDE, reasonOf } from './system-errors.js';
import { isTemporaryName } from './temporary-names.js';

/**
 * Reads a source, or another file of at most `most` bytes, as bytes. One that cannot be read comes back empty, with the
 * reason on its list of messages. The read is synchronous: for a small file, promises take ten times as long.
 */
export async function readSource(
  area: Area,
  root: string,
  path: string,
  most: number = LIMITS.sourceBytes,
): Promise<SourceFile> {
  const file = sourceFile({ path: shownPath(root, path), cwd: root, value: new Uint8Array() });
  try {
    const { path: real, facts } = area.find(path) ?? missing();
    const { size } = facts;
    if (!facts.isFile()) throw noFile();
    if (size > most) {
      tooLarge(file, size, most);
      return file;
    }
    file.value = new Uint8Array(readFileSync(real));
  } catch (error) {
    reportUnreadable(file, error);
  }
  return file;
}

/** Reports a file that is larger than what is read of its kind. */
function tooLarge(file: SourceFile, size: number, most: number): void {
  report(file, 'too-large', undefined, {
    message: `this file has ${sizeText(size)}; at most ${sizeText(most)} are read`,
  });
}

/**
 * Reads a small text file that may not be there (settings, session, templates). One with more than `most` bytes is not read:
 * it comes back empty, with an error.
 */
export function readOptional(area: Area, root: string, path: string, most: number): SourceFile | undefined {
  try {
    const found = area.find(path);
    if (found === undefined) return undefined;
    if (!found.facts.isFile()) throw noFile();
    if (found.facts.size > most) {
      const file = sourceFile({ path: shownPath(root, path), cwd: root, value: '' });
      tooLarge(file, found.facts.size, most);
      return file;
    }
    return sourceFile({ path: shownPath(root, path), cwd: root, value: readFileSync(found.path, 'utf8') });
  } catch (error) {
    if (isMissing(error)) return undefined;
    const file = sourceFile({ path: shownPath(root, path), cwd: root, value: '' });
    reportUnreadable(file, error);
    return file;
  }
}

/** Reads a text that belongs to a source, its ledger. One that cannot be read is an error of the source's `file`. */
export function readBeside(area: Area, path: string, file: SourceFile): { path: string; text: string } | undefined {
  const read = readOptional(area, file.cwd, path, LIMITS.ledgerBytes);
  for (const { message, rule } of read?.diagnostics ?? [])
    report(file, rule, undefined, {
      message: `${read?.path} cannot be read`,
      help: message,
    });
  return read === undefined ? undefined : { path: read.path, text: textOfFile(read) };
}

function reportUnreadable(file: SourceFile, error: unknown): void {
  if (codeOf(error) === OUTSIDE) reportOutside(file);
  else
    report(file, 'unreadable', undefined, {
      message: `this file cannot be read (${reasonOf(error)})`,
    });
}

/** Reports a file or folder that a symbolic link leads out of the workspace from. */
export function reportOutside(file: SourceFile): void {
  report(file, 'outside', undefined, {
    message: 'this path leads out of the workspace',
    help: 'only files in the workspace are read; name what the link leads to on the command line, if you mean it',
  });
}

function isMissing(error: unknown): boolean {
  return codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR';
}

/** What a path leads to, symbolic links followed; undefined when there is nothing or a loop. */
export async function kindOfPath(area: Area, path: string): Promise<'file' | 'folder' | 'outside' | undefined> {
  try {
    const found = area.find(path);
    return found === undefined ? undefined : found.facts.isDirectory() ? 'folder' : 'file';
  } catch (error) {
    return codeOf(error) === OUTSIDE ? 'outside' : undefined;
  }
}

/** Whether a file is at a path; what the system does not let us look at may be there for all that we know. */
export function isFileOrHidden(area: Area, path: string): boolean {
  try {
    return area.find(path)?.facts.isFile() === true;
  } catch (error) {
    return codeOf(error) === 'EACCES';
  }
}

/** What a folder holds. */
export interface Listing {
  files: string[];
  folders: string[];
  /** Temporary files that a command which was killed may have left. */
  litter: string[];
  /** Why it cannot be listed, as text; it then holds nothing that is known. */
  unreadable?: string;
}

/**
 * Names in a folder, sorted by code unit; links to folders are left out, so that none leads out or in circles. Asked of
 * the system at once: a promise for each of some thousand folders takes longer than the disk.
 */
export function listFolder(area: Area, path: string): Listing {
  const listing: Listing = { files: [], folders: [], litter: [] };
  try {
    for (const entry of readdirSync((area.find(path) ?? missing()).path, { withFileTypes: true })) {
      const { name } = entry;
      if (name.startsWith('.')) {
        if (isTemporaryName(name) && entry.isFile()) listing.litter.push(name);
      } else if (entry.isDirectory()) {
        if (name !== 'node_modules') listing.folders.push(name);
      }
      // A pipe or a device under the name of a source is read as one, which reports it.
      else listing.files.push(name);
    }
  } catch (error) {
    return { files: [], folders: [], litter: [], unreadable: reasonOf(error) };
  }
  listing.files.sort();
  listing.folders.sort();
  return listing;
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

/** The bytes of a file; undefined when it cannot be read, is no regular file, or is larger than any output. */
export async function readIfThere(area: Area, path: string): Promise<Uint8Array | undefined> {
  try {
    const found = area.find(path);
    return found?.facts.isFile() === true && found.facts.size <= LIMITS.outputBytes
      ? await readFile(found.path)
      : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The bytes of a file below a folder, by a path with `/` that others gave; undefined when there is none, when it is hidden,
 * and when it, or any link on the way to it, leads out of the folder.
 */
export async function readBelow(folder: string, path: string): Promise<Uint8Array | undefined> {
  const names = path.split('/');
  const isForeign = sep === '/' ? /\0/ : /[\\:\0]/;
  if (names.some((name) => name === '' || name.startsWith('.') || isForeign.test(name))) return undefined;
  return readIfThere(openArea([folder]), join(folder, ...names));
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
export function factsOf(area: Area, path: string): FileFacts | undefined {
  try {
    const entry = area.find(path)?.facts;
    if (entry?.isFile() !== true) return undefined;
    const { size, mtimeMs: changed, ctimeMs: touched, ino: inode } = entry;
    return { size, changed, touched, inode, isAtRest: Math.max(changed, touched) < Date.now() - COARSEST_TIME };
  } catch {
    return undefined;
  }
}

/** All files below a folder in order of path, links to folders not followed; none where there is no folder. */
export async function listFiles(
  area: Area,
  folder: string,
): Promise<{ path: string; size: number; changed: number }[]> {
  const entries = await entriesBelow(area, folder);
  // Paths stay those that were named: what is shown has the folder as the user knows it.
  const paths = entries.map((entry) => join(folder, entry));
  return paths.sort().flatMap((path) => {
    const facts = factsOf(area, path);
    return facts === undefined ? [] : [{ path, size: facts.size, changed: facts.changed }];
  });
}

async function entriesBelow(area: Area, folder: string): Promise<string[]> {
  try {
    const { path: real } = area.find(folder) ?? missing();
    const entries = await readdir(real, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile() || entry.isSymbolicLink())
      .map((entry) => relative(real, join(entry.parentPath, entry.name)));
  } catch {
    return [];
  }
}
