/** Applies to sources what their findings say about how to mend them. */

import { resolve } from 'node:path';
import { type Edit, fixGroups } from '../../report/diagnostic.js';
import { report } from '../../report/report.js';
import type { SourceFile } from '../../report/source-file.js';
import type { Workspace } from '../../workspace.js';
import { reasonOf } from '../../world/system-errors.js';
import { rewriteSource } from '../../world/write-files.js';
import { applyEdits } from '../../write/apply-edits.js';
import { bytesOf } from './open-documents.js';

/** A source that was mended, and how many of its findings. */
export interface FixedSource {
  path: string;
  findings: number;
}

/** Mends sources of the workspace at `root`, each whole or not at all; one that cannot be written is told in its file. */
export async function fixSources(
  workspace: Pick<Workspace, 'area' | 'root'>,
  files: readonly SourceFile[],
): Promise<FixedSource[]> {
  const mended: FixedSource[] = [];
  for (const file of files) {
    const fixes = file.diagnostics.flatMap(fixGroups);
    if (fixes.length > 0 && (await mendSource(workspace, file, fixes)))
      mended.push({ path: file.path, findings: fixes.length });
  }
  return mended;
}

async function mendSource(
  { area, root }: Pick<Workspace, 'area' | 'root'>,
  file: SourceFile,
  fixes: readonly (readonly Edit[])[],
): Promise<boolean> {
  const bytes = bytesOf(file);
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  try {
    return await rewriteSource(area, resolve(root, file.path), bytes, applyEdits(text, fixes));
  } catch (error) {
    report(file, 'unwritable', undefined, {
      message: `this source cannot be written (${reasonOf(error)})`,
      help: '`--fix` needs the right to write to it',
    });
    return false;
  }
}
