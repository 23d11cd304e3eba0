import { defineConfig } from 'vitest/config';

// biome-ignore lint/style/noDefaultExport: vitest asks for one
export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    testTimeout: 30_000,
    // The machine of a secretariat's CI has two cores; more workers only fight for them.
    maxWorkers: 2,
  },
});
