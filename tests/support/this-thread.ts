/** Compiles in this thread, where what was loaded once stays warm; without limits of time and memory. */
import type { CompilePool } from '../../src/publish/compile-pool.js';
import { compileDocument } from '../../src/publish/compile-task.js';

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
