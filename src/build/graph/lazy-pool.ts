/** Threads of a build's own, started when it is known that there is something to compile. */
import type { Area } from '../../world/area.js';
import { kindOfPath } from '../../world/read-files.js';
import type { BuildRequest } from '../sources/build-request.js';
import { type CompilePool, openThreads, poolBounds } from '../workers/compile-pool.js';

/** Whether nothing can be remembered: there is no folder of the cache yet. */
export async function isEmptyCache(area: Area, folder: string | undefined): Promise<boolean> {
  return folder === undefined || (await kindOfPath(area, folder)) === undefined;
}

/** A pool whose threads are started for so many tasks once it is known that there are some. */
export interface LazyPool extends CompilePool {
  start(tasks: number): void;
}

/**
 * Threads are started when a document must be compiled, unless they were before; when nothing changed there are none.
 */
export function lazyPool(request: BuildRequest): LazyPool {
  let opened = request.early === undefined ? undefined : Promise.resolve(request.early);
  const started = (tasks: number) => {
    opened ??= openThreads({ ...poolBounds(request), tasks });
    return opened;
  };
  return {
    start: (tasks) => void started(tasks),
    run: async (task) => (await started(1)).run(task),
    close: async () => (await opened)?.close(),
  };
}
