/** `--kind`, and the kinds that commands name, checked before anything is read. */
import { isUnsound } from '../../report/source-file.js';
import type { Workspace } from '../../workspace.js';
import { reportFiles, wrongUsage } from './report-files.js';

/**
 * The exit code where there is no such kind, or where settings or the kind's template have errors; undefined where there is
 * one, or where none was named.
 */
export async function checkKind(kind: string | undefined, workspace: Workspace): Promise<number | undefined> {
  if (kind === undefined) return undefined;
  const isKnown = workspace.kind(kind) !== undefined;
  if (workspace.files.some(isUnsound)) return reportFiles(workspace.files, { report: 'text' });
  return isKnown ? undefined : wrongUsage(`there is no kind \`${kind}\``, `name ${workspace.choice('kinds')}`);
}
