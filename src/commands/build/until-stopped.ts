/** How a command that runs until it is stopped ends: Ctrl-C, or the system's request to end. */
import { LIMITS } from '../../limits.js';

/** Waits for Ctrl-C or SIGTERM. Commands that end by themselves have no such listener: the system ends them at once. */
export function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    // The second Ctrl-C finds no listener and ends the process at once.
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
}

/** Waits for work that a worker in an endless loop may hold up, as long as a command may take to end. */
export async function withinTime(work: Promise<unknown>): Promise<void> {
  await Promise.race([work, new Promise((done) => setTimeout(done, LIMITS.endingSeconds * 1000).unref())]);
}
