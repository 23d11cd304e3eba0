/** Verifies a folder of outputs against its manifest: every file is there, with the bytes that the manifest says. */
import { join, resolve } from 'node:path';
import { VFile } from 'vfile';
import { report } from '../message.js';
import { shownPath } from '../world/paths.js';
import { listFiles, readIfThere } from '../world/read-files.js';
import { sha256 } from './digest.js';
import { filesListed, MANIFEST, readManifest } from './manifest.js';

/** What came of it: files with what is wrong of each, and how many are right. */
export interface Verification {
  files: VFile[];
  sound: number;
}

/** Verifies every manifest in `folder` and below it. */
export async function verifyFolder(root: string, folder: string): Promise<Verification> {
  const manifests = (await listFiles(resolve(folder))).filter(({ path }) => path.endsWith(`/${MANIFEST}`));
  const found: Verification = { files: [], sound: 0 };
  if (manifests.length === 0) {
    const file = new VFile({ path: shownPath(root, resolve(folder)), cwd: root });
    report(file, 'manifest', undefined, {
      found: 'folder without a manifest',
      expected: `a \`${MANIFEST}\` in it or below it`,
    });
    found.files.push(file);
  }
  for (const { path } of manifests) await verifyManifest(root, join(path, '..'), found);
  return found;
}

async function verifyManifest(root: string, folder: string, found: Verification): Promise<void> {
  const read = readManifest(root, folder);
  if (read?.manifest === undefined) {
    for (const message of read?.file.messages ?? []) message.fatal = true;
    if (read !== undefined) found.files.push(read.file);
    return;
  }
  for (const output of filesListed(read.manifest)) {
    const path = join(folder, output.file);
    const bytes = await readIfThere(path);
    if (bytes !== undefined && sha256(bytes) === output.sha256) {
      found.sound++;
      continue;
    }
    const file = new VFile({ path: shownPath(root, path), cwd: root });
    report(file, 'verify', undefined, {
      found: bytes === undefined ? 'no file' : `SHA-256 ${sha256(bytes)}`,
      expected: bytes === undefined ? 'the one that the manifest lists' : `${output.sha256}, as the manifest says`,
    });
    found.files.push(file);
  }
}
