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
  const isRoot = new Set(roots.map((root) => root.path));
  const resolved = new Map<string, string>();
  /** Follows a link at the real path `real` of `path`; throws when it leads out. */
  const follow = (path: string, real: string): string => {
    const target = realpathSync.native(real);
    const wall = roots.find((one) => isInside(one.path, path))?.real;
    if (wall === undefined || !isInside(wall, target)) throw outside();
    return target;
  };
  const realFolder = (path: string): string => {
    const known = resolved.get(path);
    if (known !== undefined) return known;
    const root = roots.find((one) => one.path === path);
    const real = root === undefined ? realBelow(path) : root.real;
    if (real === undefined) {
      // What the system says of a circle of links, or of a folder that is closed, says more.
      realPath(path);
      throw outside();
    }
    resolved.set(path, real);
    return real;
  };
  const realBelow = (path: string): string => {
    if (dirname(path) === path) throw outside();
    const real = join(realFolder(dirname(path)), basename(path));
    return lstatSync(real, { throwIfNoEntry: false })?.isSymbolicLink() === true ? follow(path, real) : real;
  };
  const entry = (path: string): string => {
    // A session has thousands of files in a few folders: most have a neighbour that was resolved before.
    const end = path.lastIndexOf(sep);
    const folder = resolved.get(path.slice(0, end));
    const name = path.slice(end + 1);
    if (folder !== undefined && PLAIN_NAME.test(name) && !isRoot.has(path)) return folder + sep + name;
    const full = resolve(path);
    return isRoot.has(full) ? realFolder(full) : join(realFolder(dirname(full)), basename(full));
  };
  return {
    entry,
    find: (path) => {
      const real = entry(path);
      const facts = lstatSync(real, { throwIfNoEntry: false });
      if (facts?.isSymbolicLink() !== true) return facts && { path: real, facts };
      const target = follow(resolve(path), real);
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
