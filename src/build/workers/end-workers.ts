/** Ends workers, also those that wait for the system and cannot be stopped. */
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import type { Worker } from 'node:worker_threads';
import { LIMITS } from '../../limits.js';
import { killAtEnd } from '../../world/machine.js';

/** Workers that were told to end and have not ended yet. */
export interface EndingWorkers {
  ending: ReadonlySet<Worker>;
  note(worker: Worker): void;
}

export function endingWorkers(): EndingWorkers {
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
 * Ends all workers. JavaScript and WebAssembly can be stopped anywhere. A worker that waits for the system (a read from a
 * network drive that is gone) cannot: it is left behind, and the process is killed when the command is over.
 */
export async function endWorkers(
  threads: { threads: Worker[]; destroy(): Promise<void> },
  { ending, note }: EndingWorkers,
): Promise<void> {
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
