/** `engross init`: a workspace with one document of each kind, ready to build. */
import { join, resolve } from 'node:path';
import { allowPaths, openWorkspace } from '../../workspace.js';
import type { Area } from '../../world/area.js';
import { builtInNames, readStarter } from '../../world/package-files.js';
import { shownPath } from '../../world/paths.js';
import { findRoot, kindOfPath } from '../../world/read-files.js';
import { reasonOf } from '../../world/system-errors.js';
import { writeWhole } from '../../world/write-files.js';
import { printLines, printNote, printPaths } from '../shared/print.js';
import { wrongUsage } from '../shared/report-files.js';

/** Name of the session that the documents of a new workspace belong to. */
const SESSION = 'first-session';

/** Writes the workspace; files that are there already are left, and told. Gives the exit code. */
export async function init(folder: string): Promise<number> {
  const root = resolve(folder);
  const { area } = allowPaths(openWorkspace(await findRoot(process.cwd())), [root]);
  if ((await kindOfPath(area, root)) === 'file')
    return wrongUsage(`${shownPath(process.cwd(), root)} is a file`, 'name a folder');
  try {
    for (const [path, text] of await workspaceFiles()) await writeNew(area, join(root, path), text);
  } catch (error) {
    return wrongUsage(
      `${shownPath(process.cwd(), root)} cannot be written to (${reasonOf(error)})`,
      'check that you may write to it',
    );
  }
  printLines(['', `Now: ${folder === '.' ? '' : `cd ${folder} && `}npx engross build`]);
  return 0;
}

async function workspaceFiles(): Promise<[string, string][]> {
  const files: [string, string][] = [
    ['engross.yaml', (await readStarter('engross.yaml')) ?? 'engross: 1\n'],
    [`sources/${SESSION}/session.yaml`, (await readStarter('session.yaml')) ?? ''],
  ];
  for (const kind of await builtInNames('kinds')) {
    const text = await readStarter(`${kind}.md`);
    if (text !== undefined) files.push([`sources/${SESSION}/${kind}/en.md`, text]);
  }
  return files;
}

async function writeNew(area: Area, path: string, text: string): Promise<void> {
  const shown = shownPath(process.cwd(), path);
  const present = await kindOfPath(area, path);
  if (present === 'file' || present === 'folder') {
    printNote(`${shown}: there already, left as it is`);
    return;
  }
  await writeWhole(area, path, text);
  printPaths([path]);
}
