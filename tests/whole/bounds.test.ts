/** Limits hold on every command: time and memory of a worker, sizes of files, open files; and every command can be stopped. */
import { execFileSync, spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Manifest } from '../../src/manifest.js';
import { engross, PACKAGE, type Ran, shell } from '../support/cli.js';
import { NOTE, removeWorkspaces, workspaceWith } from '../support/sessions.js';

const away = mkdtempSync(join(tmpdir(), 'engross-faults-'));
const PIPE = join(away, 'pipe');
const TEMPORARY = join(away, 'temporary');
beforeAll(() => {
  execFileSync('mkfifo', [PIPE]);
  mkdirSync(TEMPORARY);
});
afterAll(() => {
  removeWorkspaces();
  rmSync(away, { recursive: true });
});

const SESSION = 'title: {en: A Meeting, fr: Une réunion}\noriginal: en\nlanguages: [en, fr]\n';
const SOUND = {
  'engross.yaml': 'engross: 1\nformats: [html]\n',
  'sources/s/session.yaml': SESSION,
  'sources/s/one/en.md': NOTE('One'),
  'sources/s/one/fr.md': NOTE('Un', '', '1. Quelques mots.'),
  'sources/s/two/en.md': NOTE('Two'),
  'sources/s/two/fr.md': NOTE('Deux', '', '1. Quelques mots.'),
};

/** A session with a document in which a worker fails (tests/support/faults.mjs). */
function withFault(fault: string): string {
  return workspaceWith({
    ...SOUND,
    'sources/s/bad/en.md': NOTE('Bad', '', `1. ${fault}`),
    'sources/s/bad/fr.md': NOTE('Mauvais', '', '1. Des mots.'),
  });
}

let begun = 0;

function faultEnvironment(): Record<string, string> {
  return {
    NODE_OPTIONS: `--import ${join(PACKAGE, 'tests/support/faults.mjs')}`,
    FAULT_PIPE: PIPE,
    FAULT_BEGUN: join(away, `begun-${begun++}`),
    TMPDIR: TEMPORARY,
  };
}

function temporaryFiles(root: string): string[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.tmp'));
}

const XLIFF = 'output/translation/s/bad.fr.xlf';

/** The commands that read sources, and what each of them does for the sound documents. */
const COMMANDS: [args: string[], done: RegExp][] = [
  [['build'], /output\/s\/two\.fr\.html/],
  [['check'], /^$/],
  [['check', '--fix'], /^$/],
  [['translate', 'export'], /output\/translation\/s\/two\.fr\.xlf/],
  [['translate', 'status'], /s\/two +original +no ledger/],
  [['translate', 'accept', 'sources'], /sources\/s\/two\/fr\.ledger\.yaml/],
  [['translate', 'bilingual', 'sources', '--format', 'docx'], /output\/translation\/s\/two\.en-fr\.docx/],
  [['translate', 'import', XLIFF], /^$/],
];

/** What translators send back of a document that was sound when it was sent to them. */
async function withReturned(fault: string): Promise<string> {
  const root = withFault('Some words.');
  expect((await engross(root, ['translate', 'export'])).code).toBe(0);
  writeFileSync(join(root, 'sources/s/bad/en.md'), NOTE('Bad', '', `1. ${fault}`));
  return root;
}

const rootFor = (args: readonly string[], fault: string) =>
  args.includes('import') ? withReturned(fault) : Promise.resolve(withFault(fault));

describe.each([
  ['an endless loop', '@loop@', 'document took more than 120 seconds'],
  ['more memory than a worker may use, in buffers', '@fill@', 'document needed more memory than a thread may keep'],
])('%s', (_, fault, problem) => {
  it.each(COMMANDS)('is ended by `%s`; the other documents are done', async (args, done) => {
    const root = await rootFor(args, fault);
    const limit: Record<string, string> = fault === '@loop@' ? { FAULT_LIMIT: '10000' } : {};
    const ran = await engross(root, args, { ...faultEnvironment(), ...limit });
    expect([ran.code, ran.stderr]).toEqual([1, expect.stringContaining(problem)]);
    expect(ran.stderr).toMatch(args.includes('import') ? /bad\.fr\.xlf/ : /sources\/s\/bad\/en\.md/);
    expect(ran.stderr.match(/given-up/g)?.length).toBeGreaterThan(0);
    expect(ran.stderr).not.toMatch(/ at .*\.js:/);
    expect(ran.stdout).toMatch(done);
  });
});

it('gives up a document that never ends, and that document alone, with the limit of `--limit`', async () => {
  const root = withFault('@loop@');
  const ran = await engross(root, ['build', '--limit', '10', '--jobs', '2'], faultEnvironment());
  expect([ran.code, ran.stderr]).toEqual([1, expect.stringContaining('document took more than 10 seconds')]);
  // Its versions are compiled together.
  expect(ran.stderr.match(/took more than/g)).toHaveLength(2);
  for (const name of ['one.en', 'one.fr', 'two.en', 'two.fr']) expect(ran.stdout).toContain(`output/s/${name}.html`);
  expect(existsSync(join(root, 'output/s/manifest.json'))).toBe(true);
  expect(ran.stdout).not.toContain('bad');
});

it('a worker that waits for the system is left behind: the build ends, and is killed at its end', async () => {
  const root = withFault('@wait@');
  const ran = await engross(root, ['build', '--limit', '2'], faultEnvironment());
  expect(ran.stderr).toContain('document took more than 2 seconds');
  expect(ran.stdout).toContain('output/s/two.fr.html');
  expect(existsSync(join(root, 'output/s/manifest.json'))).toBe(true);
  // By a signal, which `execFile` tells without a code.
  expect(ran.code).toBe(99);
});

/** Starts a command, stops it when a worker is in its endless loop, and waits for its end. */
async function stopped(
  root: string,
  args: readonly string[],
  signal: NodeJS.Signals,
): Promise<Ran & { by: string | null }> {
  const env = faultEnvironment();
  const child = spawn(process.execPath, [join(PACKAGE, 'dist/cli.js'), ...args], {
    cwd: root,
    env: { ...process.env, ...env },
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (data) => {
    stdout += String(data);
  });
  child.stderr.on('data', (data) => {
    stderr += String(data);
  });
  const ended = new Promise<{ code: number | null; by: string | null }>((resolve) =>
    child.once('exit', (code, by) => resolve({ code, by })),
  );
  const isBegun = async () => {
    while (!existsSync(env['FAULT_BEGUN'] ?? '')) await new Promise((go) => setTimeout(go, 20));
  };
  await Promise.race([isBegun(), ended]);
  child.kill(signal);
  const { code, by } = await ended;
  return { code: code ?? 99, by, stdout, stderr };
}

describe.each(['SIGINT', 'SIGTERM'] as const)('%s', (signal) => {
  it.each(COMMANDS)('ends `%s` at once, whatever a worker does', async (args) => {
    const root = await rootFor(args, '@loop@');
    const ran = await stopped(root, args, signal);
    // Nothing was given up: the command did not come to its limit of time.
    expect([ran.by, ran.stderr]).toEqual([signal, '']);
    expect(temporaryFiles(root)).toEqual([]);
  });

  it.each([
    ['a preview in a workspace', ['preview'], withFault('@loop@')],
    ['a preview elsewhere', ['preview', 'bad.en.md'], workspaceWith({ 'bad.en.md': NOTE('Bad', '', '1. @loop@') })],
  ])('ends %s, and nothing of it is left behind', async (_, args, root) => {
    const ran = await stopped(root, args, signal);
    expect([ran.code, ran.by, ran.stdout]).toEqual([0, null, expect.stringContaining('http://127.0.0.1')]);
    expect(ran.stderr).toBe('');
    expect(temporaryFiles(root)).toEqual([]);
    expect(readdirSync(TEMPORARY)).toEqual([]);
  });

  it('ends `build --watch` while a changed document is built', async () => {
    const root = workspaceWith(SOUND);
    const changing = setInterval(() => {
      if (existsSync(join(root, 'output/s/manifest.json')))
        writeFileSync(join(root, 'sources/s/two/en.md'), NOTE('Two', '', '1. @loop@'));
    }, 1000);
    const ran = await stopped(root, ['build', '--watch'], signal);
    clearInterval(changing);
    expect([ran.code, ran.by]).toEqual([0, null]);
    expect(ran.stderr).not.toContain('given-up');
    expect(temporaryFiles(root)).toEqual([]);
    // The build that was stopped has left the manifest as it was.
    const { documents } = JSON.parse(readFileSync(join(root, 'output/s/manifest.json'), 'utf8')) as Manifest;
    expect(documents.map(({ id }) => id)).toEqual(['one', 'two']);
  });
});

describe('a file that is too large', () => {
  const long = (head: string, bytes: number) => `${head}\n${'# Words.\n'.repeat(Math.ceil(bytes / 9))}`;
  const everywhere = [['build'], ['check'], ['plan'], ['translate', 'status'], ['merge'], ['new', 'note', 'x.md']];

  it.each(everywhere)('engross.yaml: `%s` says so', async (...args) => {
    const root = workspaceWith({ ...SOUND, 'engross.yaml': long('engross: 1', 2 ** 16) });
    const ran = await engross(root, args);
    expect([ran.code, ran.stderr]).toEqual([
      1,
      expect.stringContaining('this file has 64.0 KiB; at most 64 KiB are read'),
    ]);
    expect(ran.stderr).toContain('engross.yaml');
  });

  it.each([['build'], ['check'], ['translate', 'export']])('session.yaml: `%s` says so', async (...args) => {
    const root = workspaceWith({ ...SOUND, 'sources/s/session.yaml': long(SESSION, 2 ** 19) });
    const ran = await engross(root, args);
    expect([ran.code, ran.stderr]).toEqual([
      1,
      expect.stringContaining('this file has 512.1 KiB; at most 256 KiB are read'),
    ]);
    expect(ran.stderr).toContain('sources/s/session.yaml');
  });

  it.each([['build'], ['check'], ['translate', 'status'], ['schema', 'note'], ['new', 'note', 'x.md']])(
    'a template: `%s` says so',
    async (...args) => {
      const root = workspaceWith({ ...SOUND, 'templates/kinds/note.yaml': long('{}', 2 ** 19) });
      const ran = await engross(root, args);
      expect([ran.code > 0, ran.stderr]).toEqual([true, expect.stringContaining('at most 256 KiB')]);
      expect(ran.stderr).toContain('templates/kinds/note.yaml');
    },
  );

  it('a ledger: its translation waits', async () => {
    const root = workspaceWith({ ...SOUND, 'sources/s/one/fr.ledger.yaml': long('engross: 1', 2 ** 23) });
    const ran = await engross(root, ['check']);
    expect([ran.code, ran.stderr]).toEqual([1, expect.stringContaining('at most 8 MiB are read')]);
    expect(ran.stderr).toMatch(/one\/fr\.md\n.*one\/fr\.ledger\.yaml/);
  });

  it('a manifest: `verify` says so', async () => {
    const root = workspaceWith({ 'output/s/manifest.json': '' });
    truncateSync(join(root, 'output/s/manifest.json'), 2 ** 30);
    const ran = await engross(root, ['verify', 'output']);
    expect([ran.code, ran.stderr]).toEqual([1, expect.stringContaining('at most 64 MiB')]);
  });
});

describe('verify', () => {
  it('refuses what is no regular file or too large, and goes on', async () => {
    const root = workspaceWith(SOUND);
    expect((await engross(root, ['build'])).code).toBe(0);
    const output = (name: string) => join(root, 'output/s', name);
    for (const name of ['one.en.html', 'one.fr.html']) rmSync(output(name));
    execFileSync('mkfifo', [output('one.en.html')]);
    mkdirSync(output('one.fr.html'));
    truncateSync(output('two.en.html'), 300 * 2 ** 20);
    const ran = await engross(root, ['verify', 'output']);
    expect(ran.code).toBe(1);
    expect(ran.stderr).toMatch(/one\.en\.html\n.*\(it is no file\)/);
    expect(ran.stderr).toMatch(/one\.fr\.html\n.*\(it is no file\)/);
    expect(ran.stderr).toMatch(/two\.en\.html\n.*\(it has 300 MiB, more than 256 MiB\)/);
    expect(ran.stdout).toContain('1 files are as the manifest says');
  });
});

describe('ulimit -n 64', () => {
  const files: Record<string, string> = { ...SOUND };
  for (let index = 0; index < 120; index++) {
    files[`sources/s/d${index}/en.md`] = NOTE(`Number ${index}`, '', '1. See [](doc:one).');
    files[`sources/s/d${index}/fr.md`] = NOTE(`Numéro ${index}`, '', '1. Voir [](doc:one).');
  }

  it.each([
    ['build', 'build --jobs 16', 244],
    ['check', 'check --jobs 16', 0],
    ['translate export', 'translate export', 122],
  ])('%s', async (_, line, written) => {
    const ran = await shell(workspaceWith(files), `ulimit -n 64; $engross ${line}`);
    expect([ran.code, ran.stderr.replace(/^\d+ of \d+ documents$/gm, '').trim()]).toEqual([0, '']);
    expect(ran.stdout.split('\n').filter((path) => path !== '')).toHaveLength(written);
  });

  it('preview', async () => {
    const root = workspaceWith(files);
    const line = `ulimit -n 64
      $engross preview > address & preview=$!
      for round in $(seq 300); do
        sleep 0.2; url=$(head -1 address)
        if [ -n "$url" ] && curl -sf "\${url}files/s/index.html" > page.html && [ -s page.html ]; then break; fi
      done
      grep -c 'd119\\.en\\.html' page.html; kill -INT $preview; wait $preview`;
    const ran = await shell(root, line);
    expect([ran.code, ran.stderr]).toEqual([0, '']);
    expect(Number(ran.stdout)).toBeGreaterThan(0);
  });
});
