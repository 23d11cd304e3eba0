/** How paths are shown, and whether one lies inside a folder. */
import { isAbsolute, join, relative, sep } from 'node:path';

/** Parts of a path that lead elsewhere than they say, or nowhere. */
const DETOUR = /[\\/]\.{0,2}(?:[\\/]|$)/;

/** A path as messages show it: relative to `root` with `/`, or as it is when it lies outside. */
export function shownPath(root: string, path: string): string {
  // A session has thousands of paths, and most are spelt below their folder as they are.
  const isPlain = path.startsWith(root + sep) && !DETOUR.test(path);
  const inside = isPlain ? path.slice(root.length + sep.length) : relative(root, path);
  return (inside === '' ? '.' : inside).split(sep).join('/');
}

/** True when `path` is `folder` or below it. */
export function isInside(folder: string, path: string): boolean {
  const inside = relative(folder, path);
  return inside === '' || !(inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside));
}

/** Where a workspace keeps what was made before, unless a command says otherwise. */
export function cacheIn(root: string): string {
  return join(root, '.engross', 'cache');
}
