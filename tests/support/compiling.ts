/** Compiles texts given in a test, without touching the disk beyond the built-in templates. */

import { concordDrafts, type Draft, draftDocument, finishDraft } from '../../src/compile.js';
import type { DocumentLabels } from '../../src/context.js';
import { fixGroups } from '../../src/report/diagnostic.js';
import { type SourceFile, sourceFile } from '../../src/report/source-file.js';
import type { Session } from '../../src/templates/fields.js';
import { openWorkspace, type Workspace, workspaceSettings } from '../../src/workspace.js';
import { applyEdits } from '../../src/write/apply-edits.js';

/** The built-in templates alone: a folder without `engross.yaml`. */
export const house: Workspace = openWorkspace('/nonexistent');

export interface Given {
  source: string;
  kind?: string;
  language?: string;
  set?: string[];
  session?: Session;
  id?: string;
  variant?: 'circulation' | 'reading';
  /** What the house makes of rules. */
  rules?: Readonly<Record<string, string>>;
}

/** A text read, labelled and judged: its file with the messages, and its draft when it could be read. */
export function draftText(given: Given): { file: SourceFile; draft: Draft | undefined } {
  const language = given.language ?? 'en';
  const file = sourceFile({ path: `${language}.md`, value: new TextEncoder().encode(given.source) });
  const [draft] = draftDocument(
    {
      id: given.id ?? 'text',
      sessionId: undefined,
      session: given.session,
      versions: [{ file, language, wanted: true }],
      kind: given.kind ?? 'declaration',
      set: given.set ?? [],
      variant: given.variant ?? 'circulation',
      formats: ['pdf', 'docx', 'html'],
      undated: '2027-01-01',
      generator: 'engross test',
    },
    house,
  );
  return { file, draft };
}

/** Versions of one document read and compared: the messages of each by its language. */
export function concordTexts(
  sources: Record<string, string>,
  given: Omit<Given, 'source' | 'language'> = {},
  ledgers: Record<string, string | undefined> = {},
): Record<string, SourceFile> {
  const versions = Object.entries(sources).map(([language, source]) => ({
    language,
    wanted: true,
    file: sourceFile({ path: `${language}.md`, value: new TextEncoder().encode(source) }),
    ledger: ledgerGiven(language, ledgers[language]),
  }));
  concordDrafts(
    draftDocument(
      {
        id: given.id ?? 'text',
        sessionId: undefined,
        session: given.session,
        versions,
        kind: given.kind ?? 'declaration',
        set: given.set ?? [],
        variant: 'circulation',
        formats: ['pdf', 'docx', 'html'],
        undated: '2027-01-01',
        generator: 'engross test',
      },
      given.rules === undefined
        ? house
        : { ...house, settings: workspaceSettings().parse({ ...house.settings, rules: given.rules }) },
    ),
  );
  return Object.fromEntries(versions.map(({ language, file }) => [language, file]));
}

function ledgerGiven(language: string, text: string | undefined): { path: string; text: string } | undefined {
  return text === undefined ? undefined : { path: `${language}.ledger.yaml`, text };
}

/** The same, finished: references resolved, the house's parts composed, typography applied. */
export function finishText(
  given: Given,
  others: DocumentLabels[] = [],
): { file: SourceFile; draft: Draft | undefined; sound: boolean } {
  const { file, draft } = draftText(given);
  const labelsOf = (document: string) => others.find((other) => other.document === document);
  const sound = draft !== undefined && finishDraft(draft, { labelsOf, siblings: () => [] });
  return { file, draft, sound };
}

/** What `check --fix` makes of a source: mended until nothing is left to mend. */
export function mendText(given: Given): string {
  let { source } = given;
  for (let round = 0; round < 10; round++) {
    const { file } = draftText({ ...given, source });
    const mended = applyEdits(source, file.diagnostics.flatMap(fixGroups));
    if (mended === source) break;
    source = mended;
  }
  return source;
}

/** Ids of the rules that found something. */
export function rulesOf(file: SourceFile): string[] {
  return [...new Set(file.diagnostics.map(({ rule }) => rule))];
}
