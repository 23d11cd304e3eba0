/** Puts the outputs of one language version where they belong, all of them or none. */
import { basename, join } from 'node:path';
import type { VFile } from 'vfile';
import { formats } from '../../render/index.js';
import { isUnsound, report } from '../../report/message.js';
import { kindOfPath } from '../../world/read-files.js';
import { reasonOf } from '../../world/system-errors.js';
import type { PublishedFile, Work } from '../graph/work.js';
import type { BuildRequest } from '../sources/build-request.js';
import { sha256 } from '../store/digest.js';
import { CLOSED } from '../store/manifest-file.js';
import { unpackMessages } from '../store/message-data.js';
import type { OutputFolder } from '../store/output-folder.js';
import type { KeyedUnit, UnitFormat, VersionRecord } from '../store/records.js';

/** Folder of a session's outputs: `output/<session>`; of those that are not open to all, `output/<session>.closed`. */
export function sessionFolder(out: string, session: string, isClosed: boolean): string {
  return join(out, `${session}${isClosed ? CLOSED : ''}`);
}

/** Absolute paths of the outputs of a version, by their formats. */
export function outputPaths(
  work: Work,
  version: VersionRecord,
  request: BuildRequest,
): (format: UnitFormat | 'ics') => string {
  const session = work.document.session?.name;
  const folder =
    session === undefined ? request.out : sessionFolder(request.out, session, work.record?.closed === true);
  const path = join(folder, version.output);
  return (format) => `${path}.${suffixOf(format)}`;
}

/** What is only checked has no file, and a calendar is no format of ours: their names are their suffixes. */
function suffixOf(format: UnitFormat | 'ics'): string {
  return format === 'check' || format === 'ics' ? format : formats[format].extension;
}

/** Tells what was found when the version was made, and writes its outputs unless something forbids it. */
export async function publishVersion(
  work: Work,
  version: VersionRecord,
  units: readonly KeyedUnit[],
  request: BuildRequest,
  outputs: OutputFolder,
): Promise<void> {
  const file = work.document.versions.find((one) => one.file.path === version.path)?.file;
  if (file === undefined) return;
  unpackMessages(file, units[0]?.record?.finishing ?? []);
  for (const { record } of units) unpackMessages(file, record?.rendering ?? []);
  if (!request.write || isUnsound(file)) return;
  const published: PublishedFile[] = [];
  for (const { format, path, record, bytes } of units) {
    if (record?.output === undefined) continue;
    const entry = { path, format, ...record.output };
    if (bytes === undefined || (await write(path, bytes, file, outputs))) published.push(entry);
  }
  if (version.calendar !== undefined) {
    const path = outputPaths(work, version, request)('ics');
    const bytes = new TextEncoder().encode(version.calendar);
    const entry = { path, format: 'ics' as const, sha256: sha256(bytes), size: bytes.length, pages: undefined };
    if ((await outputs.holds(path, entry.sha256)) || (await write(path, bytes, file, outputs))) published.push(entry);
  }
  work.published.set(version.language, published);
}

async function write(path: string, bytes: Uint8Array, file: VFile, outputs: OutputFolder): Promise<boolean> {
  try {
    await outputs.write(path, bytes);
    return true;
  } catch (error) {
    report(file, 'unwritable', undefined, {
      found: `output ${basename(path)} that cannot be written (${reasonOf(error)})`,
      expected: 'a folder that can be written to, and a file that is not open in another program',
    });
    return false;
  }
}

/**
 * Outputs of an earlier build of a lone file are kept when it fails, and told: they are not what the source says now.
 * Those of a session are known to its manifest, and go.
 */
export async function tellStale(work: Work, request: BuildRequest): Promise<void> {
  for (const { file, language, wanted } of work.document.versions) {
    if (!wanted || !isUnsound(file) || (language !== undefined && work.published.has(language))) continue;
    const output = work.record?.versions.find((version) => version.path === file.path)?.output;
    const name = output ?? `${work.document.id}.${language ?? ''}`;
    const there: string[] = [];
    for (const format of request.formats)
      if ((await kindOfPath(request.workspace.area, join(request.out, `${name}.${suffixOf(format)}`))) !== undefined)
        there.push(`${name}.${suffixOf(format)}`);
    if (there.length === 0) continue;
    report(file, 'stale-output', undefined, {
      found: `${there.join(', ')} of an earlier build`,
      expected: 'a sound source, from which it is built again; it is left as it was',
    });
  }
}
