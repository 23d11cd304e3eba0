/** The last step of a build: the manifest and the pages of each session, when its outputs are written. */

import { join, resolve } from 'node:path';
import type { DocumentJob } from '../build/graph/document-job.js';
import { reportOtherSession } from '../build/outputs/claim-outputs.js';
import { reportStale, sessionFolder } from '../build/outputs/write-outputs.js';
import type { OpenSession } from '../build/sources/open-documents.js';
import { type Shard, shardName } from '../build/sources/shards.js';
import { type ManifestReader, manifestBytes } from '../build/store/manifest-file.js';
import type { OutputFolder } from '../build/store/output-folder.js';
import type { DocumentOptions } from '../build/store/records.js';
import { report } from '../report/report.js';
import type { SourceFile } from '../report/source-file.js';
import type { Workspace } from '../workspace.js';
import { isFileOrHidden } from '../world/read-files.js';
import { reasonOf } from '../world/system-errors.js';
import { removeLitter } from '../world/write-files.js';
import { makeManifest } from './make-manifest.js';
import { settleFolder } from './settle-folder.js';

/** What publishing sessions needs of a build. */
export interface PublishOptions {
  workspace: Workspace;
  options: Pick<DocumentOptions, 'variant' | 'formats'>;
  /** Absolute path of the output folder. */
  out: string;
  outputs: OutputFolder;
  /** Reads the manifest of an earlier build in a folder. */
  earlier: ManifestReader;
  /** Digest of the templates. */
  templates: string;
  /** The part of the sessions that this machine builds, with the digest of the whole. */
  part: (Shard & { divided: string }) | undefined;
}

/** An output folder of a session: of its public documents, or of its closed ones. */
interface SessionFolder {
  session: OpenSession;
  isClosed: boolean;
  /** Absolute path. */
  path: string;
}

function foldersOf(session: OpenSession, out: string): SessionFolder[] {
  return [false, true].map((isClosed) => ({ session, isClosed, path: sessionFolder(out, session.name, isClosed) }));
}

/** Sessions whose output folder has another session that still exists; an error is reported in their files. */
export function foreignSessions(
  sessions: readonly OpenSession[],
  { workspace, out, earlier }: Pick<PublishOptions, 'workspace' | 'out' | 'earlier'>,
): Set<OpenSession> {
  const foreign = new Set<OpenSession>();
  for (const { session, path } of sessions.flatMap((one) => foldersOf(one, out))) {
    const other = earlier(path)?.manifest?.source.path;
    if (other === undefined || other === session.file.path || foreign.has(session)) continue;
    if (!isFileOrHidden(workspace.area, resolve(workspace.root, other))) continue;
    reportOtherSession(session, other);
    foreign.add(session);
  }
  return foreign;
}

/** Publishes sessions, also those of which this part has no document. Returns the files with messages: damaged manifests. */
export async function publishSessions(
  sessions: readonly OpenSession[],
  jobs: readonly DocumentJob[],
  to: PublishOptions,
): Promise<SourceFile[]> {
  const { area } = to.workspace;
  const lone = jobs.filter(({ document }) => document.session === undefined);
  if (lone.length > 0) await removeLitter(area, to.out);
  for (const job of lone) await reportStale(job, { out: to.out, area, formats: to.options.formats });
  const reported: SourceFile[] = [];
  for (const folder of sessions.flatMap((session) => foldersOf(session, to.out))) {
    const own = jobs.filter(({ document }) => document.session?.folder === folder.session.folder);
    reported.push(...(await publishFolder(folder, own, to)));
  }
  return reported;
}

async function publishFolder(
  { session, isClosed, path }: SessionFolder,
  jobs: readonly DocumentJob[],
  { workspace, options, outputs, earlier, templates, part }: PublishOptions,
): Promise<SourceFile[]> {
  const { area, root } = workspace;
  const old = earlier(path);
  const reported = old === undefined ? [] : [old.file];
  const manifest = await makeManifest(
    { session, jobs, isClosed, templates },
    part === undefined ? old?.manifest : undefined,
    { ...options, area, root },
  );
  if (manifest === undefined) return reported;
  if (manifest.documents.length === 0 && old === undefined && part === undefined) return reported;
  await removeLitter(area, path);
  try {
    if (part !== undefined)
      await outputs.write(join(path, shardName(part)), manifestBytes({ ...manifest, divided: part.divided }));
    else await settleFolder(path, old?.manifest, manifest, workspace, outputs);
  } catch (error) {
    report(session.file, 'unwritable', undefined, {
      message: `the manifest of ${session.name} cannot be written (${reasonOf(error)})`,
      help: 'check that you may write to the output folder',
    });
  }
  return reported;
}
