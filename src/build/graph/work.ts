/** A document on its way through a build. */
import { dirname, resolve } from 'node:path';
import type { DocumentLabels } from '../../context.js';
import type { Severity } from '../../lint/rules/rule.js';
import { report } from '../../report/message.js';
import { sourceDate } from '../../world/machine.js';
import type { BuildRequest } from '../sources/build-request.js';
import { bytesOf, type OpenDocument } from '../sources/open-documents.js';
import { allowedPlugins } from '../sources/plugins.js';
import type {
  CompileTask,
  DocumentRecord,
  MadeUnit,
  OtherDocument,
  UnitFormat,
  VersionRecord,
} from '../store/records.js';

/** What is known so far of a document that is built, or only read for others. */
export interface Work {
  document: OpenDocument;
  /** Key of its record, and of the mark that it was built before with other words. */
  key: string;
  seenKey: string;
  record: DocumentRecord | undefined;
  /** Units that came with the record. */
  made: MadeUnit[];
  /** What was published of each version, by language; a version that is not here was held back. */
  published: Map<string, PublishedFile[]>;
}

/** A file that stands where it belongs. */
export interface PublishedFile {
  path: string;
  format: UnitFormat | 'ics';
  sha256: string;
  size: number;
  pages: number | undefined;
}

export function newWork(document: OpenDocument, key: string, seenKey: string): Work {
  return { document, key, seenKey, record: undefined, made: [], published: new Map() };
}

/** The task of a document. */
export function taskOf(
  { document, key }: Work,
  request: BuildRequest,
  ground: string,
  make: CompileTask['make'],
  others: OtherDocument[],
): CompileTask {
  const { session } = document;
  return {
    root: request.workspace.root,
    ground,
    key,
    id: document.id,
    sessionId: session?.name,
    session:
      session === undefined ? undefined : { path: session.file.path, text: session.text, languages: session.languages },
    versions: document.versions.map(({ file, found, language, wanted, ledger }) => ({
      path: file.path,
      bytes: bytesOf(file),
      messages: found,
      language,
      wanted,
      ledger,
    })),
    kind: request.kind,
    set: request.set,
    variant: request.variant,
    formats: [...request.formats],
    plugins: allowedPlugins(request),
    undated: sourceDate(),
    day: request.date,
    make,
    wanted: wantedFormats(request),
    others,
  };
}

/** The units to make of each version. */
export function wantedFormats({ write, only, formats }: BuildRequest): UnitFormat[] {
  return write ? [...(only ?? formats)] : ['check'];
}

/** Versions of a record that the build was asked for. */
export function wantedVersions({ document, record }: Work): VersionRecord[] {
  const wanted = new Set(document.versions.filter((one) => one.wanted).map(({ file }) => file.path));
  return (record?.versions ?? []).filter((version) => wanted.has(version.path));
}

/** What another document must know of it: its labels to refer to it, its listing to list it. */
export function asOther(other: Work, from: Work, isReferred: boolean): OtherDocument | undefined {
  const { record } = other;
  if (record === undefined) return undefined;
  const versions = record.versions.map(({ language, labels, listing }) => ({
    language,
    ...(isReferred ? { labels: labels && labelsSeen(labels, other, from) } : {}),
    ...(from.record?.listsOthers === true ? { listing } : {}),
  }));
  return { id: record.id, original: record.original, versions };
}

/** What is not open to all lies in a folder of its own: from there a link leads to the session's, and none leads there. */
function labelsSeen(labels: DocumentLabels, other: Work, from: Work): DocumentLabels {
  const isClosed = other.record?.closed === true;
  if (isClosed === (from.record?.closed === true)) return labels;
  if (isClosed) return { ...labels, isWithheld: true };
  return { ...labels, output: `../${other.document.session?.name ?? ''}/${labels.output}` };
}

/** Absolute path of the folder that images of a version lie in. */
export function imageFolder(version: VersionRecord, request: BuildRequest): string {
  return dirname(resolve(request.workspace.root, version.path));
}

/** Says of every version wanted that nothing came of it. */
export function giveUp({ document }: Work, problem: string): void {
  const severity: Severity = 'error';
  for (const { file, wanted } of document.versions) {
    if (!wanted) continue;
    report(file, 'given-up', undefined, {
      found: `document that ${problem}`,
      expected: 'one that is compiled in its time; the others were built',
      severity,
    });
  }
}

/** True when newer sources have made the build pointless. */
export function isOvertaken({ signal }: BuildRequest): boolean {
  return signal?.aborted === true;
}
