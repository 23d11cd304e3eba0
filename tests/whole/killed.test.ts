/**
 * Commands that are killed at any moment: every file is as it was or as the command makes it, and the next command leaves no
 * temporary file. The moments come from a printed seed (`KILL_SEED`); `KILLS` sets how many of each command are killed.
 */
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engross, folderWith, PACKAGE } from '../support/cli.js';
import { FILES, NOTE } from '../support/sessions.js';

const KILLS = Number(process.env['KILLS'] ?? 3);
const SEED = Number(process.env['KILL_SEED'] ?? Date.now() % 2 ** 31);
process.stderr.write(`killed.test.ts: seed ${SEED}\n`);

/** Texts with something to fix, a translation to import, and ledgers to write. */
const WORKSPACE: Record<string, string> = {
  ...FILES,
  ...Object.fromEntries(
    Array.from({ length: 12 }, (_, index) => [
      `sources/s/many${index}/en.md`,
      NOTE(`Many ${index}`, `symbol: CML/M/${index}\n`, 'The lakes of the\n\nmountains are high.\n\n1. Words.'),
    ]),
  ),
};

let made = '';
let done = () => {};
beforeAll(async () => {
  ({ folder: made, done } = folderWith(WORKSPACE));
  await engross(made, ['translate', 'export', 'sources/s/three', '--lang', 'fr', '--out', 'back']);
  const path = join(made, 'back/s/three.fr.xlf');
  const xliff = readFileSync(path, 'utf8');
  // Every unit says in French what the original says, which the import takes.
  writeFileSync(
    path,
    xliff.replace(
      /<segment([^>]*)>\s*<source([^>]*)>([\s\S]*?)<\/source>(?:\s*<target[\s\S]*?<\/target>)?/g,
      (_all, _state, _attributes, words) =>
        `<segment state="translated"><source>${words}</source><target>${words}</target>`,
    ),
  );
});
afterAll(() => done());

/** Every file of a workspace with its bytes; what the cache has is not compared. */
function contents(root: string): Record<string, string> {
  const entries = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(paths.map((path) => [relative(root, path), readFileSync(path, 'latin1')]));
}
const isCached = (path: string) => path.startsWith('.engross/');
const isTemporary = (path: string) => /\.tmp$/.test(path);

/** Runs a command and kills it after so many milliseconds. */
async function killedAfter(root: string, command: readonly string[], after: number): Promise<void> {
  const child = spawn(process.execPath, [join(PACKAGE, 'dist/cli.js'), ...command], { cwd: root, stdio: 'ignore' });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const timer = setTimeout(() => child.kill('SIGKILL'), after);
  await ended;
  clearTimeout(timer);
}

function copyOf(folder: string): string {
  const root = mkdtempSync(join(tmpdir(), 'engross-killed-'));
  cpSync(folder, root, { recursive: true });
  return root;
}

describe.each([
  ['build', ['build', '--force']],
  ['check --fix', ['check', '--fix']],
  ['translate import', ['translate', 'import', 'back/s/three.fr.xlf']],
  ['translate accept', ['translate', 'accept', 'sources/s/one']],
])('%s', (name, command) => {
  it(`that is killed ${KILLS} times leaves nothing torn, and the next one finishes it without litter`, async () => {
    const whole = copyOf(made);
    const began = performance.now();
    await engross(whole, command);
    const time = performance.now() - began;
    const wanted = contents(whole);
    const before = contents(made);
    expect(
      Object.keys(wanted).filter((path) => wanted[path] !== before[path] && !isCached(path)),
      name,
    ).not.toEqual([]);
    const shares = fc.sample(fc.double({ min: 0.2, max: 1, noNaN: true }), { numRuns: KILLS, seed: SEED });
    for (const share of shares) {
      const root = copyOf(made);
      await killedAfter(root, command, time * share);
      for (const [path, bytes] of Object.entries(contents(root)))
        if (!isCached(path) && !isTemporary(path))
          expect([before[path], wanted[path]].includes(bytes), `${path} after ${share}, seed ${SEED}`).toBe(true);
      await engross(root, command);
      const after = contents(root);
      expect(Object.keys(after).filter(isTemporary), `seed ${SEED}`).toEqual([]);
      for (const path of Object.keys(wanted).filter((one) => !isCached(one)))
        expect(after[path], `${path} after ${share}, seed ${SEED}`).toBe(wanted[path]);
      rmSync(root, { recursive: true });
    }
    rmSync(whole, { recursive: true });
  });
});
