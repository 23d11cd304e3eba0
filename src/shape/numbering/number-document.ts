/** Writes the label of every clause, heading and annex into the tree, and judges the numbers of the source. */
import type { ShapeContext } from '../../context.js';
import { hasOfficialNumbers } from '../../templates/kind.js';
import type { OfficialDocument } from '../../tree/document.js';
import { checkNumbers } from './check-numbers.js';
import { settleTyped } from './check-typed.js';
import { countBlocks, numberingPlan } from './number-blocks.js';

/** Numbers a document by its kind and language; what its source says of its numbers is judged at the same time. */
export function numberDocument(document: OfficialDocument, context: ShapeContext): void {
  const { kind, fields, language, file } = context;
  const plan = numberingPlan(kind, fields.labels, language);
  const counted = [...countBlocks(document, plan)];
  for (const { node, label } of counted) {
    if (label === undefined) delete node.label;
    else node.label = label;
  }
  const isAdopted = fields.adopted !== undefined || fields.status === 'adopted';
  for (const one of counted) settleTyped(one, plan, context);
  checkNumbers(counted, plan, isAdopted || hasOfficialNumbers(kind) ? 'error' : 'warning', file);
}
