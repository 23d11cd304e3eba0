/** `engross merge`: what several machines built, as one session. */
import { resolve } from 'node:path';
import { isUnsound } from '../../report/source-file.js';
import { mergeShards } from '../../session/merge-shards.js';
import { allowPaths, openWorkspace } from '../../workspace.js';
import { findRoot } from '../../world/read-files.js';
import { printPaths } from '../shared/print.js';
import { type ReportOptions, reportFiles } from '../shared/report-files.js';

/** Merges; prints each folder, gives the exit code. */
export async function merge(folder: string | undefined, options: ReportOptions): Promise<number> {
  const opened = openWorkspace(await findRoot(process.cwd()));
  if (opened.files.some(isUnsound)) return reportFiles(opened.files, options);
  const out = folder === undefined ? resolve(opened.root, opened.settings.output) : resolve(folder);
  const workspace = allowPaths(opened, [out]);
  const { files, merged } = await mergeShards(workspace, out);
  const code = await reportFiles([...workspace.files, ...files], options);
  printPaths(merged, options.report);
  return code;
}
