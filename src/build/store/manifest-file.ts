/** Reads and writes the manifest in a session's output folder. */

import { join } from 'node:path';
import { LIMITS } from '../../limits.js';
import { isFileName, type Manifest, manifestSchema } from '../../manifest.js';
import { report } from '../../report/report.js';
import { type SourceFile, sourceFile, textOfFile } from '../../report/source-file.js';
import type { Workspace } from '../../workspace.js';
import { version } from '../../world/package-files.js';
import { shownPath } from '../../world/paths.js';
import { factsOf, readOptional } from '../../world/read-files.js';
import type { OutputFolder } from './output-folder.js';

/** Name of the manifest in a session's output folder. */
export const MANIFEST = 'manifest.json';
/** The `generator` of manifests that this version writes. */
export const GENERATOR = `engross ${version}`;
/** Suffix of the folder for restricted and embargoed documents. It has a manifest of its own, because titles leak too. */
export const CLOSED = '.closed';

/**
 * The manifest in a folder: undefined when there is none, `manifest: undefined` with a warning when it is not valid. The
 * schema is not checked again when `isOwn`: this version wrote the file, and it has not changed since.
 */
export function readManifest(
  { area, root }: Pick<Workspace, 'area' | 'root'>,
  folder: string,
  name = MANIFEST,
  isOwn = false,
): { file: SourceFile; manifest: Manifest | undefined } | undefined {
  const path = join(folder, name);
  const file = readOptional(area, root, path, LIMITS.manifestBytes);
  if (file === undefined) return undefined;
  if (file.diagnostics.length > 0) return { file, manifest: undefined };
  const reported = sourceFile({ path: shownPath(root, path), cwd: root });
  try {
    const value: unknown = JSON.parse(textOfFile(file));
    if (isOwn && isOurs(value as Manifest)) return { file: reported, manifest: value as Manifest };
    const parsed = manifestSchema.safeParse(value);
    if (parsed.success) return { file: reported, manifest: parsed.data };
  } catch {
    // Invalid JSON gets the same warning as an invalid manifest.
  }
  report(reported, 'manifest', undefined, {
    message: 'this manifest is damaged or was changed by hand',
    help: 'it is written again; files that only it listed are left',
  });
  return { file: reported, manifest: undefined };
}

/** Returns the manifest in a folder (absolute path), undefined when there is none. */
export type ManifestReader = (folder: string) => ReturnType<typeof readManifest>;

/** A reader that reads a manifest again only when its file has changed: another build may have written it. */
export function manifestReader(workspace: Workspace, outputs: Pick<OutputFolder, 'isOwn'>): ManifestReader {
  const known = new Map<string, { state: string; read: ReturnType<typeof readManifest> }>();
  return (folder) => {
    const path = join(folder, MANIFEST);
    const { size, changed, touched, inode } = factsOf(workspace.area, path) ?? {};
    const state = [size, changed, touched, inode].join(' ');
    const last = known.get(folder);
    if (last?.state === state) return last.read;
    const read = readManifest(workspace, folder, MANIFEST, outputs.isOwn(path));
    known.set(folder, { state, read });
    return read;
  };
}

/** True for a manifest of this version. File names are checked even so: files are removed by them, inside the folder only. */
function isOurs(manifest: Manifest): boolean {
  return manifest.generator === GENERATOR && filesListed(manifest).every(({ file }) => isFileName(file));
}

/** The bytes of a manifest; the same for the same content. */
export function manifestBytes(manifest: Manifest): Uint8Array {
  return Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`);
}

/** Every file that a manifest lists. */
export function filesListed(manifest: Manifest): { file: string; sha256: string }[] {
  return manifest.documents.flatMap((one) => one.versions.flatMap((each) => each.outputs));
}
