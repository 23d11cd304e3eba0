/** `engross translate status`: which translations follow their originals. */
import { isUnsound } from '../../report/source-file.js';
import { statusTable } from '../../translate/status.js';
import { printJson, printLines } from '../shared/print.js';
import { reportFiles } from '../shared/report-files.js';
import { eachDocument, findTranslations } from './run-in-workers.js';

/** Options as the command line gives them. */
export interface StatusOptions {
  lang?: string[];
  report: 'text' | 'json';
  strict?: boolean;
}

/** Prints the table, or JSON; gives the exit code: with `--strict` 1 where something is stale, missing or unknown. */
export async function translateStatus(paths: string[], options: StatusOptions): Promise<number> {
  const { results, files } = await eachDocument(await findTranslations(paths), { do: 'status', lang: options.lang });
  const statuses = results.flatMap(({ status }) => status ?? []);
  const wanted = statuses.map((status) => ({
    ...status,
    languages: status.languages.filter(
      ({ language, state }) => options.lang === undefined || state === 'original' || options.lang.includes(language),
    ),
  }));
  if (options.report === 'json') printJson(wanted, 1);
  else printLines(statusTable(wanted));
  const code = files.some(isUnsound) ? await reportFiles(files.filter(isUnsound), { report: 'text' }) : 0;
  const isDone = wanted.every(({ languages }) =>
    languages.every(({ state }) => state === 'original' || state === 'current'),
  );
  return options.strict === true && !isDone ? 1 : code;
}
