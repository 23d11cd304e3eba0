/** Opens the sources of documents as bytes, with their sessions and ledgers. */

import { basename, join } from 'node:path';
import { ledgerPath } from '../../concord/ledger.js';
import { LIMITS } from '../../limits.js';
import { mayHavePlainTexts, readSession } from '../../read/read-session.js';
import type { Diagnostic } from '../../report/diagnostic.js';
import { isUnsound, type SourceFile, sourceFile, textOfFile } from '../../report/source-file.js';
import type { Session } from '../../templates/fields.js';
import type { Workspace } from '../../workspace.js';
import { shownPath } from '../../world/paths.js';
import { factsOf, readBeside, readOptional, readSource } from '../../world/read-files.js';
import { sourceLanguages } from '../../world/source-languages.js';
import { sha256 } from '../store/digest.js';
import type { FileIndex } from '../store/file-index.js';
import type { DocumentSource } from './discover.js';

/** A language version as bytes. */
export interface OpenVersion {
  /** Absolute path. */
  path: string;
  /** Its bytes; empty while the index knows its digest, until {@link loadSources} reads it. */
  file: SourceFile;
  isLoaded: boolean;
  /** Messages of opening it. All others come from the worker that reads the source. */
  found: Diagnostic[];
  digest: string;
  size: number;
  language: string | undefined;
  wanted: boolean;
  /** Its translation ledger, if it has one. */
  ledger: { path: string; text: string } | undefined;
}

/** A session: a folder with `session.yaml`. */
export interface OpenSession {
  /** Absolute path of its folder, and its name. */
  folder: string;
  name: string;
  /** `session.yaml`, which gets the session's messages. */
  file: SourceFile;
  text: string;
  /** Languages of its sources, if its texts may state none. */
  languages: readonly string[];
  /** Its fields, read at the first call; undefined when it has errors, which are reported in `file`. */
  fields(): Session | undefined;
}

/** A document with its sources read as bytes. */
export interface OpenDocument {
  source: DocumentSource;
  id: string;
  session: OpenSession | undefined;
  versions: OpenVersion[];
}

/** What reading files needs of a workspace. */
type Places = Pick<Workspace, 'area' | 'root'>;
type SessionPlaces = Pick<Workspace, 'area' | 'root' | 'languageTag'>;

/** What opening sources needs of a workspace, and the languages that were requested. */
interface Opening {
  workspace: SessionPlaces;
  languages: readonly string[] | undefined;
}

/** Returns a function that opens sources; it reads each session's file once. */
export function sourceOpener(opening: Opening, index: FileIndex): (source: DocumentSource) => Promise<OpenDocument> {
  const sessions = new Map<string, OpenSession | undefined>();
  return async (source) => {
    const folder = source.session;
    if (folder !== undefined && !sessions.has(folder)) sessions.set(folder, openSession(opening.workspace, folder));
    const session = folder === undefined ? undefined : sessions.get(folder);
    const versions = await Promise.all(source.versions.map((version) => openVersion(version, opening, index)));
    return { source, id: source.id, session, versions };
  };
}

function openSession(workspace: SessionPlaces, folder: string): OpenSession | undefined {
  const { area, root } = workspace;
  const file = readOptional(area, root, join(folder, 'session.yaml'), LIMITS.sessionBytes);
  if (file === undefined) return undefined;
  const text = textOfFile(file);
  const languages = mayHavePlainTexts(text) ? sourceLanguages(workspace, folder) : [];
  let read: { fields: Session | undefined } | undefined;
  const fields = (): Session | undefined => {
    read ??= { fields: isUnsound(file) ? undefined : readSession(file, languages) };
    return read.fields;
  };
  return { folder, name: basename(folder), file, text, languages, fields };
}

/** Whether a language is requested. Subtags are resolved on both sides: `--lang en-GB` takes `en.md`. */
function isRequested(language: string, { languages, workspace }: Opening): boolean {
  const own = (tag: string) => workspace.languageTag(tag) ?? tag;
  return languages === undefined || languages.some((tag) => own(tag) === own(language));
}

async function openVersion(
  { path, language, wanted, mayHaveLedger }: DocumentSource['versions'][number],
  opening: Opening,
  index: FileIndex,
): Promise<OpenVersion> {
  const { area, root } = opening.workspace;
  const known = index.known(path);
  const before = known === undefined ? factsOf(area, path) : undefined;
  const file =
    known === undefined ? await readSource(area, root, path) : sourceFile({ path: shownPath(root, path), cwd: root });
  const digest = known?.digest ?? sha256(bytesOf(file));
  // The digest of an unreadable file is that of no bytes: the index must not learn it.
  if (known === undefined && file.diagnostics.length === 0) index.learn(path, before, digest);
  const only = opening.languages?.length === 1 ? opening.languages[0] : undefined;
  const isWanted = language === undefined || isRequested(language, opening);
  const ledger = mayHaveLedger ? readBeside(area, ledgerPath(path), file) : undefined;
  return {
    path,
    file,
    isLoaded: known === undefined,
    found: [...file.diagnostics],
    digest,
    size: known?.size ?? file.value.length,
    language: language ?? only,
    wanted: wanted && isWanted,
    ledger,
  };
}

/** The sessions of documents, and those in `folders` without documents. */
export function openSessions(
  documents: readonly OpenDocument[],
  folders: readonly string[],
  workspace: SessionPlaces,
): OpenSession[] {
  const opened = new Map(
    documents.flatMap(({ session }) => (session === undefined ? [] : [[session.folder, session] as const])),
  );
  const others = folders
    .filter((folder) => !opened.has(folder))
    .flatMap((folder) => openSession(workspace, folder) ?? []);
  return [...opened.values(), ...others];
}

/**
 * Reads the sources whose bytes are not loaded. Returns false when one has changed since it was opened, or since the index
 * saw it: then no record of the document is valid.
 */
export async function loadSources(
  { versions }: OpenDocument,
  { area, root }: Places,
  index: FileIndex,
): Promise<boolean> {
  let isSame = true;
  for (const version of versions.filter((one) => !one.isLoaded)) {
    const { value, diagnostics } = await readSource(area, root, version.path);
    version.file.value = value;
    version.isLoaded = true;
    if (diagnostics.length === 0 && sha256(bytesOf(version.file)) === version.digest) continue;
    index.forget(version.path);
    isSame = false;
  }
  return isSame;
}

/** The bytes of a source. */
export function bytesOf(file: SourceFile): Uint8Array {
  return typeof file.value === 'string' ? new TextEncoder().encode(file.value) : file.value;
}
