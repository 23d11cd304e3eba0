/** Builds files as `engross build` does, for programs. */
import { resolve } from 'node:path';
import { buildDocuments as build } from '../build/build.js';
import type { BuiltDocument } from '../build/outputs/built-document.js';
import type { FormatName } from '../render/index.js';
import { type ReportedDiagnostic as Diagnostic, reportedDiagnostics } from '../report/format-report.js';
import { isUnsound } from '../report/source-file.js';
import { openWorkspace } from '../workspace.js';
import { findRoot } from '../world/read-files.js';

/** What a program means by a build; all else is as the command line has it by default. */
export interface BuildOptions {
  /** Folder of the workspace; by default the nearest above the working folder with an `engross.yaml`. */
  workspace?: string;
  /** Formats to write; by default those of the workspace. */
  formats?: readonly FormatName[];
  /** The only languages to build, or the language of a lone file. */
  languages?: readonly string[];
  /** Kind of texts that do not say. */
  kind?: string;
  /** Fields over those of the front matter. */
  set?: Readonly<Record<string, string>>;
  /** Folder that the documents go to; by default the workspace's. */
  out?: string;
}

/** What came of a build. */
export interface BuildOutcome {
  documents: BuiltDocument[];
  /** Paths of the documents that are in the output now. */
  written: string[];
  diagnostics: Diagnostic[];
  /** Files that were made, and files that had not changed. */
  made: number;
  unchanged: number;
}

/**
 * Builds sources, or the folder of sources of the workspace, in worker threads, and writes what has changed. A fault of a
 * source, a template or the disk is a diagnostic, never an exception. Plugins of the workspace are not run.
 */
export async function buildDocuments(paths: readonly string[] = [], options: BuildOptions = {}): Promise<BuildOutcome> {
  const root = options.workspace === undefined ? await findRoot(process.cwd()) : resolve(options.workspace);
  const workspace = openWorkspace(root);
  const { settings, cache } = workspace;
  if (workspace.files.some(isUnsound))
    return { documents: [], written: [], diagnostics: reportedDiagnostics(workspace.files), made: 0, unchanged: 0 };
  const { documents, written, files, made, unchanged } = await build({
    workspace,
    cwd: process.cwd(),
    paths: paths.length > 0 ? [...paths] : [resolve(root, settings.sources)],
    formats: options.formats ?? settings.formats,
    languages: options.languages === undefined ? undefined : [...options.languages],
    kind: options.kind,
    set: Object.entries(options.set ?? {}).map(([field, value]) => `${field}=${value}`),
    out: options.out === undefined ? resolve(root, settings.output) : resolve(options.out),
    variant: 'circulation',
    date: undefined,
    write: true,
    cache,
  });
  return { documents, written, diagnostics: reportedDiagnostics(files), made, unchanged };
}
