/** Reports that a kind or language which a source names has a template with errors: it is there, and cannot be used. */

import type { Position } from 'unist';
import { report } from '../../report/report.js';
import type { SourceFile } from '../../report/source-file.js';
import type { House } from '../../templates/house.js';

/** Errors of a template that are shown beside the source's; all of them are reported in the template's own file. */
const SHOWN = 3;

/** Returns true, and reports it, when the template `kinds/decision.yaml` has errors; false where there is no such template. */
export function reportFaulty(
  file: SourceFile,
  place: Position | undefined,
  { name, template }: { name: string; template: string },
  house: Pick<House, 'faults'>,
): boolean {
  const faults = house.faults(template);
  const [first] = faults;
  if (first === undefined) return false;
  report(file, 'template', place, {
    message: `${name} cannot be used: its template ${first.path} has ${faults.length === 1 ? 'an error' : `${faults.length} errors`}`,
    related: faults.slice(0, SHOWN),
  });
  return true;
}
