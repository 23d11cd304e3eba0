/** The files of a build that may have messages, each once. */
import { type SourceFile, sourceFile } from '../report/source-file.js';
import type { DocumentJob } from './graph/document-job.js';

/** Files of a build, by where they come from. */
interface BuildFiles {
  /** engross.yaml and the templates that the main thread opened. */
  workspace: readonly SourceFile[];
  /** Paths and sessions that could not be built. */
  refused: readonly SourceFile[];
  /** Requested documents, and those that were read for them. */
  jobs: readonly DocumentJob[];
  others: Iterable<DocumentJob>;
  /** Manifests. */
  manifests: readonly SourceFile[];
}

/** All files in the order of a report: settings and templates, then sources, then manifests. */
export function reportedFiles({ workspace, refused, jobs, others, manifests }: BuildFiles): SourceFile[] {
  const sources = jobs.flatMap(({ document: { session, versions } }) => [
    ...(session === undefined ? [] : [session.file]),
    ...versions.map((version) => version.file),
  ]);
  const referred = [...others]
    .filter((job) => !jobs.includes(job))
    .flatMap(({ document }) => document.versions.map((version) => version.file))
    .filter((file) => file.diagnostics.length > 0);
  const templates = templateFiles(jobs, workspace);
  return [...new Set([...workspace, ...templates, ...refused, ...sources, ...referred, ...manifests])];
}

/** One file for each template with errors, which every worker reports; not those that the main thread has reported itself. */
function templateFiles(jobs: readonly DocumentJob[], known: readonly SourceFile[]): SourceFile[] {
  const files = new Map<string, SourceFile>();
  for (const { path, diagnostics } of jobs.flatMap(({ record }) => record?.templates ?? [])) {
    if (files.has(path) || known.some((file) => file.path === path && file.diagnostics.length > 0)) continue;
    const file = sourceFile({ path });
    file.diagnostics.push(...diagnostics);
    files.set(path, file);
  }
  return [...files.values()];
}
