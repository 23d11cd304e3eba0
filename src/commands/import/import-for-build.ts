/** Texts that `build` is given instead of sources: imported for this build alone. */

import { basename, extname, join, resolve } from 'node:path';
import { importFile } from '../../import/import-file.js';
import { LIMITS } from '../../limits.js';
import { isUnsound, type SourceFile } from '../../report/source-file.js';
import { allowPaths, type Workspace } from '../../workspace.js';
import { openArea } from '../../world/area.js';
import { shownPath } from '../../world/paths.js';
import { readSource } from '../../world/read-files.js';
import { removeFolder, temporaryFolder, writeQuickly } from '../../world/write-files.js';
import { printNote } from '../shared/print.js';
import { importOptions, pictureName } from './import-options.js';
import { reportLog, reportRefusal } from './report-import.js';

/** Texts as sources in a folder of their own. */
export interface ImportedForBuild {
  /** The paths of the command, with the source in the place of each text. */
  paths: string[];
  /** The texts, with what was changed in them as messages. */
  files: SourceFile[];
  /** Gives the sources in messages the names of their texts. */
  rename: (files: readonly SourceFile[]) => void;
  /** Removes the folder. */
  remove: () => Promise<void>;
}

interface BuildOptions {
  lang?: string[];
  kind?: string;
  set: string[];
  report: string;
}

/** Imports the texts among the paths; undefined where there is none. */
export async function importForBuild(
  paths: readonly string[],
  options: BuildOptions,
  workspace: Workspace,
): Promise<ImportedForBuild | undefined> {
  const texts = paths.filter(isText).map((path) => resolve(path));
  if (texts.length === 0) return undefined;
  const folder = await temporaryFolder();
  const { area } = allowPaths(workspace, texts);
  const files: SourceFile[] = [];
  const sources = new Map<string, string>();
  for (const path of texts) {
    const file = await readSource(area, process.cwd(), path, LIMITS.importBytes);
    files.push(file);
    const source = isUnsound(file) ? undefined : await importInto(folder, file, path, options, workspace);
    if (source !== undefined) sources.set(path, source);
  }
  if (sources.size > 0 && options.report === 'text')
    printNote(
      `to keep ${sources.size === 1 ? 'the source' : 'the sources'}: engross import ${texts.map((path) => shownPath(process.cwd(), path)).join(' ')}`,
    );
  return {
    paths: paths.flatMap((path) => (isText(path) ? (sources.get(resolve(path)) ?? []) : path)),
    files,
    rename: (built) => {
      for (const file of built) nameAfterText(file, sources, workspace.root);
    },
    remove: () => removeFolder(folder),
  };
}

function isText(path: string): boolean {
  return /^\.(?:txt|docx|odt|html?)$/i.test(extname(path));
}

async function importInto(
  folder: string,
  file: SourceFile,
  path: string,
  { lang, kind, set, report }: BuildOptions,
  workspace: Workspace,
): Promise<string | undefined> {
  const bytes = typeof file.value === 'string' ? new TextEncoder().encode(file.value) : file.value;
  const [language] = lang ?? [];
  const asked = { ...(language === undefined ? {} : { lang: language }), ...(kind === undefined ? {} : { kind }), set };
  const imported = importFile(bytes, importOptions(file, path, workspace, asked), pictureName(path));
  if ('rule' in imported) reportRefusal(file, imported);
  if ('rule' in imported || isUnsound(file)) return undefined;
  reportLog(file, imported.log, report !== 'text');
  const source = join(folder, `${basename(path, extname(path))}.${imported.language}.md`);
  await writeQuickly(openArea([folder]), source, imported.text);
  for (const { name, bytes: picture } of imported.images ?? [])
    await writeQuickly(openArea([folder]), join(folder, name), picture);
  return source;
}

function nameAfterText(file: SourceFile, sources: ReadonlyMap<string, string>, root: string): void {
  for (const [text, source] of sources)
    if (file.path === shownPath(root, source)) file.path = `${shownPath(root, text)} (imported)`;
}
