/** Opens the sources of documents and the sessions they belong to. */
import { basename, join } from 'node:path';
import type { VFile } from 'vfile';
import type { DocumentInput, VersionInput } from '../compile.js';
import { referencedDocuments } from '../compile.js';
import { report } from '../message.js';
import { readSession } from '../read/read-session.js';
import type { Session } from '../templates/fields.js';
import { kindOfPath, readOptional, readSource, sourceDate, version } from '../world.js';
import type { BuildRequest } from './build-request.js';
import { type DocumentSource, discover } from './discover.js';

/** A document with its sources read as bytes. */
export interface OpenDocument {
  source: DocumentSource;
  input: DocumentInput;
  /** Its sources and its session's file, in order. */
  files: VFile[];
}

/** A session as its folder tells it; opened once for a build. */
interface OpenSession {
  file: VFile;
  session: Session | undefined;
}

/** Opens documents, each with its session. */
export async function openDocuments(
  request: BuildRequest,
  sources: readonly DocumentSource[],
): Promise<OpenDocument[]> {
  const sessions = new Map<string, OpenSession | undefined>();
  const opened: OpenDocument[] = [];
  for (const source of sources) {
    const folder = source.session;
    if (folder !== undefined && !sessions.has(folder))
      sessions.set(folder, openSession(request.workspace.root, folder));
    const session = folder === undefined ? undefined : sessions.get(folder);
    opened.push(await openDocument(request, source, session));
  }
  return opened;
}

/**
 * Opens the documents of the same sessions that those named refer to (`doc:other#name`), and those that these refer to,
 * so that their labels are known; none of them is built.
 */
export async function referredDocuments(
  request: BuildRequest,
  named: readonly OpenDocument[],
): Promise<OpenDocument[]> {
  const known = new Set(named.map((document) => document.source.folder));
  const wanted = named.flatMap((document) => referencedFolders(document));
  const found: OpenDocument[] = [];
  for (let folder = wanted.shift(); folder !== undefined; folder = wanted.shift()) {
    if (known.has(folder) || (await kindOfPath(folder)) !== 'folder') continue;
    known.add(folder);
    const { documents } = await discover(request.workspace, request.cwd, [folder]);
    const sources = documents.map((document) => ({
      ...document,
      versions: document.versions.map((one) => ({ ...one, wanted: false })),
    }));
    const opened = await openDocuments(request, sources);
    found.push(...opened);
    wanted.push(...opened.flatMap(referencedFolders));
  }
  return found;
}

/** Folders of the documents that a document's sources name; a name that is not a folder's name leads nowhere. */
function referencedFolders(document: OpenDocument): string[] {
  const session = document.source.session;
  if (session === undefined) return [];
  return referencedDocuments(document.input).map((id) => join(session, id));
}

function openSession(root: string, folder: string): OpenSession | undefined {
  const file = readOptional(root, join(folder, 'session.yaml'));
  return file === undefined ? undefined : { file, session: file.messages.length > 0 ? undefined : readSession(file) };
}

async function openDocument(
  request: BuildRequest,
  source: DocumentSource,
  session: OpenSession | undefined,
): Promise<OpenDocument> {
  const versions: VersionInput[] = [];
  for (const { path, language, wanted } of source.versions) {
    const file = await readSource(request.workspace.root, path);
    const told = language ?? (request.languages?.length === 1 ? request.languages[0] : undefined);
    const asked = language === undefined || request.languages === undefined || request.languages.includes(language);
    versions.push({ file, language: told, wanted: wanted && asked });
  }
  if (session !== undefined && session.session === undefined) for (const { file } of versions) sessionUnsound(file);
  const input: DocumentInput = {
    id: source.id,
    session: session?.session,
    sessionId: source.session === undefined ? undefined : basename(source.session),
    versions,
    kind: request.kind,
    set: request.set,
    variant: request.variant,
    formats: [...request.formats],
    undated: sourceDate(),
    generator: `engross ${version}`,
  };
  return {
    source,
    input,
    files: [...(session === undefined ? [] : [session.file]), ...versions.map((one) => one.file)],
  };
}

function sessionUnsound(file: VFile): void {
  report(file, 'session', undefined, {
    found: 'session.yaml with errors',
    expected: 'a sound session.yaml beside the documents',
  });
}
