/** `engross build`, whose threads start before the rest of the command is loaded: it and they take as long to load. */
import { resolve } from 'node:path';
import { hasWork } from '../../build/store/file-index.js';
import { openEarly } from '../../build/workers/compile-pool.js';
import { openArea } from '../../world/area.js';
import { cacheIn } from '../../world/paths.js';
import { findRoot } from '../../world/read-files.js';
import type { BuildOptions } from './build.js';

/** Builds once; gives the exit code. */
export async function startBuild(paths: string[], options: BuildOptions): Promise<number> {
  const root = await findRoot(process.cwd());
  const cache = resolve(options.cache ?? cacheIn(root));
  // Where nothing changed there is nothing to compile, and no thread.
  const early =
    options.force === true || (await hasWork(openArea([root, cache]), cache)) ? await openEarly(options) : undefined;
  try {
    const { build } = await import('./build.js');
    return await build(paths, options, early);
  } finally {
    await early?.close();
  }
}
