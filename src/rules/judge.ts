/** Runs the rules that look at a labelled document, before typography, so that they judge what the author wrote. */
import type { ShapeContext } from '../context.js';
import type { OfficialDocument } from '../tree/document.js';
import { rules } from './catalogue.js';

/** Every finding goes to the file of `context`. */
export function judge(document: OfficialDocument, context: ShapeContext): void {
  for (const rule of rules) rule.check?.(document, context);
}
