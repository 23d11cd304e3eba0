/**
 * The folders that a command may touch. Every path is resolved with all links in it before it is used, so that no name in a
 * workspace, and no link in it, reads, writes or removes anything outside.
 */
import { lstatSync, realpathSync, type Stats, statSync } from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { isInside } from './paths.js';
import { codeOf, outside } from './system-errors.js';

/** Folders that a command may touch, each with all that is below it. */
export interface Area {
  /** A file or folder that is to be read, links followed; undefined when there is none. Throws `EOUTSIDE`, or what the system says. */
  find(path: string): Found | undefined;
  /** Real path of a file or folder that is to be created, replaced or removed: a link there is meant itself. Throws as `find`. */
  entry(path: string): string;
}

/** Something on the disk: its real path, and what the system says of it. */
export interface Found {
  path: string;
  facts: Stats;
}

/** A name that is one step down, on any system. */
const PLAIN_NAME = /^(?!\.{1,2}$)[^/\\]+$/;

interface Root {
  /** Absolute path as it is named, and with links followed; without, it leads out of the folder that it is named in. */
  path: string;
  real: string | undefined;
}

/**
 * Opens the area of `folders`, absolute paths that need not exist. One that is inside another by name must be inside it with
 * links followed too; `trusted` ones may lead wherever their user wants. A path belongs to the innermost folder around it.
 *
 * Folders on the way are resolved once: an area is for one command, not for the life of a process.
 */
export function openArea(folders: readonly string[], trusted: readonly string[] = []): Area {
  const roots = rootsOf(folders, trusted);
  const resolved = new Map<string, string>();
  const realFolder = (path: string, { real: wall }: Root): string => {
    const known = resolved.get(path);
    if (known !== undefined) return known;
    const real = realPath(path);
    if (wall === undefined || !isInside(wall, real)) throw outside();
    resolved.set(path, real);
    return real;
  };
  const rootOf = (path: string): Root => {
    const root = roots.find((one) => isInside(one.path, path));
    if (root === undefined) throw outside();
    return root;
  };
  const isRoot = new Set(roots.map(({ path }) => path));
  const entry = (path: string): string => {
    // A session has thousands of files in a few folders: most have a neighbour that was resolved before.
    const end = path.lastIndexOf(sep);
    const folder = resolved.get(path.slice(0, end));
    const name = path.slice(end + 1);
    if (folder !== undefined && PLAIN_NAME.test(name) && !isRoot.has(path)) return folder + sep + name;
    const full = resolve(path);
    if (isRoot.has(full)) return realFolder(full, rootOf(full));
    return join(realFolder(dirname(full), rootOf(full)), basename(full));
  };
  return {
    entry,
    find: (path) => {
      const real = entry(path);
      const facts = lstatSync(real, { throwIfNoEntry: false });
      if (facts?.isSymbolicLink() !== true) return facts && { path: real, facts };
      const target = realpathSync.native(real);
      const { real: wall } = rootOf(resolve(path));
      if (wall === undefined || !isInside(wall, target)) throw outside();
      return { path: target, facts: statSync(target) };
    },
  };
}

/** The innermost first. */
function rootsOf(folders: readonly string[], trusted: readonly string[]): Root[] {
  const roots: Root[] = [];
  const isTrusted = new Set(trusted.map((path) => resolve(path)));
  const paths = new Set([...folders.map((path) => resolve(path)), ...isTrusted]);
  for (const path of [...paths].sort((a, b) => a.length - b.length)) {
    const around = isTrusted.has(path) ? undefined : roots.find((root) => isInside(root.path, path));
    const real = realPathOrNone(path);
    const isThere =
      real !== undefined && (around === undefined || (around.real !== undefined && isInside(around.real, real)));
    roots.unshift({ path, real: isThere ? real : undefined });
  }
  return roots;
}

function realPathOrNone(path: string): string | undefined {
  try {
    return realPath(path);
  } catch {
    return undefined;
  }
}

/** The path with links followed; of what is not there yet, below the nearest folder that is. A dangling link is refused. */
function realPath(path: string): string {
  try {
    return realpathSync.native(path);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
    if (lstatSync(path, { throwIfNoEntry: false }) !== undefined || dirname(path) === path) throw outside();
    return join(realPath(dirname(path)), basename(path));
  }
}
