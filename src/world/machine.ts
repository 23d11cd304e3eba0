/** The clock and the processor: asked here and nowhere else. */
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { setFlagsFromString } from 'node:v8';

/** Seconds since the process began, for what is told of progress; it reaches no output. */
export function elapsedSeconds(): number {
  return performance.now() / 1000;
}

/** Columns of a terminal, or those that `COLUMNS` names; 80 where neither is known. */
export function terminalWidth(columns: number | undefined): number {
  const named = Number(process.env['COLUMNS']);
  return Math.max(columns ?? (Number.isInteger(named) && named > 0 ? named : 80), 40);
}

/** Threads that the machine can run at once. */
export function cores(): number {
  return availableParallelism();
}

/** Open files of a worker while it loads its modules (later it has 4), and of the process beside its workers. */
const FILES_OF_WORKER = 16;
const FILES_OF_PROCESS = 32;

/** Workers that the bound on open files (`ulimit -n`) leaves room for; at least one. Systems without /proc have no low bound. */
export function mostWorkers(): number {
  const bound = openFilesBound();
  return Math.max(1, Math.floor((bound - FILES_OF_PROCESS) / FILES_OF_WORKER));
}

function openFilesBound(): number {
  try {
    const found = /^Max open files\s+(\d+)/m.exec(readFileSync('/proc/self/limits', 'utf8'))?.[1];
    return found === undefined ? Number.POSITIVE_INFINITY : Number(found);
  } catch {
    return Number.POSITIVE_INFINITY;
  }
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

/** Of the engine that these are for (Node 20 has V8 11.3), the flags that make it optimise less, and later. */
const FRUGAL = { version: /^11\./, flags: ['--max-inlined-bytecode-size-cumulative=200', '--interrupt-budget=300000'] };

/**
 * Has the engine optimise less code in threads that start from now on. Compiling is wide and flat: hundreds of functions,
 * none of which runs for long, and what Node 20 spends on making them faster comes back only after thousands of documents.
 *
 * Measured on two cores, with and without in turn: 0.83 of the time for 250 documents in three formats, 0.86 for a check
 * of 6,000 versions, no difference for one statement. Engines from Node 22 on have a middle way of their own.
 */
export function optimiseLess(): void {
  if (FRUGAL.version.test(process.versions.v8)) for (const flag of FRUGAL.flags) setFlagsFromString(flag);
}

/**
 * Kills the process when it is over (exit code 137), after the listeners for its end: a worker that waits for the system
 * cannot be ended, and the process would wait for it for ever.
 */
export function killAtEnd(): void {
  process.once('exit', () => process.kill(process.pid, 'SIGKILL'));
}
