/**
 * The only door to the disk, to fonts and to the clock.
 *
 * Paths on the command line are trusted; whatever a source or a template names stays inside its own folder.
 */
import { createHash, randomBytes } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import {
  access,
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
import { createRequire } from 'node:module';
import { availableParallelism, tmpdir } from 'node:os';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { VFile } from 'vfile';
import { report } from './message.js';
import type { Cut, Face } from './templates/design.js';
import type { KnownTemplate } from './templates/load.js';

/** Bytes of a source beyond which it is not even read; the guard of `read` is stricter and says more. */
const LARGEST_FILE = 16 * 2 ** 20;
/** The package's own folder: `src/` and `dist/` are both one below it. */
const PACKAGE = dirname(dirname(fileURLToPath(import.meta.url)));
/** Where systems keep fonts, for faces that are not installed from npm. */
const SYSTEM_FONTS = [
  '/usr/share/fonts',
  '/usr/local/share/fonts',
  '/Library/Fonts',
  '/System/Library/Fonts',
  'C:\\Windows\\Fonts',
];

const require = createRequire(import.meta.url);

/** Version of engross, from its package. */
export const version: string = (JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8')) as { version: string })
  .version;

/** A path as messages show it: relative to `root` with `/`, or as it is when it lies outside. */
export function shownPath(root: string, path: string): string {
  const inside = relative(root, path);
  return (inside === '' ? '.' : inside).split(sep).join('/');
}

/**
 * Reads a source as bytes; a file that cannot be read comes back empty, with the reason on its list of messages. Asked of
 * the system at once, like a folder: to wait for a small file in promises takes ten times as long as to read it.
 */
export async function readSource(root: string, path: string): Promise<VFile> {
  const file = new VFile({ path: shownPath(root, path), cwd: root, value: new Uint8Array() });
  try {
    const facts = statSync(path);
    const { size } = facts;
    if (!facts.isFile()) throw noFile();
    if (size > LARGEST_FILE) {
      report(file, 'too-large', undefined, { found: `source of ${size} bytes`, expected: 'at most 2 MB' });
      return file;
    }
    file.value = new Uint8Array(readFileSync(path));
  } catch (error) {
    report(file, 'unreadable', undefined, {
      found: `file that cannot be read (${reasonOf(error)})`,
      expected: 'a readable file',
    });
  }
  return file;
}

/** Reads a small text file that may not be there (settings, session, templates). */
export function readOptional(root: string, path: string): VFile | undefined {
  try {
    const facts = statSync(path, { throwIfNoEntry: false });
    if (facts === undefined) return undefined;
    if (!facts.isFile()) throw noFile();
    return new VFile({ path: shownPath(root, path), cwd: root, value: readFileSync(path, 'utf8') });
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return undefined;
    const file = new VFile({ path: shownPath(root, path), cwd: root, value: '' });
    report(file, 'unreadable', undefined, {
      found: `file that cannot be read (${reasonOf(error)})`,
      expected: 'a readable file',
    });
    return file;
  }
}

/**
 * A template that comes with the package, by its path below `templates/`. When it is still the text that the package was
 * built with, `data.known` is what that text comes to: YAML takes longer to parse and to judge than a statement to compile.
 */
export function readBuiltIn(name: string): VFile | undefined {
  const file = readOptional(PACKAGE, join(PACKAGE, 'templates', name));
  const key = file === undefined ? '' : createHash('sha256').update(file.value).digest('hex');
  const template = knownTemplates()[key];
  if (file !== undefined && template !== undefined) file.data.known = template;
  return file;
}

let known: Readonly<Record<string, KnownTemplate>> | undefined;

/** The package's templates by the SHA-256 of their text (scripts/write-templates.mjs); none in a checkout that was not built. */
function knownTemplates(): Readonly<Record<string, KnownTemplate>> {
  const path = join(PACKAGE, 'dist', 'templates.json');
  known ??= existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Record<string, KnownTemplate>) : {};
  return known;
}

/** Whether the package or the workspace's folder of templates has one of that name. */
export function hasTemplate(name: string, folder: string): boolean {
  return existsSync(join(PACKAGE, 'templates', name)) || existsSync(join(folder, name));
}

/** Names of the package's templates in a folder, without `.yaml`. */
export async function builtInNames(folder: string): Promise<string[]> {
  const names = await readdir(join(PACKAGE, 'templates', folder));
  return names
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => basename(name, '.yaml'))
    .sort();
}

/** A text that comes with the package, by its path below `templates/`: a starter of `new` and `init`. */
export async function readStarter(name: string): Promise<string | undefined> {
  return readFile(join(PACKAGE, 'templates', 'starters', name), 'utf8').catch(() => undefined);
}

/** What a path is, symbolic links followed; undefined when there is nothing or a loop. */
export async function kindOfPath(path: string): Promise<'file' | 'folder' | undefined> {
  try {
    const entry = statSync(path, { throwIfNoEntry: false });
    return entry === undefined ? undefined : entry.isDirectory() ? 'folder' : 'file';
  } catch {
    return undefined;
  }
}

/**
 * Names in a folder, sorted by code unit; links to folders are left out, so that none leads out or in circles. Asked of
 * the system at once: a promise for each of some thousand folders takes longer than the disk.
 */
export function listFolder(path: string): { files: string[]; folders: string[] } {
  const entries = readdirSync(path, { withFileTypes: true });
  const visible = entries.filter((entry) => !entry.name.startsWith('.') && entry.name !== 'node_modules');
  const names = (keep: (entry: (typeof visible)[number]) => boolean) =>
    visible
      .filter(keep)
      .map((entry) => entry.name)
      .sort();
  return {
    files: names((entry) => entry.isFile() || entry.isSymbolicLink()),
    folders: names((entry) => entry.isDirectory()),
  };
}

/** The nearest folder upwards that holds `engross.yaml`; else `from` itself. */
export async function findRoot(from: string): Promise<string> {
  for (let folder = resolve(from); ; folder = dirname(folder)) {
    const found = await access(join(folder, 'engross.yaml')).then(
      () => true,
      () => false,
    );
    if (found) return folder;
    if (dirname(folder) === folder) return resolve(from);
  }
}

/** An image of a document, or what is wrong with it. */
export type ImageRead =
  | { type: 'png' | 'jpeg'; bytes: Uint8Array; width: number; height: number }
  | { problem: string };

/** Reads an image that a source names: PNG or JPEG, inside `folder` even through links, at most 16 MB. */
export async function readImage(folder: string, url: string): Promise<ImageRead> {
  try {
    const path = resolve(folder, decodeURI(url));
    const real = await realpath(path);
    if (!isInside(realpathSync(folder), real)) return { problem: 'lies outside the folder of its document' };
    if (!(await stat(real)).isFile()) throw noFile();
    const bytes = await readFile(real);
    if (bytes.length > LARGEST_FILE) return { problem: 'is larger than 16 MB' };
    const { imageSize } = await import('image-size');
    const { type, width, height } = imageSize(bytes);
    if (type === 'png') return { type, bytes, width, height };
    if (type === 'jpg') return { type: 'jpeg', bytes, width, height };
    return { problem: `is ${type ?? 'of an unknown type'}, not PNG or JPEG` };
  } catch (error) {
    return { problem: `cannot be read (${reasonOf(error)})` };
  }
}

/** A font file: a name for caches, its bytes, which of its faces is meant where it holds several, and what cuts it down. */
export interface FontRead {
  key: string;
  bytes: Uint8Array;
  face?: string | undefined;
  /** Reads HarfBuzz's subsetter. */
  readSubsetter: () => Uint8Array;
}

const fonts = new Map<string, FontRead | undefined>();

/**
 * The file of a face's cut, from its npm package, else from the system's font folders; undefined when it is nowhere.
 * Read when it is first asked for and kept for the process: a text without Chinese never opens 14 MB of Song.
 */
export function readFont(face: Face, cut: Cut): FontRead | undefined {
  const file = face.files[cut];
  if (file === undefined) return undefined;
  const key = `${face.package}/${file}`;
  if (!fonts.has(key)) fonts.set(key, packageFont(face, file, key) ?? systemFont(face, cut));
  return fonts.get(key);
}

function packageFont(face: Face, file: string, key: string): FontRead | undefined {
  const folder = packageFolder(face.package);
  const path = folder === undefined ? undefined : join(folder, file);
  return path === undefined || !existsSync(path)
    ? undefined
    : { key, bytes: new Uint8Array(readFileSync(path)), readSubsetter };
}

function systemFont({ system = [] }: Face, cut: Cut): FontRead | undefined {
  for (const one of system.filter((candidate) => candidate.cut === cut)) {
    const path = findSystemFont(one.file);
    if (path !== undefined)
      return {
        key: `${path}/${one.face ?? ''}`,
        bytes: new Uint8Array(readFileSync(path)),
        face: one.face,
        readSubsetter,
      };
  }
  return undefined;
}

/** HarfBuzz's subsetter, a program for WebAssembly. */
function readSubsetter(): Uint8Array {
  return new Uint8Array(readFileSync(require.resolve('harfbuzzjs/dist/harfbuzz-subset.wasm')));
}

function packageFolder(name: string): string | undefined {
  try {
    return dirname(require.resolve(`${name}/package.json`));
  } catch {
    return undefined;
  }
}

function findSystemFont(name: string): string | undefined {
  for (const folder of SYSTEM_FONTS.filter((path) => existsSync(path))) {
    const match = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => basename(path) === name)
      .sort()[0];
    if (match !== undefined) return join(folder, match);
  }
  return undefined;
}

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

/** The bytes of a file; undefined when it cannot be read. */
export function readIfThere(path: string): Promise<Uint8Array | undefined> {
  return readFile(path).catch(() => undefined);
}

/**
 * The bytes of a file below a folder, by a path with `/` that others gave; undefined when there is none, when it is hidden,
 * and when it, or any link on the way to it, leads out of the folder.
 */
export async function readBelow(folder: string, path: string): Promise<Uint8Array | undefined> {
  const names = path.split('/');
  if (names.some((name) => name === '' || name.startsWith('.') || /[\\:\0]/.test(name))) return undefined;
  try {
    const real = await realpath(join(folder, ...names));
    return isInside(await realpath(folder), real) && (await stat(real)).isFile() ? await readFile(real) : undefined;
  } catch {
    return undefined;
  }
}

/** A file that the preview sends to browsers as it is, by its name in the package's `assets/preview/`. */
export function readAsset(name: string): Promise<string> {
  return readFile(join(PACKAGE, 'assets', 'preview', name), 'utf8');
}

/** A new empty folder that only this user can read, among the system's temporary files. */
export function temporaryFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'engross-'));
}

/** Removes a folder with all that is in it, as far as the system lets it go. */
export async function removeFolder(path: string): Promise<void> {
  await rm(path, { recursive: true, force: true }).catch(() => undefined);
}

/** What the disk tells of a file without its bytes. */
export interface FileFacts {
  size: number;
  /** When its bytes were changed, and when anything of it was (ms); the second cannot be set back. */
  changed: number;
  touched: number;
  /** Its number on the disk: another file under the same name has another. */
  inode: number;
  /** True when it was not touched for so long that a change from now on shows in its times. */
  isAtRest: boolean;
}

/** The coarsest times that a file system keeps (FAT: 2 s), in ms. */
const COARSEST_TIME = 2000;

/** Facts of a file; undefined when there is none. */
export function factsOf(path: string): FileFacts | undefined {
  try {
    const entry = statSync(path, { throwIfNoEntry: false });
    if (entry?.isFile() !== true) return undefined;
    const { size, mtimeMs: changed, ctimeMs: touched, ino: inode } = entry;
    return { size, changed, touched, inode, isAtRest: Math.max(changed, touched) < Date.now() - COARSEST_TIME };
  } catch {
    return undefined;
  }
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

/** All files below a folder, links not followed, in order of path; none where there is no folder. */
export async function listFiles(folder: string): Promise<{ path: string; size: number; changed: number }[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return paths.sort().flatMap((path) => {
    const facts = factsOf(path);
    return facts === undefined ? [] : [{ path, size: facts.size, changed: facts.changed }];
  });
}

/** Seconds since the process began, for what is told of progress; it reaches no output. */
export function elapsedSeconds(): number {
  return performance.now() / 1000;
}

/** Adds to the summary of a CI's step, where the CI gives a file for it; a failure is none of the build's. */
export async function appendStepSummary(text: string): Promise<void> {
  const path = process.env['GITHUB_STEP_SUMMARY'];
  if (path !== undefined && path !== '') await appendFile(path, `${text}\n`).catch(() => undefined);
}

/** Threads that the machine can run at once. */
export function cores(): number {
  return availableParallelism();
}

let identity: string[] | undefined;

/** Everything beside sources and templates that bytes of outputs depend on: versions of Node, of engross and what it uses. */
export function toolIdentity(): string[] {
  identity ??= readIdentity();
  return identity;
}

function readIdentity(): string[] {
  const manifest = JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  const used = Object.keys(manifest.dependencies).sort();
  return [
    `engross ${version}`,
    ...['node', 'zlib', 'icu'].map((name) => `${name} ${process.versions[name] ?? ''}`),
    ...used.map((name) => `${name} ${installedVersion(name)}`),
  ];
}

/**
 * The built-in templates and those of a workspace's folder, with their bytes, in order of path. A workspace's file that
 * is the built-in one changes nothing, and is left out.
 */
export async function templateFiles(folder: string): Promise<{ name: string; bytes: Uint8Array }[]> {
  const builtIn = await filesBelow(join(PACKAGE, 'templates'));
  const same = new Map(builtIn.map(({ name, bytes }) => [name, bytes]));
  const own = await filesBelow(folder);
  return [...builtIn, ...own.filter(({ name, bytes }) => !Buffer.from(bytes).equals(same.get(name) ?? NOTHING))];
}

const NOTHING = new Uint8Array();

async function filesBelow(root: string): Promise<{ name: string; bytes: Uint8Array }[]> {
  const paths = (await listFiles(root)).map(({ path }) => path);
  return Promise.all(
    paths.map(async (path) => ({ name: shownPath(root, path), bytes: (await readIfThere(path)) ?? NOTHING })),
  );
}

function installedVersion(name: string): string {
  for (const folder of require.resolve.paths(name) ?? []) {
    const file = join(folder, name, 'package.json');
    if (existsSync(file)) return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
  }
  return 'missing';
}

/** What the system says of a failure, in words without paths of the machine. */
export function reasonOf(error: unknown): string {
  const code = codeOf(error);
  return REASONS[code] ?? (code === '' ? 'unknown reason' : code);
}

/** A device or a pipe under the name of a file: reading it might never end. */
function noFile(): Error {
  return Object.assign(new Error('no file'), { code: 'ENOFILE' });
}

const REASONS: Record<string, string> = {
  ENOFILE: 'it is no file',
  ENOENT: 'there is no such file',
  EACCES: 'permission denied',
  EPERM: 'permission denied, or open in another program such as Word',
  EBUSY: 'open in another program such as Word',
  EISDIR: 'it is a folder',
  ENOTDIR: 'part of the path is not a folder',
  ENOSPC: 'the disk is full',
  EADDRINUSE: 'another program has it',
  EROFS: 'the disk is read-only',
  ELOOP: 'symbolic links in a circle',
  ENAMETOOLONG: 'the name is too long',
};

/**
 * The day for documents that have no date, ISO: `SOURCE_DATE_EPOCH` when it is set (reproducible-builds.org), else
 * 1970-01-01. The clock itself is never read.
 */
export function sourceDate(): string {
  const seconds = Number(process.env['SOURCE_DATE_EPOCH'] ?? '0');
  const date = new Date(Number.isSafeInteger(seconds) && seconds >= 0 && seconds < 253402300800 ? seconds * 1000 : 0);
  return date.toISOString().slice(0, 10);
}

/** True when `path` is `folder` or below it. */
export function isInside(folder: string, path: string): boolean {
  const inside = relative(folder, path);
  return inside === '' || (!inside.startsWith('..') && !isAbsolute(inside));
}

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}
