/** `engross build --watch`: builds, and builds again what changes. */

import { buildDocuments } from '../../build/build.js';
import { concernsAll, watchedInputs } from '../../build/watched-inputs.js';
import { openCompilePool } from '../../build/workers/compile-pool.js';
import { poolBounds } from '../../build/workers/worker-pool.js';
import { isUnsound } from '../../report/source-file.js';
import { watchFolders } from '../../watch.js';
import { openWorkspace } from '../../workspace.js';
import { shownPath } from '../../world/paths.js';
import { findRoot } from '../../world/read-files.js';
import { printNote } from '../shared/print.js';
import { reportFiles } from '../shared/report-files.js';
import { type BuildOptions, build, requestOf } from './build.js';
import { untilStopped, withinTime } from './until-stopped.js';

/** Builds until Ctrl-C; gives the exit code of the first build when that shows wrong usage, else 0. */
export async function watchBuild(paths: string[], options: BuildOptions): Promise<number> {
  const code = await build(paths, options);
  if (code === 2) return code;
  const root = await findRoot(process.cwd());
  const open = () => requestOf(openWorkspace(root), paths, { ...options, force: false });
  let request = open();
  const pool = await openCompilePool({ ...poolBounds(request), tasks: Number.MAX_SAFE_INTEGER });
  let turn = Promise.resolve();
  // What was not written when the user stops us is not written any more: no manifest of half a build.
  const stopping = new AbortController();

  const again = async (changed: readonly string[]): Promise<void> => {
    printNote('');
    printNote(changed.map((path) => shownPath(process.cwd(), path)).join(', '));
    if (changed.some((path) => concernsAll(path, request))) request = open();
    if (request.workspace.files.some(isUnsound)) {
      await reportFiles(request.workspace.files, options);
      return;
    }
    const { files, made, unchanged } = await buildDocuments({ ...request, pool, signal: stopping.signal });
    if (stopping.signal.aborted) return;
    await reportFiles(files, options);
    printNote(`${made} made, ${unchanged} unchanged`);
  };

  const watching = await watchFolders(
    await watchedInputs(request),
    (changed) => {
      turn = turn.then(() => again(changed));
    },
    (reason) => printNote(`Some folders are not watched: ${reason}`),
  );
  printNote('Watching the sources; Ctrl-C ends.');
  await untilStopped();
  stopping.abort();
  await withinTime(Promise.all([watching.close(), turn]));
  await pool.close();
  return 0;
}
