/**
 * Sees to it that no two sources are written to the same output, before anything is written: what is in the output folder
 * must not depend on which of two documents was built last.
 */
import type { VFile } from 'vfile';
import { outputName } from '../../compile/output-name.js';
import { report } from '../../report/message.js';
import type { Work } from '../graph/work.js';
import type { BuildRequest } from '../sources/build-request.js';
import type { OpenDocument, OpenSession } from '../sources/open-documents.js';
import { CLOSED } from '../store/manifest-file.js';
import { packMessages } from '../store/message-data.js';

/** Names in a session's folder that its pages and its manifest have. */
const RESERVED = ['index', 'manifest'];

/** Characters that no name of an output has: controls, separators of lines, marks of direction, U+FEFF. */
const UNPRINTED = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u;

/** A name as the file systems compare it that take upper and lower case, or composed and decomposed letters, for the same. */
function folded(name: string): string {
  return name.normalize('NFC').toLowerCase().normalize('NFC');
}

/**
 * The sessions that have their folder of outputs to themselves. On the others, two of one name in different folders for
 * example, an error is reported in their `session.yaml`; none of their documents may be built.
 */
export function claimSessions(sessions: readonly Pick<OpenSession, 'folder' | 'name' | 'file'>[]): Set<string> {
  const owners = owning(sessions, ({ name }) => [name, `${name}${CLOSED}`]);
  const claimed = new Set<string>();
  for (const session of sessions) {
    const others = othersOf(session, owners, [session.name, `${session.name}${CLOSED}`]);
    if (UNPRINTED.test(session.name)) reportName(session.file, 'session');
    else if (others.length === 0) claimed.add(session.folder);
    else
      reportShared(
        session.file,
        `output folder \`${session.name}\``,
        others.map(({ file }) => file),
      );
  }
  return claimed;
}

/** Something that is written to outputs of a name, and the file on which it is reported that another is too. */
export interface Claim {
  name: string;
  file: VFile;
}

/** The claims that nobody else makes; on the files of the others an error is reported. */
export function claimNames<T extends Claim>(claims: readonly T[]): T[] {
  const owners = owning(claims, ({ name }) => [name]);
  return claims.filter((claim) => {
    const others = othersOf(claim, owners, [claim.name]);
    if (UNPRINTED.test(claim.name)) reportName(claim.file, 'document');
    else if (others.length === 0) return true;
    else
      reportShared(
        claim.file,
        `output \`${claim.name}\``,
        others.map(({ file }) => file),
      );
    return false;
  });
}

/** Reports documents of one build whose outputs would have the same name, or one that the session needs, as errors of their files. */
export function claimDocuments(documents: readonly OpenDocument[], request: BuildRequest): void {
  const owners = owning(documents, (document) => stemsOf(document, request));
  for (const document of documents) {
    const others = othersOf(document, owners, stemsOf(document, request));
    const isReserved = document.session !== undefined && RESERVED.includes(folded(document.id));
    for (const version of document.versions.filter(({ wanted }) => wanted)) {
      const { file } = version;
      const before = file.messages.length;
      if (UNPRINTED.test(document.id)) reportName(file, 'document');
      else if (isReserved) reportReserved(file, document.id);
      else if (others.length > 0) reportShared(file, `output \`${document.id}\``, others.flatMap(filesOf));
      // A worker reads the document with what was found before.
      version.found.push(...packMessages(file, before));
    }
  }
}

/**
 * Names of the outputs of a document whose language versions are known by their file names. Of a lone file that states its
 * language inside, the names are known when it was read: {@link claimRead}.
 */
function stemsOf({ id, session, versions }: OpenDocument, request: BuildRequest): string[] {
  // A folder of versions has its name in every language: a version that is added later must not meet another document.
  if (session !== undefined) return [`${session.name}/${id}`];
  const languages = versions.flatMap(({ language }) => language ?? []);
  return languages.map((language) => outputName(id, language, request.variant));
}

/** Lone documents that may share an output with another: their languages must be read before that is known. */
export function unclearClaims(works: readonly Work[]): Work[] {
  const lone = works.filter(({ document }) => document.session === undefined);
  const byId = owning(lone, ({ document }) => [document.id]);
  return lone.filter(({ document }) => {
    const versions = (byId.get(folded(document.id)) ?? []).flatMap((work) => work.document.versions);
    // `en-GB` falls back to `en`, whose name its outputs have.
    return versions.length > 1 && versions.some(({ language }) => language === undefined || /[^a-z]/.test(language));
  });
}

/** Reports lone documents that were read, and of which two versions would be written to the same output. */
export function claimRead(works: readonly Work[]): void {
  const versions = works
    .filter(({ document }) => document.session === undefined)
    .flatMap((work) => (work.record?.versions ?? []).map(({ path, output }) => ({ path, output, work })));
  const owners = owning(versions, ({ output }) => [output]);
  for (const version of versions) {
    const others = othersOf(version, owners, [version.output]);
    const file = fileOf(version);
    if (others.length > 0 && file !== undefined)
      reportShared(
        file,
        `output \`${version.output}\``,
        others.flatMap((other) => fileOf(other) ?? []),
      );
  }
}

function fileOf({ path, work }: { path: string; work: Work }): VFile | undefined {
  return work.document.versions.find(({ file }) => file.path === path)?.file;
}

function filesOf({ versions }: OpenDocument): VFile[] {
  return versions.filter(({ wanted }) => wanted).map(({ file }) => file);
}

/** Owners by each name that they claim. */
function owning<T>(all: readonly T[], namesOf: (one: T) => readonly string[]): Map<string, T[]> {
  const owners = new Map<string, T[]>();
  for (const one of all)
    for (const name of new Set(namesOf(one).map(folded))) owners.set(name, [...(owners.get(name) ?? []), one]);
  return owners;
}

function othersOf<T>(one: T, owners: ReadonlyMap<string, readonly T[]>, names: readonly string[]): T[] {
  return [...new Set(names.flatMap((name) => owners.get(folded(name)) ?? []))].filter((other) => other !== one);
}

function reportShared(file: VFile, output: string, others: readonly VFile[]): void {
  const paths = [...new Set(others.map(({ path }) => path))].sort();
  report(file, 'output-name', undefined, {
    found: `${output}, which ${paths.map((path) => `\`${path}\``).join(', ')} would be written to as well`,
    expected: 'a name of its own for each; nothing was written for either',
    note: 'Rename one of the folders or files, or build them into different folders with `--out`.',
    related: paths.map((path) => ({ file: path, message: 'has the same output' })),
  });
}

function reportReserved(file: VFile, id: string): void {
  report(file, 'output-name', undefined, {
    found: `document named \`${id}\``,
    expected: 'another name of its folder: the pages and the manifest of the session have this one',
  });
}

function reportName(file: VFile, what: string): void {
  report(file, 'output-name', undefined, {
    found: `name of a ${what} with characters that cannot be seen`,
    expected: 'a folder or file name of letters, figures and signs',
  });
}

/** Reports a session that would overwrite the outputs of another. */
export function reportOtherSession(session: Pick<OpenSession, 'name' | 'file'>, path: string): void {
  report(session.file, 'output-name', undefined, {
    found: `output folder \`${session.name}\` with the documents of \`${path}\``,
    expected: 'a name of its own for each session; nothing was written',
    note: 'Rename one of the folders, or build this one into another folder with `--out`.',
    related: [{ file: path, message: 'has the same output' }],
  });
}
