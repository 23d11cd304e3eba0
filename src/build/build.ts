/**
 * Builds documents: finds them, skips what has not changed, compiles the rest in workers, several at once, and writes the
 * outputs.
 *
 * A document that refers to no other takes one task. The others wait until the records of those that they refer to exist.
 * A document that fails stops no other, and leaves no partial file.
 */

import { resolve } from 'node:path';
import pMap from 'p-map';
import type { SourceFile } from '../report/source-file.js';
import { checkSessions } from '../session/check-sessions.js';
import { foreignSessions, publishSessions } from '../session/publish-sessions.js';
import { cores, sourceDate } from '../world/machine.js';
import { removeLeftovers } from '../world/write-files.js';
import { buildJobs } from './build-jobs.js';
import { type BuildRequest, documentOptions, requestedUnits, withAllowedPaths } from './build-request.js';
import { type BuildContext, OPEN_AT_ONCE } from './graph/build-context.js';
import type { DocumentJob } from './graph/document-job.js';
import { ensureRecord, openJob } from './graph/document-record.js';
import { environmentKey, templateKeys } from './graph/keys.js';
import { type BuiltDocument, builtDocument } from './outputs/built-document.js';
import { claimDocuments, claimRead, claimSessions, unclearClaims } from './outputs/claim-outputs.js';
import { reportedFiles } from './reported-files.js';
import { type Discovery, discover } from './sources/discover.js';
import { type OpenDocument, type OpenSession, openSessions, sourceOpener } from './sources/open-documents.js';
import { allowedPlugins, refusesPlugins } from './sources/plugins.js';
import { dividedKey, takeShard } from './sources/shards.js';
import { openCache } from './store/cache.js';
import { digestOf } from './store/digest.js';
import { indexIn, openFileIndex } from './store/file-index.js';
import { type ManifestReader, manifestReader } from './store/manifest-file.js';
import { openOutputs } from './store/output-folder.js';
import { type LazyPool, lazyPool } from './workers/compile-pool.js';
import { poolBounds } from './workers/worker-pool.js';

/** The result of a build. */
export interface BuildResult {
  /** Every file that was read, with its messages, in the order of the sources. */
  files: SourceFile[];
  /** Those of them that are requested sources. */
  sources: SourceFile[];
  /** Paths of the outputs of requested documents, written now or unchanged, in the same order. */
  written: string[];
  /** Units that were made, and units that had not changed. */
  made: number;
  unchanged: number;
  documents: BuiltDocument[];
}

/** Builds what is requested. Errors of sources, templates and the disk are in the result; none is thrown. */
export async function buildDocuments(given: BuildRequest): Promise<BuildResult> {
  const request = withAllowedPaths(given);
  if (refusesPlugins(request)) return nothingBuilt(request);
  const own = lazyPool(poolBounds(request));
  try {
    return await buildWith(own, request);
  } finally {
    await own.close();
  }
}

/** The result of a refused build: the messages of the workspace. */
function nothingBuilt({ workspace }: BuildRequest): BuildResult {
  return { files: workspace.files, sources: [], written: [], made: 0, unchanged: 0, documents: [] };
}

async function buildWith(own: LazyPool, request: BuildRequest): Promise<BuildResult> {
  const { workspace, cwd, paths, out } = request;
  const found = await discover(workspace, cwd, paths);
  await removeLeftovers(workspace.area, found.litter);
  const context = await openContext(request, request.pool ?? own);
  const earlier = manifestReader(workspace, context.outputs);
  const { documents, sessions, refused } = await openSources(found, context.open, { request, earlier });
  const chosen = request.shard === undefined ? documents : takeShard(documents, request.shard);
  const jobs = await pMap(chosen, (document) => openJob(document, context), { concurrency: OPEN_AT_ONCE });
  for (const job of jobs) context.jobs.set(job.document.source.folder, job);
  const uncached = jobs.filter(({ record }) => record === undefined).length;
  if (request.pool === undefined && uncached > 0) own.start(uncached);
  await claimLone(jobs, context);
  await buildJobs(jobs, context, { concurrency: (request.jobs ?? cores()) * 2, onProgress: request.onProgress });
  const isClosed = own.close();
  const { options } = context.common;
  const { shard, languages } = request;
  const part = shard === undefined ? undefined : { ...shard, divided: dividedKey(documents, options, languages) };
  const { outputs, templates, index, cache } = context;
  // A build of some formats, or a cancelled one, leaves manifests and pages to the next complete build.
  const manifests =
    context.isComplete && !context.isCancelled()
      ? await publishSessions(sessions, jobs, {
          workspace,
          options,
          out,
          outputs,
          templates: templates.all,
          part,
          earlier,
        })
      : [];
  checkSessions(jobs, workspace.settings.rules);
  await index.close();
  await cache.close();
  await isClosed;
  const others = context.jobs.values();
  return {
    files: reportedFiles({
      workspace: workspace.files,
      refused: [...found.files, ...refused],
      jobs,
      others,
      manifests,
    }),
    sources: jobs.flatMap(({ document }) => document.versions.filter(({ wanted }) => wanted).map(({ file }) => file)),
    written: jobs.flatMap((job) => [...job.written.values()].flat().map(({ path }) => path)),
    ...context.counts,
    documents: jobs.map((job) => builtDocument(job, { out, variant: options.variant })),
  };
}

/** Opens the cache, the index of files and the outputs, and computes the keys. */
async function openContext(request: BuildRequest, pool: BuildContext['pool']): Promise<BuildContext> {
  const { workspace, cwd, out, write, only, signal } = request;
  const { area, root } = workspace;
  const options = documentOptions(request);
  const environment = environmentKey(workspace, options);
  const templates = await templateKeys(workspace);
  const index = await openFileIndex(area, indexPath(request));
  return {
    area,
    common: {
      root,
      environment: digestOf(environment, templates.all),
      options,
      plugins: allowedPlugins(request),
      undated: sourceDate(),
      formats: requestedUnits(request),
    },
    isComplete: write && only === undefined,
    out,
    write,
    environment,
    templates,
    cache: await openCache(area, request.cache, cacheScope(request), {
      ignoring: request.force === true,
      late: !write,
    }),
    index,
    outputs: openOutputs(area, index),
    pool,
    open: sourceOpener({ workspace, languages: request.languages }, index),
    find: async (folder) => (await discover(workspace, cwd, [folder])).documents,
    jobs: new Map(),
    isCancelled: () => signal?.aborted === true,
    counts: { made: 0, unchanged: 0 },
  };
}

/** Path of the index of sources and outputs. A check has none: `--fix` may rewrite the sources. */
function indexPath({ write, cache, out }: BuildRequest): string | undefined {
  return write && cache !== undefined ? indexIn(cache, out) : undefined;
}

/** Name of the group of cached records that builds with the same paths and options use. */
function cacheScope({ cwd, paths, out, formats, only, languages, variant, shard, write }: BuildRequest): string {
  const full = paths.map((path) => resolve(cwd, path));
  return digestOf(JSON.stringify([full, out, formats, only, languages, variant, shard, write])).slice(0, 16);
}

/** Opens what was found. The files of sessions whose outputs belong to another are `refused`. */
async function openSources(
  found: Discovery,
  open: BuildContext['open'],
  { request, earlier }: { request: BuildRequest; earlier: ManifestReader },
): Promise<{ documents: OpenDocument[]; sessions: OpenSession[]; refused: SourceFile[] }> {
  const { workspace, out, write, variant } = request;
  const opened = await pMap(found.documents, open, { concurrency: OPEN_AT_ONCE });
  const all = openSessions(opened, found.sessions, workspace);
  const claimed = claimSessions(all);
  const own = all.filter(({ folder }) => claimed.has(folder));
  const foreign = write ? foreignSessions(own, { workspace, out, earlier }) : new Set<OpenSession>();
  const sessions = own.filter((session) => !foreign.has(session));
  const folders = new Set(sessions.map(({ folder }) => folder));
  const documents = opened.filter(({ session }) => session === undefined || folders.has(session.folder));
  claimDocuments(documents, variant);
  return { documents, sessions, refused: all.filter(({ folder }) => !folders.has(folder)).map(({ file }) => file) };
}

/** Reads the lone documents that may share an output, and reports those that do. */
async function claimLone(jobs: readonly DocumentJob[], context: BuildContext): Promise<void> {
  const unclear = unclearClaims(jobs);
  await pMap(unclear, (job) => ensureRecord(job, 'record', context), { concurrency: OPEN_AT_ONCE });
  claimRead(unclear);
}
