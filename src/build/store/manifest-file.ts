/** The manifest in the folder of a session's outputs: reading it, and writing it the same for the same content. */
import { join } from 'node:path';
import { VFile } from 'vfile';
import { LIMITS } from '../../limits.js';
import { isFileName, type Manifest, manifestSchema } from '../../manifest.js';
import { report } from '../../report/message.js';
import type { Workspace } from '../../workspace.js';
import { version } from '../../world/package-files.js';
import { shownPath } from '../../world/paths.js';
import { readOptional } from '../../world/read-files.js';

/** Name of the manifest in the folder of a session's outputs. */
export const MANIFEST = 'manifest.json';
/** What a manifest says that it was written by. */
export const GENERATOR = `engross ${version}`;
/** Restricted and embargoed documents go beside the session's folder, with a manifest of their own: titles leak too. */
export const CLOSED = '.closed';

/**
 * The manifest of a folder: without manifest when there is one that cannot be trusted, undefined when there is none. One that
 * `isOwn` was judged when a build wrote it, and is not judged again by the same version.
 */
export function readManifest(
  { area, root }: Pick<Workspace, 'area' | 'root'>,
  folder: string,
  name = MANIFEST,
  isOwn = false,
): { file: VFile; manifest: Manifest | undefined } | undefined {
  const path = join(folder, name);
  const file = readOptional(area, root, path, LIMITS.manifestBytes);
  if (file === undefined) return undefined;
  if (file.messages.length > 0) return { file, manifest: undefined };
  const told = new VFile({ path: shownPath(root, path), cwd: root });
  try {
    const value: unknown = JSON.parse(String(file));
    if (isOwn && isOurs(value as Manifest)) return { file: told, manifest: value as Manifest };
    const parsed = manifestSchema.safeParse(value);
    if (parsed.success) return { file: told, manifest: parsed.data };
  } catch {
    // What is no JSON is told as any other manifest that is none of ours.
  }
  report(told, 'manifest', undefined, {
    found: 'manifest that is damaged or was changed by hand',
    expected: 'one that engross wrote; it is written anew, and files that only it knew of are left',
  });
  return { file: told, manifest: undefined };
}

/** True of a manifest as this version writes it. What is removed by it is named so that nothing outside its folder can be. */
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
