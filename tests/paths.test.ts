/** Nothing that a source, a manifest or an address names leads out of its folder. */

import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { GENERATOR, readManifest } from '../src/build/store/manifest-file.js';
import { isFileName } from '../src/manifest.js';
import { openArea } from '../src/world/area.js';
import { readImage } from '../src/world/images.js';
import { isInside } from '../src/world/paths.js';
import { draftText, rulesOf } from './support/compiling.js';
import { messagesOf } from './support/messages.js';

const folder = mkdtempSync(join(tmpdir(), 'engross-paths-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A PNG of one grey pixel. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==',
  'base64',
);

describe('an image', () => {
  it.each([
    '../lake.png',
    'a/../../lake.png',
    '%2e%2e/lake.png',
    '..%2flake.png',
    '/etc/lake.png',
    'https://x.example/lake.png',
    '//x.example/lake.png',
    'file:///lake.png',
    'a\\b\\lake.png',
    'lake.png?x',
    'lake.svg',
    'lake.png%00.png#',
  ])('is refused by its address: %s', (url) => {
    expect(rulesOf(draftText({ source: `![A lake](${url})`, set: ['title=T'] }).file)).toContain('image');
  });

  it.each(['lake.png', 'maps/lake.jpeg', './Lake%20Map.JPG', 'a..b/lake.png'])('may lie in its folder: %s', (url) => {
    expect(rulesOf(draftText({ source: `![A lake](${url})`, set: ['title=T'] }).file)).not.toContain('image');
  });

  it('is read inside its folder, and not through a link that leads out of it', async () => {
    const own = join(folder, 'document');
    mkdirSync(own);
    writeFileSync(join(folder, 'outside.png'), PNG);
    writeFileSync(join(own, 'inside.png'), PNG);
    symlinkSync(join(folder, 'outside.png'), join(own, 'out.png'));
    symlinkSync(join(own, 'inside.png'), join(own, 'in.png'));
    const outside = { problem: 'lies outside the folder of its document' };
    expect(await readImage(own, 'inside.png')).toMatchObject({ type: 'png', width: 1, height: 1 });
    expect(await readImage(own, 'in.png')).toMatchObject({ type: 'png' });
    expect(await readImage(own, 'out.png')).toEqual(outside);
    expect(await readImage(own, '../outside.png')).toEqual(outside);
    expect(await readImage(own, 'none.png')).toEqual({ problem: 'cannot be read (there is no such file)' });
    expect(await readImage(own, '.')).toEqual({ problem: 'cannot be read (it is no file)' });
  });
});

describe('a link', () => {
  it.each([
    'javascript:alert(1)',
    'ftp://x.example/a',
    'file:///etc/passwd',
    'data:text/html,x',
    'http:///x',
    'other.md',
  ])('is refused: %s', (url) => {
    expect(rulesOf(draftText({ source: `[words](${url})`, set: ['title=T'] }).file)).toContain('link');
  });

  it.each(['https://x.example/a', 'HTTP://x.example', 'mailto:a@x.example'])('may lead outside: %s', (url) => {
    expect(rulesOf(draftText({ source: `[words](${url})`, set: ['title=T'] }).file)).not.toContain('link');
  });
});

describe('a manifest', () => {
  it('names files beside it only', () => {
    const names = ['one.en.pdf', 'a b.html', '../x', 'a/b', 'a\\b', '', '.hidden', '..', '/x', 'a\0b'];
    expect(names.filter(isFileName)).toEqual(['one.en.pdf', 'a b.html']);
  });

  it('is not trusted when it names another, though a build of ours seems to have written it', () => {
    const output = (file: string) => ({ file, format: 'pdf', variant: 'circulation', sha256: '0'.repeat(64), size: 1 });
    const manifest = (file: string) => ({
      generator: GENERATOR,
      documents: [{ id: 'one', versions: [{ language: 'en', outputs: [output(file)] }] }],
    });
    const read = (file: string) => {
      writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest(file)));
      return readManifest({ area: openArea([folder]), root: folder }, folder, 'manifest.json', true);
    };
    expect(read('one.en.pdf')?.manifest?.documents[0]?.id).toBe('one');
    expect(read('../one.en.pdf')).toMatchObject({ manifest: undefined });
    expect(messagesOf(read('../one.en.pdf')?.file).map(({ ruleId }) => ruleId)).toEqual(['manifest']);
  });
});

describe('a path', () => {
  it('is inside its folder when nothing leads out of it', () => {
    const inside = ['/a', '/a/b', '/a/b/../c'];
    const outside = ['/', '/b', '/ab', '/a/../b', '/a/b/../../c'];
    expect([...inside, ...outside].filter((path) => isInside('/a', path))).toEqual(inside);
  });
});
