/** Where documents are compiled: in several threads at once, else in this one. */
import pLimit from 'p-limit';
import { cores, optimiseLess } from '../world/machine.js';
import type { CompileResult, CompileTask } from './records.js';

/** A place where tasks are done. */
export interface CompilePool {
  /** Does a task; gives the reason in words where the thread died or took too long. */
  run(task: CompileTask): Promise<CompileResult | { problem: string }>;
  /** Ends the threads; to close what is closed does nothing. */
  close(): Promise<void>;
}

export interface PoolOptions {
  /** Threads at once. */
  jobs: number;
  /** Tasks that are to come at the least: so many threads start at once, as far as `jobs` allows, others when they must. */
  tasks: number;
  /** Seconds that one document may take. */
  limit: number;
  /** Megabytes that one thread may keep. */
  memory: number;
  /** Nobody waits for them yet: they load the renderers before they take work. */
  early?: boolean;
}

/** Bounds as a build is asked for them; those that it leaves open are set here. */
type Asked = { [Bound in 'jobs' | 'limit' | 'memory']?: number | undefined };

/** What the threads of a request may take. */
export function poolBounds({
  jobs = cores(),
  limit = 120,
  memory = 1024,
}: Asked): Pick<PoolOptions, 'jobs' | 'limit' | 'memory'> {
  return { jobs, limit, memory };
}

/** Threads for a build that has something to compile: they load what compiles while this one still loads what asks for it. */
export async function openEarly(request: Asked): Promise<CompilePool> {
  return openThreads({ ...poolBounds(request), tasks: 1, early: true });
}

/**
 * Megabytes that a thread fills before it looks for what is still needed. Most of what a document leaves behind is not: with
 * the engine's own bound a thread spends a seventh of its time on looking.
 */
const YOUNG = 128;

/** Starts threads. Even a lone document has one: a thread that takes too long can be ended, this one cannot. */
export async function openThreads({ jobs, tasks, limit, memory, early = false }: PoolOptions): Promise<CompilePool> {
  const { Piscina } = await import('piscina');
  optimiseLess();
  const threads = new Piscina<CompileTask, CompileResult>({
    filename: new URL(early ? './ready-task.js' : './compile-task.js', import.meta.url).href,
    name: 'compileDocument',
    minThreads: Math.max(1, Math.min(jobs, tasks)),
    maxThreads: jobs,
    // A thread that waits for its next document keeps what it knows: fonts, templates, compiled code.
    idleTimeout: Number.POSITIVE_INFINITY,
    recordTiming: false,
    resourceLimits: { maxOldGenerationSizeMb: memory, maxYoungGenerationSizeMb: YOUNG },
  });
  // The time of a document runs from the moment a thread takes it, whoever was slow before it.
  const turn = pLimit(jobs);
  let closed: Promise<void> | undefined;
  return {
    run: (task) => turn(() => runTimed(limit, (signal) => threads.run(task, { signal }))),
    close: () => {
      closed ??= threads.destroy();
      return closed;
    },
  };
}

async function runTimed(
  limit: number,
  run: (signal: AbortSignal) => Promise<CompileResult>,
): Promise<CompileResult | { problem: string }> {
  const watch = new AbortController();
  const timer = setTimeout(() => watch.abort(), limit * 1000);
  try {
    return await run(watch.signal);
  } catch (error) {
    return { problem: watch.signal.aborted ? `took more than ${limit} seconds` : deathOf(error) };
  } finally {
    clearTimeout(timer);
  }
}

function deathOf(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  if (code === 'ERR_WORKER_OUT_OF_MEMORY') return 'needed more memory than a thread may keep';
  return `could not be compiled (${error instanceof Error ? error.message : 'the thread died'})`;
}

/** Compiles in this thread, where what was loaded once stays warm; without bounds of time and memory. */
export async function openThisThread(): Promise<CompilePool> {
  const { compileDocument } = await import('./compile-task.js');
  return {
    run: async (task) => {
      try {
        return await compileDocument(task);
      } catch (error) {
        return { problem: deathOf(error) };
      }
    },
    close: async () => {},
  };
}
