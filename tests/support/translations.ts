/** Documents with their translations in memory, sent out and taken back. */

import { type DocumentInput, draftDocument } from '../../src/compile.js';
import { sourceFile } from '../../src/report/source-file.js';
import type { Session } from '../../src/templates/fields.js';
import { exportXliff } from '../../src/translate/export-xliff.js';
import { importDocument, type Taken } from '../../src/translate/import-xliff.js';
import { type OpenTranslations, soundVersion } from '../../src/translate/open-document.js';
import { readXliff } from '../../src/translate/read-xliff.js';
import { STALE } from '../../src/translate/write-xliff.js';
import type { Workspace } from '../../src/workspace.js';
import { house } from './compiling.js';
import { messagesOf as messagesOfFile } from './messages.js';

/** A document of texts by language; ledgers by language too. */
export function translationsOf(
  sources: Readonly<Record<string, string>>,
  kind: string | undefined,
  ledgers: Readonly<Record<string, string | undefined>> = {},
  session?: Session,
  workspace: Workspace = house,
): OpenTranslations {
  const versions = Object.entries(sources).map(([language, source]) => {
    const text = ledgers[language];
    return {
      language,
      wanted: true,
      file: sourceFile({ path: `sources/s/d/${language}.md`, value: new TextEncoder().encode(source) }),
      ...(text === undefined ? {} : { ledger: { path: `sources/s/d/${language}.ledger.yaml`, text } }),
    };
  });
  const input: DocumentInput = {
    id: 'd',
    sessionId: undefined,
    session,
    versions,
    kind,
    set: [],
    variant: 'circulation',
    formats: ['html'],
    undated: '2027-01-01',
    generator: 'engross test',
  };
  const drafts = draftDocument(input, workspace);
  return {
    id: 'd',
    folder: '/w/sources/s/d',
    sessionName: undefined,
    session: undefined,
    input,
    files: versions.map(({ file }) => file),
    drafts,
    original: drafts.find((draft) => draft.language === draft.original),
    languages: Object.keys(sources),
    wanted: new Set(Object.keys(sources)),
  };
}

/** The XLIFF of a document into a language. */
export function sentTo(document: OpenTranslations, tag: string): string {
  if (document.original === undefined) throw new Error(messagesOf(document).join('\n'));
  const direction = tag === 'ar' ? 'rtl' : 'ltr';
  return exportXliff(document.original, soundVersion(document, tag), { tag, direction });
}

/** What came of an XLIFF that came back: messages of the file with their lines, and what is to be written. */
export function takenBack(
  document: OpenTranslations,
  xliff: string,
  workspace: Workspace = house,
): Taken & { told: string[]; text: string | undefined } {
  const file = sourceFile({ path: 'back.xlf', value: xliff });
  const [returned] = readXliff(file, STALE) ?? [];
  const taken =
    returned === undefined ? { writes: [], version: undefined } : importDocument(file, returned, document, workspace);
  return {
    ...taken,
    told: file.diagnostics.map(({ position, message }) => `${position.start.line}: ${message}`),
    text: taken.writes.find(({ path }) => path.endsWith('.md'))?.text,
  };
}

/** All that is wrong with the sources of a document. */
export function messagesOf({ files }: OpenTranslations): string[] {
  return files.flatMap((file) => messagesOfFile(file).map(String));
}
