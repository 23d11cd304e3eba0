/** Runs the rules of a labelled document, before typography, so that they check the text as the author wrote it. */
import type { ShapeContext } from '../../context.js';
import type { OfficialDocument } from '../../tree/document.js';
import { unknownItem } from './agenda-item.js';
import type { Check } from './check.js';
import { symbolFaults } from './symbol.js';
import { unshownSpeaker } from './unshown-field.js';

/** To add a check, add it here and define its rule in `lint/rules/`. */
const checks: readonly Check[] = [unshownSpeaker, unknownItem, symbolFaults];

/** Adds every diagnostic to the file of `context`. */
export function runChecks(document: OfficialDocument, context: ShapeContext): void {
  for (const check of checks) check(document, context);
}
