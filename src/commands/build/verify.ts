/** `engross verify`: whether the files of a folder are those that its manifest lists. */
import { resolve } from 'node:path';
import { verifyFolder } from '../../session/verify.js';
import { openArea } from '../../world/area.js';
import { isInside } from '../../world/paths.js';
import { findRoot } from '../../world/read-files.js';
import { printLines } from '../shared/print.js';
import { type ReportOptions, reportFiles } from '../shared/report-files.js';

/** Verifies; gives the exit code. */
export async function verify(folder: string, options: ReportOptions): Promise<number> {
  const root = await findRoot(process.cwd());
  const path = resolve(folder);
  const workspace = { root, area: isInside(root, path) ? openArea([root, path]) : openArea([root], [path]) };
  const { files, sound } = await verifyFolder(workspace, path);
  const code = await reportFiles(files, options);
  // Where nothing is right there is nothing to boast of: no manifest, or none of its files.
  if (options.report === 'text' && (sound > 0 || files.length === 0))
    printLines([`${sound} files are as the manifest says`]);
  return code;
}
