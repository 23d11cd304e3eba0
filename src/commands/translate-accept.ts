/** `engross translate accept`: translations are taken as they stand for translations of what the original says today. */
import { isUnsound } from '../message.js';
import { acceptablePlaces, acceptTranslations } from '../translate/accept.js';
import { listPaths } from './print.js';
import { type TellOptions, tell, wrongUsage } from './tell.js';
import { openForTranslation } from './translating.js';

/** Options as the command line gives them. */
export interface AcceptOptions extends TellOptions {
  lang?: string[];
  place?: string[];
}

/** Writes ledgers and prints their paths; gives the exit code. */
export async function translateAccept(paths: string[], options: AcceptOptions): Promise<number> {
  const { workspace, documents, files } = await openForTranslation(paths);
  const places = new Set(documents.flatMap(acceptablePlaces));
  const unknown = options.place?.find((place) => !places.has(place));
  if (unknown !== undefined && !files.some(isUnsound))
    return wrongUsage(`place "${unknown}"`, 'a place of the original, as `engross check` names it');
  const written: string[] = [];
  for (const document of documents) {
    const wanted = new Set([...document.wanted].filter((tag) => options.lang?.includes(tag) ?? true));
    written.push(...(await acceptTranslations({ ...document, wanted }, options.place, workspace.area)));
  }
  const code = await tell(files, options);
  if (options.report === 'text') listPaths(written);
  return code;
}
