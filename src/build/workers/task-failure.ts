/** Runs a task with a time limit, and says why it failed. */

/** A task without result. */
export interface TaskFailure {
  problem: string;
  /** True when one of several tasks used too much memory: each is then tried again alone. */
  isSuspected?: boolean;
}

/** Workers that were ended for their memory and whose tasks have not failed yet. */
export interface EndedWorkers {
  certain: number;
  suspected: number;
}

export function isFailure<Result>(result: Result | TaskFailure): result is TaskFailure {
  return typeof result === 'object' && result !== null && 'problem' in result;
}

/** Runs a task for at most `limit` seconds; `abort` ends its worker. */
export async function runTimed<Result>(
  limit: number,
  ended: EndedWorkers,
  abort: (controller: AbortController) => void,
  run: (signal: AbortSignal) => Promise<Result>,
): Promise<Result | TaskFailure> {
  const controller = new AbortController();
  const timer = setTimeout(() => abort(controller), limit * 1000);
  try {
    return await run(controller.signal);
  } catch (error) {
    return controller.signal.aborted ? { problem: `took more than ${limit} seconds` } : failureOf(error, ended);
  } finally {
    clearTimeout(timer);
  }
}

const OUT_OF_MEMORY = 'needed more memory than a thread may keep';

function failureOf(error: unknown, ended: EndedWorkers): TaskFailure {
  const isEnded = error instanceof Error && error.message.startsWith('worker exited');
  if (isEnded && ended.suspected > 0) {
    ended.suspected -= 1;
    return { problem: OUT_OF_MEMORY, isSuspected: true };
  }
  if (isEnded && ended.certain > 0) {
    ended.certain -= 1;
    return { problem: OUT_OF_MEMORY };
  }
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ERR_WORKER_OUT_OF_MEMORY') return { problem: OUT_OF_MEMORY };
  return { problem: `could not be compiled (${error instanceof Error ? error.message : 'the thread died'})` };
}
