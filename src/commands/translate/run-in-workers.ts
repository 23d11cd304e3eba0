/** What the commands on translations share: the documents that their paths mean, and the workers that read them. */

import { basename, dirname, resolve } from 'node:path';
import { type Claim, claimNames } from '../../build/outputs/claim-outputs.js';
import { type DocumentSource, discover } from '../../build/sources/discover.js';
import type { FileDiagnostics } from '../../build/store/records.js';
import { openPool, type Pool, poolBounds } from '../../build/workers/worker-pool.js';
import type { Diagnostic } from '../../report/diagnostic.js';
import { report } from '../../report/report.js';
import { isUnsound, type SourceFile, sourceFile } from '../../report/source-file.js';
import { allowPaths, openWorkspace, type Workspace } from '../../workspace.js';
import { shownPath } from '../../world/paths.js';
import { findRoot } from '../../world/read-files.js';
import { removeLeftovers, removeLitter } from '../../world/write-files.js';
import type { DocumentStep, TranslateResult, TranslateTask } from './translate-task.js';

/** The documents that paths mean, not yet read, and the files with messages so far. */
export interface Translating {
  workspace: Workspace;
  /** Absolute paths that the user named, which may be outside the workspace. */
  named: string[];
  sources: DocumentSource[];
  files: SourceFile[];
}

/** Finds what the paths mean; without any, all sources of the workspace. `out` is the folder named with `--out`. */
export async function findTranslations(paths: readonly string[], out?: string): Promise<Translating> {
  const opened = openWorkspace(await findRoot(process.cwd()));
  const requested = paths.length > 0 ? paths : [resolve(opened.root, opened.settings.sources)];
  const named = [...requested, ...(out === undefined ? [] : [out])].map((path) => resolve(path));
  const workspace = allowPaths(opened, named);
  const { documents, files, litter } = await discover(workspace, process.cwd(), requested);
  await removeLeftovers(workspace.area, litter);
  const claims = documents.map((source) => claimOf(source, workspace.root));
  const sources = claimNames(claims).map(({ source }) => source);
  const refused = claims.map(({ file }) => file).filter(isUnsound);
  return { workspace, named, sources, files: [...workspace.files, ...files, ...refused] };
}

/** What a document's files of translations are named after, whatever the command writes. */
function claimOf(source: DocumentSource, root: string): Claim & { source: DocumentSource } {
  const path = source.versions.find(({ wanted }) => wanted)?.path ?? source.folder;
  const name = source.session === undefined ? source.id : `${basename(source.session)}/${source.id}`;
  return { name, file: sourceFile({ path: shownPath(root, path), cwd: root }), source };
}

/** Results of all tasks in their order, without those that were given up, and every file with messages. */
export interface Translated {
  results: TranslateResult[];
  written: string[];
  files: SourceFile[];
}

/** Does a step with every document, in workers that are ended when one takes too long or too much memory. */
export function eachDocument(
  { workspace, named, sources, files }: Translating,
  step: DocumentStep,
): Promise<Translated> {
  const { root } = workspace;
  // A path or a name that was refused stops no other document; a template with errors stops all.
  const readable = workspace.files.some(isUnsound) ? [] : sources;
  const tasks = readable.map((source) => ({
    task: { root, named, source, step },
    path: source.versions.find(({ wanted }) => wanted)?.path ?? source.folder,
  }));
  return inWorkers(tasks, root, files);
}

/** Imports files (absolute paths) one after another: two of them may be of the same document. */
export function eachFile(paths: string[], { root, files }: Workspace): Promise<Translated> {
  return inWorkers(
    files.some(isUnsound) ? [] : paths.map((file) => ({ task: { root, named: paths, file }, path: file })),
    root,
    files,
    1,
  );
}

/** A task, and the file on which it is reported when the task is given up. */
interface NamedTask {
  task: TranslateTask;
  path: string;
}

async function inWorkers(
  tasks: readonly NamedTask[],
  root: string,
  files: readonly SourceFile[],
  jobs?: number,
): Promise<Translated> {
  if (tasks.length === 0) return { results: [], written: [], files: [...files] };
  const known = new Map(files.map((file) => [file.path, file]));
  const entry = { module: new URL('./translate-task.js', import.meta.url), name: 'translateInWorker' };
  const pool: Pool<TranslateTask, TranslateResult> = await openPool(entry, {
    ...poolBounds({ jobs }),
    tasks: tasks.length,
  });
  try {
    const done = await Promise.all(tasks.map(({ task }) => pool.run(task)));
    const results = done.flatMap((result, index) => {
      if (!('problem' in result)) return result;
      giveUp(fileAt(shownPath(root, tasks[index]?.path ?? ''), root, known), result.problem);
      return [];
    });
    for (const result of results) addMessages(result.files, root, known);
    return { results, written: results.flatMap(({ written }) => written), files: [...known.values()] };
  } finally {
    await pool.close();
  }
}

function giveUp(file: SourceFile, problem: string): void {
  report(file, 'given-up', undefined, {
    message: `this document ${problem}`,
    help: 'the others were done',
  });
}

function fileAt(path: string, root: string, known: Map<string, SourceFile>): SourceFile {
  const file = known.get(path) ?? sourceFile({ path, cwd: root });
  known.set(path, file);
  return file;
}

/** Adds messages; a session or a template is read by several workers, and its messages are reported once. */
function addMessages(found: readonly FileDiagnostics[], root: string, known: Map<string, SourceFile>): void {
  for (const { path, diagnostics } of found) {
    const file = fileAt(path, root, known);
    const before = new Set(file.diagnostics.map(onceFor));
    file.diagnostics.push(...diagnostics.filter((one) => !before.has(onceFor(one))));
  }
}

function onceFor({ message, position }: Diagnostic): string {
  return JSON.stringify([message, position]);
}

/** Absolute path of the folder that files of translations go to: that of `--out`, else one of the outputs. */
export function translationFolder({ root, settings }: Workspace, out: string | undefined): string {
  return out === undefined ? resolve(root, settings.output, 'translation') : resolve(out);
}

/** Removes temporary files that a command which was killed left next to what is written now. */
export async function tidyFolders(written: readonly string[], { area }: Workspace): Promise<void> {
  for (const folder of new Set(written.map((path) => dirname(path)))) await removeLitter(area, folder);
}
