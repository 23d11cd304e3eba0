/** What a worker does for the commands on translations: one document, or one file that came back, read and written. */

import type { DocumentSource } from '../../build/sources/discover.js';
import type { FileDiagnostics } from '../../build/store/records.js';
import type { SourceFile } from '../../report/source-file.js';
import { acceptablePlaces, acceptTranslations } from '../../translate/accept.js';
import { type OpenTranslations, openTranslations } from '../../translate/open-document.js';
import { type DocumentStatus, statusOf } from '../../translate/status.js';
import { allowPaths, openWorkspace, type Workspace } from '../../workspace.js';
import { bilingualDocuments, type WantedBilingual } from './bilingual-document.js';
import { exportDocument } from './export-document.js';
import { importFile } from './import-file.js';

/** What to do with a document whose versions are read. */
export type DocumentStep =
  | { do: 'export'; out: string; lang: string[] | undefined }
  | { do: 'status'; lang: string[] | undefined }
  | { do: 'places' }
  | { do: 'accept'; lang: string[] | undefined; places: string[] | undefined }
  | ({ do: 'bilingual' } & WantedBilingual);

/** A step with the document that it is for, or a file to import; `named` are the paths (absolute) that the user named. */
export type TranslateTask = { root: string; named: string[] } & (
  | { source: DocumentSource; step: DocumentStep }
  | { file: string }
);

/** What came of a task: messages, paths written, and what the command prints. */
export interface TranslateResult {
  files: FileDiagnostics[];
  written: string[];
  status?: DocumentStatus;
  /** Places that a translation can be accepted at. */
  places?: string[];
}

let opened: Workspace | undefined;

/** Does a task. */
export async function translateInWorker(task: TranslateTask): Promise<TranslateResult> {
  // A pool is for one command: the workspace and the paths are the same for all of its tasks.
  opened ??= allowPaths(openWorkspace(task.root), task.named);
  const workspace = opened;
  const diagnosticsOf = (files: readonly SourceFile[]): FileDiagnostics[] =>
    [...new Set([...workspace.files, ...files])].map((file) => ({
      path: file.path,
      diagnostics: [...file.diagnostics],
    }));
  if ('file' in task) {
    const { files, written } = await importFile(task.file, workspace);
    return { files: diagnosticsOf(files), written };
  }
  const document = await openTranslations(task.source, workspace);
  const result = await doStep(document, task.step, workspace);
  return { written: [], ...result, files: diagnosticsOf(document.files) };
}

async function doStep(
  document: OpenTranslations,
  step: DocumentStep,
  workspace: Workspace,
): Promise<Partial<TranslateResult>> {
  switch (step.do) {
    case 'export':
      return { written: await exportDocument(document, workspace, step.out, step.lang) };
    case 'status': {
      const expected = step.lang ?? document.session?.languages ?? workspace.settings.languages ?? [];
      return { status: statusOf(document, expected) };
    }
    case 'places':
      return { places: acceptablePlaces(document) };
    case 'accept': {
      const wanted = new Set([...document.wanted].filter((tag) => step.lang?.includes(tag) ?? true));
      return { written: await acceptTranslations({ ...document, wanted }, step.places, workspace.area) };
    }
    case 'bilingual':
      return { written: await bilingualDocuments(document, workspace, step) };
  }
}
