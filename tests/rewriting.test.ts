/** Sources that engross mends: whole or not at all, and the same files as before. */
import {
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openArea } from '../src/world/area.js';
import { rewriteSource } from '../src/world/write-files.js';

const folder = mkdtempSync(join(tmpdir(), 'engross-rewriting-'));
afterAll(() => rmSync(folder, { recursive: true }));

function source(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text, { mode: 0o640 });
  return path;
}

describe('a source', () => {
  it('is written anew with its permissions, and nothing is left beside it', async () => {
    const path = source('one.md', 'One');
    expect(await rewriteSource(openArea([folder]), path, Buffer.from('One'), 'Two')).toBe(true);
    expect([readFileSync(path, 'utf8'), statSync(path).mode & 0o777]).toEqual(['Two', 0o640]);
    expect(readdirSync(folder)).toEqual(['one.md']);
  });

  it('is left as it is when someone else has written it since', async () => {
    const path = source('two.md', 'Of another');
    expect(await rewriteSource(openArea([folder]), path, Buffer.from('One'), 'Two')).toBe(false);
    expect(readFileSync(path, 'utf8')).toBe('Of another');
  });

  it('behind a link is written where it is, and the link stays one', async () => {
    const path = source('three.md', 'One');
    const link = join(folder, 'link.md');
    symlinkSync(path, link);
    expect(await rewriteSource(openArea([folder]), link, Buffer.from('One'), 'Two')).toBe(true);
    expect([lstatSync(link).isSymbolicLink(), readFileSync(path, 'utf8')]).toEqual([true, 'Two']);
  });
});
