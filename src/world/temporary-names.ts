/** Names of files that are being written, and whether who wrote them is still there. */
import { hash, randomBytes } from 'node:crypto';
import { hostname } from 'node:os';

/** `.engross-<machine>-<process>-<random>.tmp`: short, so that a file with a name of 255 bytes can be written too. */
const NAME = /^\.engross-([0-9a-f]{6})-(\d{1,10})-[0-9a-f]{12}\.tmp$/;
/** How long (ms) a temporary file may be in use: of another machine it is not known whether its process is still there. */
const LONGEST_WRITE = 3_600_000;

/** A name that no other file has, for a file beside the one that it is to replace. It reaches no output. */
export function temporaryName(): string {
  return `.engross-${machine()}-${process.pid}-${randomBytes(6).toString('hex')}.tmp`;
}

/** Whether a file has a name from {@link temporaryName}. */
export function isTemporaryName(name: string): boolean {
  return NAME.test(name);
}

/** Whether a temporary file was left behind: its process is gone, or it was last changed (ms) an hour ago or more. */
export function isLeftBehind(name: string, changed: number): boolean {
  const [, host, pid] = NAME.exec(name) ?? [];
  if (pid === undefined) return false;
  return (host === machine() && !isRunning(Number(pid))) || Date.now() - changed > LONGEST_WRITE;
}

function isRunning(pid: number): boolean {
  // A larger number would wrap round to a process group, and 0 is our own.
  if (pid === 0 || pid > 0x7fffffff) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // A process of another user is running too: only "no such process" says that it is gone.
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
  }
}

function machine(): string {
  return hash('sha256', hostname()).slice(0, 6);
}
