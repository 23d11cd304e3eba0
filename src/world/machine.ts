/** The clock and the processor: asked here and nowhere else. */
import { availableParallelism } from 'node:os';

/** Seconds since the process began, for what is told of progress; it reaches no output. */
export function elapsedSeconds(): number {
  return performance.now() / 1000;
}

/** Threads that the machine can run at once. */
export function cores(): number {
  return availableParallelism();
}

/**
 * The day for documents that have no date, ISO: `SOURCE_DATE_EPOCH` when it is set (reproducible-builds.org), else
 * 1970-01-01. The clock itself is never read.
 */
export function sourceDate(): string {
  const seconds = Number(process.env['SOURCE_DATE_EPOCH'] ?? '0');
  const date = new Date(Number.isSafeInteger(seconds) && seconds >= 0 && seconds < 253402300800 ? seconds * 1000 : 0);
  return date.toISOString().slice(0, 10);
}
