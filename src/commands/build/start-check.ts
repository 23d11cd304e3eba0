/** `engross check`, whose first thread starts before the sources are looked for where nothing is remembered of them. */

import { isEmptyCache } from '../../build/graph/lazy-pool.js';
import { openThreads, poolBounds } from '../../build/workers/compile-pool.js';
import { openArea } from '../../world/area.js';
import { cacheIn } from '../../world/paths.js';
import { findRoot } from '../../world/read-files.js';
import type { CheckOptions } from './check.js';

/** Judges; gives the exit code. */
export async function startCheck(paths: string[], options: CheckOptions): Promise<number> {
  const root = await findRoot(process.cwd());
  const isFirst = await isEmptyCache(openArea([root]), cacheIn(root));
  const early = isFirst ? await openThreads({ ...poolBounds(options), tasks: 1 }) : undefined;
  try {
    const { check } = await import('./check.js');
    return await check(paths, options, early);
  } finally {
    await early?.close();
  }
}
