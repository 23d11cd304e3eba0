/** `engross translate bilingual`: two versions of a document side by side, as DOCX and PDF. */
import type { FormatName } from '../../render/index.js';
import { printPaths } from '../shared/print.js';
import { type ReportOptions, reportFiles, wrongUsage } from '../shared/report-files.js';
import { eachDocument, findTranslations, tidyFolders, translationFolder } from './run-in-workers.js';

/** Options as the command line gives them. */
export interface BilingualOptions extends ReportOptions {
  /** Language of the first column; by default the original. */
  with?: string;
  lang?: string[];
  format?: FormatName[];
  out?: string;
  review?: boolean;
}

/** Writes one document for each translation, and prints the paths; gives the exit code. */
export async function translateBilingual(paths: string[], options: BilingualOptions): Promise<number> {
  const found = await findTranslations(paths, options.out);
  const { workspace } = found;
  if (options.with !== undefined && !workspace.hasLanguage(options.with))
    return wrongUsage(`there is no language \`${options.with}\``, `name ${workspace.choice('languages')}`);
  const { written, files } = await eachDocument(found, {
    do: 'bilingual',
    with: options.with,
    lang: options.lang,
    format: options.format,
    review: options.review === true,
    out: translationFolder(workspace, options.out),
  });
  await tidyFolders(written, workspace);
  const code = await reportFiles(files, options);
  printPaths(written, options.report);
  return code;
}
