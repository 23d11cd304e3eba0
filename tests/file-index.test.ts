/** What is known of files without reading them: only what no edit can have slipped past. */
import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openFileIndex } from '../src/build/store/file-index.js';
import { openArea } from '../src/world/area.js';
import { type FileFacts, factsOf } from '../src/world/read-files.js';

describe('the index of files', () => {
  let folder = '';
  let area = openArea([]);
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'engross-index-'));
    area = openArea([folder]);
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const fileWith = (text: string) => {
    const path = join(folder, 'a.md');
    writeFileSync(path, text);
    return path;
  };
  const rested = (path: string): FileFacts | undefined => {
    const facts = factsOf(area, path);
    return facts && { ...facts, isAtRest: true };
  };

  it('knows a file that was at rest when it was read, in the next build too', async () => {
    const path = fileWith('one');
    const index = await openFileIndex(area, join(folder, 'index'));
    index.learn(path, rested(path), 'digest');
    await index.close();
    expect((await openFileIndex(area, join(folder, 'index'))).known(path)).toEqual({
      digest: 'digest',
      size: 3,
      isOwn: false,
    });
  });

  it('knows its own files from those that it read, as long as nobody changes them', async () => {
    const path = fileWith('one');
    const index = await openFileIndex(area, undefined);
    index.wrote(path, 'digest');
    expect(index.known(path)?.isOwn).toBe(true);
    await new Promise((done) => setTimeout(done, 20));
    writeFileSync(path, 'two');
    expect(index.known(path)).toBeUndefined();
    index.learn(path, rested(path), 'other digest');
    expect(index.known(path)?.isOwn).toBe(false);
  });

  it('does not trust a file that was read right after it was written', async () => {
    const path = fileWith('one');
    const index = await openFileIndex(area, undefined);
    index.learn(path, factsOf(area, path), 'digest');
    expect(index.known(path)).toBeUndefined();
  });

  it.each(['two', 'longer'])('does not know it when it says %j, whatever time it is given', async (text) => {
    const path = fileWith('one');
    const then = new Date('2027-01-01T00:00:00Z');
    utimesSync(path, then, then);
    const index = await openFileIndex(area, undefined);
    index.learn(path, rested(path), 'digest');
    // The disk's clock ticks every few milliseconds.
    await new Promise((done) => setTimeout(done, 20));
    writeFileSync(path, text);
    utimesSync(path, then, then);
    expect(index.known(path)).toBeUndefined();
  });

  it('forgets all when it is torn', async () => {
    const path = fileWith('one');
    const index = await openFileIndex(area, join(folder, 'index'));
    index.wrote(path, 'digest');
    await index.close();
    writeFileSync(join(folder, 'index'), '{');
    expect((await openFileIndex(area, join(folder, 'index'))).known(path)).toBeUndefined();
  });
});
