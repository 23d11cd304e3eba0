/** Opens the sources of documents and the sessions they belong to, as bytes: what a build is made from and nothing more. */
import { basename, join } from 'node:path';
import { VFile } from 'vfile';
import { ledgerPath } from '../../concord/ledger.js';
import { LIMITS } from '../../limits.js';
import { mayHavePlainTexts, readSession } from '../../read/read-session.js';
import { isUnsound } from '../../report/message.js';
import type { Session } from '../../templates/fields.js';
import type { Workspace } from '../../workspace.js';
import { shownPath } from '../../world/paths.js';
import { factsOf, readBeside, readOptional, readSource } from '../../world/read-files.js';
import { sourceLanguages } from '../../world/source-languages.js';
import { sha256 } from '../store/digest.js';
import type { FileIndex } from '../store/file-index.js';
import { type MessageData, packMessages } from '../store/message-data.js';
import type { BuildRequest } from './build-request.js';
import type { DocumentSource } from './discover.js';

/** A language version as bytes. */
export interface OpenVersion {
  /** Absolute path. */
  path: string;
  /** Its bytes, unless the index knew it by its digest: then {@link loadSources} reads them when they are needed. */
  file: VFile;
  isLoaded: boolean;
  /** What was found when it was opened; all else that is told of it a thread finds, each time it reads the source. */
  found: MessageData[];
  digest: string;
  size: number;
  language: string | undefined;
  wanted: boolean;
  /** The ledger of what it translated, where it has one. */
  ledger: { path: string; text: string } | undefined;
}

/** A session as its folder has it. */
export interface OpenSession {
  /** Absolute path of its folder, and its name. */
  folder: string;
  name: string;
  /** `session.yaml`, on which its messages are put. */
  file: VFile;
  text: string;
  /** Languages of its sources, where its texts may name none. */
  languages: readonly string[];
  /** What it says, read when it is first asked for; undefined when it is unsound, which is told in `file`. */
  fields(): Session | undefined;
}

/** A document with its sources read as bytes. */
export interface OpenDocument {
  source: DocumentSource;
  id: string;
  session: OpenSession | undefined;
  versions: OpenVersion[];
}

/** The workspace, as far as files are read from it. */
type Places = Pick<Workspace, 'area' | 'root' | 'languageTag'>;

/** Opens sources; a session's file is read once for a build. */
export function sourceOpener(
  request: BuildRequest,
  index: FileIndex,
): (source: DocumentSource) => Promise<OpenDocument> {
  const sessions = new Map<string, OpenSession | undefined>();
  return async (source) => {
    const folder = source.session;
    if (folder !== undefined && !sessions.has(folder)) sessions.set(folder, openSession(request.workspace, folder));
    const session = folder === undefined ? undefined : sessions.get(folder);
    const versions = await Promise.all(source.versions.map((version) => openVersion(version, request, index)));
    return { source, id: source.id, session, versions };
  };
}

function openSession(workspace: Places, folder: string): OpenSession | undefined {
  const { area, root } = workspace;
  const file = readOptional(area, root, join(folder, 'session.yaml'), LIMITS.sessionBytes);
  if (file === undefined) return undefined;
  const text = String(file);
  const languages = mayHavePlainTexts(text) ? sourceLanguages(workspace, folder) : [];
  let read: { fields: Session | undefined } | undefined;
  const fields = (): Session | undefined => {
    read ??= { fields: isUnsound(file) ? undefined : readSession(file, languages) };
    return read.fields;
  };
  return { folder, name: basename(folder), file, text, languages, fields };
}

/** Whether a language is among those requested, whatever the subtags of either: `--lang en-GB` takes `en.md`. */
function isRequested(language: string, { languages, workspace }: BuildRequest): boolean {
  const own = (tag: string) => workspace.languageTag(tag) ?? tag;
  return languages === undefined || languages.some((tag) => own(tag) === own(language));
}

async function openVersion(
  { path, language, wanted, mayHaveLedger }: DocumentSource['versions'][number],
  request: BuildRequest,
  index: FileIndex,
): Promise<OpenVersion> {
  const { area, root } = request.workspace;
  const known = index.known(path);
  const before = known === undefined ? factsOf(area, path) : undefined;
  const file =
    known === undefined ? await readSource(area, root, path) : new VFile({ path: shownPath(root, path), cwd: root });
  const digest = known?.digest ?? sha256(bytesOf(file));
  // A file that could not be read is no empty one.
  if (known === undefined && file.messages.length === 0) index.learn(path, before, digest);
  const only = request.languages?.length === 1 ? request.languages[0] : undefined;
  const asked = language === undefined || isRequested(language, request);
  const ledger = mayHaveLedger ? readBeside(area, ledgerPath(path), file) : undefined;
  return {
    path,
    file,
    isLoaded: known === undefined,
    found: packMessages(file),
    digest,
    size: known?.size ?? file.value.length,
    language: language ?? only,
    wanted: wanted && asked,
    ledger,
  };
}

/** The sessions of documents, and those of `folders` that have none any more. */
export function openSessions(
  documents: readonly OpenDocument[],
  folders: readonly string[],
  workspace: Places,
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
 * Reads what the index knew by its digest. False when a file is not what it was a moment ago, or what the index took it
 * for: then nothing that is known of the document holds.
 */
export async function loadSources(
  { versions }: OpenDocument,
  { area, root }: Places,
  index: FileIndex,
): Promise<boolean> {
  let isSame = true;
  for (const version of versions.filter((one) => !one.isLoaded)) {
    const { value, messages } = await readSource(area, root, version.path);
    version.file.value = value;
    version.isLoaded = true;
    if (messages.length === 0 && sha256(bytesOf(version.file)) === version.digest) continue;
    index.forget(version.path);
    isSame = false;
  }
  return isSame;
}

/** The bytes of a source. */
export function bytesOf(file: VFile): Uint8Array {
  return typeof file.value === 'string' ? new TextEncoder().encode(file.value) : file.value;
}
