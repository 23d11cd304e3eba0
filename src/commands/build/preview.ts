/** `engross preview`: the documents in a browser, made again while they are written. */
import { join } from 'node:path';
import { refusesPlugins } from '../../build/sources/plugins.js';
import { startPreview } from '../../preview/start-preview.js';
import { openWorkspace, type Workspace } from '../../workspace.js';
import { shownPath } from '../../world/paths.js';
import { findRoot, kindOfPath } from '../../world/read-files.js';
import { reasonOf } from '../../world/system-errors.js';
import { removeFolder, temporaryFolder } from '../../world/write-files.js';
import { checkKind } from '../shared/check-kind.js';
import { printLines } from '../shared/print.js';
import { reportFiles, wrongUsage } from '../shared/report-files.js';
import { type BuildOptions, requestOf } from './build.js';
import { untilStopped, withinTime } from './until-stopped.js';

/** Options as the command line gives them. */
export interface PreviewOptions
  extends Pick<BuildOptions, 'lang' | 'kind' | 'set' | 'variant' | 'date' | 'jobs' | 'allowPlugins'> {
  port?: number;
}

/** Serves until Ctrl-C; gives the exit code. The outputs of the workspace stay as they are. */
export async function preview(paths: string[], options: PreviewOptions): Promise<number> {
  const root = await findRoot(process.cwd());
  const workspace = openWorkspace(root);
  const unknownKind = await checkKind(options.kind, workspace);
  if (unknownKind !== undefined) return unknownKind;
  if (refusesPlugins({ workspace, write: true, formats: ['html'], allowPlugins: options.allowPlugins }))
    return reportFiles(workspace.files, { report: 'text' });
  // A workspace has a place for what can be made again; elsewhere nothing is to be left behind.
  const temporary = workspace.cache === undefined ? await temporaryFolder() : undefined;
  const folder = temporary ?? join(root, '.engross', 'preview');
  // It is served to a browser: a link there must not open another folder.
  if ((await kindOfPath(workspace.area, folder)) === 'outside' && temporary === undefined)
    return wrongUsage(`${shownPath(root, folder)} leads out of the workspace`, 'replace the link by a folder');
  const cache = workspace.cache ?? join(folder, '.cache');
  const openRequest = () => {
    const opened = openWorkspace(root);
    return {
      ...requestOf(opened, paths, { ...options, report: 'text' }),
      formats: formatsOf(opened),
      out: folder,
      cache,
    };
  };
  try {
    const running = await startPreview({ openRequest, folder, port: options.port });
    printLines([running.address, 'Ctrl-C ends the preview.']);
    await untilStopped();
    await withinTime(running.close());
    return 0;
  } catch (error) {
    if (options.port === undefined || !isOfPort(error)) throw error;
    return wrongUsage(
      `port ${options.port} cannot be used (${reasonOf(error)})`,
      'leave `--port` out to take a free one',
    );
  } finally {
    if (temporary !== undefined) await removeFolder(temporary);
  }
}

function isOfPort(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error && error.syscall === 'listen';
}

/** Pages are what is looked at, whatever else the workspace makes. */
function formatsOf({ settings: { formats } }: Workspace): Workspace['settings']['formats'] {
  return formats.includes('html') ? formats : [...formats, 'html'];
}
