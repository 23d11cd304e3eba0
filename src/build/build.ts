/**
 * Builds a set of documents: what has not changed is left, the rest is read, labelled, compared, finished, rendered and
 * written, several documents at once.
 *
 * Two phases let documents refer to each other: a document that needs no other goes through both at once; the others wait
 * until the records of those they refer to are there. A document that fails stops no other, and leaves no file half made.
 */
import { resolve } from 'node:path';
import pMap from 'p-map';
import type { VFile } from 'vfile';
import { type SessionPublisher, sessionPublisher } from '../session/publish-sessions.js';
import { tellSessions } from '../session/session-messages.js';
import { cores } from '../world/machine.js';
import { removeLeftovers } from '../world/write-files.js';
import { AT_ONCE, type Building } from './graph/building.js';
import { groundKey, templateKeys } from './graph/keys.js';
import { ensureRecord, rememberedWork } from './graph/known-records.js';
import { isEmptyCache, type LazyPool, lazyPool } from './graph/lazy-pool.js';
import { othersOf, readOthers } from './graph/other-documents.js';
import { templateFiles } from './graph/template-messages.js';
import { isOvertaken, type Work } from './graph/work.js';
import { type BuiltDocument, builtDocument } from './outputs/built-documents.js';
import { claimDocuments, claimRead, claimSessions, unclearClaims } from './outputs/claim-outputs.js';
import { completeWork } from './outputs/make-versions.js';
import { type BuildRequest, withAllowedPaths } from './sources/build-request.js';
import { type Discovery, discover } from './sources/discover.js';
import { type OpenDocument, openSessions, sourceOpener } from './sources/open-documents.js';
import { refusesPlugins } from './sources/plugins.js';
import { dividedKey, takeShard } from './sources/shards.js';
import { openCache } from './store/cache.js';
import { digestOf } from './store/digest.js';
import { indexIn, openFileIndex } from './store/file-index.js';
import { openOutputs } from './store/output-folder.js';
import type { DocumentRecord } from './store/records.js';

/** What came of a build. */
export interface BuildResult {
  /** Every file that was read, with its messages, in the order of the sources. */
  files: VFile[];
  /** Those of them that are sources of what was asked for. */
  sources: VFile[];
  /** Paths of the documents that stand in the output now, in the same order. */
  written: string[];
  /** Units that were made, and units that had not changed. */
  made: number;
  unchanged: number;
  documents: BuiltDocument[];
}

/** Builds what is asked for. Never throws for a fault of a source, a template or the disk. */
export async function buildDocuments(given: BuildRequest): Promise<BuildResult> {
  const request = withAllowedPaths(given);
  if (refusesPlugins(request)) return nothingBuilt(request);
  const own = lazyPool(request);
  try {
    return await buildWith(own, request);
  } finally {
    await own.close();
  }
}

/** The result of a build that was refused: the messages of the workspace. */
function nothingBuilt({ workspace }: BuildRequest): BuildResult {
  return { files: workspace.files, sources: [], written: [], made: 0, unchanged: 0, documents: [] };
}

async function buildWith(own: LazyPool, request: BuildRequest): Promise<BuildResult> {
  const { workspace, cwd, paths } = request;
  const found = await discover(workspace, cwd, paths);
  await removeLeftovers(workspace.area, found.litter);
  // Where nothing is remembered, threads load what compiles while this one reads the sources.
  const isFirst = request.pool === undefined && (await isEmptyCache(workspace.area, request.cache));
  if (isFirst && found.documents.length > 0) own.start(found.documents.length);
  const index = await openFileIndex(workspace.area, indexPath(request));
  const open = sourceOpener(request, index);
  const outputs = openOutputs(workspace.area, index);
  const templates = await templateKeys(request);
  const { documents: all, sessions, refused } = await openClaimed(found, open, { request, outputs, templates });
  const named = request.shard === undefined ? all : takeShard(all, request.shard);
  const ground = groundKey(request);
  const cache = await openCache(workspace.area, request.cache, scopeOf(request), {
    ignoring: request.force === true,
    late: !request.write,
  });
  const works = await pMap(named, (document) => rememberedWork(document, { request, ground, templates, cache }), {
    concurrency: AT_ONCE,
  });
  const building: Building = {
    request,
    ground,
    templates,
    cache,
    open,
    index,
    outputs,
    pool: request.pool ?? own,
    others: new Map(works.map((work) => [work.document.source.folder, work])),
    made: 0,
    unchanged: 0,
  };
  const unknown = works.filter((work) => work.record === undefined).length;
  if (request.pool === undefined && unknown > 0) own.start(unknown);
  // A part of the formats, or a build that was overtaken, leaves a session's manifest and pages to the next whole one.
  const isWhole = () => request.only === undefined && request.write && !isOvertaken(request);
  await claimLone(works, building);
  await buildAll(works, building, async (done) => {
    await request.meanwhile?.();
    if (isWhole()) await sessions.prepare(done);
  });
  const isClosed = own.close();
  const divided = request.shard === undefined ? undefined : dividedKey(all, request);
  const told = isWhole() ? await sessions.publish(works, divided) : [];
  tellSessions(works, workspace.settings.rules);
  await index.close();
  await cache.close();
  await isClosed;
  const written = works.flatMap((work) => [...work.published.values()].flat().map((file) => file.path));
  return {
    files: filesOf(request, [...found.files, ...refused], works, building, told),
    sources: works.flatMap((work) => work.document.versions.filter((one) => one.wanted).map((one) => one.file)),
    written,
    made: building.made,
    unchanged: building.unchanged,
    documents: works.map((work) => builtDocument(work, request)),
  };
}

/** Opens what was found, and withholds the sessions whose outputs another has: their files are `refused`. */
async function openClaimed(
  found: Discovery,
  open: Building['open'],
  { request, outputs, templates }: Pick<Building, 'request' | 'outputs' | 'templates'>,
): Promise<{ documents: OpenDocument[]; sessions: SessionPublisher; refused: VFile[] }> {
  const opened = await pMap(found.documents, open, { concurrency: AT_ONCE });
  const met = openSessions(opened, found.sessions, request.workspace);
  const claimed = claimSessions(met);
  const own = met.filter(({ folder }) => claimed.has(folder));
  const sessions = sessionPublisher(own, request, outputs, templates.all);
  const mayBuild = new Set(own.filter(sessions.mayBuild).map(({ folder }) => folder));
  const documents = opened.filter(({ session }) => session === undefined || mayBuild.has(session.folder));
  claimDocuments(documents, request);
  return { documents, sessions, refused: met.filter(({ folder }) => !mayBuild.has(folder)).map(({ file }) => file) };
}

/** Reads the lone documents that may share an output, and reports those that do. */
async function claimLone(works: readonly Work[], building: Building): Promise<void> {
  const unclear = unclearClaims(works);
  await pMap(unclear, (work) => ensureRecord(work, 'record', building), { concurrency: AT_ONCE });
  claimRead(unclear);
}

/** Where the index of the sources and of the outputs lies; what is only judged has none, for its sources may be mended. */
function indexPath({ write, cache, out }: BuildRequest): string | undefined {
  return write && cache !== undefined ? indexIn(cache, out) : undefined;
}

/** Builds with the same name use the same records while nothing changes. */
function scopeOf({ cwd, paths, out, formats, only, languages, variant, shard, write }: BuildRequest): string {
  const full = paths.map((path) => resolve(cwd, path));
  return digestOf(JSON.stringify([full, out, formats, only, languages, variant, shard, write])).slice(0, 16);
}

/** Builds all; while threads compile, calls `meanwhile` with what is done by then. */
async function buildAll(
  works: readonly Work[],
  building: Building,
  meanwhile: (done: readonly Work[]) => Promise<void>,
): Promise<void> {
  const { request } = building;
  const concurrency = (request.jobs ?? cores()) * 2;
  let done = 0;
  const finished = () => request.onProgress?.(++done, works.length);
  const waiting: Work[] = [];
  const complete = async (work: Work) => {
    await ensureRecord(work, 'all', building);
    if (work.record !== undefined && needsOthers(work.record)) waiting.push(work);
    else {
      await completeWork(work, [], building);
      finished();
    }
  };
  // The threads begin with what is to be compiled; meanwhile this one goes through what is known, and on from there.
  const unknown = works.filter((work) => work.record === undefined);
  const known = works.filter((work) => work.record !== undefined);
  const goThroughKnown = async () => {
    await pMap(known, complete, { concurrency });
    if (unknown.length > 0) await meanwhile(known.filter((work) => !waiting.includes(work)));
  };
  await Promise.all([pMap(unknown, complete, { concurrency }), goThroughKnown()]);
  await readOthers(waiting, building);
  const isWaiting = new Set(waiting);
  const inOrder = works.filter((work) => isWaiting.has(work));
  await pMap(
    inOrder,
    async (work) => {
      await completeWork(work, othersOf(work, building), building);
      finished();
    },
    { concurrency },
  );
}

function needsOthers(record: DocumentRecord): boolean {
  return record.refers.length > 0 || record.listsOthers;
}

function filesOf(
  { workspace }: BuildRequest,
  found: VFile[],
  works: readonly Work[],
  { others }: Building,
  told: VFile[],
): VFile[] {
  const templates = templateFiles(works, workspace.files);
  const sources = works.flatMap(({ document: { session, versions } }) => [
    ...(session === undefined ? [] : [session.file]),
    ...versions.map((version) => version.file),
  ]);
  const referred = [...others.values()]
    .filter((work) => !works.includes(work))
    .flatMap((work) => work.document.versions.map((version) => version.file))
    .filter((file) => file.messages.length > 0);
  return [...new Set([...workspace.files, ...templates, ...found, ...sources, ...referred, ...told])];
}
