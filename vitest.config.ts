import { defineConfig } from 'vitest/config';

// biome-ignore lint/style/noDefaultExport: vitest asks for one
export default defineConfig({
  test: {
    // The machine of a secretariat's CI has two cores; more workers only fight for them.
    maxWorkers: 2,
    hookTimeout: 120_000,
    projects: [
      // What runs all the time: no program of the system, no second install. Its files share what they import: no module
      // of ours keeps anything but what it has read, and loading fonts and parsers for each file anew is half of the time.
      { extends: true, test: { name: 'unit', include: ['tests/*.test.ts'], isolate: false, testTimeout: 60_000 } },
      // What takes the finished product in hand: browsers, LibreOffice, real texts, the packed tarball.
      { extends: true, test: { name: 'whole', include: ['tests/whole/*.test.ts'], testTimeout: 240_000 } },
    ],
  },
});
