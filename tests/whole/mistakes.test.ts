/** What a new user reads after a mistake, as terminal text at 80 columns: `npm run golden` renews the files, the diff is read. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { engross, folderWith } from '../support/cli.js';
import { MISTAKES } from '../support/mistakes.js';

const GOLDEN = join(import.meta.dirname, '../golden/diagnostics');
const isWriting = process.env['GOLDEN'] === 'write';

describe('a mistake', () => {
  it.concurrent.each(Object.entries(MISTAKES))('%s', async (name, { files, args }) => {
    const { folder, done } = folderWith(files);
    try {
      const { code, stderr } = await engross(folder, args, { COLUMNS: '80' });
      const text = `$ engross ${args.join(' ')}\n${stderr.replace(/\d+[.,]\d+ s\b/g, '0.0 s')}[exit code ${code}]\n`;
      const path = join(GOLDEN, `${name}.txt`);
      mkdirSync(GOLDEN, { recursive: true });
      if (isWriting) writeFileSync(path, text);
      expect(text).toBe(readFileSync(path, 'utf8'));
      expect(text).not.toMatch(/ at .*\.js:/);
      expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
    } finally {
      done();
    }
  });
});
