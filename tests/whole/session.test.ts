/** The build of a session: what is rebuilt is counted, what is published is listed, and what is not open stays apart. */

import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { BuildResult } from '../../src/build/build.js';
import { sha256 } from '../../src/build/store/digest.js';
import { openFileIndex } from '../../src/build/store/file-index.js';
import type { CompilePool } from '../../src/build/workers/compile-pool.js';
import { openArea } from '../../src/world/area.js';
import { engross } from '../support/cli.js';
import { messagesOf } from '../support/messages.js';
import {
  build,
  digests,
  errorsOf,
  FILES,
  manifestOf,
  NOTE,
  removeWorkspaces,
  workspaceWith,
} from '../support/sessions.js';
import { thisThread } from '../support/this-thread.js';

afterAll(removeWorkspaces);

const indexOf = (root: string) => {
  const cache = join(root, '.engross/cache');
  return join(cache, readdirSync(cache).find((name) => name.startsWith('files-')) ?? '');
};

const counted = ({ made, unchanged }: BuildResult) => [made, unchanged];

describe('what is rebuilt', () => {
  it('everything, then nothing, then what was touched and what refers to it', async () => {
    const root = workspaceWith();
    expect(counted(await build(root))).toEqual([10, 0]);
    const first = digests(join(root, 'output'));
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
    expect(digests(join(root, 'output'))).toEqual(first);
  });

  it('each document is compiled once; those that need others are read once before', async () => {
    const root = workspaceWith();
    const tasks: string[] = [];
    const pool: CompilePool = {
      run: (task) => {
        tasks.push(`${task.id}: ${typeof task.make === 'string' ? task.make : 'units'}`);
        return thisThread.run(task);
      },
      close: async () => {},
    };
    await build(root, { pool });
    expect(tasks.sort()).toEqual(['list: all', 'list: units', 'one: all', 'three: all', 'two: all', 'two: units']);
    tasks.length = 0;
    await build(root, { pool });
    expect(tasks).toEqual([]);
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

  it('what a changed template is used for, and nothing else', async () => {
    const root = workspaceWith();
    await build(root);
    const change = (name: string, text: string): void => {
      mkdirSync(join(root, 'templates', dirname(name)), { recursive: true });
      writeFileSync(join(root, 'templates', name), text);
    };
    change('languages/fr.yaml', 'autonym: le français\n');
    // One document has a French version, and `fr` is in no other.
    expect(counted(await build(root))).toEqual([2, 8]);
    change('languages/ru.yaml', 'autonym: русский язык\n');
    change('kinds/statement.yaml', 'masthead: note\n');
    expect(counted(await build(root))).toEqual([0, 10]);
    change('kinds/note.yaml', 'endMark: false\n');
    expect(counted(await build(root))).toEqual([8, 2]);
    change('design.yaml', 'paper: Letter\n');
    expect(counted(await build(root))).toEqual([10, 0]);
  });

  it.each([
    ['an image', '', '![A lake](lake.png)'],
    ['an emblem', 'emblem: lake.png\n', '1. Words.'],
  ])('%s that changed', async (_, field, text) => {
    const root = workspaceWith({
      ...FILES,
      'sources/s/three/en.md': NOTE('Three', `symbol: CML/3\n${field}`, text),
    });
    const png = (colour: number) =>
      Buffer.from(
        `iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk${colour === 0 ? '+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg' : 'YPhfDwAChwGA60e6kgAAAABJRU5ErkJggg'}==`,
        'base64',
      );
    writeFileSync(join(root, 'sources/s/three/lake.png'), png(0));
    expect(errorsOf(await build(root))).toEqual([]);
    writeFileSync(join(root, 'sources/s/three/lake.png'), png(1));
    expect(counted(await build(root))).toEqual([2, 8]);
    const three = manifestOf(root).documents.find(({ id }) => id === 'three');
    expect(three?.versions[0]?.images).toEqual([{ path: 'lake.png', sha256: sha256(png(1)) }]);
  });

  it('an output that was changed or taken away comes back without being made again', async () => {
    const root = workspaceWith();
    await build(root);
    const before = digests(join(root, 'output'));
    writeFileSync(join(root, 'output/s/three.en.html'), 'changed');
    unlinkSync(join(root, 'output/s/one.fr.docx'));
    expect(counted(await build(root))).toEqual([0, 10]);
    expect(digests(join(root, 'output'))).toEqual(before);
  });

  it('a source that changed and kept its size and the time of its change', async () => {
    const root = workspaceWith();
    const path = join(root, 'sources/s/three/en.md');
    const then = new Date('2027-01-01T00:00:00Z');
    const write = (text: string) => {
      writeFileSync(path, NOTE('Three', 'symbol: CML/3\n', text));
      utimesSync(path, then, then);
    };
    write('1. Three rivers.');
    await build(root);
    write('1. Threw rivers.');
    expect(counted(await build(root))).toEqual([2, 8]);
    expect(readFileSync(join(root, 'output/s/three.en.html'), 'utf8')).toContain('Threw rivers');
  });

  it('a source of which the index knows other bytes than it has, from the second build on', async () => {
    const root = workspaceWith();
    await build(root);
    const path = join(root, 'sources/s/three/en.md');
    const index = await openFileIndex(openArea([root]), indexOf(root));
    index.wrote(path, sha256(Buffer.from('what it never was')));
    await index.close();
    expect(errorsOf(await build(root))).toEqual([expect.stringContaining('changed while it was built')]);
    expect(errorsOf(await build(root))).toEqual([]);
    expect((await engross(root, ['verify', 'output'])).code).toBe(0);
  });

  it('all of it when the cache is corrupt, with the same bytes', async () => {
    const root = workspaceWith();
    await build(root);
    const before = digests(join(root, 'output'));
    const cache = join(root, '.engross/cache');
    for (const path of readdirSync(cache, { recursive: true, encoding: 'utf8' })) {
      const full = join(cache, path);
      if (/[0-9a-f]{64}$|^(recent|files)-/.test(path)) writeFileSync(full, readFileSync(full).subarray(0, 40));
    }
    rmSync(join(root, 'output'), { recursive: true });
    expect(counted(await build(root))).toEqual([10, 0]);
    expect(digests(join(root, 'output'))).toEqual(before);
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
      expect.stringMatching(/output\/s\/two\.en\.html[\s\S]*not the one that the manifest lists/),
    ]);
  });

  it('knows every document of its folder: verify tells of one that somebody put there', async () => {
    const root = workspaceWith();
    await build(root);
    writeFileSync(join(root, 'output/s/notes.log'), 'Not a document.');
    expect(await engross(root, ['verify', 'output', '--strict'])).toMatchObject({ code: 0, stderr: '' });
    writeFileSync(join(root, 'output/s/two.fr.pdf'), '%PDF-1.7');
    const ran = await engross(root, ['verify', 'output', '--strict']);
    expect(ran.code).toBe(1);
    expect(ran.stderr).toMatch(/output\/s\/two\.fr\.pdf\n {2}warning: the manifest does not list this file/);
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

  it('holds back a version that cannot be read when it is asked for, and leaves it alone when it is not', async () => {
    const root = workspaceWith();
    await build(root);
    const french = () =>
      manifestOf(root)
        .documents.find(({ id }) => id === 'one')
        ?.versions.find(({ language }) => language === 'fr');
    const before = french();
    writeFileSync(join(root, 'sources/s/one/fr.md'), '---\ntitle: [\n---\n\nMots.\n');
    await build(root, { languages: ['en'] });
    expect([before?.outputs.length, french()]).toEqual([2, before]);
    await build(root);
    expect([french()?.outputs, french()?.heldBack?.length]).toEqual([[], 1]);
  });

  it('changed by hand or damaged is written anew, and nothing outside its folder is touched', async () => {
    const root = workspaceWith();
    await build(root);
    const path = join(root, 'output/s/manifest.json');
    const before = readFileSync(path, 'utf8');
    writeFileSync(join(root, 'output/kept.txt'), 'kept');
    writeFileSync(path, before.replace('"three.en.html"', '"../kept.txt"'));
    const result = await build(root);
    expect(result.files.flatMap((file) => messagesOf(file).map((message) => message.ruleId))).toContain('manifest');
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
    expect(errorsOf(result)).toHaveLength(1);
    const french = manifestOf(root)
      .documents.find((one) => one.id === 'one')
      ?.versions.find((one) => one.language === 'fr');
    expect([french?.outputs, french?.heldBack]).toEqual([[], [expect.stringContaining('`7`')]]);
    expect(existsSync(join(root, 'output/s/one.fr.html'))).toBe(false);
    expect(existsSync(join(root, 'output/s/one.en.html'))).toBe(true);
    expect(readFileSync(join(root, 'output/s/index.html'), 'utf8')).toContain('Translation to follow');
    expect(readFileSync(join(root, 'output/s/one.en.html'), 'utf8')).not.toContain('one.fr.html');
  });
});

describe('what a build comes to', () => {
  it('leaves nothing of a session whose last document is gone, its page included', async () => {
    const root = workspaceWith({
      ...FILES,
      'sources/t/session.yaml': FILES['sources/s/session.yaml'] ?? '',
      'sources/t/lone/en.md': NOTE('Lone'),
    });
    await build(root);
    expect(readdirSync(join(root, 'output')).sort()).toEqual(['s', 't']);
    rmSync(join(root, 'sources/t/lone'), { recursive: true });
    await build(root);
    expect(readdirSync(join(root, 'output'))).toEqual(['s']);
  });

  it('is the same for a part of a session: what is held back is in no list, whether it is built or not', async () => {
    const files = { ...FILES, 'sources/s/three/fr.md': NOTE('Trois', '', '1. Un.\n2. Deux.') };
    const [whole, part] = [workspaceWith(files), workspaceWith(files)];
    await build(whole);
    const result = await build(part, { paths: [join(part, 'sources/s/list')] });
    expect(errorsOf(result)).toEqual([]);
    for (const name of ['list.en.html', 'list.en.docx'])
      expect(sha256(readFileSync(join(part, 'output/s', name)))).toBe(
        sha256(readFileSync(join(whole, 'output/s', name))),
      );
    expect(existsSync(join(whole, 'output/s/three.fr.html'))).toBe(false);
  });

  it('hangs on the sources alone, not on which thread still has a document in mind', async () => {
    // The version that states the original is held back, and its document is asked for twice, since it refers to others.
    const files: Record<string, string> = { ...FILES };
    for (const name of ['a', 'b', 'c']) {
      files[`sources/s/${name}/en.md`] = NOTE('T', 'original: fr\n', '1. See [](doc:one#second).\n2. More.');
      files[`sources/s/${name}/fr.md`] = NOTE('T', '', '1. Voir [](doc:one#second).');
    }
    const root = workspaceWith(files);
    await build(root);
    for (const name of ['a', 'b', 'c'])
      expect(readFileSync(join(root, `output/s/${name}.fr.html`), 'utf8')).toContain('Original: français');
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

  it('leave no page in a language that the session no longer has', async () => {
    const root = workspaceWith(closed);
    await build(root);
    expect(readdirSync(join(root, 'output/s')).filter((name) => name.startsWith('index'))).toEqual([
      'index.fr.html',
      'index.html',
    ]);
    const path = join(root, 'sources/s/session.yaml');
    writeFileSync(path, readFileSync(path, 'utf8').replace('[en, fr]', '[fr]'));
    await build(root);
    expect(readdirSync(join(root, 'output/s')).filter((name) => name.startsWith('index'))).toEqual(['index.html']);
    expect(readFileSync(join(root, 'output/s/index.html'), 'utf8')).toContain('<html lang="fr"');
  });

  it('leave no folder of their own once there are none, as if there had been none', async () => {
    const { 'sources/s/three/en.md': _, ...files } = closed;
    const root = workspaceWith(files);
    await build(root);
    await build(root, { date: '2027-05-20' });
    expect(readdirSync(join(root, 'output'))).toEqual(['s']);
  });

  it('lead to those that are, which do not lead to them until they come out', async () => {
    const root = workspaceWith({
      ...FILES,
      'sources/s/three/en.md': NOTE('Three', 'symbol: CML/3\n', 'See [](doc:four).'),
      'sources/s/four/en.md': NOTE('Four', 'symbol: CML/4\nembargo: 2027-05-19T10:00:00+02:00\n', 'See [](doc:three).'),
    });
    const linksIn = (path: string) =>
      readFileSync(join(root, 'output', path), 'utf8').match(/href="[^"]*(three|four)\.en\.html/g);
    const { files } = await build(root);
    expect(files.flatMap((file) => messagesOf(file).map(({ ruleId }) => `${file.path} ${ruleId}`))).toEqual([
      'sources/s/three/en.md withheld-reference',
    ]);
    expect([linksIn('s/three.en.html'), linksIn('s.closed/four.en.html')]).toEqual([
      null,
      ['href="../s/three.en.html'],
    ]);
    await build(root, { date: '2027-05-20' });
    expect([linksIn('s/three.en.html'), linksIn('s/four.en.html')]).toEqual([
      ['href="./four.en.html'],
      ['href="./three.en.html'],
    ]);
  });
});
