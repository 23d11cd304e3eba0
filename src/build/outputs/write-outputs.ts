/** Writes the outputs of one language version, and reports what could not be written. */

import { basename, join } from 'node:path';
import { type FormatName, formats } from '../../render/index.js';
import { report } from '../../report/report.js';
import { isUnsound, type SourceFile } from '../../report/source-file.js';
import type { Area } from '../../world/area.js';
import { kindOfPath } from '../../world/read-files.js';
import { reasonOf } from '../../world/system-errors.js';
import type { DocumentJob, WrittenFile } from '../graph/document-job.js';
import { sha256 } from '../store/digest.js';
import { CLOSED } from '../store/manifest-file.js';
import type { OutputFolder } from '../store/output-folder.js';
import type { UnitFormat, UnitRecord, VersionRecord } from '../store/records.js';

/** Folder of a session's outputs: `output/<session>`, or `output/<session>.closed` for restricted and embargoed documents. */
export function sessionFolder(out: string, session: string, isClosed: boolean): string {
  return join(out, `${session}${isClosed ? CLOSED : ''}`);
}

/** Returns a function from a format to the absolute path of a version's output. */
export function outputPaths(
  { document, record }: DocumentJob,
  version: VersionRecord,
  out: string,
): (format: UnitFormat | 'ics') => string {
  const session = document.session?.name;
  const folder = session === undefined ? out : sessionFolder(out, session, record?.closed === true);
  const path = join(folder, version.output);
  return (format) => `${path}.${suffixOf(format)}`;
}

/** `check` has no file, and calendars are no format of the registry: their names are their suffixes. */
function suffixOf(format: UnitFormat | 'ics'): string {
  return format === 'check' || format === 'ics' ? format : formats[format].extension;
}

/** A unit as it is written: without bytes it is at its path already, without output it had errors. */
interface WritableUnit {
  format: UnitFormat;
  path: string;
  record: UnitRecord | undefined;
  bytes: Uint8Array | undefined;
}

/** Adds the messages of a version's units to its file, and writes its outputs unless it has errors. */
export async function writeOutputs(
  job: DocumentJob,
  version: VersionRecord,
  units: readonly WritableUnit[],
  { out, write, outputs }: { out: string; write: boolean; outputs: OutputFolder },
): Promise<void> {
  const file = job.document.versions.find((one) => one.file.path === version.path)?.file;
  if (file === undefined) return;
  file.diagnostics.push(...(units[0]?.record?.finishing ?? []));
  for (const { record } of units) file.diagnostics.push(...(record?.rendering ?? []));
  if (!write || isUnsound(file)) return;
  const written: WrittenFile[] = [];
  for (const { format, path, record, bytes } of units) {
    if (record?.output === undefined) continue;
    const entry = { path, format, ...record.output };
    if (bytes === undefined || (await writeOutput(path, bytes, file, outputs))) written.push(entry);
  }
  if (version.calendar !== undefined) {
    const path = outputPaths(job, version, out)('ics');
    const bytes = new TextEncoder().encode(version.calendar);
    const entry = { path, format: 'ics' as const, sha256: sha256(bytes), size: bytes.length, pages: undefined };
    if ((await outputs.holds(path, entry.sha256)) || (await writeOutput(path, bytes, file, outputs)))
      written.push(entry);
  }
  job.written.set(version.language, written);
}

async function writeOutput(path: string, bytes: Uint8Array, file: SourceFile, outputs: OutputFolder): Promise<boolean> {
  try {
    await outputs.write(path, bytes);
    return true;
  } catch (error) {
    report(file, 'unwritable', undefined, {
      message: `${basename(path)} cannot be written (${reasonOf(error)})`,
      help: 'close it in other programs, and check that you may write to its folder',
    });
    return false;
  }
}

/**
 * Reports outputs of an earlier build of a lone file that now has errors. They are kept, though the source says something
 * else now. Those of a session are in its manifest, and are removed.
 */
export async function reportStale(
  { document, record, written }: DocumentJob,
  { out, area, formats: names }: { out: string; area: Area; formats: readonly FormatName[] },
): Promise<void> {
  for (const { file, language, wanted } of document.versions) {
    if (!wanted || !isUnsound(file) || (language !== undefined && written.has(language))) continue;
    const output = record?.versions.find((version) => version.path === file.path)?.output;
    const name = output ?? `${document.id}.${language ?? ''}`;
    const there: string[] = [];
    for (const format of names)
      if ((await kindOfPath(area, join(out, `${name}.${suffixOf(format)}`))) !== undefined)
        there.push(`${name}.${suffixOf(format)}`);
    if (there.length === 0) continue;
    report(file, 'stale-output', undefined, {
      message: `${there.join(', ')} ${there.length === 1 ? 'is' : 'are'} of an earlier build`,
      help: 'left as before; correct the errors and build again',
    });
  }
}
