/** A pool of worker threads. A worker that takes too long or too much memory is ended, and the others go on. */
import type { Worker } from 'node:worker_threads';
import pLimit from 'p-limit';
import type { Piscina } from 'piscina';
import { LIMITS } from '../../limits.js';
import { cores, mostWorkers, optimiseLess } from '../../world/machine.js';
import { endingWorkers, endWorkers } from './end-workers.js';
import { type EndedWorkers, isFailure, runTimed, type TaskFailure } from './task-failure.js';
import { watchMemory } from './worker-memory.js';

/** Runs tasks in workers. */
export interface Pool<Task, Result> {
  /** Runs a task; returns the problem as text when the worker died or took too long. */
  run(task: Task): Promise<Result | { problem: string }>;
  /** Ends the workers. A second call does nothing. */
  close(): Promise<void>;
}

export interface PoolOptions {
  /** Most workers at once. */
  jobs: number;
  /** Tasks to expect: so many workers start at once, up to `jobs`. */
  tasks: number;
  /** Seconds that one task may take. */
  limit: number;
  /** Megabytes that one worker may use, buffers included. */
  memory: number;
}

/** What a worker runs: the URL of a module, and the name of its export that takes a task. */
export interface WorkerEntry {
  module: URL;
  name: string;
}

/** Bounds of a request; undefined ones have defaults. */
type RequestedBounds = { [Bound in 'jobs' | 'limit' | 'memory']?: number | undefined };

/** The bounds of a pool, with defaults and the machine's own limit on workers. */
export function poolBounds({
  jobs = cores(),
  limit = LIMITS.documentSeconds,
  memory = LIMITS.workerMegabytes,
}: RequestedBounds): Omit<PoolOptions, 'tasks'> {
  return { jobs: Math.min(jobs, mostWorkers()), limit, memory };
}

/** What a task gets that had not begun when the pool was closed. */
const STOPPED = { problem: 'was not begun before the end' };

/** Starts workers for tasks of one kind. */
export async function openPool<Task, Result>(entry: WorkerEntry, options: PoolOptions): Promise<Pool<Task, Result>> {
  const threads = await startThreads<Task, Result>(entry, options);
  // The time of a task begins when a worker takes it, so that slow tasks before it do not count.
  const turn = pLimit(options.jobs);
  const { attempt, stop } = supervise(threads, turn, options);
  let closed: Promise<void> | undefined;
  return {
    run: async (task) => {
      if (closed !== undefined) return STOPPED;
      const result = await turn(() => (closed === undefined ? attempt(task) : STOPPED));
      const last = isFailure(result) && result.isSuspected === true ? await turn(() => attempt(task)) : result;
      return isFailure(last) ? { problem: last.problem } : last;
    },
    close: () => {
      closed ??= stop();
      return closed;
    },
  };
}

/**
 * Megabytes of new objects before V8 collects garbage in a worker. Most objects of a document die with it: with V8's default
 * a worker spends a seventh of its time on collecting.
 */
const YOUNG_MEGABYTES = 128;

async function startThreads<Task, Result>(
  { module, name }: WorkerEntry,
  { jobs, tasks, memory }: PoolOptions,
): Promise<Piscina<Task, Result>> {
  const piscina = await import('piscina');
  optimiseLess();
  const threads = new piscina.Piscina<Task, Result>({
    filename: module.href,
    name,
    minThreads: Math.max(1, Math.min(jobs, tasks)),
    maxThreads: jobs,
    // Idle workers keep their fonts, templates and compiled code for the next document.
    idleTimeout: Number.POSITIVE_INFINITY,
    recordTiming: false,
    resourceLimits: { maxOldGenerationSizeMb: memory, maxYoungGenerationSizeMb: YOUNG_MEGABYTES },
  });
  // A worker that dies after its task is replaced. When none is left, none can start: that is an error of ours.
  threads.on('error', (error) => {
    if (threads.threads.length === 0) throw error;
  });
  return threads;
}

/** Runs single tasks under the limits of time and memory. */
function supervise<Task, Result>(
  threads: Piscina<Task, Result>,
  turn: ReturnType<typeof pLimit>,
  { limit, memory }: PoolOptions,
): { attempt(task: Task): Promise<Result | TaskFailure>; stop(): Promise<void> } {
  const ending = endingWorkers();
  const ended: EndedWorkers = { certain: 0, suspected: 0 };
  const watch = watchMemory({
    workers: () => threads.threads,
    busy: () => turn.activeCount,
    memory,
    end: (workers, isCertain) => {
      ended[isCertain ? 'certain' : 'suspected'] += Math.min(workers.length, turn.activeCount);
      // One task at a time from now on, which shows the one that takes too much.
      if (!isCertain) turn.concurrency = 1;
      for (const worker of workers) {
        ending.note(worker);
        void worker.terminate();
      }
    },
  });
  // Piscina ends the worker of an aborted task, and does not say which it is: it is the one that is gone afterwards.
  const abort = (controller: AbortController): void => {
    const before: Worker[] = [...threads.threads];
    controller.abort();
    for (const worker of before) if (!threads.threads.includes(worker)) ending.note(worker);
  };
  return {
    attempt: (task) => {
      watch.look();
      return runTimed(limit, ended, abort, (signal) => threads.run(task, { signal }));
    },
    stop: () => {
      watch.stop();
      return endWorkers(threads, ending);
    },
  };
}
