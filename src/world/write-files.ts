/** Files written whole or not at all, and files taken away: all inside the area of a command. */
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { appendFile, mkdir, mkdtemp, open, readFile, rename, rm, rmdir, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { type Area, openArea } from './area.js';
import { factsOf, listFolder } from './read-files.js';
import { codeOf, missing, noFile } from './system-errors.js';
import { isLeftBehind, temporaryName } from './temporary-names.js';

/**
 * Writes a file whole or not at all: under a temporary name beside it, then renamed. `mode` are its permissions. Throws what
 * the system says, or that the path leads out of the area.
 */
export async function writeWhole(area: Area, path: string, bytes: Uint8Array | string, mode?: number): Promise<void> {
  const real = area.entry(path);
  await mkdir(dirname(real), { recursive: true });
  const temporary = join(dirname(real), temporaryName());
  try {
    const handle = await open(temporary, 'wx');
    try {
      await handle.writeFile(bytes);
      if (mode !== undefined) await handle.chmod(mode);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, real);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
}

/**
 * Puts new text into a source, whole or not at all; it stays the file that it is, behind a link and with its permissions.
 * False, and nothing is written, when it does not hold `before` any more: someone else is writing it. Throws as
 * {@link writeWhole}.
 */
export async function rewriteSource(area: Area, path: string, before: Uint8Array, text: string): Promise<boolean> {
  const { path: real, facts } = area.find(path) ?? missing();
  if (!facts.isFile()) throw noFile();
  if (!(await readFile(real)).equals(before)) return false;
  await writeWhole(openArea([dirname(real)]), real, text, facts.mode);
  return true;
}

/**
 * Writes a file whole or not at all, without waiting for the disk: for what can be regenerated. `folder`, on the same disk,
 * has the temporary file; by default that of the file itself.
 */
export async function writeQuickly(
  area: Area,
  path: string,
  bytes: Uint8Array | string,
  folder = dirname(path),
): Promise<void> {
  const real = area.entry(path);
  const temporary = area.entry(join(folder, temporaryName()));
  try {
    try {
      writeFileSync(temporary, bytes, { flag: 'wx' });
    } catch (error) {
      if (codeOf(error) !== 'ENOENT') throw error;
      mkdirSync(dirname(temporary), { recursive: true });
      writeFileSync(temporary, bytes, { flag: 'wx' });
    }
    moveTo(temporary, real);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
}

/** Renames, and makes the folder where that is missing. */
function moveTo(temporary: string, real: string): void {
  try {
    renameSync(temporary, real);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
    mkdirSync(dirname(real), { recursive: true });
    renameSync(temporary, real);
  }
}

/** A new empty folder that only this user can read, among the system's temporary files. */
export function temporaryFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'engross-'));
}

/** Removes a folder from {@link temporaryFolder} with all that is in it, as far as the system lets it go. */
export async function removeFolder(path: string): Promise<void> {
  await rm(path, { recursive: true, force: true }).catch(() => undefined);
}

/** Marks a file as used now, so that a cache keeps it. */
export async function touch(area: Area, path: string): Promise<void> {
  const now = new Date();
  await attempt(async () => utimes((area.find(path) ?? missing()).path, now, now));
}

/** Removes a folder that nothing is in; any other stays. */
export async function removeEmptyFolder(area: Area, path: string): Promise<void> {
  await attempt(async () => rmdir(area.entry(path)));
}

/** Removes a file, or a link to one; false when it is outside the area or the system does not let it go. */
export async function removeFile(area: Area, path: string): Promise<boolean> {
  return attempt(async () => rm(area.entry(path), { force: true }));
}

async function attempt(act: () => Promise<void>): Promise<boolean> {
  return act().then(
    () => true,
    () => false,
  );
}

/** Removes temporary files in a folder that a command which was killed left there. */
export async function removeLitter(area: Area, folder: string): Promise<void> {
  await removeLeftovers(
    area,
    listFolder(area, folder).litter.map((name) => join(folder, name)),
  );
}

/** Removes those of these temporary files whose writers are gone. */
export async function removeLeftovers(area: Area, paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    const facts = factsOf(area, path);
    if (facts !== undefined && isLeftBehind(basename(path), facts.changed)) await removeFile(area, path);
  }
}

/** Adds to the summary of a CI's step, where the CI gives a file for it; a failure is none of the build's. */
export async function appendStepSummary(text: string): Promise<void> {
  const path = process.env['GITHUB_STEP_SUMMARY'];
  if (path !== undefined && path !== '') await appendFile(path, `${text}\n`).catch(() => undefined);
}
