/** Progress of a long build: a line that renews itself on a terminal, plain lines in a CI. */
import { elapsedSeconds } from '../../world/machine.js';

/** Documents below which a build is over before one can read of it. */
const FEW = 50;
/** Share of a build after which its pace is one: threads begin slowly. */
const WARM = 0.1;
/** Lines that a CI's log gets of one build. */
const LINES = 10;

/** Told after each document; writes to stderr. */
export function progressOf(isQuiet: boolean): ((done: number, all: number) => void) | undefined {
  if (isQuiet) return undefined;
  const began = elapsedSeconds();
  const { stderr } = process;
  return (done, all) => {
    if (all < FEW) return;
    if (stderr.isTTY) {
      const left = Math.ceil(((elapsedSeconds() - began) / done) * (all - done));
      const told = done < all * WARM ? '' : `, ${left} s left`;
      stderr.write(done === all ? '\r\u001b[K' : `\r\u001b[K${bar(done / all)} ${done} of ${all} documents${told}`);
    } else if (Math.floor((done * LINES) / all) > Math.floor(((done - 1) * LINES) / all))
      stderr.write(`${done} of ${all} documents\n`);
  };
}

function bar(share: number): string {
  const full = Math.round(share * 20);
  return `[${'#'.repeat(full)}${' '.repeat(20 - full)}]`;
}
