/** Accidents in the middle of a build: what is wrong is said, the rest is done, nothing is lost, and the next build is right. */
import { execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { temporaryName } from '../../src/world/temporary-names.js';
import { engross, PACKAGE } from '../support/cli.js';
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

afterAll(removeWorkspaces);

/** Starts a build and kills it without a word after so many milliseconds. */
async function killedAfter(root: string, after: number): Promise<void> {
  const child = spawn(process.execPath, [join(PACKAGE, 'dist/cli.js'), 'build', '--force'], {
    cwd: root,
    stdio: 'ignore',
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const timer = setTimeout(() => child.kill('SIGKILL'), after);
  await ended;
  clearTimeout(timer);
}

describe('a build that is killed', () => {
  it('leaves under each name the old file or the new one, and the next build repairs all', async () => {
    const root = workspaceWith();
    const output = join(root, 'output');
    const began = performance.now();
    expect((await engross(root, ['build'])).code).toBe(0);
    const whole = performance.now() - began;
    const old = digests(output);
    for (const name of ['one/en.md', 'one/fr.md', 'two/en.md', 'three/en.md'])
      writeFileSync(join(root, 'sources/s', name), (FILES[`sources/s/${name}`] ?? '').replace(/^1\./m, '1. Indeed.'));
    const wanted = workspaceWith();
    for (const name of ['one/en.md', 'one/fr.md', 'two/en.md', 'three/en.md'])
      writeFileSync(join(wanted, 'sources/s', name), readFileSync(join(root, 'sources/s', name)));
    await build(wanted);
    const next = digests(join(wanted, 'output'));
    for (let round = 0; round < 4; round++) {
      await killedAfter(root, whole * (0.3 + 0.7 * Math.random()));
      for (const [path, digest] of Object.entries(digests(output)))
        expect([old[path], next[path]], path).toContain(digest);
    }
    expect((await engross(root, ['build'])).code).toBe(0);
    expect(digests(output)).toEqual(next);
  });

  it('leaves no litter: temporary files of processes that are gone are removed, those of running ones stay', async () => {
    const root = workspaceWith();
    const folder = join(root, 'output/s');
    mkdirSync(folder, { recursive: true });
    const own = temporaryName();
    // Beyond the largest number of a process on Linux.
    const gone = own.replace(`-${process.pid}-`, '-2094999999-');
    const source = join(root, 'sources/s/one', gone);
    const [dead, running, old, foreign] = [
      gone,
      own,
      temporaryName(),
      '.engross-000000-2094999999-0123456789ab.tmp',
    ].map((name) => join(folder, name)) as [string, string, string, string];
    for (const path of [dead, running, old, foreign, source]) writeFileSync(path, 'half');
    utimesSync(old, 1, 1);
    await build(root);
    expect([dead, running, old, foreign, source].map((path) => existsSync(path))).toEqual([
      false,
      true,
      false,
      true,
      false,
    ]);
  });
});

/** Does something as a user who may not do all; gives back the rights afterwards. */
async function withoutPrivilege<T>(work: () => Promise<T>): Promise<T> {
  const isRoot = process.geteuid?.() === 0;
  if (isRoot) process.seteuid?.(65534);
  try {
    return await work();
  } finally {
    if (isRoot) process.seteuid?.(0);
  }
}

describe('a folder that cannot be listed', () => {
  it('is told of; what was made of its sources stays, the rest is built', async () => {
    const root = workspaceWith({ ...FILES, 'engross.yaml': 'engross: 1\nformats: [html]\n' });
    await build(root);
    const ofClosed = () => Object.entries(digests(join(root, 'output'))).filter(([path]) => path.includes('three'));
    const before = ofClosed();
    expect(before).not.toEqual([]);
    const closed = join(root, 'sources/s/three');
    for (const folder of ['', 'output', 'output/s']) chmodSync(join(root, folder), 0o777);
    chmodSync(closed, 0);
    const result = await withoutPrivilege(() => build(root)).finally(() => chmodSync(closed, 0o755));
    expect(errorsOf(result)).toEqual([
      expect.stringMatching(/^sources\/s\/three:1:1: .*folder cannot be listed \(permission denied\)/),
    ]);
    expect(result.written.some((path) => path.includes('one'))).toBe(true);
    expect(ofClosed()).toEqual(before);
    expect(manifestOf(root).documents.map((document) => document.id)).toContain('three');
  });
});

describe('documents', () => {
  it('one broken among many: the others are built', async () => {
    const files: Record<string, string> = { 'engross.yaml': 'engross: 1\nformats: [html]\n' };
    for (let index = 0; index < 100; index++)
      files[`sources/s/d${index}/en.md`] = NOTE(`Number ${index}`, '', index === 50 ? '<b>x' : '1. Words.');
    files['sources/s/session.yaml'] = 'title: {en: A Meeting}\n';
    const root = workspaceWith(files);
    const result = await build(root);
    expect(errorsOf(result)).toEqual([expect.stringMatching(/^sources\/s\/d50\/en\.md:6:1/)]);
    expect(result.written).toHaveLength(99);
  });

  it('that take too long, or kill their thread, fail with a message, and the next build is right', async () => {
    const root = workspaceWith();
    const slow = await engross(root, ['build', '--limit', '0.001']);
    expect([slow.code, slow.stderr]).toEqual([1, expect.stringContaining('document took more than 0.001 seconds')]);
    expect(slow.stderr).not.toMatch(/ at .*\.js:/);
    // A thread has 120 MB, which the long document alone exceeds.
    const long = join(root, 'sources/s/three/en.md');
    writeFileSync(long, NOTE('Three', 'symbol: CML/3\n', '*Some* **words** [again](#x) and again. '.repeat(40_000)));
    // The memory of a worker is no option of a command, nor of the public interface.
    const inside = (path: string) => JSON.stringify(join(PACKAGE, 'build', path));
    const dies = `import { buildDocuments } from ${inside('build/build.js')};
      import { openWorkspace } from ${inside('workspace.js')};
      import { formatReport } from ${inside('report/format-report.js')};
      const workspace = openWorkspace(process.cwd());
      const result = await buildDocuments({ workspace, cwd: process.cwd(), paths: ['sources'], formats: ['html'], set: [],
        out: process.cwd() + '/output', variant: 'circulation', write: true, memory: 120 });
      console.log(formatReport(result.files, 'text'), result.written.length);`;
    const told = execFileSync(process.execPath, ['--input-type=module', '-e', dies], { cwd: root, encoding: 'utf8' });
    expect(told).toContain('document needed more memory than a thread may keep');
    expect(told.trim()).toMatch(/ 4$/);
    writeFileSync(long, FILES['sources/s/three/en.md'] ?? '');
    const right = await engross(root, ['build']);
    expect([right.code, right.stderr]).toEqual([0, '']);
  });

  it('that are no files, and links in a circle, are told and hold nothing up', async () => {
    const root = workspaceWith();
    symlinkSync(join(root, 'sources'), join(root, 'sources/s/loop'));
    symlinkSync('b.md', join(root, 'sources/s/one/es.md'));
    symlinkSync('es.md', join(root, 'sources/s/one/b.md'));
    symlinkSync('/dev/zero', join(root, 'sources/s/three/fr.md'));
    const ran = await engross(root, ['build']);
    expect(ran.code).toBe(1);
    expect(ran.stderr).not.toMatch(/ at .*\.js:/);
    expect(ran.stderr).toMatch(/one\/es\.md\n.*file cannot be read \(symbolic links in a circle\)/);
    expect(ran.stderr).toMatch(/three\/fr\.md\n.*leads out of the workspace/);
    expect(existsSync(join(root, 'output/s/three.en.html'))).toBe(true);
  });
});

describe('two builds at once on one folder', () => {
  it('come to the same', async () => {
    const wanted = workspaceWith();
    await build(wanted);
    const root = workspaceWith();
    const ran = await Promise.all([engross(root, ['build']), engross(root, ['build'])]);
    expect(ran.map((one) => one.code)).toEqual([0, 0]);
    expect(digests(join(root, 'output'))).toEqual(digests(join(wanted, 'output')));
  });
});

/** Mounting needs root; without, what it shows is skipped and said to be. */
function canMount(): boolean {
  const root = workspaceWith({ 'mount/.keep': '' });
  try {
    execFileSync('mount', ['-t', 'tmpfs', 'tmpfs', join(root, 'mount')], { stdio: 'ignore' });
    execFileSync('umount', [join(root, 'mount')]);
    return true;
  } catch {
    return false;
  }
}

const mounts = process.platform === 'linux' && canMount();

describe.skipIf(!mounts)(`disks${mounts ? '' : ' (skipped: needs the right to mount)'}`, () => {
  const mounted: string[] = [];
  afterEach(() => {
    for (const path of mounted.splice(0).reverse()) execFileSync('umount', [path]);
  });
  const mount = (path: string, ...options: string[]): void => {
    execFileSync('mount', [...options, path]);
    if (!options.join().includes('remount')) mounted.push(path);
  };

  it('full: what fits is written, the rest is told, nothing is torn; with room all is right', async () => {
    const wanted = workspaceWith();
    await build(wanted);
    const right = digests(join(wanted, 'output'));
    const root = workspaceWith();
    mkdirSync(join(root, 'output'));
    mount(join(root, 'output'), '-t', 'tmpfs', '-o', 'size=60k', 'tmpfs');
    const result = await build(root);
    expect(errorsOf(result).join('\n')).toMatch(/cannot be written \(the disk is full\)/);
    const found = digests(join(root, 'output'));
    expect(Object.keys(found).length).toBeGreaterThan(0);
    for (const [path, digest] of Object.entries(found).filter(([name]) => !/manifest|index/.test(name)))
      expect(digest, path).toBe(right[path]);
    mount(join(root, 'output'), '-o', 'remount,size=10m');
    expect(errorsOf(await build(root))).toEqual([]);
    expect(digests(join(root, 'output'))).toEqual(right);
  });

  it('read-only, or with an output that another program holds: told by name, the others are written', async () => {
    const root = workspaceWith();
    const output = join(root, 'output');
    mkdirSync(output);
    mount(output, '-t', 'tmpfs', '-o', 'size=10m', 'tmpfs');
    await build(root);
    const before = digests(output);
    for (const name of ['two', 'three'])
      writeFileSync(join(root, `sources/s/${name}/en.md`), NOTE(name, `symbol: CML/${name === 'two' ? 2 : 3}\n`));
    mount(output, '-o', 'remount,ro');
    expect(errorsOf(await build(root)).join('\n')).toMatch(
      /three\.en\.html cannot be written \(the disk is read-only\)/,
    );
    expect(digests(output)).toEqual(before);
    mount(output, '-o', 'remount,rw');
    // A file that is a mount is busy, as one that Word holds.
    writeFileSync(join(root, 'held'), readFileSync(join(output, 's/three.en.html')));
    execFileSync('mount', ['--bind', join(root, 'held'), join(output, 's/three.en.html')]);
    mounted.push(join(output, 's/three.en.html'));
    const held = errorsOf(await build(root));
    expect(held).toEqual([
      expect.stringMatching(/three\.en\.html cannot be written \(open in another program such as Word\)/),
    ]);
    expect(digests(output)['s/two.en.html']).not.toBe(before['s/two.en.html']);
    execFileSync('umount', [mounted.pop() ?? '']);
    expect(errorsOf(await build(root))).toEqual([]);
  });
});

describe('folders', () => {
  it('an output that is in the way, and an output folder below a file', async () => {
    const root = workspaceWith();
    mkdirSync(join(root, 'output/s/three.en.html/in-the-way'), { recursive: true });
    const result = await build(root);
    expect(errorsOf(result)).toEqual([expect.stringContaining('three.en.html cannot be written')]);
    expect(existsSync(join(root, 'output/s/two.en.html'))).toBe(true);
    writeFileSync(join(root, 'file'), '');
    const blocked = await build(root, { out: join(root, 'file/out') });
    expect(errorsOf(blocked).join('\n')).toContain('part of the path is not a folder');
  });

  it('a cache that cannot be written to costs time, not documents', async () => {
    const root = workspaceWith();
    await build(root);
    const before = digests(join(root, 'output'));
    rmSync(join(root, '.engross'), { recursive: true });
    writeFileSync(join(root, '.engross'), 'in the way');
    rmSync(join(root, 'output'), { recursive: true });
    expect(errorsOf(await build(root))).toEqual([]);
    expect(digests(join(root, 'output'))).toEqual(before);
    expect(readdirSync(root)).toContain('.engross');
  });
});
