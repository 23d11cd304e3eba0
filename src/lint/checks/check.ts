/** A rule as a function of the labelled document. */
import type { ShapeContext } from '../../context.js';
import { type Finding, type Place, report } from '../../report/report.js';
import type { OfficialDocument } from '../../tree/document.js';
import type { RuleId, SeverityOf } from '../rules/catalogue.js';
import type { Severity } from '../rules/rule.js';

/** One finding of a rule, with its place. */
export type Found<Allowed extends Severity = never> = Finding<Allowed> & { place: Place };

/** Puts what one rule finds on the list of the document's file. */
export type Check = (document: OfficialDocument, context: ShapeContext) => void;

/** The check of a rule whose findings are the result of a function. */
export function checkOf<const Id extends RuleId>(
  rule: Id,
  find: (document: OfficialDocument, context: ShapeContext) => readonly Found<SeverityOf<Id>>[],
): Check {
  return (document, context) => {
    for (const found of find(document, context)) report(context.file, rule, found.place, found);
  };
}
