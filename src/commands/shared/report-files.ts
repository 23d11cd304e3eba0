/** What commands share: messages to where they belong, and the exit code that they come to. */

import type { ReportForm } from '../../report/report-forms.js';
import { isUnsound, type SourceFile } from '../../report/source-file.js';
import { elapsedSeconds, terminalWidth } from '../../world/machine.js';
import { lineReader } from '../../world/source-lines.js';
import { printNote, printWrapped } from './print.js';

/** Options of every command that judges sources. */
export interface ReportOptions {
  report: ReportForm;
  strict?: boolean;
  /** Shows every diagnostic and every path. */
  verbose?: boolean;
}

/** What a command has done, for the line that ends its report. */
export interface Done {
  /** What was done, as a count: `8 documents: 18 files made, 6 unchanged`. */
  counts: string;
  /** The requested sources. */
  sources: readonly SourceFile[];
  /** Where the outputs are, as it is shown. */
  where?: string;
}

/**
 * Writes the report: text to stderr, forms for machines to stdout. Returns the exit code: 1 when there is an error (or,
 * with `strict`, a warning), else 0. The text ends with a line of counts, unless there is nothing to report and nobody to read.
 */
export async function reportFiles(files: readonly SourceFile[], options: ReportOptions, done?: Done): Promise<number> {
  const isText = options.report === 'text';
  const stream = isText ? process.stderr : process.stdout;
  const diagnostics = files.flatMap((file) => file.diagnostics);
  if (!isText || diagnostics.length > 0) {
    const { formatReport } = await import('../../report/format-report.js');
    const style = {
      color: usesColor(stream),
      width: terminalWidth(stream.columns),
      all: options.verbose === true,
      lineAt: lineReader(files),
    };
    stream.write(formatReport(files, options.report, style));
  }
  const fixable = diagnostics.filter(({ fix }) => fix !== undefined).length;
  if (isText && fixable > 0) printNote(`${fixable} of these can be fixed by \`engross check --fix\``);
  if (
    isText &&
    done !== undefined &&
    done.sources.length > 0 &&
    (diagnostics.length > 0 || process.stderr.isTTY || options.verbose === true)
  )
    printNote(lastLine(done));
  const severities = diagnostics.map(({ severity }) => severity);
  return severities.includes('error') || (options.strict === true && severities.includes('warning')) ? 1 : 0;
}

/** `8 documents: 18 files made, 6 unchanged, 1 with errors, 2 with warnings, 0.6 s, in output`. */
function lastLine({ counts, sources, where }: Done): string {
  const withErrors = sources.filter(isUnsound);
  const withWarnings = sources.filter(
    (file) => !isUnsound(file) && file.diagnostics.some(({ severity }) => severity === 'warning'),
  );
  return [
    counts,
    ...(withErrors.length === 0 ? [] : [`${withErrors.length} with errors`]),
    ...(withWarnings.length === 0 ? [] : [`${withWarnings.length} with warnings`]),
    `${elapsedSeconds().toFixed(1)} s`,
    ...(where === undefined ? [] : [`in ${where}`]),
  ].join(', ');
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

/** Exit code 2, with a message, when `--lang` names languages of no source: a slip of the pen would pass for success. */
export async function reportNoSource(
  { files, sources }: Outcome,
  lang: readonly string[] | undefined,
): Promise<number | undefined> {
  if (lang === undefined || sources.length > 0 || files.some(isUnsound)) return undefined;
  return wrongUsage(`there is no source in \`--lang ${lang.join(',')}\``, 'name a language of the sources');
}

/** Prints what is wrong with the command, and what to do; returns exit code 2. */
export async function wrongUsage(message: string, help: string): Promise<number> {
  await printWrapped(`engross: ${message}`);
  await printWrapped(`help: ${help}`, '  ');
  return 2;
}
