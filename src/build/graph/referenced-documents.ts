/** Documents that are read for others: those that are referred to, and those that a list of documents shows. */
import { join } from 'node:path';
import pMap from 'p-map';
import type { DocumentLabels } from '../../context.js';
import { kindOfPath } from '../../world/read-files.js';
import type { DocumentSource } from '../sources/discover.js';
import type { OtherDocument } from '../workers/task.js';
import { type BuildContext, OPEN_AT_ONCE } from './build-context.js';
import type { DocumentJob } from './document-job.js';
import { ensureRecord, openJob } from './document-record.js';

/** Reads the documents that jobs refer to or list, and those that these refer to in turn. None of them is built. */
export async function readReferenced(waiting: readonly DocumentJob[], context: BuildContext): Promise<void> {
  const folders = waiting.flatMap((job) => [...referredFolders(job), ...listedFolders(job)]);
  const seen = new Set<string>();
  for (let folder = folders.shift(); folder !== undefined; folder = folders.shift()) {
    if (seen.has(folder) || context.jobs.has(folder)) continue;
    if ((await kindOfPath(context.area, folder)) !== 'folder') continue;
    seen.add(folder);
    const unread = (await context.find(folder)).filter((source) => !context.jobs.has(source.folder));
    const read = await pMap(unread, (source) => readOnly(source, context), { concurrency: OPEN_AT_ONCE });
    folders.push(...read.flatMap(referredFolders));
  }
}

async function readOnly(source: DocumentSource, context: BuildContext): Promise<DocumentJob> {
  const versions = source.versions.map((version) => ({ ...version, wanted: false }));
  const job = await openJob(await context.open({ ...source, versions }), context);
  context.jobs.set(source.folder, job);
  await ensureRecord(job, 'record', context);
  return job;
}

function referredFolders({ document, record }: DocumentJob): string[] {
  const session = document.session?.folder;
  return session === undefined ? [] : (record?.refers ?? []).map((id) => join(session, id));
}

/** The session of a list of documents. */
function listedFolders({ document, record }: DocumentJob): string[] {
  const session = document.session?.folder;
  return session === undefined || record?.listsOthers !== true ? [] : [session];
}

/** What a job needs of other documents: labels of those it refers to, listings of all when it lists its session. */
export function otherDocuments(job: DocumentJob, jobs: ReadonlyMap<string, DocumentJob>): OtherDocument[] {
  const { document, record } = job;
  const session = document.session?.folder;
  if (session === undefined || record === undefined) return [];
  const ofSession = [...jobs.values()].filter((one) => one.document.session?.folder === session);
  const needed = record.listsOthers ? ofSession : ofSession.filter((one) => record.refers.includes(one.document.id));
  return needed.flatMap((one) => asOther(one, job) ?? []).sort((a, b) => (a.id < b.id ? -1 : 1));
}

function asOther(other: DocumentJob, from: DocumentJob): OtherDocument | undefined {
  const { record, document } = other;
  if (record === undefined) return undefined;
  const isReferred = from.record?.refers.includes(document.id) === true;
  const versions = record.versions.map(({ language, labels, listing }) => ({
    language,
    ...(isReferred ? { labels: labelsSeen(labels, other, from) } : {}),
    ...(from.record?.listsOthers === true ? { listing } : {}),
  }));
  return { id: record.id, original: record.original, versions };
}

/** Labels as another document links to them. A closed document is in a folder of its own: it links out, nothing links in. */
function labelsSeen(labels: DocumentLabels, other: DocumentJob, from: DocumentJob): DocumentLabels {
  const isClosed = other.record?.closed === true;
  if (isClosed === (from.record?.closed === true)) return labels;
  if (isClosed) return { ...labels, isWithheld: true };
  return { ...labels, output: `../${other.document.session?.name ?? ''}/${labels.output}` };
}
