/** The only doors to stdout and stderr beside reports (tell.ts) and the progress line: whatever they print is shown as text. */
import { jsonText, listedPath, shownText } from '../../report/shown-text.js';
import { shownPath } from '../../world/paths.js';

/** Prints the paths of files that were written on stdout, one a line, relative to the working folder. */
export function listPaths(paths: readonly string[]): void {
  const cwd = process.cwd();
  process.stdout.write(paths.map((path) => `${listedPath(shownPath(cwd, path))}\n`).join(''));
}

/** Prints lines on stdout. */
export function printLines(lines: readonly string[]): void {
  process.stdout.write(lines.map((line) => `${shownText(line)}\n`).join(''));
}

/** Prints a value as JSON on stdout. */
export function printJson(value: unknown, indent: number): void {
  process.stdout.write(`${jsonText(value, indent)}\n`);
}

/** Prints one line on stderr: what a person should know who looks on; stdout keeps to documents and data. */
export function say(line: string): void {
  process.stderr.write(`${shownText(line)}\n`);
}
