/** The last step of a build: each session's manifest and page, when all its documents are where they belong. */

import { join } from 'node:path';
import type { VFile } from 'vfile';
import type { Manifest } from '../manifest.js';
import { report } from '../message.js';
import { reasonOf } from '../world/system-errors.js';
import { removeLitter } from '../world/write-files.js';
import type { BuildRequest } from './build-request.js';
import { sha256 } from './digest.js';
import { languagesOf, makeManifest, type SessionWorks } from './make-manifest.js';
import { filesListed, MANIFEST, manifestText, readManifest } from './manifest.js';
import type { OpenDocument, OpenSession } from './open-documents.js';
import type { OutputFolder } from './output-folder.js';
import { sessionFolder, tellStale } from './publish-version.js';
import { loadSessionPages, prepareSessionPages, writeSessionPages } from './session-pages.js';
import { shardName } from './shards.js';
import type { Work } from './work.js';

/** Does what sessions need and no document changes, while threads compile the documents. */
export async function prepareSessions(all: readonly OpenDocument[], { workspace }: BuildRequest): Promise<void> {
  await loadSessionPages();
  for (const session of sessionsOf(all)) {
    const fields = session.fields();
    if (fields !== undefined) prepareSessionPages(languagesOf(fields), workspace);
  }
}

function sessionsOf(all: readonly OpenDocument[]): OpenSession[] {
  return [
    ...new Map(all.flatMap(({ session }) => (session === undefined ? [] : [[session.folder, session]]))).values(),
  ];
}

/** Publishes the sessions of `all` that was asked for; gives the files on which something is to be told (damaged manifests). */
export async function publishSessions(
  works: readonly Work[],
  request: BuildRequest,
  outputs: OutputFolder,
  templates: string,
  all: readonly OpenDocument[],
): Promise<VFile[]> {
  for (const work of works) if (work.document.session === undefined) await tellStale(work, request);
  // A machine that was given no document of a session says so too: its part is not missed when they are joined.
  const told: VFile[] = [];
  for (const session of sessionsOf(all)) {
    const own = works.filter((work) => work.document.session?.folder === session.folder);
    for (const isClosed of [false, true])
      told.push(...(await publishSession({ session, works: own, isClosed, templates }, request, outputs)));
  }
  return told;
}

async function publishSession(
  publishing: SessionWorks,
  request: BuildRequest,
  outputs: OutputFolder,
): Promise<VFile[]> {
  const { session, isClosed } = publishing;
  const folder = sessionFolder(request.out, session.name, isClosed);
  const old = readManifest(request.workspace.root, folder);
  const told = old === undefined ? [] : [old.file];
  const manifest = await makeManifest(publishing, request, request.shard === undefined ? old?.manifest : undefined);
  if (manifest === undefined) return told;
  if (manifest.documents.length === 0 && old === undefined && request.shard === undefined) return told;
  await removeLitter(folder);
  try {
    if (request.shard !== undefined)
      await outputs.write(join(folder, shardName(request.shard)), manifestText(manifest));
    else await settleFolder(folder, old?.manifest, manifest, request, outputs);
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
 * any moment, the next build finds what it needs to put all right.
 */
export async function settleFolder(
  folder: string,
  old: Manifest | undefined,
  manifest: Manifest,
  request: Pick<BuildRequest, 'workspace'>,
  outputs: OutputFolder,
): Promise<void> {
  const kept = new Set(filesListed(manifest).map((output) => output.file));
  for (const { file } of old === undefined ? [] : filesListed(old))
    if (!kept.has(file)) await outputs.remove(join(folder, file));
  const text = manifestText(manifest);
  const path = join(folder, MANIFEST);
  // The pages are made from what the manifest tells, the templates among it.
  if (await outputs.holds(path, sha256(text))) return;
  await writeSessionPages(folder, manifest, request.workspace, outputs);
  await outputs.write(path, text);
}
