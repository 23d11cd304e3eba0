/** Diagnostics as text for a terminal: what is wrong, the source line with the place marked, and what to do. */
import { styleText } from 'node:util';
import type { RuleId } from '../lint/rules/catalogue.js';
import type { Severity } from '../lint/rules/rule.js';
import { codeFrame } from './code-frame.js';
import { type Diagnostic, isPoint, type Related } from './diagnostic.js';
import { type CountedRule, foldDiagnostics, type ShownDiagnostic } from './fold-diagnostics.js';
import { shownText } from './shown-text.js';
import { wrapText } from './wrap-text.js';

/** What a terminal can show, and where source lines come from. */
export interface TextOptions {
  /** Columns; 80 where the width is unknown. */
  width: number;
  color: boolean;
  /** Shows every diagnostic in full. */
  all?: boolean;
  /** A line of a file (from 1), without its line end; undefined where it cannot be read. */
  lineAt(file: string, line: number): string | undefined;
}

type Style = Parameters<typeof styleText>[0];

const COLORS: Record<Severity, Style> = { error: ['bold', 'red'], warning: ['bold', 'yellow'], info: ['bold', 'blue'] };

/** The rule of documents that errors elsewhere stop: the errors are shown, the documents counted. */
const CONSEQUENCE: RuleId = 'not-made';

/** Columns before a code frame. */
const INDENT = 4;

/** Places of a repeated diagnostic that are listed. */
const PLACES = 8;

/** The report of a run, with a line end at its end; empty where there is nothing to say. */
export function formatText(diagnostics: readonly Diagnostic[], options: TextOptions): string {
  const causes = diagnostics.filter(({ rule }) => rule !== CONSEQUENCE);
  const { files, counted } = foldDiagnostics(
    options.all === true || causes.length === 0 ? diagnostics : causes,
    options.all === true,
  );
  const stopped = new Set(diagnostics.filter(({ rule }) => rule === CONSEQUENCE).map(({ path }) => path)).size;
  const blocks = files.map(({ file, shown }) =>
    [paint(shownText(file), 'underline', options), ...shown.flatMap((one) => entry(one, options))].join('\n'),
  );
  if (counted.length > 0) blocks.push(countedText(counted, options));
  if (causes.length > 0 && stopped > 0 && options.all !== true)
    blocks.push(`${stopped} ${stopped === 1 ? 'document is' : 'documents are'} not made because of these errors`);
  return blocks.map((block) => `${block}\n\n`).join('');
}

function entry({ diagnostic, again }: ShownDiagnostic, options: TextOptions): string[] {
  const { severity, rule, message, help, related = [] } = diagnostic;
  const head = isWholeFile(diagnostic) ? `${severity}: ` : `${pointOf(diagnostic)} ${severity}: `;
  const text = wrapText(`${head}${shownText(message)} [${rule}]`, '  ', '    ', options.width);
  const painted = text.join('\n').replace(severity, paint(severity, COLORS[severity], options));
  return [
    painted,
    ...frameOf(diagnostic, options).map((line) => `    ${line}`),
    ...(again.length === 0 ? [] : wrapText(`and at ${placesOf(again)}`, '    ', '      ', options.width)),
    ...(help === undefined ? [] : wrapText(`help: ${shownText(help)}`, '    ', '      ', options.width)),
    ...related.flatMap((other) => wrapText(`see ${relatedText(other)}`, '    ', '      ', options.width)),
  ];
}

/** What is about a whole file is at its beginning and marks no words. */
function isWholeFile({ position }: Diagnostic): boolean {
  return isPoint(position) && position.start.line === 1 && position.start.column === 1;
}

/** The source line with its range marked; nothing for a diagnostic on a whole file. */
function frameOf(diagnostic: Diagnostic, { lineAt, width }: TextOptions): string[] {
  const { start, end } = diagnostic.position;
  const text = isWholeFile(diagnostic) ? undefined : lineAt(diagnostic.path, start.line);
  if (text === undefined || text.trim() === '') return [];
  const endColumn = end.line === start.line ? Math.max(end.column, start.column + 1) : text.length + 1;
  return codeFrame(text, { line: start.line, column: start.column, endColumn }, width - INDENT);
}

function placesOf(again: readonly Diagnostic[]): string {
  const listed = again.slice(0, PLACES).map(pointOf);
  const more = again.length - listed.length;
  return more === 0 ? listed.join(', ') : `${listed.join(', ')} and ${more} more`;
}

function pointOf({ position: { start } }: Diagnostic): string {
  return `${start.line}:${start.column}`;
}

function relatedText({ path, position, message }: Related): string {
  const place = position === undefined ? '' : `:${position.start.line}:${position.start.column}`;
  return `${shownText(path)}${place}: ${shownText(message)}`;
}

function countedText(counted: readonly CountedRule[], { width }: TextOptions): string {
  const lines = counted.map(
    ({ rule, severity, count, files }) =>
      `  ${count} more ${severity === 'info' ? 'notes' : `${severity}s`} in ${files} ${files === 1 ? 'file' : 'files'} [${rule}]`,
  );
  return [
    'not shown:',
    ...lines,
    ...wrapText('`--verbose` shows all of them, `engross explain <rule>` explains a rule', '  ', '  ', width),
  ].join('\n');
}

function paint(text: string, style: Style, { color }: TextOptions): string {
  return color ? styleText(style, text, { validateStream: false }) : text;
}
