/** `engross import`: texts of other programs in, sources with front matter and logs out. */

import { basename, dirname, extname, join, resolve } from 'node:path';
import { isEncoding } from '../../import/decode-bytes.js';
import { importFile } from '../../import/import-file.js';
import { logText } from '../../import/write/log-text.js';
import { LIMITS } from '../../limits.js';
import { report } from '../../report/report.js';
import { isUnsound, type SourceFile } from '../../report/source-file.js';
import { allowPaths, openWorkspace, type Workspace } from '../../workspace.js';
import { shownPath } from '../../world/paths.js';
import { findRoot, kindOfPath, readSource } from '../../world/read-files.js';
import { writeOrReport } from '../../world/write-or-report.js';
import { checkKind } from '../shared/check-kind.js';
import { checkSettings } from '../shared/check-settings.js';
import { printNote, printPaths } from '../shared/print.js';
import { type ReportOptions, reportFiles, wrongUsage } from '../shared/report-files.js';
import { importOptions, pictureName } from './import-options.js';
import { reportLog, reportRefusal } from './report-import.js';

/** Options as the command line gives them. */
export interface ImportCommandOptions extends ReportOptions {
  out?: string;
  kind?: string;
  lang?: string;
  set: string[];
  encoding?: string;
  changes?: 'accepted' | 'original' | 'ask';
  force?: boolean;
}

/** Imports the files; prints the paths of the sources on stdout and returns the exit code. */
export async function importFiles(paths: string[], options: ImportCommandOptions): Promise<number> {
  const workspace = openWorkspace(await findRoot(process.cwd()));
  checkSettings(workspace);
  if (workspace.files.some(isUnsound)) return reportFiles(workspace.files, options);
  const wrong = (await checkKind(options.kind, workspace)) ?? (await checkOptions(options, workspace));
  if (wrong !== undefined) return wrong;
  const named = paths.map((path) => resolve(path));
  const out = options.out === undefined ? undefined : resolve(options.out);
  const allowed = allowPaths(workspace, [...named, ...(out === undefined ? [] : [out])]);
  const isFolder = await isOutFolder(out, options.out, named.length, allowed);
  const files: SourceFile[] = [];
  const written: string[] = [];
  for (const path of named) {
    const file = await readSource(allowed.area, process.cwd(), path, LIMITS.importBytes);
    files.push(file);
    const source = isUnsound(file) ? undefined : await importOne(file, path, { out, isFolder }, allowed, options);
    if (source !== undefined) written.push(source);
  }
  const code = await reportFiles(files, options);
  if (options.report === 'text') {
    printPaths(written);
    if (written.length > 0)
      printNote(
        `read ${written.length === 1 ? 'the source' : 'the sources'} and the log beside, then run \`engross build\``,
      );
  }
  return code;
}

/** Exit code 2 where an option names nothing that there is. */
async function checkOptions(
  { encoding, lang }: ImportCommandOptions,
  workspace: Workspace,
): Promise<number | undefined> {
  if (encoding !== undefined && !isEncoding(encoding))
    return wrongUsage(`there is no encoding \`${encoding}\``, 'name one: windows-1252, iso-8859-1, utf-16le, gb18030');
  if (lang !== undefined && !workspace.hasLanguage(lang))
    return wrongUsage(`there is no language \`${lang}\``, `name ${workspace.choice('languages')}`);
  return undefined;
}

/** Whether `--out` is a folder: it is one, it ends in a slash, or several files are imported. */
async function isOutFolder(
  out: string | undefined,
  typed: string | undefined,
  count: number,
  { area }: Workspace,
): Promise<boolean> {
  if (out === undefined) return false;
  return count > 1 || /[\\/]$/.test(typed ?? '') || (await kindOfPath(area, out)) === 'folder';
}

interface Target {
  out: string | undefined;
  isFolder: boolean;
}

/** Imports one file; returns the path of its source, or undefined where there is none, which is reported in the file. */
async function importOne(
  file: SourceFile,
  path: string,
  target: Target,
  workspace: Workspace,
  options: ImportCommandOptions,
): Promise<string | undefined> {
  const bytes = typeof file.value === 'string' ? new TextEncoder().encode(file.value) : file.value;
  const name = pictureName(path);
  const imported = importFile(bytes, importOptions(file, path, workspace, options), name);
  if ('rule' in imported) {
    reportRefusal(file, imported);
    return undefined;
  }
  if (isUnsound(file)) return undefined;
  if (imported.isReady) {
    reportLog(file, imported.log, options.report !== 'text');
    return path;
  }
  const source = sourcePath(path, imported.language, target);
  if (options.force !== true && (await isTaken(source, file, workspace))) return undefined;
  reportLog(file, imported.log, options.report !== 'text');
  const log = source.replace(/\.md$/, '') + LOG;
  const shown = shownPath(process.cwd(), source);
  const isWritten =
    (await writeOrReport(workspace.area, source, imported.text, shown, file)) &&
    (await writeOrReport(workspace.area, log, logText(file.path, imported.log), `${shown} (log)`, file)) &&
    (await writePictures(imported.images ?? [], dirname(source), file, workspace, options));
  return isWritten ? source : undefined;
}

/** Writes pictures beside the source; one that is there already is only written over with `--force`. */
async function writePictures(
  pictures: readonly { name: string; bytes: Uint8Array }[],
  folder: string,
  file: SourceFile,
  workspace: Workspace,
  options: ImportCommandOptions,
): Promise<boolean> {
  for (const { name, bytes } of pictures) {
    const path = join(folder, name);
    if (options.force !== true && (await isTaken(path, file, workspace))) return false;
    if (!(await writeOrReport(workspace.area, path, bytes, shownPath(process.cwd(), path), file))) return false;
  }
  return true;
}

/** What a log's name has after that of its source; no source ends so. */
const LOG = '.import.log';

function sourcePath(path: string, language: string, { out, isFolder }: Target): string {
  if (out !== undefined && !isFolder) return out;
  const name = basename(path, extname(path)).replace(new RegExp(`\\.${language}$`), '');
  return join(out ?? dirname(path), `${name}.${language}.md`);
}

/** Reports a file that is there already. */
async function isTaken(path: string, file: SourceFile, { area }: Workspace): Promise<boolean> {
  if ((await kindOfPath(area, path)) === undefined) return false;
  report(file, 'import-exists', undefined, {
    message: `${shownPath(process.cwd(), path)} exists already`,
    help: 'name another `--out`, or replace it with `--force`',
  });
  return true;
}
