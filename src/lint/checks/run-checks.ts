/** Runs the rules that look at a labelled document, before typography, so that they judge what the author wrote. */
import type { ShapeContext } from '../../context.js';
import type { OfficialDocument } from '../../tree/document.js';
import { unknownItem } from './agenda-item.js';
import type { Check } from './check.js';
import { symbolFaults } from './symbol.js';
import { unshownSpeaker } from './unshown-field.js';

/** A new one needs no more than its line here and its definition in `lint/rules/`. */
const checks: readonly Check[] = [unshownSpeaker, unknownItem, symbolFaults];

/** Every finding goes to the file of `context`. */
export function runChecks(document: OfficialDocument, context: ShapeContext): void {
  for (const check of checks) check(document, context);
}
