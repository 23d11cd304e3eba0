/** Writes the XLIFF files of one document: runs in a worker. */
import { join } from 'node:path';
import { isUnsound } from '../../report/source-file.js';
import { exportXliff } from '../../translate/export-xliff.js';
import { type OpenTranslations, soundVersion } from '../../translate/open-document.js';
import type { Workspace } from '../../workspace.js';
import { writeOrReport } from '../../world/write-or-report.js';

/** Writes one file for each language; a document that is unsound has none. Gives the paths. */
export async function exportDocument(
  document: OpenTranslations,
  workspace: Workspace,
  out: string,
  asked: readonly string[] | undefined,
): Promise<string[]> {
  const { original, session } = document;
  if (original === undefined || isUnsound(original.file)) return [];
  const expected = original.context.fields.languages ?? session?.languages ?? workspace.settings.languages ?? [];
  const languages = asked ?? [...new Set([...expected, ...document.languages])];
  const written: string[] = [];
  for (const tag of languages.filter((one) => one !== original.language)) {
    const language = workspace.language(tag);
    // A version with errors in it would come back as another text: it is mended first.
    if (language === undefined || (document.languages.includes(tag) && soundVersion(document, tag) === undefined))
      continue;
    const path = join(
      out,
      ...(document.sessionName === undefined ? [] : [document.sessionName]),
      `${document.id}.${tag}.xlf`,
    );
    const xliff = exportXliff(original, soundVersion(document, tag), { tag, direction: language.direction });
    if (await writeOrReport(workspace.area, path, xliff, `${document.id}.${tag}.xlf`, original.file))
      written.push(path);
  }
  return written;
}
