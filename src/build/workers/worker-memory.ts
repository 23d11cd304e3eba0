/**
 * Ends workers that use more memory than they may, buffers included: V8's own limit counts only objects of its heap, so that
 * a worker full of pixels would grow until the system kills the whole process.
 *
 * Measured: from Node 22.16 `worker.getHeapStatistics()` answers within 20 ms even from an endless loop, and counts buffers.
 * Node 20 cannot measure one worker from outside; there the memory of the process is compared with what all of its busy
 * workers may use together (reading it takes 0.1 ms). When that is too much, every task is tried again alone.
 */
import { setTimeout as delay } from 'node:timers/promises';
import type { Worker } from 'node:worker_threads';

/** What is watched. */
export interface MemoryWatch {
  /** Starts watching while tasks run; the watch ends by itself when `busy` is 0. */
  look(): void;
  stop(): void;
}

export interface WatchedWorkers {
  /** The workers that are alive. */
  workers: () => readonly Worker[];
  /** Tasks that are running. */
  busy: () => number;
  /** Megabytes that one worker may use. */
  memory: number;
  /** Ends workers; `isCertain` is false when one of several may have used too much, and nobody can tell which. */
  end: (workers: readonly Worker[], isCertain: boolean) => void;
}

/** Milliseconds between two looks; a worker fills at most some hundred megabytes in that time. */
const INTERVAL = 150;
const MEGABYTE = 2 ** 20;
/** Megabytes that a worker without a task keeps: fonts, templates, compiled code. */
const RESTING = 256;

export function watchMemory({ workers, busy, memory, end }: WatchedWorkers): MemoryWatch {
  const atStart = memoryOfProcess();
  let timer: NodeJS.Timeout | undefined;
  const stop = (): void => {
    clearInterval(timer);
    timer = undefined;
  };
  const look = async (): Promise<void> => {
    if (busy() === 0) return stop();
    const grown = (memoryOfProcess() - atStart) / MEGABYTE;
    // As long as all of them together use less than one may, none uses too much.
    if (grown <= memory) return;
    const alive = workers();
    const used = await Promise.all(alive.map(usedBy));
    const tooLarge = alive.filter((_, index) => (used[index] ?? 0) > memory * MEGABYTE);
    if (tooLarge.length > 0) end(tooLarge, true);
    else if (used.includes(undefined) && grown > memory * busy() + RESTING * (alive.length - busy()))
      end(alive, busy() === 1);
  };
  return {
    look: () => {
      timer ??= setInterval(() => void look(), INTERVAL).unref();
    },
    stop,
  };
}

/** Bytes that the process keeps in memory; 0 where the system does not say (too many open files). */
function memoryOfProcess(): number {
  try {
    return process.memoryUsage.rss();
  } catch {
    return 0;
  }
}

/** Of Node 22.16 and later; the types are those of Node 20. */
interface Measurable {
  getHeapStatistics?: () => Promise<{ used_heap_size: number; external_memory: number }>;
}

/** Bytes that a worker uses; undefined where Node cannot tell, or the worker has ended. */
async function usedBy(worker: Worker): Promise<number | undefined> {
  try {
    const asked = (worker as Worker & Measurable).getHeapStatistics?.();
    // A worker that waits for the system does not answer.
    const statistics = asked && (await Promise.race([asked, delay(INTERVAL, undefined, { ref: false })]));
    return statistics === undefined ? undefined : statistics.used_heap_size + statistics.external_memory;
  } catch {
    return 0;
  }
}
