/** The last step of a build: each session's manifest and page, when all its documents are where they belong. */
import { join, resolve } from 'node:path';
import type { VFile } from 'vfile';
import type { Work } from '../build/graph/work.js';
import { reportOtherSession } from '../build/outputs/claim-outputs.js';
import { sessionFolder, tellStale } from '../build/outputs/publish-version.js';
import type { BuildRequest } from '../build/sources/build-request.js';
import type { OpenSession } from '../build/sources/open-documents.js';
import { shardName } from '../build/sources/shards.js';
import { sha256 } from '../build/store/digest.js';
import { filesListed, MANIFEST, manifestBytes, readManifest } from '../build/store/manifest-file.js';
import type { OutputFolder } from '../build/store/output-folder.js';
import type { Manifest } from '../manifest.js';
import { report } from '../report/message.js';
import type { Workspace } from '../workspace.js';
import { factsOf, isFileOrHidden } from '../world/read-files.js';
import { reasonOf } from '../world/system-errors.js';
import { removeEmptyFolder, removeLitter } from '../world/write-files.js';
import { languagesOf, type ManifestDocuments, makeManifest, manifestDocuments } from './make-manifest.js';
import {
  loadSessionPages,
  makeSessionPages,
  type PageEntries,
  pageNames,
  prepareSessionPages,
} from './session-pages.js';

/** What publishes the sessions of a build. */
export interface SessionPublisher {
  /** Whether a session may be built: its folder of outputs is not that of another, which is reported otherwise. */
  mayBuild(session: OpenSession): boolean;
  /** Makes ready what documents that are `done` come to in manifests and pages, while threads compile the others. */
  prepare(done: readonly Work[]): Promise<void>;
  /**
   * Publishes; returns the files with diagnostics (damaged manifests). `divided` is the digest of the whole that a part is of.
   */
  publish(works: readonly Work[], divided: string | undefined): Promise<VFile[]>;
}

/** Publishes the sessions that a build met on the way to its documents. */
export function sessionPublisher(
  sessions: readonly OpenSession[],
  request: BuildRequest,
  outputs: OutputFolder,
  templates: string,
): SessionPublisher {
  // A machine that was given no document of a session says so too: its part is not missed when they are joined.
  const folders = sessions.flatMap((session) =>
    [false, true].map((isClosed) => openFolder({ session, isClosed, templates }, request, outputs)),
  );
  const foreign = request.write ? foreignSessions(folders, request.workspace) : new Set<OpenSession>();
  const own = (works: readonly Work[], { session }: SessionFolder) =>
    works.filter((work) => work.document.session?.folder === session.folder);
  const ownFolders = folders.filter(({ session }) => !foreign.has(session));
  return {
    mayBuild: (session) => !foreign.has(session),
    prepare: async (done) => {
      await loadSessionPages();
      for (const folder of ownFolders) await rehearse(folder, own(done, folder), request);
    },
    publish: async (works, divided) => {
      const lone = works.filter((work) => work.document.session === undefined);
      if (lone.length > 0) await removeLitter(request.workspace.area, request.out);
      for (const work of lone) await tellStale(work, request);
      const told: VFile[] = [];
      for (const folder of ownFolders)
        told.push(...(await publishSession(folder, own(works, folder), { request, outputs, divided })));
      return told;
    },
  };
}

/** Sessions whose folder has the outputs of another that is still there; reported in their files. */
function foreignSessions(folders: readonly SessionFolder[], { area, root }: Workspace): Set<OpenSession> {
  const foreign = new Set<OpenSession>();
  for (const { session, earlier } of folders) {
    const other = earlier().read?.manifest?.source.path;
    if (other === undefined || other === session.file.path || foreign.has(session)) continue;
    if (!isFileOrHidden(area, resolve(root, other))) continue;
    reportOtherSession(session, other);
    foreign.add(session);
  }
  return foreign;
}

/** A folder of outputs of a session, with what of its manifest and its pages is made before all documents are. */
interface SessionFolder {
  session: OpenSession;
  isClosed: boolean;
  templates: string;
  /** Absolute path. */
  path: string;
  /** The manifest of an earlier build as it stands now, and what it is compared with. */
  earlier(): EarlierManifest;
  entries: PageEntries;
}

interface EarlierManifest {
  read: ReturnType<typeof readManifest>;
  documents: ManifestDocuments;
}

function openFolder(
  { session, isClosed, templates }: Pick<SessionFolder, 'session' | 'isClosed' | 'templates'>,
  request: BuildRequest,
  outputs: OutputFolder,
): SessionFolder {
  const path = sessionFolder(request.out, session.name, isClosed);
  let known: (EarlierManifest & { state: string }) | undefined;
  return {
    session,
    isClosed,
    templates,
    path,
    earlier: () => {
      // Another build may have put another in its place since it was read.
      const file = join(path, MANIFEST);
      const { size, changed, touched, inode } = factsOf(request.workspace.area, file) ?? {};
      const state = [size, changed, touched, inode].join(' ');
      if (known?.state !== state) {
        const read = readManifest(request.workspace, path, MANIFEST, outputs.isOwn(file));
        const before = request.shard === undefined ? read?.manifest : undefined;
        known = { read, documents: manifestDocuments(request, before), state };
      }
      return known;
    },
    entries: new Map(),
  };
}

/** Makes manifest and pages of the documents that are done, for what is remembered of them. */
async function rehearse(folder: SessionFolder, done: readonly Work[], request: BuildRequest): Promise<void> {
  const fields = folder.session.fields();
  if (fields === undefined) return;
  const { read, documents } = folder.earlier();
  if (folder.isClosed && read === undefined && !done.some((work) => work.record?.closed)) return;
  prepareSessionPages(languagesOf(fields), request.workspace);
  const manifest = await makeManifest({ ...folder, works: done }, documents);
  if (manifest !== undefined && request.shard === undefined)
    await makeSessionPages(manifest, request.workspace, folder.entries);
}

async function publishSession(
  folder: SessionFolder,
  works: readonly Work[],
  { request, outputs, divided }: { request: BuildRequest; outputs: OutputFolder; divided: string | undefined },
): Promise<VFile[]> {
  const { session, path } = folder;
  const { read: old, documents } = folder.earlier();
  const told = old === undefined ? [] : [old.file];
  const manifest = await makeManifest({ ...folder, works }, documents);
  if (manifest === undefined) return told;
  if (manifest.documents.length === 0 && old === undefined && request.shard === undefined) return told;
  await removeLitter(request.workspace.area, path);
  try {
    if (request.shard !== undefined)
      await outputs.write(join(path, shardName(request.shard)), manifestBytes({ ...manifest, divided }));
    else await settleFolder(path, old?.manifest, manifest, request, outputs, folder.entries);
  } catch (error) {
    report(session.file, 'unwritable', undefined, {
      found: `manifest of ${session.name} that cannot be written (${reasonOf(error)})`,
      expected: 'a folder that can be written to',
    });
  }
  return told;
}

/**
 * What the old manifest lists and the new one does not goes; then the pages are written, and the manifest last: killed at
 * any moment, the next build finds what it needs to put all right. Of a folder without documents nothing stays; false then.
 */
export async function settleFolder(
  folder: string,
  old: Manifest | undefined,
  manifest: Manifest,
  request: Pick<BuildRequest, 'workspace'>,
  outputs: OutputFolder,
  entries?: PageEntries,
): Promise<boolean> {
  const kept = new Set(filesListed(manifest).map((output) => output.file));
  for (const { file } of old === undefined ? [] : filesListed(old))
    if (!kept.has(file)) await outputs.remove(join(folder, file));
  const path = join(folder, MANIFEST);
  const former = pageNames(old?.languages ?? []);
  if (manifest.documents.length === 0) {
    for (const file of [...former, MANIFEST]) await outputs.remove(join(folder, file));
    await removeEmptyFolder(request.workspace.area, folder);
    return false;
  }
  const bytes = manifestBytes(manifest);
  // The pages are made from what the manifest tells, the templates among it.
  if (await outputs.holds(path, sha256(bytes))) return true;
  const pages = await makeSessionPages(manifest, request.workspace, entries);
  for (const page of pages) former.delete(page.file);
  for (const file of pages.length === 0 ? [] : former) await outputs.remove(join(folder, file));
  for (const page of pages)
    if (!(await outputs.holds(join(folder, page.file), sha256(page.bytes))))
      await outputs.write(join(folder, page.file), page.bytes);
  await outputs.write(path, bytes);
  return true;
}
