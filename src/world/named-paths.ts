/** What a path on the command line allows. */
import { statSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Folders that a command may read when `path`, absolute, is named: its own, and its session's where that is one above. */
export function foldersNamed(path: string): string[] {
  const folder = statusOf(path)?.isDirectory() === true ? path : dirname(path);
  const above = dirname(folder);
  return [path, folder, ...(statusOf(join(above, 'session.yaml'))?.isFile() === true ? [above] : [])];
}

function statusOf(path: string): ReturnType<typeof statSync> {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}
