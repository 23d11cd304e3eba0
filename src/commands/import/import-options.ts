/** Options of `import`, and of `build` for a text, as an import takes them. */

import { basename, extname } from 'node:path';
import type { ImportOptions } from '../../import/import-options.js';
import type { GuessedField } from '../../import/imported.js';
import { withCommandLineFields } from '../../read/fields/command-line-fields.js';
import type { SourceFile } from '../../report/source-file.js';
import { isRecord } from '../../templates/yaml/load.js';
import type { Workspace } from '../../workspace.js';
import { isEnglishWord } from '../../world/word-list.js';

/** What the options of a command ask of an import; settings that are none are reported in the file. */
export function importOptions(
  file: SourceFile,
  path: string,
  house: Workspace,
  options: Pick<ImportOptions, 'changes'> & { kind?: string; lang?: string; encoding?: string; set: string[] },
): ImportOptions {
  return {
    kind: options.kind,
    language: options.lang,
    encoding: options.encoding,
    changes: options.changes,
    set: flattened(withCommandLineFields(file, {}, options.set)),
    isMarkdown: /^\.(?:md|markdown)$/i.test(extname(path)),
    house,
    wordsOf: (tag) => (tag === 'en' ? isEnglishWord : undefined),
  };
}

/** Fields by their dotted paths. */
function flattened(values: Record<string, unknown>, before: readonly string[] = []): GuessedField[] {
  return Object.entries(values).flatMap(([key, value]) =>
    isRecord(value) ? flattened(value, [...before, key]) : [{ path: [...before, key].join('.'), value, from: '' }],
  );
}

/** The name of a file without its ending, in characters that every system and Markdown have: what its pictures are called. */
export function pictureName(path: string): string {
  const name = basename(path, extname(path))
    .replace(/[^\p{L}\p{N}_-]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  return name === '' ? 'picture' : name.slice(0, 80);
}
