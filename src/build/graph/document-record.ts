/** The record of a document: from the cache while it is valid, else from a worker. */
import { loadSources, type OpenDocument } from '../sources/open-documents.js';
import type { BuildContext } from './build-context.js';
import { CHANGED, type DocumentJob, giveUp, taskOf } from './document-job.js';
import { cachedRecord, documentKey, seenKey } from './keys.js';

/** A job for a document, with its record if the cache has a valid one. */
export async function openJob(
  document: OpenDocument,
  { environment, templates, cache, common }: Pick<BuildContext, 'environment' | 'templates' | 'cache' | 'common'>,
): Promise<DocumentJob> {
  const key = documentKey(environment, document);
  const record = await cachedRecord(key, { document, variant: common.options.variant }, templates, cache);
  return { document, key, seenKey: seenKey(environment, document), record, made: [], written: new Map() };
}

/** Parts of a build that reading a document needs. */
export type RecordContext = Pick<
  BuildContext,
  'area' | 'cache' | 'common' | 'index' | 'isCancelled' | 'isComplete' | 'pool' | 'templates'
>;

/** Sets the record of a job, from a worker on a cache miss, and adds its messages to the source files. */
export async function ensureRecord(job: DocumentJob, make: 'all' | 'record', context: RecordContext): Promise<void> {
  if (job.record === undefined && !context.isCancelled()) await readDocument(job, make, context);
  const { record } = job;
  if (record === undefined) return;
  const messages = new Map([...record.versions, ...record.unread].map((one) => [one.path, one.diagnostics]));
  for (const { file } of job.document.versions) {
    const all = messages.get(file.path) ?? [];
    // Messages of opening the file are at the head of both lists.
    file.diagnostics.push(...all.slice(file.diagnostics.length));
  }
}

async function readDocument(job: DocumentJob, make: 'all' | 'record', context: RecordContext): Promise<void> {
  const { pool, cache, common, templates, index, area } = context;
  // Of a document that was built before, some versions may be unchanged: read it first, then make only the others.
  // A preview wants only the pages of what changed: making them at once costs less than reading the document twice.
  const mayReuse = context.isComplete && job.document.versions.length > 1;
  const isReadOnly = mayReuse && (await cache.hasMark(job.seenKey));
  if (!(await loadSources(job.document, { area, root: common.root }, index))) return giveUp(job, CHANGED);
  const result = await pool.run(taskOf(job, common, isReadOnly ? 'record' : make, []));
  if ('problem' in result) return giveUp(job, result.problem);
  job.record = result.record;
  job.made = result.units;
  await cache.putRecord('documents', job.key, {
    record: result.record,
    templates: templates.of(result.record.madeFrom),
  });
  if (mayReuse) await cache.setMark(job.seenKey);
}
