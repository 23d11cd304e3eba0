/** What commands share: messages to where they belong, and the exit code that they come to. */

import type { ReportForm } from '../../report/report-forms.js';
import { isUnsound, type SourceFile } from '../../report/source-file.js';
import { printNote } from './print.js';

/** Options of every command that judges sources. */
export interface ReportOptions {
  report: ReportForm;
  strict?: boolean;
}

/**
 * Writes the messages: text to stderr, forms for machines to stdout.
 * Gives the exit code: 1 when there is an error (or, strict, a warning), else 0.
 */
export async function reportFiles(files: readonly SourceFile[], options: ReportOptions): Promise<number> {
  const stream = options.report === 'text' ? process.stderr : process.stdout;
  if (options.report !== 'text' || files.some((file) => file.diagnostics.length > 0)) {
    const { formatReport } = await import('../../report/format-report.js');
    stream.write(formatReport(files, options.report, usesColor(stream)));
  }
  const fixable = files.flatMap((file) => file.diagnostics).filter(({ fix }) => fix !== undefined).length;
  if (options.report === 'text' && fixable > 0)
    printNote(`${fixable} of these can be mended by \`engross check --fix\``);
  const severities = files.flatMap((file) => file.diagnostics.map(({ severity }) => severity));
  return severities.includes('error') || (options.strict === true && severities.includes('warning')) ? 1 : 0;
}

/** Colour on a terminal only, and never when `NO_COLOR` is set (no-color.org). */
function usesColor(stream: NodeJS.WriteStream): boolean {
  return stream.isTTY === true && stream.hasColors();
}

/** What a command came to, as far as it decides whether there was anything to do. */
interface Outcome {
  files: readonly SourceFile[];
  /** What was found of sources that were asked for. */
  sources: readonly unknown[];
}

/** Exit code 2, told, when the languages that were asked for are those of no source: a slip of the pen would pass for success. */
export function reportNoSource({ files, sources }: Outcome, lang: readonly string[] | undefined): number | undefined {
  if (lang === undefined || sources.length > 0 || files.some(isUnsound)) return undefined;
  return wrongUsage(`--lang ${lang.join(',')}, in which there is no source`, 'a language of the sources');
}

/** One line on wrong usage; gives exit code 2. */
export function wrongUsage(found: string, expected: string): number {
  printNote(`engross: Unexpected ${found}, expected ${expected}`);
  return 2;
}
