/** `engross check`: reads and judges sources, writes no document. */
import { resolve } from 'node:path';
import { isUnsound } from '../message.js';
import { buildDocuments } from '../publish/build.js';
import { openWorkspace } from '../workspace.js';
import { findRoot } from '../world.js';
import { type TellOptions, tell, wrongUsage } from './tell.js';

/** Options as the command line gives them. */
export interface CheckOptions extends TellOptions {
  lang?: string[];
  kind?: string;
  set: string[];
  date?: string;
  jobs?: number;
}

/** Judges; gives the exit code. */
export async function check(paths: string[], options: CheckOptions): Promise<number> {
  const workspace = openWorkspace(await findRoot(process.cwd()));
  if (workspace.files.some(isUnsound)) return tell(workspace.files, options);
  if (options.kind !== undefined && workspace.kind(options.kind) === undefined) {
    return wrongUsage(`kind "${options.kind}"`, 'a kind that templates/kinds has');
  }
  const result = await buildDocuments({
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
  });
  return tell(result.files, options);
}
