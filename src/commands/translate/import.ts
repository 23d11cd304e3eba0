/** `engross translate import`: what translators sent back, into the sources. */
import { resolve } from 'node:path';
import { openWorkspace } from '../../workspace.js';
import { findRoot } from '../../world/read-files.js';
import { printPaths } from '../shared/print.js';
import { type ReportOptions, reportFiles } from '../shared/report-files.js';
import { eachFile } from './run-in-workers.js';

/** Imports files; prints the sources that were written and gives the exit code. */
export async function translateImport(paths: string[], options: ReportOptions): Promise<number> {
  const workspace = openWorkspace(await findRoot(process.cwd()));
  const { written, files } = await eachFile(
    paths.map((path) => resolve(path)),
    workspace,
  );
  const code = await reportFiles(files, options);
  printPaths(written, options.report);
  return code;
}
