/** A diagnostic: one thing found in one file, as plain data that travels between threads, into the cache and to programs. */
import type { Point, Position } from 'unist';
import type { RuleId } from '../lint/rules/catalogue.js';
import type { Severity } from '../lint/rules/rule.js';

export interface Diagnostic {
  rule: RuleId;
  severity: Severity;
  /** The file, from the workspace's root. */
  path: string;
  /** Where it is in the file; what is about the whole file is at its beginning. */
  position: Position;
  /** What is wrong. */
  message: string;
  /** What to do about it, or why it matters. */
  help?: string;
  /** What `check --fix` changes in the source; only where there is no doubt about what the author meant. */
  fix?: Edit[];
  related?: Related[];
  /** Where the rule is explained. */
  url: string;
}

/** A place in another file (or the same) that belongs to a diagnostic: the other language version, the first definition. */
export interface Related {
  path: string;
  position?: Position | undefined;
  /** What is there, in a few words. */
  message: string;
}

/** A change of a source's text: what stands from `from` up to `to` becomes `text`. UTF-16 units, byte order mark not counted. */
export interface Edit {
  from: number;
  to: number;
  text: string;
  /** Whether it holds without the other edits of its diagnostic. */
  alone?: true;
}

/** The edits of a diagnostic in groups, each of which is applied whole or not at all. */
export function fixGroups({ fix = [] }: Pick<Diagnostic, 'fix'>): Edit[][] {
  const together = fix.filter((edit) => edit.alone !== true);
  const alone = fix.filter((edit) => edit.alone === true).map((edit) => [edit]);
  return together.length === 0 ? alone : [together, ...alone];
}

/** True when one of them forbids its document. */
export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ severity }) => severity === 'error');
}

/** In the order of the text. */
export function byPlace(one: Diagnostic, other: Diagnostic): number {
  const [a, b] = [one.position.start, other.position.start];
  return a.line - b.line || a.column - b.column;
}

/** Whether a position is a point: it marks no words. */
export function isPoint({ start, end }: Position): boolean {
  return start.line === end.line && start.column === end.column;
}

/** The position that is no more than a point. */
export function positionAt(point: Point): Position {
  return { start: point, end: point };
}
