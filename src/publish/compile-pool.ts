/** Where documents are compiled: in this thread when they are few, else in several. */
import type { CompileResult, CompileTask } from './records.js';

/** A place where tasks are done. */
export interface CompilePool {
  /** Does a task; gives the reason in words where the thread died or took too long. */
  run(task: CompileTask): Promise<CompileResult | { problem: string }>;
  close(): Promise<void>;
}

export interface PoolOptions {
  /** Threads at once. */
  jobs: number;
  /** Tasks that are to come. */
  tasks: number;
  /** Seconds that one document may take. */
  limit: number;
  /** Megabytes that one thread may keep. */
  memory: number;
}

/** Documents below which a thread takes longer to start than it saves. */
const FEW = 16;

/** Opens a place for so many tasks; threads start when they are first needed. */
export async function openPool({ jobs, tasks, limit, memory }: PoolOptions): Promise<CompilePool> {
  if (tasks < FEW) return inThisThread();
  const { Piscina } = await import('piscina');
  const threads = new Piscina<CompileTask, CompileResult>({
    filename: new URL('./compile-task.js', import.meta.url).href,
    name: 'compileDocument',
    minThreads: 1,
    maxThreads: Math.min(jobs, tasks),
    resourceLimits: { maxOldGenerationSizeMb: memory },
  });
  return {
    run: async (task) => {
      const watch = new AbortController();
      const timer = setTimeout(() => watch.abort(), limit * 1000);
      try {
        return await threads.run(task, { signal: watch.signal });
      } catch (error) {
        return { problem: watch.signal.aborted ? `took more than ${limit} seconds` : deathOf(error) };
      } finally {
        clearTimeout(timer);
      }
    },
    close: () => threads.destroy(),
  };
}

function deathOf(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  if (code === 'ERR_WORKER_OUT_OF_MEMORY') return 'needed more memory than a thread may keep';
  return `could not be compiled (${error instanceof Error ? error.message : 'the thread died'})`;
}

async function inThisThread(): Promise<CompilePool> {
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
