/** Files that a command writes, told where the system does not let it. */

import { report } from '../report/report.js';
import type { SourceFile } from '../report/source-file.js';
import type { Area } from './area.js';
import { reasonOf } from './system-errors.js';
import { writeWhole } from './write-files.js';

/**
 * Writes a file whole or not at all; false when it cannot be, which is told in `file`. `name` is the file as people call
 * it: `ledger fr.ledger.yaml`.
 */
export async function writeOrReport(
  area: Area,
  path: string,
  bytes: Uint8Array | string,
  name: string,
  file: SourceFile,
): Promise<boolean> {
  try {
    await writeWhole(area, path, bytes);
    return true;
  } catch (error) {
    report(file, 'unwritable', undefined, {
      message: `${name} cannot be written (${reasonOf(error)})`,
      help: 'check that you may write to its folder',
    });
    return false;
  }
}
