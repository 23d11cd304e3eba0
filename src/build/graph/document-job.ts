/** One document during a build: its sources, its record, and the outputs written so far. */
import { dirname, resolve } from 'node:path';
import { report } from '../../report/report.js';
import { bytesOf, type OpenDocument, type OpenSession } from '../sources/open-documents.js';
import type { DocumentRecord, UnitFormat, VersionRecord } from '../store/records.js';
import type { CompileTask, MadeUnit, OtherDocument } from '../workers/task.js';

/** A document that is built, or only read because others refer to it. */
export interface DocumentJob {
  document: OpenDocument;
  /** Cache key of its record. */
  key: string;
  /** Cache key of the mark that the document was built before, whatever its text was then. */
  seenKey: string;
  /** From the cache or from a worker; undefined until then. */
  record: DocumentRecord | undefined;
  /** Units that the worker made together with the record. */
  made: MadeUnit[];
  /** Files written of each version, by language; a withheld version has no entry. */
  written: Map<string, WrittenFile[]>;
}

/** An output that is where it belongs. */
export interface WrittenFile {
  path: string;
  format: UnitFormat | 'ics';
  sha256: string;
  size: number;
  pages: number | undefined;
}

/** The part of a task that all documents of a build share. */
export type CommonTask = Pick<CompileTask, 'root' | 'environment' | 'options' | 'plugins' | 'undated' | 'formats'>;

/** The task that compiles a document. */
export function taskOf(
  { document, key }: DocumentJob,
  common: CommonTask,
  make: CompileTask['make'],
  others: OtherDocument[],
): CompileTask {
  const { session } = document;
  return {
    ...common,
    key,
    id: document.id,
    session: session && sessionOf(session),
    versions: document.versions.map(({ file, found, language, wanted, ledger }) => ({
      path: file.path,
      bytes: bytesOf(file),
      diagnostics: found,
      language,
      wanted,
      ledger,
    })),
    make,
    others,
  };
}

function sessionOf({ name, file, text, languages }: OpenSession): CompileTask['session'] {
  return { name, path: file.path, text, languages };
}

/** The versions of a job's record that were requested. */
export function wantedVersions({ document, record }: DocumentJob): VersionRecord[] {
  const wanted = new Set(document.versions.filter((one) => one.wanted).map(({ file }) => file.path));
  return (record?.versions ?? []).filter((version) => wanted.has(version.path));
}

/** Absolute path of the folder that a version's image URLs are relative to. */
export function imageFolder({ path }: VersionRecord, root: string): string {
  return dirname(resolve(root, path));
}

/** Why a document is given up whose source changed while it was built. The next build builds it. */
export const CHANGED = 'was changed while it was built';

/** Reports on every requested version of a document that it was given up. */
export function giveUp({ document }: DocumentJob, problem: string): void {
  for (const { file } of document.versions.filter(({ wanted }) => wanted))
    report(file, 'given-up', undefined, {
      message: `this document ${problem}`,
      help: 'the other documents were built; divide it, or give it more time with `--limit`',
    });
}
