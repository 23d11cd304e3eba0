/** The workers that compile documents. */
import type { CompileResult, CompileTask } from './task.js';
import { openPool, type Pool, type PoolOptions } from './worker-pool.js';

export type CompilePool = Pool<CompileTask, CompileResult>;

/** Starts workers that compile. Even a single document gets one: a worker can be ended when it takes too long. */
export function openCompilePool(options: PoolOptions): Promise<CompilePool> {
  return openPool({ module: new URL('./compile-task.js', import.meta.url), name: 'compileDocument' }, options);
}

/** A pool that starts its workers with {@link start}, or with its first task. */
export interface LazyPool extends CompilePool {
  start(tasks: number): void;
}

/** A pool without workers so far: a build in which nothing changed needs none. */
export function lazyPool(bounds: Omit<PoolOptions, 'tasks'>): LazyPool {
  let opened: Promise<CompilePool> | undefined;
  const started = (tasks: number) => {
    opened ??= openCompilePool({ ...bounds, tasks });
    return opened;
  };
  return {
    start: (tasks) => void started(tasks),
    run: async (task) => (await started(1)).run(task),
    close: async () => (await opened)?.close(),
  };
}
