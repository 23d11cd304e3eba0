// Loaded before everything else (NODE_OPTIONS=--import): makes a worker fail in the middle of a source that says so, and
// the limit of time come sooner than after two minutes (FAULT_LIMIT, in milliseconds).
import { readFileSync, writeFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

const faults = {
  '@loop@': () => {
    for (;;);
  },
  // Buffers, of which V8's own limit counts none.
  '@fill@': () => {
    const kept = [];
    for (;;) kept.push(Buffer.alloc(2 ** 25, 1));
  },
  // An answer of the system that never comes: a thread that waits for it cannot be ended.
  '@wait@': () => readFileSync(process.env.FAULT_PIPE),
};

const LIMIT = 120_000;
const SHORT = Number(process.env.FAULT_LIMIT ?? LIMIT);

if (isMainThread) {
  const { setTimeout: original } = globalThis;
  globalThis.setTimeout = (done, ms, ...rest) => original(done, ms === LIMIT ? SHORT : ms, ...rest);
} else {
  const { decode } = TextDecoder.prototype;
  TextDecoder.prototype.decode = function (...given) {
    const text = decode.apply(this, given);
    for (const [mark, fail] of Object.entries(faults)) {
      if (!text.includes(mark)) continue;
      writeFileSync(process.env.FAULT_BEGUN, mark);
      fail();
    }
    return text;
  };
}
