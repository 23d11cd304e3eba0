/** What the path of a source says: which document it is, and in which language. */

import { basename } from 'node:path';
import { type SourceFile, sourceFile } from '../report/source-file.js';
import type { Workspace } from '../workspace.js';

/** A source with its path, which names the document and the language: `declaration/fr.md`, `note.en.md`. */
export interface TextSource {
  path: string;
  text: string | Uint8Array;
}

/** A source with its document and language. */
export interface Named {
  id: string;
  language: string | undefined;
  file: SourceFile;
}

/** `declaration/fr.md` and `declaration.fr.md` are the French version of `declaration`. */
export function nameSource(
  { path, text }: TextSource,
  { hasLanguage }: Pick<Workspace, 'hasLanguage'>,
  language: string | undefined,
): Named {
  const file = sourceFile({ path, value: typeof text === 'string' ? new TextEncoder().encode(text) : text });
  const stem = basename(path).replace(/\.md$/i, '');
  const folder = basename(path.replace(/[\\/]?[^\\/]*$/, ''));
  if (folder !== '' && hasLanguage(stem)) return { id: folder, language: stem, file };
  const [, id = stem, tag] = /^(.+)\.([A-Za-z]{2,3}(?:-[A-Za-z0-9]+)*)$/.exec(stem) ?? [];
  if (tag !== undefined && hasLanguage(tag)) return { id, language: tag, file };
  return { id: stem, language, file };
}
