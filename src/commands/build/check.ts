/** `engross check`: reads and judges sources, writes no document; with `--fix` it mends what leaves no doubt. */
import { resolve } from 'node:path';
import { type BuildResult, buildDocuments } from '../../build/build.js';
import type { BuildRequest } from '../../build/build-request.js';
import { fixSources } from '../../build/sources/fix-sources.js';
import { isUnsound } from '../../report/source-file.js';
import { openWorkspace } from '../../workspace.js';
import { findRoot } from '../../world/read-files.js';
import { checkKind } from '../shared/check-kind.js';
import { checkSettings } from '../shared/check-settings.js';
import { printNote } from '../shared/print.js';
import { type Done, type ReportOptions, reportFiles, reportNoSource } from '../shared/report-files.js';

/** Options as the command line gives them. */
export interface CheckOptions extends ReportOptions {
  lang?: string[];
  kind?: string;
  set: string[];
  date?: string;
  jobs?: number;
  fix?: boolean;
}

/** Mending one finding may uncover another: items inside a paragraph that was an item itself. */
const MOST_ROUNDS = 10;

/** Judges; gives the exit code. */
export async function check(paths: string[], options: CheckOptions): Promise<number> {
  const workspace = openWorkspace(await findRoot(process.cwd()));
  checkSettings(workspace);
  if (workspace.files.some(isUnsound)) return reportFiles(workspace.files, options);
  const unknownKind = await checkKind(options.kind, workspace);
  if (unknownKind !== undefined) return unknownKind;
  const request: BuildRequest = {
    workspace,
    cwd: process.cwd(),
    paths: paths.length > 0 ? paths : [resolve(workspace.root, workspace.settings.sources)],
    formats: workspace.settings.formats,
    languages: options.lang,
    kind: options.kind,
    set: options.set,
    out: resolve(workspace.root, workspace.settings.output),
    variant: 'circulation',
    date: options.date,
    write: false,
    jobs: options.jobs,
    cache: workspace.cache,
  };
  // What is written into a source is never taken from a cache, which may be a stranger's.
  const result = options.fix === true ? await mend({ ...request, cache: undefined }) : await buildDocuments(request);
  return (await reportNoSource(result, options.lang)) ?? reportFiles(result.files, options, doneOf(result));
}

function doneOf({ sources }: BuildResult): Done {
  return { counts: `${sources.length} ${sources.length === 1 ? 'document' : 'documents'} checked`, sources };
}

/** Judges and mends until nothing is left to mend; gives what is left to tell. */
async function mend(request: BuildRequest): Promise<BuildResult> {
  const told = new Map<string, number>();
  let result = await buildDocuments(request);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const mended = await fixSources(request.workspace, result.sources);
    if (mended.length === 0) break;
    for (const { path, findings } of mended) told.set(path, (told.get(path) ?? 0) + findings);
    result = await buildDocuments(request);
  }
  for (const [path, findings] of told)
    printNote(`${path}: fixed in ${findings} ${findings === 1 ? 'place' : 'places'}`);
  return result;
}
