/** What is wrong, as the preview shows it: a message with the line that it is about. */

import type { Severity } from '../lint/rules/rule.js';
import { type ReportedDiagnostic, reportedDiagnostics } from '../report/format-report.js';
import { shownText } from '../report/shown-text.js';
import type { SourceFile } from '../report/source-file.js';
import { words } from './words.js';

/** A message, and the line of its source. */
export interface Problem extends Pick<ReportedDiagnostic, 'severity' | 'file' | 'rule' | 'message' | 'help'> {
  line: number | null;
  column: number | null;
  excerpt: string | null;
}

const GRAVITY: readonly Severity[] = ['error', 'warning', 'info'];
/** Characters of a line that are shown. */
const LONGEST = 200;
/** What says something of an earlier build, not of the source. */
const OF_BUILDS = new Set(['stale-output']);

/** The problems of each file that was read; an empty list where all is well. */
export function problemsByFile(files: readonly SourceFile[]): Map<string, Problem[]> {
  return new Map(
    files.map((file) => {
      const found = reportedDiagnostics([file]).filter(({ rule }) => !OF_BUILDS.has(rule));
      const lines = found.length === 0 ? [] : textOf(file).split(/\r\n|\n|\r/);
      return [file.path, found.map((diagnostic) => problemOf(diagnostic, lines))];
    }),
  );
}

/** Of the line as much as surrounds the column. */
function problemOf(diagnostic: ReportedDiagnostic, lines: readonly string[]): Problem {
  const { severity, file, line, column, rule, message, help } = diagnostic;
  const text = lines[line - 1];
  const from = Math.max(0, column - LONGEST / 2);
  const excerpt = text === undefined || text.trim() === '' ? null : text.slice(from, from + LONGEST);
  return { severity, file, line, column, rule, message, help, excerpt };
}

function textOf({ value }: SourceFile): string {
  return typeof value === 'string' ? value : new TextDecoder().decode(value);
}

/** A fault of ours, told like any other. */
export function ownProblem(reason: string): Problem {
  const place = { line: null, column: null, help: null, excerpt: null };
  return { severity: 'error', file: 'engross', rule: 'internal', message: `${words.fault} ${reason}`, ...place };
}

/** The gravest first. */
export function byGravity(problems: readonly Problem[]): Problem[] {
  return [...problems].sort((a, b) => GRAVITY.indexOf(a.severity) - GRAVITY.indexOf(b.severity));
}

/** `sources/s/one/en.md:3:1`, as editors take it. */
function placeOf({ file, line, column }: Pick<Problem, 'file' | 'line' | 'column'>): string {
  return [file, line, column].filter((part) => part !== null).join(':');
}

/** A problem as the page shows it: its place in one text, names and words of sources as text (shown-text.ts). */
export function shownProblem(problem: Problem): Problem & { place: string } {
  const shown = (text: string | null) => (text === null ? null : shownText(text));
  const { file, message, help, excerpt } = problem;
  return {
    ...problem,
    file: shownText(file),
    message: shownText(message),
    help: shown(help),
    excerpt: shown(excerpt),
    place: shownText(placeOf(problem)),
  };
}

/** `2 errors, 1 warning`; empty when there is nothing. */
export function countOf(problems: readonly Problem[]): string {
  return GRAVITY.flatMap((severity) => {
    const number = problems.filter((problem) => problem.severity === severity).length;
    return number === 0 ? [] : [`${number} ${words[severity][number === 1 ? 'one' : 'many']}`];
  }).join(', ');
}
