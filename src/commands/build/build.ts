/** `engross build`: sources in, documents out. */
import { resolve } from 'node:path';
import { type BuildResult, buildDocuments } from '../../build/build.js';
import type { BuildRequest } from '../../build/build-request.js';
import { isCacheFolder } from '../../build/store/cache.js';
import type { FormatName } from '../../render/index.js';
import { isUnsound } from '../../report/source-file.js';
import { allowPaths, openWorkspace, type Workspace } from '../../workspace.js';
import { shownPath } from '../../world/paths.js';
import { findRoot } from '../../world/read-files.js';
import { importForBuild } from '../import/import-for-build.js';
import { checkKind } from '../shared/check-kind.js';
import { checkSettings } from '../shared/check-settings.js';
import { printOutputs } from '../shared/print.js';
import { type Done, type ReportOptions, reportFiles, reportNoSource, wrongUsage } from '../shared/report-files.js';
import { progressOf } from './progress.js';
import { summarize } from './step-summary.js';

/** Options as the command line gives them. */
export interface BuildOptions extends ReportOptions {
  format?: FormatName[];
  lang?: string[];
  kind?: string;
  set: string[];
  out?: string;
  variant: 'circulation' | 'reading';
  date?: string;
  force?: boolean;
  jobs?: number;
  cache?: string;
  limit?: number;
  allowPlugins?: boolean;
  shard?: { index: number; of: number };
}

/** Builds; prints each written file on stdout (text report only) and gives the exit code. */
export async function build(paths: string[], options: BuildOptions): Promise<number> {
  const workspace = openWorkspace(await findRoot(process.cwd()));
  checkSettings(workspace);
  if (workspace.files.some(isUnsound)) return reportFiles(workspace.files, options);
  const unknownKind = await checkKind(options.kind, workspace);
  if (unknownKind !== undefined) return unknownKind;
  const wrongCache = await checkCacheFolder(options.cache, workspace);
  if (wrongCache !== undefined) return wrongCache;
  const onProgress = progressOf(options.report !== 'text');
  const texts = await importForBuild(paths, options, workspace);
  if (texts?.paths.length === 0) return reportFiles(texts.files, options);
  // Texts are sources for one build only: nothing is remembered of them.
  const request = requestOf(
    workspace,
    texts?.paths ?? paths,
    texts === undefined ? options : { ...options, force: true },
  );
  const result = await buildDocuments({ ...request, onProgress }).finally(texts?.remove);
  texts?.rename(result.files);
  await summarize(result);
  // A part of a session may have none of a language's documents.
  const lang = options.shard === undefined ? options.lang : undefined;
  const code =
    (await reportNoSource(result, lang)) ??
    (await reportFiles([...(texts?.files ?? []), ...result.files], options, doneOf(result, request.out)));
  printOutputs(result.written, options.report, options.verbose);
  return code;
}

function doneOf({ sources, written, unchanged }: BuildResult, out: string): Done {
  const made = written.length - unchanged;
  const documents = `${sources.length} ${sources.length === 1 ? 'document' : 'documents'}`;
  const files = `${made} ${made === 1 ? 'file' : 'files'} made`;
  return { counts: `${documents}: ${files}, ${unchanged} unchanged`, sources, where: shownPath(process.cwd(), out) };
}

/** Exit code 2, with a message, when `--cache` names a folder that has other things in it: files of a cache are removed in time. */
export async function checkCacheFolder(cache: string | undefined, workspace: Workspace): Promise<number | undefined> {
  if (cache === undefined) return undefined;
  const folder = resolve(cache);
  const { area } = allowPaths(workspace, [folder]);
  if (folder === workspace.cache || (await isCacheFolder(area, folder))) return undefined;
  return wrongUsage(
    `the folder \`${cache}\` has other files than a cache in it`,
    'name an empty folder, or a cache of engross',
  );
}

/** The request that options come to. */
export function requestOf(workspace: Workspace, paths: string[], options: BuildOptions): BuildRequest {
  return {
    workspace,
    cwd: process.cwd(),
    paths: paths.length > 0 ? paths : [resolve(workspace.root, workspace.settings.sources)],
    formats: options.format ?? workspace.settings.formats,
    languages: options.lang,
    kind: options.kind,
    set: options.set,
    out: options.out === undefined ? resolve(workspace.root, workspace.settings.output) : resolve(options.out),
    variant: options.variant,
    date: options.date,
    write: true,
    jobs: options.jobs,
    cache: options.cache === undefined ? workspace.cache : resolve(options.cache),
    force: options.force,
    limit: options.limit,
    allowPlugins: options.allowPlugins,
    shard: options.shard,
  };
}
