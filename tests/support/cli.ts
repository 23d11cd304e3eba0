/** Runs the built command as a user would: another process, in a folder of its own. */
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export const PACKAGE = join(import.meta.dirname, '../..');
const CLI = join(PACKAGE, 'dist/cli.js');

export interface Ran {
  code: number;
  stdout: string;
  stderr: string;
}

/** Runs `engross` with arguments in a folder. */
export function engross(
  cwd: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Ran> {
  return new Promise((resolve) => {
    const options = { cwd, env: { ...process.env, NO_COLOR: '1', COLUMNS: '200', ...env }, maxBuffer: 64 * 2 ** 20 };
    execFile(process.execPath, [CLI, ...args], options, (error, stdout, stderr) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : 99;
      resolve({ code, stdout, stderr });
    });
  });
}

/** A new empty folder with these files; `done` takes it away again. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>>): { folder: string; done(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'engross-'));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return { folder, done: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Runs a line of a shell in which `$engross` is the command; gives the code of the line. */
export function shell(cwd: string, line: string): Promise<Ran> {
  return new Promise((resolve) => {
    const command = line.replaceAll('$engross', `"${process.execPath}" "${CLI}"`);
    const options = { cwd, env: { ...process.env, NO_COLOR: '1', COLUMNS: '200' } };
    execFile('bash', ['-o', 'pipefail', '-c', command], options, (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr }),
    );
  });
}
