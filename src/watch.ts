/** The door through which changes of the disk are told; what they are is for others to judge. */
import { dirname, relative, sep } from 'node:path';
import { watch as watchFiles } from 'chokidar';
import { isInside } from './world/paths.js';
import { reasonOf } from './world/system-errors.js';

/** Folders to watch. */
export interface Watched {
  /** With all that lies below. */
  deep: readonly string[];
  /** With their own files and those of the folders in them. */
  shallow: readonly string[];
  /** Absolute paths of folders whose changes are of no interest: where outputs go. */
  except: readonly string[];
}

export interface Watching {
  close(): Promise<void>;
}

/** What a document can be made from. */
const SOURCES = /\.(?:md|ya?ml|png|jpe?g)$/i;
/** Milliseconds without another change after which a save is taken to be over: editors write in several steps. */
const QUIET = 20;

/**
 * Watches, and tells the absolute paths of files that came, went or changed, those of one save together; resolves when
 * everything is watched. Where the system watches no more (its bound on watched folders is reached), the reason is told.
 */
export async function watchFolders(
  watched: Watched,
  onChange: (paths: string[]) => void,
  onFailure: (reason: string) => void,
): Promise<Watching> {
  let changed = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  const tell = (_: string, path: string): void => {
    if (!SOURCES.test(path)) return;
    changed.add(path);
    clearTimeout(timer);
    timer = setTimeout(() => {
      const paths = [...changed].sort();
      changed = new Set();
      onChange(paths);
    }, QUIET);
  };
  const watchers = [
    { roots: watched.deep, depth: Number.MAX_SAFE_INTEGER },
    { roots: watched.shallow, depth: 1 },
  ]
    .filter(({ roots }) => roots.length > 0)
    .map(({ roots, depth }) =>
      watchFiles([...roots], {
        ignoreInitial: true,
        followSymlinks: false,
        depth,
        ignored: hiddenFrom(roots, watched.except),
      }),
    );
  for (const watcher of watchers) watcher.on('all', tell).on('error', (error) => onFailure(reasonOf(error)));
  await Promise.all(watchers.map((watcher) => new Promise<void>((resolve) => watcher.once('ready', resolve))));
  return {
    close: async () => {
      clearTimeout(timer);
      await Promise.all(watchers.map((watcher) => watcher.close()));
    },
  };
}

/** True of hidden files and folders, installed packages and outputs, wherever the watched folders themselves lie. */
function hiddenFrom(roots: readonly string[], except: readonly string[]): (path: string) => boolean {
  return (path) => {
    if (except.some((folder) => isInside(folder, path))) return true;
    const [root = dirname(path)] = roots.filter((one) => isInside(one, path)).sort((a, b) => b.length - a.length);
    return relative(root, path)
      .split(sep)
      .some((name) => name.startsWith('.') || name === 'node_modules');
  };
}
