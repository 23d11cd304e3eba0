/**
 * Checks before anything is written that no two sources have the same output: what is in the output folder must not depend
 * on which of two documents was built last.
 */

import { outputName } from '../../compile/output-name.js';
import { report } from '../../report/report.js';
import { withoutHidden } from '../../report/shown-text.js';
import type { SourceFile } from '../../report/source-file.js';
import type { DocumentJob } from '../graph/document-job.js';
import type { OpenDocument, OpenSession } from '../sources/open-documents.js';
import { CLOSED } from '../store/manifest-file.js';

/** Names of files that a session's pages and manifest have in its output folder. */
const RESERVED = ['index', 'manifest'];

/** A name as file systems compare it that ignore case, or the difference of composed and decomposed letters. */
function folded(name: string): string {
  return name.normalize('NFC').toLowerCase().normalize('NFC');
}

/** What a session or document would be written to. */
interface Claimant {
  what: 'session' | 'document';
  /** Its own name, and the names of its outputs. */
  name: string;
  outputs: readonly string[];
  isReserved?: boolean;
  /** The files that get the errors. */
  files: readonly SourceFile[];
}

/** Returns those whose names are sound and whose outputs nothing else has; reports the others in their files. */
function soleClaims<T>(all: readonly T[], claimantOf: (one: T) => Claimant): T[] {
  const claims = all.map((one) => ({ one, claimant: claimantOf(one) }));
  const owners = owning(claims, ({ claimant }) => claimant.outputs);
  return claims
    .filter((claim) => {
      const { what, name, outputs, isReserved, files } = claim.claimant;
      const others = othersOf(claim, owners, outputs).flatMap((other) => other.claimant.files);
      const isShared = othersOf(claim, owners, outputs).length > 0;
      const isHidden = withoutHidden(name) !== name;
      for (const file of files) {
        if (isHidden) reportName(file, what);
        else if (isReserved === true) reportReserved(file, name);
        else if (isShared) reportShared(file, `${what === 'session' ? 'output folder' : 'output'} \`${name}\``, others);
      }
      return !isHidden && isReserved !== true && !isShared;
    })
    .map(({ one }) => one);
}

/**
 * The folders of the sessions that have their output folder to themselves. The others, for example two with one name in
 * different folders, get an error in their `session.yaml`; none of their documents may be built.
 */
export function claimSessions(sessions: readonly Pick<OpenSession, 'folder' | 'name' | 'file'>[]): Set<string> {
  const sole = soleClaims(sessions, ({ name, file }) => ({
    what: 'session',
    name,
    outputs: [name, `${name}${CLOSED}`],
    files: [file],
  }));
  return new Set(sole.map(({ folder }) => folder));
}

/** The name of outputs, and the file that gets the error when something else has it too. */
export interface Claim {
  name: string;
  file: SourceFile;
}

/** The claims whose name nothing else has; the files of the others get an error. */
export function claimNames<T extends Claim>(claims: readonly T[]): T[] {
  return soleClaims(claims, ({ name, file }) => ({ what: 'document', name, outputs: [name], files: [file] }));
}

/** Reports documents whose outputs would have the same name as another's, or a name that the session needs. */
export function claimDocuments(documents: readonly OpenDocument[], variant: 'circulation' | 'reading'): void {
  const wanted = documents.flatMap(({ versions }) => versions.filter((version) => version.wanted));
  const before = new Map(wanted.map(({ file }) => [file, file.diagnostics.length]));
  soleClaims(documents, (document) => ({
    what: 'document',
    name: document.id,
    outputs: stemsOf(document, variant),
    isReserved: document.session !== undefined && RESERVED.includes(folded(document.id)),
    files: filesOf(document),
  }));
  // A worker reads the document with the diagnostics so far.
  for (const { file, found } of wanted) found.push(...file.diagnostics.slice(before.get(file)));
}

/**
 * Names of the outputs of a document whose languages are known by its file names. Those of a lone file that states its
 * language inside are known once it is read: {@link claimRead}.
 */
function stemsOf({ id, session, versions }: OpenDocument, variant: 'circulation' | 'reading'): string[] {
  // A folder of versions has its name in every language: a version that is added later must not meet another document.
  if (session !== undefined) return [`${session.name}/${id}`];
  const languages = versions.flatMap(({ language }) => language ?? []);
  return languages.map((language) => outputName(id, language, variant));
}

/** Lone documents that may share an output: only reading them shows their languages. */
export function unclearClaims(jobs: readonly DocumentJob[]): DocumentJob[] {
  const lone = jobs.filter(({ document }) => document.session === undefined);
  const byId = owning(lone, ({ document }) => [document.id]);
  return lone.filter(({ document }) => {
    const versions = (byId.get(folded(document.id)) ?? []).flatMap((job) => job.document.versions);
    // `en-GB` falls back to `en`, whose name its outputs have.
    return versions.length > 1 && versions.some(({ language }) => language === undefined || /[^a-z]/.test(language));
  });
}

/** Reports lone documents, once read, of which two versions would have the same output. */
export function claimRead(jobs: readonly DocumentJob[]): void {
  const versions = jobs
    .filter(({ document }) => document.session === undefined)
    .flatMap((job) => (job.record?.versions ?? []).map(({ path, output }) => ({ path, output, job })));
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

function fileOf({ path, job }: { path: string; job: DocumentJob }): SourceFile | undefined {
  return job.document.versions.find(({ file }) => file.path === path)?.file;
}

function filesOf({ versions }: OpenDocument): SourceFile[] {
  return versions.filter(({ wanted }) => wanted).map(({ file }) => file);
}

/** Claimants by each folded name. */
function owning<T>(all: readonly T[], namesOf: (one: T) => readonly string[]): Map<string, T[]> {
  const owners = new Map<string, T[]>();
  for (const one of all)
    for (const name of new Set(namesOf(one).map(folded))) owners.set(name, [...(owners.get(name) ?? []), one]);
  return owners;
}

function othersOf<T>(one: T, owners: ReadonlyMap<string, readonly T[]>, names: readonly string[]): T[] {
  return [...new Set(names.flatMap((name) => owners.get(folded(name)) ?? []))].filter((other) => other !== one);
}

function reportShared(file: SourceFile, output: string, others: readonly SourceFile[]): void {
  const paths = [...new Set(others.map(({ path }) => path))].sort();
  report(file, 'output-name', undefined, {
    message: `${paths.map((path) => `\`${path}\``).join(', ')} would be written to ${output} as well`,
    help: 'nothing was written for either; rename one, or build them into different folders with `--out`',
    related: paths.map((path) => ({ path, message: 'has the same output' })),
  });
}

function reportReserved(file: SourceFile, id: string): void {
  report(file, 'output-name', undefined, {
    message: `a document of a session cannot be named \`${id}\``,
    help: 'rename its folder: the page or the manifest of the session has this name',
  });
}

function reportName(file: SourceFile, what: string): void {
  report(file, 'output-name', undefined, {
    message: `the name of this ${what} has invisible characters`,
    help: 'rename the folder or file with letters, figures and signs',
  });
}

/** Reports a session that would overwrite the outputs of another. */
export function reportOtherSession(session: Pick<OpenSession, 'name' | 'file'>, path: string): void {
  report(session.file, 'output-name', undefined, {
    message: `the output folder \`${session.name}\` has the documents of \`${path}\``,
    help: 'nothing was written; rename one of the sessions, or build this one into another folder with `--out`',
    related: [{ path, message: 'has the same output' }],
  });
}
