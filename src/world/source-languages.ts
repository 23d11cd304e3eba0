/** Languages of the sources of a session. */
import { basename, join } from 'node:path';
import type { House } from '../templates/house.js';
import type { Area } from './area.js';
import { listFolder } from './read-files.js';

/** `fr.md`, `zh-Hant.md`. */
const VERSION = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*\.md$/;

/** The tags that the files of a session and of its documents are named after, as the templates know them; sorted. */
export function sourceLanguages(
  { area, languageTag }: { area: Area } & Pick<House, 'languageTag'>,
  session: string,
): string[] {
  const { files, folders } = listFolder(area, session);
  const names = [...files, ...folders.flatMap((folder) => listFolder(area, join(session, folder)).files)];
  const tags = names.filter((name) => VERSION.test(name)).map((name) => basename(name, '.md'));
  return [...new Set(tags.map((tag) => languageTag(tag) ?? tag))].sort();
}
