/**
 * The one place where diagnostics are made.
 *
 * Every stage says what it found as data; the words, the place, the rule's address and the severity are set here.
 */
import type { Node, Point, Position } from 'unist';
import { type RuleId, type SeverityOf, usualSeverity } from '../lint/rules/catalogue.js';
import type { Severity } from '../lint/rules/rule.js';
import { type Edit, positionAt, type Related } from './diagnostic.js';
import type { SourceFile } from './source-file.js';

/** Where a diagnostic is: a node, its position, a point, or nothing for the whole file, which is its beginning. */
export type Place = Node | Position | Point | undefined;

/** Where a stage reports to. */
export type Reported = Pick<SourceFile, 'path' | 'diagnostics'>;

/** What a stage says of a diagnostic beside its rule and place. `Allowed` are the severities that its rule has. */
export type Finding<Allowed extends Severity = never> = (Unexpected | Plain) & {
  /** One that the rule has; without it, the rule's usual one. */
  severity?: Allowed;
  /** Why it matters, or what to do. */
  help?: string;
  fix?: Edit[];
  related?: Related[];
};

/** What is there as a noun (``key `titel` ``), and what should be: the message is "Unexpected <found>, expected <expected>". */
interface Unexpected {
  found: string;
  expected: string;
}

/** What is wrong, as a sentence. */
interface Plain {
  message: string;
}

/** The beginning of a file: every diagnostic has a line and a column that an editor can go to. */
const BEGINNING: Point = { line: 1, column: 1, offset: 0 };

/** Where the rules are explained, in the package: one section for each rule id. */
const MANUAL = 'docs/rules.md#';

/** Puts a diagnostic of a rule (`lint/rules/`) on the list of a file. */
export function report<Id extends RuleId>(
  { path, diagnostics }: Reported,
  rule: Id,
  place: Place,
  { severity, help, fix, related, ...said }: Finding<SeverityOf<Id>>,
): void {
  diagnostics.push({
    rule,
    severity: severity ?? usualSeverity(rule),
    path,
    position: positionOf(place) ?? positionAt(BEGINNING),
    message: 'message' in said ? said.message : `Unexpected ${said.found}, expected ${said.expected}`,
    ...(help === undefined ? {} : { help }),
    ...(fix === undefined ? {} : { fix }),
    ...(related === undefined ? {} : { related }),
    url: MANUAL + rule,
  });
}

/**
 * Puts the diagnostics of a text that was parsed by itself (the value of a field) on the list of its file, all at one place.
 * Fixes are left out: they count in that text.
 */
export function moveDiagnostics(from: Reported, to: Reported, place: Place, severity?: Severity): void {
  for (const { fix: _, related: __, ...diagnostic } of from.diagnostics) {
    to.diagnostics.push({
      ...diagnostic,
      severity: severity ?? diagnostic.severity,
      path: to.path,
      position: positionOf(place) ?? positionAt(BEGINNING),
    });
  }
}

function positionOf(place: Place): Position | undefined {
  if (place === undefined) return undefined;
  // Lists of mdast have a `start` of their own, a number.
  if ('type' in place) return place.position;
  return 'start' in place ? place : positionAt(place);
}
