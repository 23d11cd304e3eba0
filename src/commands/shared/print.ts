/** Writes to stdout and stderr. Only reports (report-files.ts) and the progress line are written elsewhere. */

import type { ReportForm } from '../../report/report-forms.js';
import { jsonText, listedPath, shownText } from '../../report/shown-text.js';
import { terminalWidth } from '../../world/machine.js';
import { shownPath } from '../../world/paths.js';

/** Prints paths on stdout, one a line, relative to the working folder; nothing when stdout has a report for machines. */
export function printPaths(paths: readonly string[], form: ReportForm = 'text'): void {
  if (form !== 'text') return;
  const cwd = process.cwd();
  process.stdout.write(paths.map((path) => `${listedPath(shownPath(cwd, path))}\n`).join(''));
}

/** Prints the paths of a build where somebody reads them: into a pipe, or on a terminal with `--verbose`. */
export function printOutputs(paths: readonly string[], form: ReportForm, isVerbose = false): void {
  if (isVerbose || !process.stdout.isTTY) printPaths(paths, form);
}

/** Prints lines on stdout. */
export function printLines(lines: readonly string[]): void {
  process.stdout.write(lines.map((line) => `${shownText(line)}\n`).join(''));
}

/** Prints a value as JSON on stdout. */
export function printJson(value: unknown, indent: number): void {
  process.stdout.write(`${jsonText(value, indent)}\n`);
}

/** Prints a text on stderr in lines of the terminal's width; those after the first are indented. */
export async function printWrapped(text: string, indent = ''): Promise<void> {
  const { wrapText } = await import('../../report/wrap-text.js');
  const lines = wrapText(text, indent, `${indent}  `, terminalWidth(process.stderr.columns));
  process.stderr.write(lines.map((line) => `${line}\n`).join(''));
}

/** Prints one line on stderr, for people: stdout is for paths and data. */
export function printNote(line: string): void {
  process.stderr.write(`${shownText(line)}\n`);
}
