/** The build of a session: what is rebuilt is counted, what is published is listed, and nothing is ever lost. */

import { spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Manifest } from '../../src/manifest.js';
import { severityOf } from '../../src/message.js';
import { type BuildResult, buildDocuments } from '../../src/publish/build.js';
import type { BuildRequest } from '../../src/publish/build-request.js';
import { openThisThread } from '../../src/publish/compile-pool.js';
import { sha256 } from '../../src/publish/digest.js';
import { openWorkspace } from '../../src/workspace.js';
import { engross, folderWith, PACKAGE } from '../support/cli.js';

/** Most builds here are small, and start no threads; those that are about threads are processes of their own. */
const pool = await openThisThread();

const done: (() => void)[] = [];
afterAll(() => {
  for (const clean of done) clean();
});

const NOTE = (title: string, more = '', text = '1. Some words.') =>
  `---\nkind: note\ntitle: ${title}\n${more}---\n\n${text}\n`;

const FILES: Record<string, string> = {
  'engross.yaml': 'engross: 1\nformats: [html, docx]\n',
  'sources/s/session.yaml':
    'title: {en: A Meeting, fr: Une réunion}\noriginal: en\nlanguages: [en, fr]\nstart: 2027-05-18\n',
  'sources/s/one/en.md': NOTE('One', 'symbol: CML/1\n', '1. The first. {#first}\n2. The second. {#second}'),
  'sources/s/one/fr.md': NOTE('Un', '', '1. Le premier. {#first}\n2. Le deuxième. {#second}'),
  'sources/s/two/en.md': NOTE('Two', 'symbol: CML/2\n', '1. See [](doc:one#second).'),
  'sources/s/three/en.md': NOTE('Three', 'symbol: CML/3\n'),
  'sources/s/list/en.md': '---\nkind: list-of-documents\ntitle: List\nsymbol: CML/INF.1\ndate: 2027-05-18\n---\n',
};

function workspaceWith(files: Record<string, string> = FILES): string {
  const { folder, done: clean } = folderWith(files);
  done.push(clean);
  return folder;
}

function request(root: string, more: Partial<BuildRequest> = {}): BuildRequest {
  const workspace = openWorkspace(root);
  return {
    workspace,
    cwd: root,
    paths: [join(root, 'sources')],
    formats: workspace.settings.formats,
    languages: undefined,
    kind: undefined,
    set: [],
    out: join(root, 'output'),
    variant: 'circulation',
    date: undefined,
    write: true,
    cache: workspace.cache,
    pool,
    ...more,
  };
}

const build = (root: string, more: Partial<BuildRequest> = {}): Promise<BuildResult> =>
  buildDocuments(request(root, more));

const counted = ({ made, unchanged }: BuildResult) => [made, unchanged];
const manifestOf = (root: string, folder = 's') =>
  JSON.parse(readFileSync(join(root, 'output', folder, 'manifest.json'), 'utf8')) as Manifest;
const errors = ({ files }: BuildResult) =>
  files.flatMap((file) => file.messages.filter((message) => severityOf(message) === 'error').map(String));

/** Every output with its digest, the cache aside. */
function digests(root: string, folder = 'output'): Record<string, string> {
  const paths = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).filter((path) =>
    /\.\w+$/.test(path),
  );
  return Object.fromEntries(
    paths
      .filter(
        (path) =>
          !readdirSync(join(root, folder, path, '..'), { withFileTypes: true }).some(
            (one) => one.isDirectory() && path.endsWith(`/${one.name}`),
          ),
      )
      .filter((path) => !/(^|\/)s(\.closed)?$/.test(path))
      .sort()
      .map((path) => [path, sha256(readFileSync(join(root, folder, path)))]),
  );
}

describe('what is rebuilt', () => {
  it('everything, then nothing, then what was touched and what refers to it', async () => {
    const root = workspaceWith();
    expect(counted(await build(root))).toEqual([10, 0]);
    const first = digests(root);
    expect(counted(await build(root))).toEqual([0, 10]);
    writeFileSync(join(root, 'sources/s/three/en.md'), NOTE('Three', 'symbol: CML/3\n', '1. Other words.'));
    // The list of documents shows its title and symbol, which are the same.
    expect(counted(await build(root))).toEqual([2, 8]);
    writeFileSync(
      join(root, 'sources/s/one/en.md'),
      NOTE('One', 'symbol: CML/1\n', '1. The new first. {#first}\n2. The second. {#second}'),
    );
    // Its translation was compared with it; the label that another document cites is the same.
    expect(counted(await build(root))).toEqual([4, 6]);
    writeFileSync(
      join(root, 'sources/s/one/en.md'),
      NOTE('One', 'symbol: CML/1\n', '1. The first. {#first}\n2. A new one.\n3. The second. {#second}'),
    );
    // Now the paragraph has another number: what refers to it is made again, and what lists it, for its translation is held
    // back.
    expect(counted(await build(root))).toEqual([6, 2]);
    expect(readFileSync(join(root, 'output/s/two.en.html'), 'utf8')).toContain('3');
    writeFileSync(join(root, 'sources/s/one/en.md'), FILES['sources/s/one/en.md'] ?? '');
    writeFileSync(join(root, 'sources/s/three/en.md'), FILES['sources/s/three/en.md'] ?? '');
    expect(counted(await build(root))).toEqual([0, 10]);
    expect(digests(root)).toEqual(first);
  });

  it('a translation alone leaves its original and the other documents', async () => {
    const root = workspaceWith();
    await build(root);
    writeFileSync(
      join(root, 'sources/s/one/fr.md'),
      NOTE('Un', '', '1. Le premier point. {#first}\n2. Le deuxième. {#second}'),
    );
    const result = await build(root);
    expect([result.made, result.written.length]).toEqual([2, 10]);
  });

  it('everything by --force, by another template, by a session that changed', async () => {
    const root = workspaceWith();
    await build(root);
    expect(counted(await build(root, { force: true }))).toEqual([10, 0]);
    mkdirSync(join(root, 'templates'));
    writeFileSync(join(root, 'templates/design.yaml'), 'styles:\n  title: {size: 15}\n');
    expect(counted(await build(root))).toEqual([10, 0]);
    writeFileSync(
      join(root, 'sources/s/session.yaml'),
      `${FILES['sources/s/session.yaml']}place: {en: Here, fr: Ici}\n`,
    );
    expect(counted(await build(root))).toEqual([10, 0]);
  });

  it('an image that changed', async () => {
    const root = workspaceWith({
      ...FILES,
      'sources/s/three/en.md': NOTE('Three', 'symbol: CML/3\n', '![A lake](lake.png)'),
    });
    const png = (colour: number) =>
      Buffer.from(
        `iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk${colour === 0 ? '+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg' : 'YPhfDwAChwGA60e6kgAAAABJRU5ErkJggg'}==`,
        'base64',
      );
    writeFileSync(join(root, 'sources/s/three/lake.png'), png(0));
    expect(errors(await build(root))).toEqual([]);
    writeFileSync(join(root, 'sources/s/three/lake.png'), png(1));
    expect(counted(await build(root))).toEqual([2, 8]);
  });

  it('an output that was changed or taken away comes back without being made again', async () => {
    const root = workspaceWith();
    await build(root);
    const before = digests(root);
    writeFileSync(join(root, 'output/s/three.en.html'), 'changed');
    unlinkSync(join(root, 'output/s/one.fr.docx'));
    expect(counted(await build(root))).toEqual([0, 10]);
    expect(digests(root)).toEqual(before);
  });

  it('all of it when the cache is corrupt, with the same bytes', async () => {
    const root = workspaceWith();
    await build(root);
    const before = digests(root);
    const cache = join(root, '.engross/cache');
    for (const path of readdirSync(cache, { recursive: true, encoding: 'utf8' })) {
      const full = join(cache, path);
      if (/[0-9a-f]{64}$|\.json$/.test(path)) writeFileSync(full, readFileSync(full).subarray(0, 40));
    }
    rmSync(join(root, 'output'), { recursive: true });
    expect(counted(await build(root))).toEqual([10, 0]);
    expect(digests(root)).toEqual(before);
  });
});

describe('the manifest', () => {
  it('lists every output with its digest, and verify agrees until one is changed', async () => {
    const root = workspaceWith();
    await build(root);
    const listed = manifestOf(root).documents.flatMap((one) => one.versions.flatMap((version) => version.outputs));
    for (const output of listed) expect(sha256(readFileSync(join(root, 'output/s', output.file)))).toBe(output.sha256);
    const written = readdirSync(join(root, 'output/s')).filter((name) => !/^(index|manifest)/.test(name));
    expect(listed.map((output) => output.file).sort()).toEqual(written.sort());
    expect((await engross(root, ['verify', 'output'])).code).toBe(0);
    writeFileSync(join(root, 'output/s/two.en.html'), 'other');
    const ran = await engross(root, ['verify', 'output']);
    expect([ran.code, ran.stderr]).toEqual([
      1,
      expect.stringMatching(/output\/s\/two\.en\.html[\s\S]*Unexpected SHA-256/),
    ]);
  });

  it('tells words, labels and diagnostics', async () => {
    const root = workspaceWith();
    await build(root);
    const one = manifestOf(root).documents.find((document) => document.id === 'one');
    const english = one?.versions.find((version) => version.language === 'en');
    expect([one?.symbol, english?.words, english?.labels]).toEqual([
      'CML/1',
      4,
      [
        ['first', '1.'],
        ['second', '2.'],
      ],
    ]);
  });

  it('changed by hand or damaged is written anew, and nothing outside its folder is touched', async () => {
    const root = workspaceWith();
    await build(root);
    const path = join(root, 'output/s/manifest.json');
    const before = readFileSync(path, 'utf8');
    writeFileSync(join(root, 'output/kept.txt'), 'kept');
    writeFileSync(path, before.replace('"three.en.html"', '"../kept.txt"'));
    const result = await build(root);
    expect(result.files.flatMap((file) => file.messages.map((message) => message.ruleId))).toContain('manifest');
    expect([readFileSync(path, 'utf8'), readFileSync(join(root, 'output/kept.txt'), 'utf8')]).toEqual([before, 'kept']);
    writeFileSync(path, '{"engross": 1');
    await build(root);
    expect(readFileSync(path, 'utf8')).toBe(before);
  });

  it('outputs whose source is gone go, and only those', async () => {
    const root = workspaceWith();
    await build(root);
    writeFileSync(join(root, 'output/s/mine.txt'), 'mine');
    rmSync(join(root, 'sources/s/three'), { recursive: true });
    await build(root);
    const names = readdirSync(join(root, 'output/s'));
    expect(names.filter((name) => name.startsWith('three'))).toEqual([]);
    expect(names).toContain('mine.txt');
    expect(manifestOf(root).documents.map((document) => document.id)).toEqual(['list', 'one', 'two']);
  });

  it('a build of one document leaves the others as they are', async () => {
    const root = workspaceWith();
    await build(root);
    const before = manifestOf(root);
    await build(root, { paths: [join(root, 'sources/s/two')] });
    expect(manifestOf(root)).toEqual(before);
  });

  it('a version that fails is held back with its reason, its old outputs go, its page says that it follows', async () => {
    const root = workspaceWith();
    await build(root);
    writeFileSync(
      join(root, 'sources/s/one/fr.md'),
      NOTE('Un', '', '1. Le premier 7. {#first}\n2. Le deuxième. {#second}'),
    );
    const result = await build(root);
    expect(errors(result)).toHaveLength(1);
    const french = manifestOf(root)
      .documents.find((one) => one.id === 'one')
      ?.versions.find((one) => one.language === 'fr');
    expect([french?.outputs, french?.heldBack]).toEqual([[], [expect.stringContaining('Unexpected figure `7`')]]);
    expect(existsSync(join(root, 'output/s/one.fr.html'))).toBe(false);
    expect(existsSync(join(root, 'output/s/one.en.html'))).toBe(true);
    expect(readFileSync(join(root, 'output/s/index.html'), 'utf8')).toContain('Translation to follow');
    expect(readFileSync(join(root, 'output/s/one.en.html'), 'utf8')).not.toContain('one.fr.html');
  });
});

describe('documents that are not open to all', () => {
  const closed = {
    ...FILES,
    'sources/s/three/en.md': NOTE('A secret title', 'symbol: CML/3\ndistribution: restricted\n'),
    'sources/s/four/en.md':
      '---\nkind: statement\ndelegation: PE\ndelivered: 2027-05-19\nembargo: 2027-05-19T10:00:00+02:00\n---\n\nAn embargoed text.\n',
  };
  const published = (root: string) =>
    readdirSync(join(root, 'output/s'))
      .filter((name) => /\.(html|json)$/.test(name))
      .map((name) => readFileSync(join(root, 'output/s', name), 'utf8'))
      .join('\n');

  it('stay out of page, manifest and list, in a folder of their own', async () => {
    const root = workspaceWith(closed);
    await build(root);
    expect(published(root)).not.toMatch(/secret|embargoed/i);
    expect(manifestOf(root, 's.closed').documents.map((one) => one.id)).toEqual(['four', 'three']);
  });

  it('come out when --date allows, and leave nothing behind', async () => {
    const root = workspaceWith(closed);
    await build(root);
    await build(root, { date: '2027-05-20' });
    expect(existsSync(join(root, 'output/s/four.en.html'))).toBe(true);
    expect(existsSync(join(root, 'output/s.closed/four.en.html'))).toBe(false);
    expect(manifestOf(root).documents.map((one) => one.id)).toContain('four');
  });
});

describe('any number of threads and machines', () => {
  const many = Object.fromEntries(
    Array.from({ length: 24 }, (_, index): [string, string] => [
      `sources/s/d${String(index).padStart(2, '0')}/en.md`,
      NOTE(
        `Number ${index}`,
        `symbol: CML/${10 + index}\n`,
        `${index % 5 === 4 ? '<b>broken</b>\n\n' : ''}1. Words of ${index}.`,
      ),
    ]),
  );

  it('give the same bytes and messages', async () => {
    const roots = [1, 2, 5].map((jobs) => ({ jobs, root: workspaceWith({ ...FILES, ...many }) }));
    const told: unknown[] = [];
    for (const { jobs, root } of roots) {
      const ran = await engross(root, ['build', '--jobs', String(jobs), '--report', 'json']);
      told.push([ran.code, ran.stdout, digests(root)]);
    }
    expect(told[1]).toEqual(told[0]);
    expect(told[2]).toEqual(told[0]);
  }, 60_000);

  it.each([2, 3, 7])(
    '%i shards merge into what one build makes',
    async (of) => {
      const whole = workspaceWith({ ...FILES, ...many });
      await engross(whole, ['build']);
      const parts = workspaceWith({ ...FILES, ...many });
      for (let index = 1; index <= of; index++)
        await engross(parts, ['build', '--shard', `${index}/${of}`, '--cache', `.engross/${index}`]);
      const ran = await engross(parts, ['merge']);
      expect(ran.stderr).toBe('');
      expect(digests(parts)).toEqual(digests(whole));
    },
    60_000,
  );

  it('a part that lacks is told, and nothing is joined', async () => {
    const root = workspaceWith();
    await build(root, { shard: { index: 1, of: 2 } });
    const ran = await engross(root, ['merge']);
    expect([ran.code, ran.stderr]).toEqual([1, expect.stringContaining('Unexpected no part 2 of 2')]);
    expect(existsSync(join(root, 'output/s/manifest.json'))).toBe(false);
  });

  it('a plan lists the units with their keys and what has changed', async () => {
    const root = workspaceWith();
    await build(root, { paths: [join(root, 'sources/s/two')] });
    const ran = await engross(root, ['plan', '--report', 'json']);
    const units = JSON.parse(ran.stdout) as { document: string; format: string; changed: boolean; key: string }[];
    expect(units).toHaveLength(10);
    expect(units.filter((unit) => !unit.changed).map((unit) => unit.document)).toEqual(['two', 'two']);
  });
});

describe('accidents', () => {
  it('a document that takes too long, or a thread that dies, fails alone', async () => {
    const files: Record<string, string> = { ...FILES };
    for (let index = 0; index < 20; index++) files[`sources/s/d${index}/en.md`] = NOTE(`Number ${index}`);
    const root = workspaceWith(files);
    const slow = await engross(root, ['build', '--limit', '0.001']);
    expect([slow.code, slow.stderr]).toEqual([
      1,
      expect.stringContaining('document that took more than 0.001 seconds'),
    ]);
    expect((await engross(root, ['build'])).code).toBe(0);
  }, 60_000);

  it('killed at any moment, no output is torn, and the next build repairs all', async () => {
    const wanted = workspaceWith();
    await build(wanted);
    const root = workspaceWith();
    for (const after of [150, 350, 550, 750, 1000, 1300]) {
      const child = spawn(process.execPath, [join(PACKAGE, 'dist/cli.js'), 'build', '--force'], {
        cwd: root,
        stdio: 'ignore',
      });
      await new Promise((resolve) => setTimeout(resolve, after));
      child.kill('SIGKILL');
      await new Promise((resolve) => child.once('exit', resolve).exitCode !== null && resolve(undefined));
      const names = existsSync(join(root, 'output/s')) ? readdirSync(join(root, 'output/s')) : [];
      for (const name of names.filter((one) => !one.startsWith('.')))
        expect(readFileSync(join(root, 'output/s', name)), name).toEqual(readFileSync(join(wanted, 'output/s', name)));
    }
    expect((await engross(root, ['build'])).code).toBe(0);
    const left = readdirSync(join(root, 'output/s')).filter((name) => !name.startsWith('.'));
    expect(left.sort()).toEqual(readdirSync(join(wanted, 'output/s')).sort());
  }, 60_000);

  it('two builds at once on one folder', async () => {
    const wanted = workspaceWith();
    await build(wanted);
    const root = workspaceWith();
    const ran = await Promise.all([engross(root, ['build']), engross(root, ['build']), engross(root, ['build'])]);
    expect(ran.map((one) => one.code)).toEqual([0, 0, 0]);
    expect(digests(root)).toEqual(digests(wanted));
  });

  it('symbolic links in a circle', async () => {
    const root = workspaceWith();
    symlinkSync(join(root, 'sources'), join(root, 'sources/s/loop'));
    symlinkSync('b.md', join(root, 'sources/s/one/a.md'));
    symlinkSync('a.md', join(root, 'sources/s/one/b.md'));
    const ran = await engross(root, ['build']);
    expect(ran.stderr).not.toMatch(/ at .*\.js:/);
    expect(existsSync(join(root, 'output/s/three.en.html'))).toBe(true);
  });

  it('an output folder that cannot be written to, and an output that is in the way', async () => {
    const root = workspaceWith();
    mkdirSync(join(root, 'output/s/three.en.html/in-the-way'), { recursive: true });
    const ran = await engross(root, ['build']);
    expect([ran.code, ran.stderr]).toEqual([1, expect.stringContaining('output three.en.html that cannot be written')]);
    expect(existsSync(join(root, 'output/s/two.en.html'))).toBe(true);
    writeFileSync(join(root, 'file'), '');
    const blocked = await engross(root, ['build', '--out', 'file/out']);
    expect([blocked.code, blocked.stderr]).toEqual([1, expect.stringContaining('unwritable')]);
  });

  it('a disk that is full: what does not fit is told, what was there stays', async () => {
    const small = '/dev/full';
    const root = workspaceWith();
    await build(root);
    cpSync(join(root, 'output'), join(root, 'before'), { recursive: true });
    expect(existsSync(small)).toBe(true);
    rmSync(join(root, '.engross'), { recursive: true });
    symlinkSync(small, join(root, '.engross'));
    const ran = await engross(root, ['build', '--force']);
    expect(ran.code).toBe(0);
    expect(digests(root)).toEqual(digests(root, 'before'));
  });
});
