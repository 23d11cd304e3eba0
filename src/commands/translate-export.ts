/** `engross translate export`: XLIFF 2.1 for translators, one file a document and language. */
import { dirname, join } from 'node:path';
import { isUnsound } from '../message.js';
import { exportXliff } from '../translate/export-xliff.js';
import { type OpenTranslations, soundVersion } from '../translate/open-document.js';
import type { Workspace } from '../workspace.js';
import { removeLitter } from '../world/write-files.js';
import { writeTold } from '../world/write-told.js';
import { listPaths } from './print.js';
import { type TellOptions, tell, wrongUsage } from './tell.js';
import { openForTranslation, translationFolder } from './translating.js';

/** Options as the command line gives them. */
export interface ExportOptions extends TellOptions {
  lang?: string[];
  out?: string;
}

/** Writes the files and prints their paths; a document that is unsound has none. Gives the exit code. */
export async function translateExport(paths: string[], options: ExportOptions): Promise<number> {
  const { workspace, documents, files } = await openForTranslation(paths, options.out);
  const unknown = options.lang?.find((tag) => !workspace.hasLanguage(tag));
  if (unknown !== undefined) return wrongUsage(`language "${unknown}"`, workspace.choice('languages'));
  const out = translationFolder(workspace, options.out);
  const written: string[] = [];
  for (const document of documents) written.push(...(await exportDocument(document, workspace, out, options.lang)));
  for (const folder of new Set(written.map((path) => dirname(path)))) await removeLitter(workspace.area, folder);
  const code = await tell(files, options);
  if (options.report === 'text') listPaths(written);
  return code;
}

async function exportDocument(
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
    if (await writeTold(workspace.area, path, xliff, `${document.id}.${tag}.xlf`, original.file)) written.push(path);
  }
  return written;
}
