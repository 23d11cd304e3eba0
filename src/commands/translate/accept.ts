/** `engross translate accept`: translations are taken as they stand for translations of what the original says today. */
import { isUnsound } from '../../report/source-file.js';
import { printPaths } from '../shared/print.js';
import { type ReportOptions, reportFiles, wrongUsage } from '../shared/report-files.js';
import { eachDocument, findTranslations, type Translating } from './run-in-workers.js';

/** Options as the command line gives them. */
export interface AcceptOptions extends ReportOptions {
  lang?: string[];
  place?: string[];
}

/** Writes ledgers and prints their paths; gives the exit code. */
export async function translateAccept(paths: string[], options: AcceptOptions): Promise<number> {
  const found = await findTranslations(paths);
  const unknown = options.place === undefined ? undefined : await unknownPlace(found, options.place);
  if (unknown !== undefined)
    return wrongUsage(`the original has no place \`${unknown}\``, 'name it as `engross check` does: `p3`, `annex1-p2`');
  const { written, files } = await eachDocument(found, { do: 'accept', lang: options.lang, places: options.place });
  const code = await reportFiles(files, options);
  printPaths(written, options.report);
  return code;
}

/** A place that no document has. All are looked at before anything is written. */
async function unknownPlace(found: Translating, named: readonly string[]): Promise<string | undefined> {
  const { results, files } = await eachDocument(found, { do: 'places' });
  const places = new Set(results.flatMap((result) => result.places ?? []));
  return files.some(isUnsound) ? undefined : named.find((place) => !places.has(place));
}
