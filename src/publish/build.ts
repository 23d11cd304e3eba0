/**
 * Builds a set of documents: what has not changed is left, the rest is read, labelled, compared, finished, rendered and
 * written, several documents at once.
 *
 * Two phases let documents refer to each other: a document that needs no other goes through both at once; the others wait
 * until the records of those they refer to are there. A document that fails stops no other, and leaves no file half made.
 */
import { join, resolve } from 'node:path';
import pMap from 'p-map';
import type { VFile } from 'vfile';
import { cores, kindOfPath } from '../world.js';
import type { BuildRequest } from './build-request.js';
import { type BuiltDocument, builtDocument } from './built-documents.js';
import { type Cache, openCache } from './cache.js';
import { type CompilePool, openThreads, poolBounds } from './compile-pool.js';
import { digestOf } from './digest.js';
import { type DocumentSource, discover } from './discover.js';
import { type FileIndex, indexIn, openFileIndex } from './file-index.js';
import {
  documentKey,
  groundKey,
  imagesKey,
  knownRecord,
  seenKey,
  type TemplateKeys,
  templateKeys,
  unitKey,
  versionKey,
} from './keys.js';
import { unpackMessages } from './message-data.js';
import { loadSources, type OpenDocument, sourceOpener } from './open-documents.js';
import { type OutputFolder, openOutputs } from './output-folder.js';
import { prepareSessions, publishSessions } from './publish-sessions.js';
import { outputPath, publishVersion } from './publish-version.js';
import type { DocumentRecord, KeyedUnit, MadeUnit, OtherDocument, UnitRecord, VersionRecord } from './records.js';
import { takeShard } from './shards.js';
import { templateFiles } from './template-messages.js';
import { asOther, giveUp, imageFolder, newWork, taskOf, type Work, wantedFormats, wantedVersions } from './work.js';

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

/** What a build works with. */
interface Building {
  request: BuildRequest;
  ground: string;
  templates: TemplateKeys;
  cache: Cache;
  index: FileIndex;
  outputs: OutputFolder;
  pool: CompilePool;
  open: (source: DocumentSource) => Promise<OpenDocument>;
  others: Map<string, Work>;
  made: number;
  unchanged: number;
}

/** Why a document is given up that was written to while it was built; the next build makes it. */
const CHANGED = 'was changed while it was built';
/** Sources opened at once: more would run into the system's bound on open files. */
const AT_ONCE = 32;

/** Builds what is asked for. Never throws for a fault of a source, a template or the disk. */
export async function buildDocuments(request: BuildRequest): Promise<BuildResult> {
  const own = lazyPool(request);
  try {
    return await buildWith(own, request);
  } finally {
    await own.close();
  }
}

async function buildWith(own: LazyPool, request: BuildRequest): Promise<BuildResult> {
  const { workspace, cwd, paths } = request;
  const found = await discover(workspace, cwd, paths);
  // Where nothing is remembered, threads load what compiles while this one reads the sources.
  const isFirst = request.pool === undefined && (await isEmptyCache(request.cache));
  if (isFirst && found.documents.length > 0) own.start(found.documents.length);
  const index = await openFileIndex(indexPath(request));
  const open = sourceOpener(request, index);
  const all = await pMap(found.documents, open, { concurrency: AT_ONCE });
  const named = request.shard === undefined ? all : takeShard(all, request.shard);
  const templates = await templateKeys(request);
  const ground = groundKey(request);
  const cache = await openCache(request.cache, scopeOf(request), request.force === true);
  const works = await pMap(named, (document) => rememberedWork(document, ground, templates, cache), {
    concurrency: AT_ONCE,
  });
  const building: Building = {
    request,
    ground,
    templates,
    cache,
    open,
    index,
    outputs: openOutputs(index),
    pool: request.pool ?? own,
    others: new Map(works.map((work) => [work.document.source.folder, work])),
    made: 0,
    unchanged: 0,
  };
  const unknown = works.filter((work) => work.record === undefined).length;
  if (request.pool === undefined && unknown > 0) own.start(unknown);
  // A part of the formats, or a build that was overtaken, leaves a session's manifest and pages to the next whole one.
  const isWhole = () => request.only === undefined && request.write && !isOvertaken(request);
  const isReady = isWhole() && unknown > 0 ? prepareSessions(all, request) : undefined;
  await buildAll(works, building);
  await isReady;
  await own.close();
  const told = isWhole() ? await publishSessions(works, request, building.outputs, templates.all, all) : [];
  await index.close();
  await cache.close();
  const written = works.flatMap((work) => [...work.published.values()].flat().map((file) => file.path));
  return {
    files: filesOf(request, found.files, works, building, told),
    sources: works.flatMap((work) => work.document.versions.filter((one) => one.wanted).map((one) => one.file)),
    written,
    made: building.made,
    unchanged: building.unchanged,
    documents: works.map((work) => builtDocument(work, request)),
  };
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

function isOvertaken({ signal }: BuildRequest): boolean {
  return signal?.aborted === true;
}

async function rememberedWork(
  document: OpenDocument,
  ground: string,
  templates: TemplateKeys,
  cache: Cache,
): Promise<Work> {
  const work = newWork(document, documentKey(ground, document), seenKey(ground, document));
  work.record = await knownRecord(work.key, templates, cache);
  return work;
}

/** What a thread keeps open as long as it is the same. */
function taskGround({ ground, templates }: Building): string {
  return digestOf(ground, templates.all);
}

async function isEmptyCache(folder: string | undefined): Promise<boolean> {
  return folder === undefined || (await kindOfPath(folder)) === undefined;
}

/** A pool whose threads are started for so many tasks once it is known that there are some. */
interface LazyPool extends CompilePool {
  start(tasks: number): void;
}

/** Threads are started when a document must be compiled; when nothing changed there are none. */
function lazyPool(request: BuildRequest): LazyPool {
  let opened: Promise<CompilePool> | undefined;
  const started = (tasks: number) => {
    opened ??= openThreads({ ...poolBounds(request), tasks });
    return opened;
  };
  return {
    start: (tasks) => void started(tasks),
    run: async (task) => (await started(1)).run(task),
    close: async () => (await opened)?.close(),
  };
}

async function buildAll(works: readonly Work[], building: Building): Promise<void> {
  const { request } = building;
  const isKnown = (work: Work) => work.record !== undefined;
  const concurrency = (request.jobs ?? cores()) * 2;
  let done = 0;
  const finished = () => request.onProgress?.(++done, works.length);
  const waiting: Work[] = [];
  // The threads begin with what is to be compiled, while this one goes through what is known.
  await pMap(
    [...works.filter((work) => !isKnown(work)), ...works.filter(isKnown)],
    async (work) => {
      await ensureRecord(work, 'all', building);
      if (work.record !== undefined && needsOthers(work.record)) waiting.push(work);
      else {
        await completeWork(work, [], building);
        finished();
      }
    },
    { concurrency },
  );
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

/** Reads, labels and compares the versions of a document, unless that is known. */
async function ensureRecord(work: Work, make: 'all' | 'record', building: Building): Promise<void> {
  const { pool, cache, request, templates, index } = building;
  if (work.record === undefined) {
    if (isOvertaken(request)) return;
    // Of a document that was built before some versions may not have changed: it is read first, and then only what must.
    // A preview asks for the pages of what changed: to make them at once costs less than to read the document twice.
    const isKnown = isPartly(work, request) && (await cache.hasMark(work.seenKey));
    if (!(await loadSources(work.document, request.workspace.root, index))) return giveUp(work, CHANGED);
    const result = await pool.run(taskOf(work, request, taskGround(building), isKnown ? 'record' : make, []));
    if ('problem' in result) return giveUp(work, result.problem);
    work.record = result.record;
    work.made = result.units;
    await cache.putRecord('documents', work.key, {
      record: result.record,
      templates: templates.of(result.record.madeFrom),
    });
    if (isPartly(work, request)) await cache.setMark(work.seenKey);
  }
  const messages = new Map([...work.record.versions, ...work.record.unread].map((one) => [one.path, one.messages]));
  for (const { file } of work.document.versions) {
    const told = messages.get(file.path) ?? [];
    // What was found when the file was opened stands at the head of both lists.
    unpackMessages(file, told.slice(file.messages.length));
  }
}

/** True of a document that may have versions which need not be made again when others change. */
function isPartly({ document }: Work, { only, write }: BuildRequest): boolean {
  return write && only === undefined && document.versions.length > 1;
}

/** Opens and reads the documents that others refer to or list, and those that these refer to. None of them is built. */
async function readOthers(waiting: readonly Work[], building: Building): Promise<void> {
  const folders = [...waiting.flatMap((work) => referredFolders(work))];
  for (const work of waiting.filter((one) => one.record?.listsOthers === true)) {
    const session = work.document.session?.folder;
    if (session !== undefined) folders.push(session);
  }
  const seen = new Set<string>();
  for (let folder = folders.shift(); folder !== undefined; folder = folders.shift()) {
    if (seen.has(folder) || building.others.has(folder) || (await kindOfPath(folder)) !== 'folder') continue;
    seen.add(folder);
    const { documents } = await discover(building.request.workspace, building.request.cwd, [folder]);
    const unknown = documents.filter((document) => !building.others.has(document.folder));
    const opened = await pMap(unknown, (document) => openUnwanted(document, building), { concurrency: AT_ONCE });
    folders.push(...opened.flatMap((work) => referredFolders(work)));
  }
}

async function openUnwanted(source: DocumentSource, building: Building): Promise<Work> {
  const versions = source.versions.map((version) => ({ ...version, wanted: false }));
  const document = await building.open({ ...source, versions });
  const work = await rememberedWork(document, building.ground, building.templates, building.cache);
  building.others.set(source.folder, work);
  await ensureRecord(work, 'record', building);
  return work;
}

function referredFolders({ document, record }: Work): string[] {
  const session = document.session?.folder;
  return session === undefined ? [] : (record?.refers ?? []).map((id) => join(session, id));
}

/** What a document must know of others: those it refers to; all of its session when it lists them. */
function othersOf({ document, record }: Work, { others }: Building): OtherDocument[] {
  const session = document.session?.folder;
  if (session === undefined || record === undefined) return [];
  const own = [...others.values()].filter((one) => one.document.session?.folder === session);
  const wanted = record.listsOthers ? own : own.filter((one) => record.refers.includes(one.document.id));
  return wanted
    .flatMap((one) => asOther(one, record.refers.includes(one.document.id), record.listsOthers) ?? [])
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Makes what has changed of a document, and publishes its versions. */
async function completeWork(work: Work, others: OtherDocument[], building: Building): Promise<void> {
  const { record } = work;
  if (record === undefined) return;
  const { request } = building;
  const sound = wantedVersions(work).filter((version) => version.sound);
  const units = new Map<VersionRecord, KeyedUnit[]>();
  for (const version of sound) units.set(version, await rememberedUnits(version, work, others, building));
  const missing = [...units].flatMap(([version, all]) => {
    const formats = all
      .filter((unit) => unit.record === undefined && madeOf(unit, version, work.made) === undefined)
      .map((unit) => unit.format);
    return formats.length === 0 ? [] : [{ language: version.language, formats }];
  });
  if (missing.length > 0) {
    if (isOvertaken(request)) return;
    if (!(await loadSources(work.document, request.workspace.root, building.index))) return giveUp(work, CHANGED);
    const result = await building.pool.run(taskOf(work, request, taskGround(building), missing, others));
    if ('problem' in result) return giveUp(work, result.problem);
    work.made.push(...result.units);
  }
  for (const [version, all] of units) {
    if (isOvertaken(request)) return;
    for (const unit of all) await takeMade(unit, version, work.made, building);
    await publishVersion(work, version, all, request, building.outputs);
  }
  // Bytes are not kept in memory longer than they must.
  work.made = [];
}

async function rememberedUnits(
  version: VersionRecord,
  work: Work,
  others: OtherDocument[],
  building: Building,
): Promise<KeyedUnit[]> {
  const { request, ground, templates, cache, outputs } = building;
  const { document, record } = work;
  if (record === undefined) return [];
  const images = version.images.length === 0 ? '' : await imagesKey(imageFolder(version, request), version.images);
  const common = versionKey({ ground, templates, document, record, version, images, others });
  return Promise.all(
    wantedFormats(request).map(async (format): Promise<KeyedUnit> => {
      const key = unitKey(common, format);
      const unit: KeyedUnit = { format, key, record: undefined, bytes: undefined };
      if (madeOf(unit, version, work.made) !== undefined) return unit;
      const known = await cache.record<UnitRecord>('units', key);
      if (known === undefined) return unit;
      const { output } = known;
      if (output !== undefined && !(await outputs.holds(outputPath(work, version, format, request), output.sha256))) {
        unit.bytes = await cache.bytes(output.sha256);
        if (unit.bytes === undefined) return unit;
      }
      return { ...unit, record: known };
    }),
  );
}

function madeOf({ format }: KeyedUnit, { language }: VersionRecord, made: readonly MadeUnit[]): MadeUnit | undefined {
  return made.find((one) => one.language === language && one.format === format);
}

async function takeMade(unit: KeyedUnit, version: VersionRecord, made: MadeUnit[], building: Building): Promise<void> {
  if (unit.record !== undefined) {
    building.unchanged++;
    return;
  }
  const found = madeOf(unit, version, made);
  if (found === undefined) return;
  building.made++;
  unit.record = found.record;
  unit.bytes = found.bytes;
  if (found.bytes !== undefined && found.record.output !== undefined)
    await building.cache.putBytes(found.record.output.sha256, found.bytes);
  if (unit.format === 'check') building.cache.noteRecord('units', unit.key, found.record);
  else await building.cache.putRecord('units', unit.key, found.record);
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
