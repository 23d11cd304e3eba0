/** `engross translate bilingual`: two versions of a document side by side, as DOCX and PDF. */
import type { FormatName } from '../../render/index.js';
import { type TellOptions, tell, wrongUsage } from '../shared/tell.js';
import { eachDocument, findTranslations, printWritten, tidyFolders, translationFolder } from './translating.js';

/** Options as the command line gives them. */
export interface BilingualOptions extends TellOptions {
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
    return wrongUsage(`language "${options.with}"`, workspace.choice('languages'));
  const { written, files } = await eachDocument(found, {
    do: 'bilingual',
    with: options.with,
    lang: options.lang,
    format: options.format,
    review: options.review === true,
    out: translationFolder(workspace, options.out),
  });
  await tidyFolders(written, workspace);
  const code = await tell(files, options);
  printWritten(written, options.report);
  return code;
}
