/** `engross plan`: what a build would have to do, for a CI that divides it. */

import { type PlannedUnit, planBuild } from '../../build/plan.js';
import { isUnsound } from '../../report/source-file.js';
import { openWorkspace } from '../../workspace.js';
import { findRoot } from '../../world/read-files.js';
import { printJson, printLines } from '../shared/print.js';
import { reportFiles, reportNoSource } from '../shared/report-files.js';
import { type BuildOptions, checkCacheFolder, requestOf } from './build.js';

/** Prints the plan, as lines or as JSON; gives the exit code. */
export async function plan(paths: string[], options: BuildOptions): Promise<number> {
  const workspace = openWorkspace(await findRoot(process.cwd()));
  if (workspace.files.some(isUnsound)) return reportFiles(workspace.files, options);
  const wrongCache = await checkCacheFolder(options.cache, workspace);
  if (wrongCache !== undefined) return wrongCache;
  const { units, files } = await planBuild(requestOf(workspace, paths, options));
  const nothing = await reportNoSource({ files, sources: units }, options.lang);
  if (nothing !== undefined) return nothing;
  if (options.report === 'json') printJson(units, 1);
  else printLines(units.map(planLine));
  return reportFiles(files, { report: 'text' });
}

function planLine({ session, document, language, format, cost, changed }: PlannedUnit): string {
  const name = [session, document, language, format].filter((part) => part !== null).join(' ');
  return `${changed ? 'changed' : 'known  '} ${String(cost).padStart(8)} ${name}`;
}
