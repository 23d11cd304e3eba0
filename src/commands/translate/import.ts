/** `engross translate import`: what translators sent back, into the sources. */
import { resolve } from 'node:path';
import { openWorkspace } from '../../workspace.js';
import { findRoot } from '../../world/read-files.js';
import { type TellOptions, tell } from '../shared/tell.js';
import { eachFile, printWritten } from './translating.js';

/** Imports files; prints the sources that were written and gives the exit code. */
export async function translateImport(paths: string[], options: TellOptions): Promise<number> {
  const workspace = openWorkspace(await findRoot(process.cwd()));
  const { written, files } = await eachFile(
    paths.map((path) => resolve(path)),
    workspace,
  );
  const code = await tell(files, options);
  printWritten(written, options.report);
  return code;
}
