/** Compiles in this thread, where what was loaded once stays warm; without limits of time and memory. */
import type { CompilePool } from '../../src/build/workers/compile-pool.js';
import { compileDocument } from '../../src/build/workers/compile-task.js';

export const thisThread: CompilePool = {
  run: async (task) => {
    try {
      return await compileDocument(task);
    } catch (error) {
      return { problem: `could not be compiled (${String(error)})` };
    }
  },
  close: async () => {},
};
