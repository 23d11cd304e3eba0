/** Where documents are compiled: in worker threads, which are ended when they take too long or too much memory. */
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import type { Worker } from 'node:worker_threads';
import pLimit from 'p-limit';
import { LIMITS } from '../../limits.js';
import { cores, killAtEnd, mostWorkers, optimiseLess } from '../../world/machine.js';
import type { CompileResult, CompileTask } from '../store/records.js';
import { watchMemory } from './worker-memory.js';

/** A place where tasks are done. */
export interface Pool<Task, Result> {
  /** Does a task; gives the reason as text where the worker died or took too long. */
  run(task: Task): Promise<Result | { problem: string }>;
  /** Ends the workers; to close what is closed does nothing. */
  close(): Promise<void>;
}

export type CompilePool = Pool<CompileTask, CompileResult>;

export interface PoolOptions {
  /** Workers at once. */
  jobs: number;
  /** Tasks that are to come at the least: so many workers start at once, as far as `jobs` allows, others when they must. */
  tasks: number;
  /** Seconds that one task may take. */
  limit: number;
  /** Megabytes that one worker may use, buffers included. */
  memory: number;
  /** Nobody waits for them yet: they load the renderers before they take work. */
  early?: boolean;
}

/** What a worker does: the URL of a module, and the name of its export that takes a task. */
export interface WorkerEntry {
  module: URL;
  name: string;
}

/** Bounds as a build is asked for them; those that it leaves open are set here. */
type Asked = { [Bound in 'jobs' | 'limit' | 'memory']?: number | undefined };

/** What the workers of a request may take. */
export function poolBounds({
  jobs = cores(),
  limit = LIMITS.documentSeconds,
  memory = LIMITS.workerMegabytes,
}: Asked): Pick<PoolOptions, 'jobs' | 'limit' | 'memory'> {
  return { jobs: Math.min(jobs, mostWorkers()), limit, memory };
}

/** Workers for a build that has something to compile: they load what compiles while this one still loads what asks for it. */
export async function openEarly(request: Asked): Promise<CompilePool> {
  return openThreads({ ...poolBounds(request), tasks: 1, early: true });
}

/** Starts workers that compile. Even a lone document has one: a worker that takes too long can be ended, this thread cannot. */
export function openThreads(options: PoolOptions): Promise<CompilePool> {
  const module = new URL(options.early === true ? './ready-task.js' : './compile-task.js', import.meta.url);
  return openPool({ module, name: 'compileDocument' }, options);
}

/**
 * Megabytes that a worker fills before it looks for what is still needed. Most of what a document leaves behind is not: with
 * the engine's own bound a worker spends a seventh of its time on looking.
 */
const YOUNG = 128;

/** Starts workers for tasks of one kind. */
export async function openPool<Task, Result>(
  { module, name }: WorkerEntry,
  { jobs, tasks, limit, memory }: PoolOptions,
): Promise<Pool<Task, Result>> {
  const { Piscina } = await import('piscina');
  optimiseLess();
  const threads = new Piscina<Task, Result>({
    filename: module.href,
    name,
    minThreads: Math.max(1, Math.min(jobs, tasks)),
    maxThreads: jobs,
    // A worker that waits for its next document keeps what it knows: fonts, templates, compiled code.
    idleTimeout: Number.POSITIVE_INFINITY,
    recordTiming: false,
    resourceLimits: { maxOldGenerationSizeMb: memory, maxYoungGenerationSizeMb: YOUNG },
  });
  // A worker may die of what its last task left behind, and is replaced. When none is left, none can start.
  threads.on('error', (error) => {
    if (threads.threads.length === 0) throw error;
  });
  const { ending, note } = endingWorkers();
  // The time of a document runs from the moment a worker takes it, whoever was slow before it.
  const turn = pLimit(jobs);
  const overfull: Overfull = { certain: 0, suspected: 0 };
  const watch = watchMemory({
    workers: () => threads.threads,
    busy: () => turn.activeCount,
    memory,
    end: (workers, isCertain) => {
      overfull[isCertain ? 'certain' : 'suspected'] += Math.min(workers.length, turn.activeCount);
      // From now on one task at a time: whichever takes too much then is known.
      if (!isCertain) turn.concurrency = 1;
      for (const worker of workers) {
        note(worker);
        void worker.terminate();
      }
    },
  });
  const abort = (controller: AbortController): void => {
    const before = [...threads.threads];
    controller.abort();
    for (const worker of before) if (!threads.threads.includes(worker)) note(worker);
  };
  const attempt = (task: Task): Promise<Result | TaskFailure> => {
    watch.look();
    return runTimed(limit, overfull, abort, (signal) => threads.run(task, { signal }));
  };
  let closed: Promise<void> | undefined;
  return {
    run: async (task) => {
      if (closed !== undefined) return STOPPED;
      const result = await turn(() => (closed === undefined ? attempt(task) : STOPPED));
      const again = isFailure(result) && result.isSuspected === true ? await turn(() => attempt(task)) : result;
      return isFailure(again) ? { problem: again.problem } : again;
    },
    close: () => {
      closed ??= endWorkers(threads, { ending, note }, watch.stop);
      return closed;
    },
  };
}

/** What a task gets that was still waiting when the command was stopped. */
const STOPPED = { problem: 'was not begun before the end' };

/** Workers that were ended for their memory, as long as their tasks have not failed yet. */
interface Overfull {
  certain: number;
  suspected: number;
}

interface TaskFailure {
  problem: string;
  /** One of several tasks took too much memory: each is tried again alone. */
  isSuspected?: boolean;
}

function isFailure<Result>(result: Result | TaskFailure): result is TaskFailure {
  return typeof result === 'object' && result !== null && 'problem' in result;
}

/** Workers that were told to end and have not yet ended. */
interface EndingWorkers {
  ending: ReadonlySet<Worker>;
  note(worker: Worker): void;
}

function endingWorkers(): EndingWorkers {
  const ending = new Set<Worker>();
  return {
    ending,
    note: (worker) => {
      ending.add(worker);
      worker.once('exit', () => ending.delete(worker));
    },
  };
}

/**
 * Ends all workers. JavaScript and WebAssembly can be stopped anywhere; a worker that waits for the system cannot (a read
 * from a network drive that is gone): it is left behind, and the process is killed when the command is over.
 */
async function endWorkers(
  threads: { threads: Worker[]; destroy(): Promise<void> },
  { ending, note }: EndingWorkers,
  stop: () => void,
): Promise<void> {
  stop();
  const all = [...ending, ...threads.threads];
  for (const worker of all) note(worker);
  const gone = Promise.all(all.map((worker) => ending.has(worker) && once(worker, 'exit')));
  await Promise.race([
    Promise.all([threads.destroy(), gone]),
    delay(LIMITS.endingSeconds * 1000, undefined, { ref: false }),
  ]);
  if (ending.size === 0) return;
  for (const worker of ending) worker.unref();
  killAtEnd();
}

async function runTimed<Result>(
  limit: number,
  overfull: Overfull,
  abort: (controller: AbortController) => void,
  run: (signal: AbortSignal) => Promise<Result>,
): Promise<Result | TaskFailure> {
  const watch = new AbortController();
  const timer = setTimeout(() => abort(watch), limit * 1000);
  try {
    return await run(watch.signal);
  } catch (error) {
    return watch.signal.aborted ? { problem: `took more than ${limit} seconds` } : failureOf(error, overfull);
  } finally {
    clearTimeout(timer);
  }
}

const OUT_OF_MEMORY = 'needed more memory than a thread may keep';

function failureOf(error: unknown, overfull: Overfull): TaskFailure {
  const isEnded = error instanceof Error && error.message.startsWith('worker exited');
  if (isEnded && overfull.suspected > 0) {
    overfull.suspected -= 1;
    return { problem: OUT_OF_MEMORY, isSuspected: true };
  }
  if (isEnded && overfull.certain > 0) {
    overfull.certain -= 1;
    return { problem: OUT_OF_MEMORY };
  }
  return { problem: deathOf(error) };
}

function deathOf(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  if (code === 'ERR_WORKER_OUT_OF_MEMORY') return OUT_OF_MEMORY;
  return `could not be compiled (${error instanceof Error ? error.message : 'the thread died'})`;
}
