/** `--kind`, judged before anything is read. */
import type { Workspace } from '../workspace.js';
import { wrongUsage } from './tell.js';

/** The exit code of wrong usage where the house has no such kind; undefined where it has, or where none was named. */
export function judgeKind(kind: string | undefined, workspace: Workspace): number | undefined {
  if (kind === undefined || workspace.kind(kind) !== undefined) return undefined;
  return wrongUsage(`kind "${kind}"`, workspace.choice('kinds'));
}
