/** Files written whole or not at all, and files taken away. */
import { randomBytes } from 'node:crypto';
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import {
  appendFile,
  mkdir,
  mkdtemp,
  open,
  readdir,
  readFile,
  realpath,
  rename,
  rm,
  rmdir,
  stat,
  utimes,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { factsOf } from './read-files.js';
import { codeOf } from './system-errors.js';

/** Writes a file whole or not at all: under a temporary name beside it, then renamed. Throws what the system says. `mode` are its permissions. */
export async function writeWhole(path: string, bytes: Uint8Array | string, mode?: number): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  // The random part never reaches an output: it keeps two builds at once from writing into each other's file.
  const temporary = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.tmp`);
  try {
    const handle = await open(temporary, 'w');
    try {
      await handle.writeFile(bytes);
      if (mode !== undefined) await handle.chmod(mode);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
}

/**
 * Puts new text into a source, whole or not at all; it stays the file that it is, behind a link and with its permissions.
 * False, and nothing is written, when it does not hold `before` any more: someone else is writing it. Throws what the system says.
 */
export async function rewriteSource(path: string, before: Uint8Array, text: string): Promise<boolean> {
  const real = await realpath(path);
  const { mode } = await stat(real);
  if (!(await readFile(real)).equals(before)) return false;
  await writeWhole(real, text, mode);
  return true;
}

/** Writes a file whole or not at all, without waiting for the disk: for what can be made again. */
export async function writeQuickly(path: string, bytes: Uint8Array | string): Promise<void> {
  const temporary = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.tmp`);
  try {
    try {
      writeFileSync(temporary, bytes);
    } catch (error) {
      if (codeOf(error) !== 'ENOENT') throw error;
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(temporary, bytes);
    }
    renameSync(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
}

/** A new empty folder that only this user can read, among the system's temporary files. */
export function temporaryFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'engross-'));
}

/** Removes a folder with all that is in it, as far as the system lets it go. */
export async function removeFolder(path: string): Promise<void> {
  await rm(path, { recursive: true, force: true }).catch(() => undefined);
}

/** Marks a file as used now, so that a cache keeps it. */
export async function touch(path: string): Promise<void> {
  const now = new Date();
  await utimes(path, now, now).catch(() => undefined);
}

/** Removes a folder that nothing is in; any other stays. */
export async function removeEmptyFolder(path: string): Promise<void> {
  await rmdir(path).catch(() => undefined);
}

/** Removes a file; false when the system does not let it go. */
export async function removeFile(path: string): Promise<boolean> {
  return rm(path, { force: true }).then(
    () => true,
    () => false,
  );
}

/** How long (ms) a temporary file is left to the build that may still be writing it. */
const LITTER_AGE = 3_600_000;

/** Removes temporary files in a folder that a build which was killed left there an hour ago or longer. */
export async function removeLitter(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names.filter((one) => /^\..+\.[0-9a-f]{12}\.tmp$/.test(one))) {
    const path = join(folder, name);
    const facts = factsOf(path);
    if (facts !== undefined && Date.now() - facts.changed > LITTER_AGE) await removeFile(path);
  }
}

/** Adds to the summary of a CI's step, where the CI gives a file for it; a failure is none of the build's. */
export async function appendStepSummary(text: string): Promise<void> {
  const path = process.env['GITHUB_STEP_SUMMARY'];
  if (path !== undefined && path !== '') await appendFile(path, `${text}\n`).catch(() => undefined);
}
