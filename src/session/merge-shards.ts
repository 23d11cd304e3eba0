/** Merges the parts of a session that several machines built, as if one machine had built it. */

import { basename, join } from 'node:path';
import { openFileIndex } from '../build/store/file-index.js';
import { filesListed, readManifest } from '../build/store/manifest-file.js';
import { openOutputs } from '../build/store/output-folder.js';
import type { Manifest } from '../manifest.js';
import { report } from '../report/report.js';
import { type SourceFile, sourceFile } from '../report/source-file.js';
import type { Workspace } from '../workspace.js';
import { shownPath } from '../world/paths.js';
import { factsOf, listFiles } from '../world/read-files.js';
import { reasonOf } from '../world/system-errors.js';
import { removeEmptyFolder, removeLitter } from '../world/write-files.js';
import { settleFolder } from './settle-folder.js';

/** Name of a part's manifest. At most four digits, as for `--shard`: every missing part is reported. */
const SHARD = /^manifest\.(\d{1,4})-of-(\d{1,4})\.json$/;

/** Merges the parts of every session below `out`. Returns the files with messages, and the merged folders. */
export async function mergeShards(
  workspace: Workspace,
  out: string,
): Promise<{ files: SourceFile[]; merged: string[] }> {
  const shards = (await listFiles(workspace.area, out)).filter(({ path }) => SHARD.test(basename(path)));
  const folders = [...new Set(shards.map(({ path }) => join(path, '..')))];
  const result: { files: SourceFile[]; merged: string[] } = { files: [], merged: [] };
  if (folders.length === 0) {
    const file = sourceFile({ path: shownPath(workspace.root, out), cwd: workspace.root });
    report(file, 'merge', undefined, {
      message: 'this folder has no parts to merge',
      help: 'copy here what `engross build --shard` wrote, with `manifest.1-of-n.json` and the others',
    });
    result.files.push(file);
  }
  for (const folder of folders) {
    const names = shards.filter(({ path }) => join(path, '..') === folder).map(({ path }) => basename(path));
    const file = sourceFile({ path: shownPath(workspace.root, folder), cwd: workspace.root });
    result.files.push(file);
    if (await mergeFolder(folder, names, file, workspace)) result.merged.push(folder);
  }
  return result;
}

async function mergeFolder(folder: string, names: string[], file: SourceFile, workspace: Workspace): Promise<boolean> {
  const parts = partsOf(folder, names, file, workspace);
  const manifest = parts === undefined ? undefined : joined(parts, file);
  if (manifest === undefined || !outputsAreThere(folder, manifest, file, workspace)) return false;
  const outputs = openOutputs(workspace.area, await openFileIndex(workspace.area, undefined));
  const old = readManifest(workspace, folder)?.manifest;
  await removeLitter(workspace.area, folder);
  try {
    const isLeft = await settleFolder(folder, old, manifest, workspace, outputs);
    for (const name of names) await outputs.remove(join(folder, name));
    if (!isLeft) await removeEmptyFolder(workspace.area, folder);
    return isLeft;
  } catch (error) {
    report(file, 'unwritable', undefined, {
      message: `this folder cannot be written to (${reasonOf(error)})`,
    });
    return false;
  }
}

/** The manifests of all parts; undefined when one is missing or damaged, which is reported. */
function partsOf(folder: string, names: string[], file: SourceFile, workspace: Workspace): Manifest[] | undefined {
  const of = Math.max(...names.map((name) => Number(SHARD.exec(name)?.[2])));
  const parts: Manifest[] = [];
  for (let index = 1; index <= of; index++) {
    const read = readManifest(workspace, folder, `manifest.${index}-of-${of}.json`);
    if (read?.manifest !== undefined) parts.push(read.manifest);
    else
      report(file, 'merge', undefined, {
        message: `part ${index} of ${of} is ${read === undefined ? 'missing' : 'damaged'}`,
        help: `copy the manifests and documents of all ${of} parts into one folder`,
      });
  }
  return parts.length === of ? parts : undefined;
}

/** One manifest of all parts; undefined when they have other sources, templates, options or versions. */
function joined(parts: readonly Manifest[], file: SourceFile): Manifest | undefined {
  const [first] = parts;
  if (first === undefined) return undefined;
  const besideDocuments = ({ documents: _, ...facts }: Manifest) => JSON.stringify(facts);
  if (parts.some((part) => besideDocuments(part) !== besideDocuments(first))) {
    report(file, 'merge', undefined, {
      message: 'the parts are of different sources, templates, options or versions of engross',
      help: 'build all parts from the same commit, with the same options and version',
    });
    return undefined;
  }
  const documents = parts.flatMap((part) => part.documents).sort((a, b) => (a.id < b.id ? -1 : 1));
  const { divided: _, ...manifest } = first;
  return { ...manifest, documents };
}

function outputsAreThere(folder: string, manifest: Manifest, file: SourceFile, { area }: Workspace): boolean {
  const missing: string[] = [];
  for (const output of filesListed(manifest))
    if (factsOf(area, join(folder, output.file)) === undefined) missing.push(output.file);
  if (missing.length === 0) return true;
  report(file, 'merge', undefined, {
    message: `missing: ${missing.slice(0, 5).join(', ')}${missing.length > 5 ? ` and ${missing.length - 5} more` : ''}`,
    help: 'copy the documents of all parts into one folder',
  });
  return false;
}
