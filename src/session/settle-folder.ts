/** Brings a session's output folder to the state that its new manifest describes. */
import { join } from 'node:path';
import { sha256 } from '../build/store/digest.js';
import { filesListed, MANIFEST, manifestBytes } from '../build/store/manifest-file.js';
import type { OutputFolder } from '../build/store/output-folder.js';
import type { Manifest } from '../manifest.js';
import type { Workspace } from '../workspace.js';
import { removeEmptyFolder } from '../world/write-files.js';
import { makeSessionPages, pageNames } from './session-pages.js';

/**
 * Removes what only the old manifest lists, then writes the pages, and the manifest last: a build that is killed at any
 * moment leaves enough for the next one. Returns false when no document is left, and then removes everything.
 */
export async function settleFolder(
  folder: string,
  old: Manifest | undefined,
  manifest: Manifest,
  workspace: Workspace,
  outputs: OutputFolder,
): Promise<boolean> {
  const kept = new Set(filesListed(manifest).map((output) => output.file));
  for (const { file } of old === undefined ? [] : filesListed(old))
    if (!kept.has(file)) await outputs.remove(join(folder, file));
  const path = join(folder, MANIFEST);
  const former = pageNames(old?.languages ?? []);
  if (manifest.documents.length === 0) {
    for (const file of [...former, MANIFEST]) await outputs.remove(join(folder, file));
    await removeEmptyFolder(workspace.area, folder);
    return false;
  }
  const bytes = manifestBytes(manifest);
  // Pages depend on the manifest alone, which has the digest of the templates.
  if (await outputs.holds(path, sha256(bytes))) return true;
  const pages = await makeSessionPages(manifest, workspace);
  for (const page of pages) former.delete(page.file);
  for (const file of pages.length === 0 ? [] : former) await outputs.remove(join(folder, file));
  for (const page of pages)
    if (!(await outputs.holds(join(folder, page.file), sha256(page.bytes))))
      await outputs.write(join(folder, page.file), page.bytes);
  await outputs.write(path, bytes);
  return true;
}
