/** Opens a document with all its language versions, read and labelled: what every command on translations begins with. */

import { basename, dirname, join } from 'node:path';
import { type DocumentInput, type Draft, draftDocument } from '../compile.js';
import { ledgerPath } from '../concord/ledger.js';
import { LIMITS } from '../limits.js';
import { readSession } from '../read/read-session.js';
import { isUnsound, type SourceFile, sourceFile } from '../report/source-file.js';
import type { Session } from '../templates/fields.js';
import type { Workspace } from '../workspace.js';
import { sourceDate } from '../world/machine.js';
import { version } from '../world/package-files.js';
import { readBeside, readOptional, readSource } from '../world/read-files.js';
import { sourceLanguages } from '../world/source-languages.js';

/** Where a document lies: its folder, its session's, and its language versions (absolute paths). */
export interface DocumentFiles {
  id: string;
  folder: string;
  session: string | undefined;
  versions: readonly { path: string; language: string | undefined; wanted: boolean }[];
}

/** A document whose versions are read. */
export interface OpenTranslations {
  id: string;
  /** Absolute path of its folder; name of its session. */
  folder: string;
  sessionName: string | undefined;
  session: Session | undefined;
  /** What it was compiled from. */
  input: DocumentInput;
  /** Every file that was read, with its messages. */
  files: SourceFile[];
  /** The versions that could be read, the original among them. */
  drafts: Draft[];
  original: Draft | undefined;
  /** Languages of the sources that are there, read or not; and of those that the command was asked for. */
  languages: string[];
  wanted: ReadonlySet<string>;
}

/** Reads the versions; what is wrong with them stands in their files. */
export async function openTranslations(source: DocumentFiles, workspace: Workspace): Promise<OpenTranslations> {
  const { area, root } = workspace;
  const sessionFile =
    source.session === undefined
      ? undefined
      : readOptional(area, root, join(source.session, 'session.yaml'), LIMITS.sessionBytes);
  const session =
    sessionFile === undefined || isUnsound(sessionFile)
      ? undefined
      : readSession(sessionFile, sourceLanguages(workspace, source.session ?? ''));
  const versions = await Promise.all(
    source.versions.map(async ({ path, language, wanted }) => {
      const file = await readSource(area, root, path);
      const ledger = readBeside(area, ledgerPath(path), file);
      return { file, language, wanted, ...(ledger === undefined ? {} : { ledger }) };
    }),
  );
  const sessionName = source.session === undefined ? undefined : basename(source.session);
  const input: DocumentInput = {
    id: source.id,
    sessionId: sessionName,
    session,
    versions,
    kind: undefined,
    set: [],
    variant: 'circulation',
    formats: [...workspace.settings.formats],
    undated: sourceDate(),
    generator: `engross ${version}`,
  };
  const drafts = draftDocument(input, workspace);
  return {
    id: source.id,
    folder: source.folder,
    sessionName,
    session,
    input,
    files: [...(sessionFile === undefined ? [] : [sessionFile]), ...versions.map(({ file }) => file)],
    drafts,
    original: drafts.find((draft) => draft.language === draft.original),
    languages: source.versions.flatMap((one) => one.language ?? []),
    wanted: new Set(source.versions.filter((one) => one.wanted).flatMap((one) => one.language ?? [])),
  };
}

/** The original and one version as they would be with another text of that version, and another ledger. */
export function draftsWith(
  { input, original }: OpenTranslations,
  workspace: Workspace,
  language: string,
  text: string,
  ledger?: string,
): Draft[] {
  const folder = original === undefined ? '' : dirname(original.file.path);
  const path = `${folder}/${language}.md`;
  const versions = input.versions
    .filter((one) => one.language === original?.language)
    .map(({ file, ...rest }) => ({ ...rest, file: sourceFile({ path: file.path, cwd: file.cwd, value: file.value }) }));
  const kept = ledger === undefined ? {} : { ledger: { path: ledgerPath(path), text: ledger } };
  const file = sourceFile({ path, cwd: workspace.root, value: new TextEncoder().encode(text) });
  return draftDocument({ ...input, versions: [...versions, { file, language, wanted: true, ...kept }] }, workspace);
}

/** The version in a language, when it could be read without an error. */
export function soundVersion({ drafts }: OpenTranslations, language: string): Draft | undefined {
  const draft = drafts.find((one) => one.language === language);
  return draft === undefined || isUnsound(draft.file) ? undefined : draft;
}

/** Name of a document with its session's, as it is told. */
export function nameOf({ sessionName, id }: Pick<OpenTranslations, 'sessionName' | 'id'>): string {
  return sessionName === undefined ? id : `${sessionName}/${id}`;
}
