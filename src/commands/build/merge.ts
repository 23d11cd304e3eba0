/** `engross merge`: what several machines built, as one session. */
import { resolve } from 'node:path';
import { isUnsound } from '../../report/message.js';
import { mergeShards } from '../../session/merge-shards.js';
import { allowPaths, openWorkspace } from '../../workspace.js';
import { findRoot } from '../../world/read-files.js';
import { listPaths } from '../shared/print.js';
import { type TellOptions, tell } from '../shared/tell.js';

/** Merges; prints each folder, gives the exit code. */
export async function merge(folder: string | undefined, options: TellOptions): Promise<number> {
  const opened = openWorkspace(await findRoot(process.cwd()));
  if (opened.files.some(isUnsound)) return tell(opened.files, options);
  const out = folder === undefined ? resolve(opened.root, opened.settings.output) : resolve(folder);
  const workspace = allowPaths(opened, [out]);
  const { files, merged } = await mergeShards(workspace, out);
  const code = await tell([...workspace.files, ...files], options);
  if (options.report === 'text') listPaths(merged);
  return code;
}
