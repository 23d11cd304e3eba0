/** What a build remembers: records that are found wherever they lie, and no more bytes than the bound. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openCache } from '../src/build/store/cache.js';
import { digestOf, sha256 } from '../src/build/store/digest.js';
import { openArea } from '../src/world/area.js';

/** Name of a build's own file of records, as a build writes it. */
const SCOPE = '0123456789abcdef';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'engross-cache-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const keyOf = (index: number, words = '') => digestOf(String(index), words);

/** A build that uses the records of `count` documents, of which those in `changed` say other words. */
async function build(count: number, changed: readonly number[] = [], late = false): Promise<number> {
  const cache = await openCache(openArea([folder]), folder, SCOPE, { late });
  let made = 0;
  for (let index = 0; index < count; index++) {
    const key = keyOf(index, changed.includes(index) ? 'other' : '');
    if ((await cache.record('documents', key)) !== undefined) continue;
    made++;
    await cache.putRecord('documents', key, { index });
  }
  await cache.close();
  return made;
}

const together = () => readFileSync(join(folder, `recent-${SCOPE}`), 'utf8');

describe('records', () => {
  it('that lie beside the file of those used together are found too', async () => {
    expect(await build(200)).toBe(200);
    const first = together();
    expect(await build(200, [7])).toBe(1);
    // For one of two hundred it is not written anew.
    expect(together()).toBe(first);
    expect(await build(200, [7])).toBe(0);
    expect(await build(200)).toBe(0);
  });

  it('are written together anew when many are others', async () => {
    await build(200);
    const first = together();
    const changed = [1, 2, 3, 4, 5];
    await build(200, changed);
    expect(together()).not.toBe(first);
    expect(together()).toContain(keyOf(5, 'other'));
    expect(await build(200, changed)).toBe(0);
  });

  it('of what is judged lie together only, and a few new ones each in its own file', async () => {
    expect(await build(200, [], true)).toBe(200);
    expect(readdirSync(folder)).not.toContain('documents');
    const first = together();
    expect(await build(200, [7], true)).toBe(1);
    expect(together()).toBe(first);
    expect(await build(200, [7], true)).toBe(0);
  });

  it('are none where the file of those used together is torn or was mended', async () => {
    await build(20, [], true);
    const path = join(folder, `recent-${SCOPE}`);
    writeFileSync(path, together().slice(0, -40));
    expect(await build(20, [], true)).toBe(20);
    writeFileSync(path, together().replace('{"index":3}', '{"index":4}'));
    expect(await build(20, [], true)).toBe(20);
    expect(await build(20, [], true)).toBe(0);
  });

  it('are none when their bytes are not what they were', async () => {
    await build(1);
    rmSync(join(folder, `recent-${SCOPE}`));
    const key = keyOf(0);
    const path = join(folder, 'documents', key.slice(0, 2), key);
    writeFileSync(path, readFileSync(path, 'utf8').replace('0', '1'));
    expect(await build(1)).toBe(1);
  });
});

describe('outputs', () => {
  it('are none when their bytes are not what they were', async () => {
    const cache = await openCache(openArea([folder]), folder, SCOPE);
    const bytes = new TextEncoder().encode('An output.');
    const digest = sha256(bytes);
    await cache.putBytes(digest, bytes);
    expect(await cache.bytes(digest)).toEqual(Buffer.from(bytes));
    writeFileSync(join(folder, 'outputs', digest.slice(0, 2), digest), 'Another.');
    expect(await cache.bytes(digest)).toBeUndefined();
  });
});

describe('the bound', () => {
  const bounds = { most: 10_000, countAfter: 1000 };
  const bytesOf = (index: number) => new Uint8Array(1000).fill(index);
  const pathOf = (bytes: Uint8Array) => join(folder, 'outputs', sha256(bytes).slice(0, 2), sha256(bytes));
  const kept = () =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((name) => join(folder, name))
      .filter((path) => statSync(path).isFile())
      .reduce((sum, path) => sum + statSync(path).size, 0);

  it('is kept: what was not used for longest goes, what was used since stays', async () => {
    const first = await openCache(openArea([folder]), folder, SCOPE, { bounds });
    for (let index = 0; index < 9; index++) await first.putBytes(sha256(bytesOf(index)), bytesOf(index));
    await first.close();
    // An hour between each and the next.
    for (let index = 0; index < 9; index++)
      utimesSync(pathOf(bytesOf(index)), 1_800_000_000, 1_700_000_000 + 3600 * index);
    const second = await openCache(openArea([folder]), folder, SCOPE, { bounds });
    expect(await second.bytes(sha256(bytesOf(0)))).toEqual(Buffer.from(bytesOf(0)));
    for (let index = 9; index < 12; index++) await second.putBytes(sha256(bytesOf(index)), bytesOf(index));
    await second.close();
    expect(kept()).toBeLessThanOrEqual(bounds.most);
    const third = await openCache(openArea([folder]), folder, SCOPE, { bounds });
    const isThere = await Promise.all(
      Array.from({ length: 12 }, async (_, index) => (await third.bytes(sha256(bytesOf(index)))) !== undefined),
    );
    expect(isThere.map((there, index) => (there ? index : -1)).filter((index) => index >= 0)).toEqual([
      0, 5, 6, 7, 8, 9, 10, 11,
    ]);
  });
});
