/** Verifies a folder of outputs against its manifest: every file is there with the bytes that it says, and no other document. */

import { basename, join, resolve } from 'node:path';
import { filesListed, MANIFEST, readManifest } from '../build/store/manifest-file.js';
import { LIMITS } from '../limits.js';
import type { Manifest } from '../manifest.js';
import { FORMATS } from '../render/index.js';
import { report } from '../report/report.js';
import { type SourceFile, sourceFile } from '../report/source-file.js';
import type { Workspace } from '../workspace.js';
import { hashFile } from '../world/hash-file.js';
import { shownPath } from '../world/paths.js';
import { listFiles, listFolder } from '../world/read-files.js';
import { pageNames } from './session-pages.js';

/** What came of it: files with what is wrong of each, and how many are right. */
export interface Verification {
  files: SourceFile[];
  sound: number;
}

/** Where files are read, and what paths are shown from. */
type Places = Pick<Workspace, 'area' | 'root'>;

/** Verifies every manifest in `folder` and below it. */
export async function verifyFolder(workspace: Places, folder: string): Promise<Verification> {
  const manifests = (await listFiles(workspace.area, resolve(folder))).filter(
    ({ path }) => basename(path) === MANIFEST,
  );
  const found: Verification = { files: [], sound: 0 };
  if (manifests.length === 0) {
    const file = sourceFile({ path: shownPath(workspace.root, resolve(folder)), cwd: workspace.root });
    report(file, 'manifest', undefined, {
      message: 'this folder has no manifest',
      help: `name a folder of outputs with \`${MANIFEST}\` in it or below it`,
    });
    found.files.push(file);
  }
  for (const { path } of manifests) await verifyManifest(workspace, join(path, '..'), found);
  return found;
}

async function verifyManifest(workspace: Places, folder: string, found: Verification): Promise<void> {
  const { area, root } = workspace;
  const read = readManifest(workspace, folder);
  if (read?.manifest === undefined) {
    // Without it nothing can be said of the folder.
    const diagnostics = (read?.file.diagnostics ?? []).map((one) => ({ ...one, severity: 'error' as const }));
    if (read !== undefined) found.files.push({ ...read.file, diagnostics });
    return;
  }
  for (const output of filesListed(read.manifest)) {
    const path = join(folder, output.file);
    const hashed = await hashFile(area, path, LIMITS.outputBytes);
    if ('sha256' in hashed && hashed.sha256 === output.sha256) {
      found.sound++;
      continue;
    }
    const file = sourceFile({ path: shownPath(root, path), cwd: root });
    report(file, 'verify', undefined, {
      message:
        'sha256' in hashed
          ? 'this file is not the one that the manifest lists'
          : `this file cannot be verified (${hashed.problem})`,
      ...('sha256' in hashed ? { help: `its SHA-256 is ${hashed.sha256}, the manifest has ${output.sha256}` } : {}),
    });
    found.files.push(file);
  }
  tellUnlisted(workspace, folder, read.manifest, found);
}

/** A document among the others that none of them knows: of an earlier build, or put there by somebody. */
function tellUnlisted({ area, root }: Places, folder: string, manifest: Manifest, found: Verification): void {
  const known = new Set([...filesListed(manifest).map(({ file }) => file), ...pageNames(manifest.languages)]);
  for (const name of listFolder(area, folder).files.filter((one) => DOCUMENT.test(one) && !known.has(one))) {
    const file = sourceFile({ path: shownPath(root, join(folder, name)), cwd: root });
    report(file, 'verify', undefined, {
      message: 'the manifest does not list this file',
      severity: 'warning',
    });
    found.files.push(file);
  }
}

/** Names of what readers would take for one of the session's documents. */
const DOCUMENT = new RegExp(
  `\\.(?:${[...FORMATS.map(({ extension }) => extension), 'doc', 'htm', 'ics'].join('|')})$`,
  'i',
);
