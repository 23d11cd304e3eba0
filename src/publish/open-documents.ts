/** Opens the sources of documents and the sessions they belong to, as bytes: what a build is made from and nothing more. */
import { basename, join } from 'node:path';
import type { VFile } from 'vfile';
import { ledgerPath } from '../concord/ledger.js';
import { readOptional, readSource } from '../world.js';
import type { BuildRequest } from './build-request.js';
import { sha256 } from './digest.js';
import type { DocumentSource } from './discover.js';

/** A language version as bytes. */
export interface OpenVersion {
  file: VFile;
  digest: string;
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
}

/** A document with its sources read as bytes. */
export interface OpenDocument {
  source: DocumentSource;
  id: string;
  session: OpenSession | undefined;
  versions: OpenVersion[];
}

/** Opens sources; a session's file is read once for a build. */
export function sourceOpener(request: BuildRequest): (source: DocumentSource) => Promise<OpenDocument> {
  const sessions = new Map<string, OpenSession | undefined>();
  return async (source) => {
    const folder = source.session;
    if (folder !== undefined && !sessions.has(folder))
      sessions.set(folder, openSession(request.workspace.root, folder));
    const session = folder === undefined ? undefined : sessions.get(folder);
    const versions = await Promise.all(source.versions.map((version) => openVersion(version, request)));
    return { source, id: source.id, session, versions };
  };
}

function openSession(root: string, folder: string): OpenSession | undefined {
  const file = readOptional(root, join(folder, 'session.yaml'));
  return file === undefined ? undefined : { folder, name: basename(folder), file, text: String(file) };
}

async function openVersion(
  { path, language, wanted }: DocumentSource['versions'][number],
  request: BuildRequest,
): Promise<OpenVersion> {
  const file = await readSource(request.workspace.root, path);
  const only = request.languages?.length === 1 ? request.languages[0] : undefined;
  const asked = language === undefined || request.languages === undefined || request.languages.includes(language);
  const ledger = readOptional(request.workspace.root, ledgerPath(path));
  return {
    file,
    digest: sha256(bytesOf(file)),
    language: language ?? only,
    wanted: wanted && asked,
    ledger: ledger === undefined ? undefined : { path: ledger.path, text: String(ledger) },
  };
}

/** The bytes of a source. */
export function bytesOf(file: VFile): Uint8Array {
  return typeof file.value === 'string' ? new TextEncoder().encode(file.value) : file.value;
}
