/** `engross translate export`: XLIFF 2.1 for translators, one file a document and language. */
import { printPaths } from '../shared/print.js';
import { type ReportOptions, reportFiles, wrongUsage } from '../shared/report-files.js';
import { eachDocument, findTranslations, tidyFolders, translationFolder } from './run-in-workers.js';

/** Options as the command line gives them. */
export interface ExportOptions extends ReportOptions {
  lang?: string[];
  out?: string;
}

/** Writes the files and prints their paths; a document that is unsound has none. Gives the exit code. */
export async function translateExport(paths: string[], options: ExportOptions): Promise<number> {
  const found = await findTranslations(paths, options.out);
  const { workspace } = found;
  const unknown = options.lang?.find((tag) => !workspace.hasLanguage(tag));
  if (unknown !== undefined)
    return wrongUsage(`there is no language \`${unknown}\``, `name ${workspace.choice('languages')}`);
  const out = translationFolder(workspace, options.out);
  const { written, files } = await eachDocument(found, { do: 'export', out, lang: options.lang });
  await tidyFolders(written, workspace);
  const code = await reportFiles(files, options);
  printPaths(written, options.report);
  return code;
}
