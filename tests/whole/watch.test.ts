/** Builds that go on while somebody writes: what a change touches is made again, and nothing else. */
import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { folderWith, PACKAGE } from '../support/cli.js';

const NOTE = (title: string, text: string) =>
  `---\nkind: note\ntitle: ${title}\nsymbol: A/${title}\nstatus: issued\ndistribution: general\nissued: 2027-05-18\n---\n\n1. ${text}\n`;

const FILES = {
  'engross.yaml': 'engross: 1\n',
  'sources/s/session.yaml':
    'title: {en: A Meeting}\noriginal: en\nlanguages: [en]\nstart: 2027-05-18\nend: 2027-05-20\norganisation: {en: United Parties}\n',
  'sources/s/one/en.md': NOTE('One', 'Before.'),
  'sources/s/two/en.md': NOTE('Two', 'Never changed.'),
  'sources/s/three/en.md': NOTE('Three', 'Never changed.'),
};

const made: (() => void)[] = [];
afterAll(() => {
  for (const done of made) done();
});

function workspace(): string {
  const { folder, done } = folderWith(FILES);
  made.push(done);
  return folder;
}

/** When each file below a folder was last written. */
function timesOf(folder: string): Map<string, bigint> {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => /\.\w+$/.test(path));
  return new Map(paths.map((path) => [path, statSync(join(folder, path), { bigint: true }).mtimeNs]));
}

function writtenSince(before: ReadonlyMap<string, bigint>, folder: string): string[] {
  return [...timesOf(folder)]
    .filter(([path, time]) => before.get(path) !== time)
    .map(([path]) => path)
    .sort();
}

const OF_ONE = ['s/one.en.docx', 's/one.en.html', 's/one.en.pdf'];

describe('engross build --watch', () => {
  let watching: ChildProcess | undefined;
  afterEach(() => watching?.kill('SIGKILL'));

  it('makes a changed document again and no other, tells what is wrong at its line, and ends at Ctrl-C', async () => {
    const cwd = workspace();
    const output = join(cwd, 'output');
    const child = spawn(process.execPath, [join(PACKAGE, 'dist/cli.js'), 'build', '--watch'], { cwd });
    watching = child;
    let said = '';
    child.stderr.on('data', (data: Buffer) => {
      said += String(data);
    });
    const says = async (words: RegExp) => {
      await expect.poll(() => said, { timeout: 90_000 }).toMatch(words);
      const told = said;
      said = '';
      return told;
    };
    await says(/Watching the sources/);
    const before = timesOf(output);

    writeFileSync(join(cwd, 'sources/s/one/en.md'), NOTE('One', 'After.'));
    expect(await says(/made, \d+ unchanged/)).toMatch(/sources\/s\/one\/en\.md[\s\S]*3 made, 6 unchanged/);
    expect(writtenSince(before, output).filter((path) => !/index|manifest/.test(path))).toEqual(OF_ONE);
    expect(readFileSync(join(output, 's/one.en.html'), 'utf8')).toContain('After.');

    writeFileSync(join(cwd, 'sources/s/one/en.md'), NOTE('One', 'After.').replace('title:', 'titel:'));
    await says(/one\/en\.md\n\s*3:1 error: `titel` is not a field of a note/);

    writeFileSync(join(cwd, 'sources/s/one/en.md'), NOTE('One', 'FixedSource.'));
    await says(/3 made, 6 unchanged/);
    expect(readFileSync(join(output, 's/one.en.html'), 'utf8')).toContain('FixedSource.');

    const ended = new Promise((resolve) => child.once('exit', (code, signal) => resolve(code ?? signal)));
    child.kill('SIGINT');
    expect(await ended).toBe(0);
    expect(readdirSync(join(output, 's')).filter((name) => /tmp|~/.test(name))).toEqual([]);
  });
});

describe('the preview', () => {
  let preview: ChildProcess | undefined;
  afterEach(() => preview?.kill('SIGKILL'));

  it('makes what a change touches again, and nothing else', async () => {
    const cwd = workspace();
    const out = join(cwd, '.engross/preview');
    const child = spawn(process.execPath, [join(PACKAGE, 'dist/cli.js'), 'preview'], { cwd });
    preview = child;
    const address = await new Promise<string>((resolve) =>
      child.stdout.once('data', (data: Buffer) => resolve(String(data).split('\n')[0] ?? '')),
    );
    const ready = (text: string) =>
      expect
        .poll(async () => (await statusOf(address)).isReady && readFileSync(join(out, 's/one.en.html'), 'utf8'), {
          timeout: 90_000,
        })
        .toContain(text);
    await ready('Before.');
    const before = timesOf(out);
    expect([...before.keys()].filter((path) => OUTPUT.test(path))).toHaveLength(9);
    writeFileSync(join(cwd, 'sources/s/one/en.md'), NOTE('One', 'After.'));
    await ready('After.');
    expect(writtenSince(before, out).filter((path) => OUTPUT.test(path))).toEqual(OF_ONE);
  });
});

const OUTPUT = /^s\/(?:one|two|three)\./;

/** What the preview tells a window that is opened now. */
async function statusOf(address: string): Promise<{ isReady: boolean }> {
  const { body } = await fetch(`${address}events?page=s/one.en.html`);
  const reader = body?.getReader();
  const { value } = (await reader?.read()) ?? {};
  await reader?.cancel();
  return JSON.parse(/^data: (.*)$/m.exec(new TextDecoder().decode(value))?.[1] ?? '{"isReady": false}');
}
