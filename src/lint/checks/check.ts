/** A rule as a function of the labelled document. */
import type { ShapeContext } from '../../context.js';
import { type Finding, type Place, report } from '../../report/report.js';
import type { OfficialDocument } from '../../tree/document.js';
import type { RuleId, SeverityOf } from '../rules/catalogue.js';
import type { Severity } from '../rules/rule.js';

/** One diagnostic of a rule, with its position. */
export type Found<Allowed extends Severity = never> = Finding<Allowed> & { place: Place };

/** Adds the diagnostics of one rule to the document's file. */
export type Check = (document: OfficialDocument, context: ShapeContext) => void;

/** Creates the check of a rule from a function that returns its diagnostics. */
export function checkOf<const Id extends RuleId>(
  rule: Id,
  find: (document: OfficialDocument, context: ShapeContext) => readonly Found<SeverityOf<Id>>[],
): Check {
  return (document, context) => {
    for (const found of find(document, context)) report(context.file, rule, found.place, found);
  };
}
