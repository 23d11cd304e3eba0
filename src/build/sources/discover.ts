/**
 * Finds what the paths of a command mean: language versions, documents, sessions, lone files.
 */

import { basename, dirname, join, resolve } from 'node:path';
import { ledgerPath } from '../../concord/ledger.js';
import { report } from '../../report/report.js';
import { type SourceFile, sourceFile } from '../../report/source-file.js';
import type { Area } from '../../world/area.js';
import { shownPath } from '../../world/paths.js';
import { kindOfPath, type Listing, listFolder, reportOutside } from '../../world/read-files.js';

/** One language version of a document, as a file. */
export interface VersionSource {
  /** Absolute path. */
  path: string;
  /** Told by the file's name (`fr.md`, `speech.fr.md`); undefined when front matter or `--lang` must say. */
  language: string | undefined;
  /** False for versions that are only read because others inherit from them or refer to them. */
  wanted: boolean;
  /** False where the listing of its folder shows no ledger beside it. */
  mayHaveLedger: boolean;
}

/** A document: its language versions side by side in a folder, or one lone file. */
export interface DocumentSource {
  /** Name of its folder, or of the file without suffix and language. */
  id: string;
  /** Absolute path of the folder that its images lie in. */
  folder: string;
  /** Absolute path of the session's folder; undefined for lone files. */
  session: string | undefined;
  versions: VersionSource[];
}

/** What the paths of a command came to: documents in order, and messages on paths that came to nothing. */
export interface Discovery {
  documents: DocumentSource[];
  /** Absolute paths of the sessions that were met, also of those without documents. */
  sessions: string[];
  files: SourceFile[];
  /** Temporary files that commands which were killed may have left among the sources (absolute paths). */
  litter: string[];
}

/** A discovery under way: what was found by folder and id, and what each folder holds. */
interface Search extends Omit<Discovery, 'sessions'> {
  found: Map<string, DocumentSource>;
  listed: Map<string, Listing>;
  sessions: Map<string, string | undefined>;
}

/** What discovery must know of the workspace. */
export interface Ground {
  root: string;
  area: Area;
  hasLanguage(tag: string): boolean;
}

/** `fr`, `zh-Hant`, in small letters: what a file's name may say of its language. */
const TAG = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;

/** Finds the documents under `paths` (absolute, or relative to `cwd`), in the order given, each document once. */
export async function discover(ground: Ground, cwd: string, paths: readonly string[]): Promise<Discovery> {
  const discovery: Search = {
    documents: [],
    files: [],
    litter: [],
    found: new Map(),
    listed: new Map(),
    sessions: new Map(),
  };
  for (const path of paths) {
    const full = resolve(cwd, path);
    const kind = await kindOfPath(ground.area, full);
    if (kind === 'outside') refuse(discovery, ground.root, full);
    else if (kind === undefined) missing(discovery, ground.root, full);
    else if (kind === 'file') add(discovery, await fromFile(discovery, ground, full));
    else if (!(await fromFolder(discovery, ground, full))) empty(discovery, ground.root, full);
  }
  const { documents, files, litter, sessions } = discovery;
  return {
    documents,
    files,
    litter,
    sessions: [...new Set(sessions.values())].filter((folder) => folder !== undefined),
  };
}

/** For who stands in a folder that is no workspace yet. */
const NO_WORKSPACE = 'name the files to build, or run `engross init` to make a workspace here';

function missing(discovery: Search, root: string, path: string): void {
  const file = sourceFile({ path: shownPath(root, path), cwd: root });
  report(file, 'missing-file', undefined, {
    message: path === join(root, 'sources') ? 'there is no folder `sources` here' : 'there is no such file or folder',
    ...(path === join(root, 'sources') ? { help: NO_WORKSPACE } : {}),
  });
  discovery.files.push(file);
}

function refuse(discovery: Search, root: string, path: string): void {
  const file = sourceFile({ path: shownPath(root, path), cwd: root });
  reportOutside(file);
  discovery.files.push(file);
}

function empty(discovery: Search, root: string, folder: string): void {
  const file = sourceFile({ path: shownPath(root, folder), cwd: root });
  report(file, 'no-sources', undefined, {
    message: 'this folder has no sources',
    help: 'sources are Markdown files (`.md`) in it or in folders below it',
  });
  discovery.files.push(file);
}

function hidden(discovery: Search, root: string, folder: string, reason: string): void {
  const file = sourceFile({ path: shownPath(root, folder), cwd: root });
  report(file, 'unreadable', undefined, {
    message: `this folder cannot be listed (${reason})`,
    help: 'the outputs of its sources are left as before',
  });
  discovery.files.push(file);
}

/** Finds what lies in a folder and below it; false when that is nothing. */
async function fromFolder(search: Search, ground: Ground, folder: string): Promise<boolean> {
  const { files, folders, unreadable } = list(search, ground, folder);
  if (unreadable !== undefined) {
    hidden(search, ground.root, folder, unreadable);
    return true;
  }
  const session = await sessionOf(search, ground, folder);
  const sources = files.filter((name) => name.endsWith('.md') && name !== 'README.md');
  const isVersion = versionTest(ground, session);
  if (sources.some(isVersion))
    add(
      search,
      documentOf(search, ground, folder, session, isVersion, () => true),
    );
  for (const name of sources.filter((source) => !isVersion(source)))
    add(search, await fromFile(search, ground, join(folder, name)));
  let isFound = sources.length > 0;
  for (const name of folders) isFound = (await fromFolder(search, ground, join(folder, name))) || isFound;
  return isFound;
}

function list(search: Search, { area }: Ground, folder: string): Listing {
  const known = search.listed.get(folder);
  if (known !== undefined) return known;
  const listing = listFolder(area, folder);
  search.litter.push(...listing.litter.map((name) => join(folder, name)));
  search.listed.set(folder, listing);
  return listing;
}

async function fromFile(search: Search, ground: Ground, path: string): Promise<DocumentSource> {
  const folder = dirname(path);
  const session = await sessionOf(search, ground, folder);
  const isVersion = versionTest(ground, session);
  if (isVersion(basename(path)))
    return documentOf(search, ground, folder, session, isVersion, (version) => version === path);
  const stem = basename(path).replace(/\.[^.]+$/, '');
  const language = /\.([^.]+)$/.exec(stem)?.[1];
  const told = language !== undefined && ground.hasLanguage(language) ? language : undefined;
  const id = told === undefined ? stem : stem.slice(0, -told.length - 1);
  return { id, folder, session: undefined, versions: [{ path, language: told, wanted: true, mayHaveLedger: true }] };
}

function documentOf(
  search: Search,
  ground: Ground,
  folder: string,
  session: string | undefined,
  isVersion: (name: string) => boolean,
  wanted: (path: string) => boolean,
): DocumentSource {
  const { files } = list(search, ground, folder);
  const versions = files.filter(isVersion).map((name) => {
    const path = join(folder, name);
    return {
      path,
      language: basename(name, '.md'),
      wanted: wanted(path),
      mayHaveLedger: files.includes(ledgerPath(name)),
    };
  });
  return { id: basename(folder), folder, session, versions };
}

/** Joins a document to those found; the same document named twice (two of its versions) is one. */
function add({ documents, found }: Search, document: DocumentSource): void {
  const key = `${document.folder}\0${document.id}`;
  const same = found.get(key);
  if (same === undefined) {
    documents.push(document);
    found.set(key, document);
    return;
  }
  for (const version of document.versions) {
    const known = same.versions.find((other) => other.path === version.path);
    if (known === undefined) same.versions.push(version);
    else known.wanted ||= version.wanted;
  }
}

/** The session that a document's folder belongs to: the folder itself or its parent, when it holds `session.yaml`. */
async function sessionOf({ sessions, listed }: Search, { area }: Ground, folder: string): Promise<string | undefined> {
  for (const candidate of [folder, dirname(folder)]) {
    if (!sessions.has(candidate)) {
      // Where the folder was listed already, the list tells of most that they are none.
      const mayBe = listed.get(candidate)?.files.includes('session.yaml') ?? true;
      const kind = mayBe ? await kindOfPath(area, join(candidate, 'session.yaml')) : undefined;
      // A link that leads out of the workspace is one too: it is reported when it is read. A folder outside has none for us.
      const isLinkOut = kind === 'outside' && (await kindOfPath(area, candidate)) !== 'outside';
      const isSession = kind === 'file' || isLinkOut;
      sessions.set(candidate, isSession ? candidate : undefined);
    }
    if (sessions.get(candidate) !== undefined) return candidate;
  }
  return undefined;
}

/**
 * Tells language versions from lone files by name. In a session every name that looks like a language tag is a version
 * (an unknown language is then an error); elsewhere only tags of known languages are, so that `mou.md` is a text.
 */
function versionTest(ground: Ground, session: string | undefined): (name: string) => boolean {
  return (name) => {
    if (!name.endsWith('.md')) return false;
    const stem = basename(name, '.md');
    return ground.hasLanguage(stem) || (session !== undefined && TAG.test(stem));
  };
}
