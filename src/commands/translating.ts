/** What the commands on translations share: the documents that their paths mean, opened. */
import { resolve } from 'node:path';
import type { VFile } from 'vfile';
import { discover } from '../publish/discover.js';
import { type OpenTranslations, openTranslations } from '../translate/open-document.js';
import { allowPaths, openWorkspace, type Workspace } from '../workspace.js';
import { findRoot } from '../world/read-files.js';
import { removeLeftovers } from '../world/write-files.js';

/** Documents with all their versions, and the files on which something is to be told. */
export interface Translating {
  workspace: Workspace;
  documents: OpenTranslations[];
  files: VFile[];
}

/** Opens what the paths mean; without any, all sources of the workspace. `out` is the folder named with `--out`. */
export async function openForTranslation(paths: readonly string[], out?: string): Promise<Translating> {
  const opened = openWorkspace(await findRoot(process.cwd()));
  const asked = paths.length > 0 ? paths : [resolve(opened.root, opened.settings.sources)];
  const named = asked.map((path) => resolve(path));
  const workspace = allowPaths(opened, [...named, ...(out === undefined ? [] : [resolve(out)])]);
  const found = await discover(workspace, process.cwd(), asked);
  await removeLeftovers(workspace.area, found.litter);
  const documents: OpenTranslations[] = [];
  for (const source of found.documents) documents.push(await openTranslations(source, workspace));
  const files = [...workspace.files, ...found.files, ...documents.flatMap((document) => document.files)];
  return { workspace, documents, files: [...new Set(files)] };
}

/** Absolute path of the folder that files of translations go to: that of `--out`, else one of the outputs. */
export function translationFolder({ root, settings }: Workspace, out: string | undefined): string {
  return out === undefined ? resolve(root, settings.output, 'translation') : resolve(out);
}
