/** The examples of docs/api.md, run as a program would: each prints what is below it. */
import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { folderWith, PACKAGE } from '../support/cli.js';

const { folder, done } = folderWith({ 'package.json': '{"type": "module"}\n' });
mkdirSync(join(folder, 'node_modules'));
symlinkSync(PACKAGE, join(folder, 'node_modules/engross'));
symlinkSync(join(PACKAGE, 'node_modules/unified'), join(folder, 'node_modules/unified'));
afterAll(() => {
  rmSync(join(folder, 'node_modules'), { recursive: true });
  done();
});

const MANUAL = readFileSync(join(PACKAGE, 'docs/api.md'), 'utf8');
const EXAMPLES = MANUAL.split(/^## /m).flatMap((section) =>
  [...section.matchAll(/^```js\n([\s\S]*?)^```\n\n```text\n([\s\S]*?)^```/gm)].map(
    ([, program = '', printed = '']) => ({
      title: section.split('\n')[0] ?? '',
      program,
      printed,
    }),
  ),
);

describe('docs/api.md', () => {
  it('has an example with its output in every section but the last', () => {
    expect(EXAMPLES.length).toBe(MANUAL.match(/^```js$/gm)?.length);
    expect(new Set(EXAMPLES.map(({ title }) => title)).size).toBe(5);
  });

  it.each(EXAMPLES.map((example, index) => ({ ...example, index })))(
    '$title, $index',
    async ({ program, printed, index }) => {
      const path = join(folder, `example-${index}.js`);
      writeFileSync(path, program);
      const { stdout, stderr } = await promisify(execFile)(process.execPath, [path], { cwd: folder });
      expect(stderr).toBe('');
      expect(stdout).toBe(printed);
    },
  );

  it('names every value that the module exports', async () => {
    const names = Object.keys(await import(join(PACKAGE, 'dist/index.js')));
    expect(names.filter((name) => name !== 'version' && !MANUAL.includes(name))).toEqual([]);
  });
});
