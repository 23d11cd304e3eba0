/** Imports one XLIFF file, with all documents in it: runs in a worker. */

import { resolve } from 'node:path';
import { discover } from '../../build/sources/discover.js';
import { LIMITS } from '../../limits.js';
import { report } from '../../report/report.js';
import { isUnsound, type SourceFile } from '../../report/source-file.js';
import { importDocument } from '../../translate/import-xliff.js';
import { openTranslations } from '../../translate/open-document.js';
import { type ReturnedDocument, readXliff } from '../../translate/read-xliff.js';
import { STALE } from '../../translate/write-xliff.js';
import type { Workspace } from '../../workspace.js';
import { isInside, shownPath } from '../../world/paths.js';
import { kindOfPath, readSource } from '../../world/read-files.js';
import { removeLeftovers } from '../../world/write-files.js';
import { writeOrReport } from '../../world/write-or-report.js';

/** Imports the file at an absolute path; gives the sources that were written, and the files with messages. */
export async function importFile(
  path: string,
  workspace: Workspace,
): Promise<{ files: SourceFile[]; written: string[] }> {
  const file = await readSource(workspace.area, workspace.root, path, LIMITS.exchangeBytes);
  const files = [file];
  const written: string[] = [];
  const documents = isUnsound(file) ? undefined : readXliff(file, STALE);
  for (const returned of documents ?? []) written.push(...(await take(file, returned, workspace, files)));
  return { files, written };
}

async function take(
  file: SourceFile,
  returned: ReturnedDocument,
  workspace: Workspace,
  files: SourceFile[],
): Promise<string[]> {
  const path = resolve(workspace.root, returned.original);
  // A source is no hidden file: nothing in .git or .github is written, whatever a translation says.
  const isHidden = returned.original.split(/[\\/]/).some((name) => name.startsWith('.'));
  if (
    returned.original === '' ||
    isHidden ||
    !isInside(workspace.root, path) ||
    (await kindOfPath(workspace.area, path)) !== 'file'
  ) {
    report(file, 'xliff', returned.point, {
      message: `this is a translation of \`${returned.original}\`, which is not in the workspace`,
      help: 'run the command in the workspace that the file was exported from',
    });
    return [];
  }
  const { documents, litter } = await discover(workspace, workspace.root, [path]);
  await removeLeftovers(workspace.area, litter);
  const [source] = documents;
  if (source === undefined) return [];
  const document = await openTranslations(source, workspace);
  const { writes, version } = importDocument(file, returned, document, workspace);
  if (version !== undefined) files.push(version);
  const written: string[] = [];
  for (const write of writes) {
    const name = shownPath(workspace.root, write.path);
    if (await writeOrReport(workspace.area, write.path, write.text, name, file)) written.push(write.path);
  }
  return written;
}
