/** Builds all jobs, those that need other documents last. */
import pMap from 'p-map';
import type { BuildContext } from './graph/build-context.js';
import type { DocumentJob } from './graph/document-job.js';
import { ensureRecord } from './graph/document-record.js';
import { otherDocuments, readReferenced } from './graph/referenced-documents.js';
import { makeOutputs } from './outputs/make-outputs.js';

/** Builds jobs, `concurrency` of them at once. */
export async function buildJobs(
  jobs: readonly DocumentJob[],
  context: BuildContext,
  { concurrency, onProgress }: { concurrency: number; onProgress: ((done: number, all: number) => void) | undefined },
): Promise<void> {
  let done = 0;
  const finished = () => onProgress?.(++done, jobs.length);
  const waiting = new Set<DocumentJob>();
  const complete = async (job: DocumentJob) => {
    await ensureRecord(job, 'all', context);
    if (needsOthers(job)) waiting.add(job);
    else {
      await makeOutputs(job, [], context);
      finished();
    }
  };
  // Workers begin with the cache misses. Meanwhile this thread goes through the cache hits.
  const misses = jobs.filter(({ record }) => record === undefined);
  const hits = jobs.filter(({ record }) => record !== undefined);
  await Promise.all([pMap(misses, complete, { concurrency }), pMap(hits, complete, { concurrency })]);
  const inOrder = jobs.filter((job) => waiting.has(job));
  await readReferenced(inOrder, context);
  await pMap(
    inOrder,
    async (job) => {
      await makeOutputs(job, otherDocuments(job, context.jobs), context);
      finished();
    },
    { concurrency },
  );
}

function needsOthers({ record }: DocumentJob): boolean {
  return record !== undefined && (record.refers.length > 0 || record.listsOthers);
}
