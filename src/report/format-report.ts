/**
 * Messages for people and machines: plain text, JSON, SARIF 2.1.0, GitHub annotations.
 */
import type { Severity } from '../lint/rules/rule.js';
import { encodedPath } from '../relative-address.js';
import { byPlace, type Diagnostic, isPoint } from './diagnostic.js';
import { formatText, type TextOptions } from './format-text.js';
import type { ReportForm } from './report-forms.js';
import { jsonText, shownText } from './shown-text.js';
import type { SourceFile } from './source-file.js';

/** A diagnostic as the JSON of a report has it; lines and columns count from 1, columns in UTF-16 units. */
export interface ReportedDiagnostic {
  file: string;
  line: number;
  column: number;
  endLine: number | null;
  endColumn: number | null;
  severity: Severity;
  rule: string;
  message: string;
  /** What to do, or why it matters. */
  help: string | null;
  url: string;
  fixable: boolean;
  related: { file: string; line: number | null; column: number | null; message: string }[];
}

/** The diagnostics of files in order of file and place. */
export function reportedDiagnostics(files: readonly SourceFile[]): ReportedDiagnostic[] {
  return files.flatMap((file) => [...file.diagnostics].sort(byPlace).map((one) => reported(file.path, one)));
}

/** What a report as text may use beside its defaults. */
export type ReportStyle = Partial<TextOptions>;

/**
 * A report in one form; empty when text has nothing to say. Names and words of sources are shown as text (shown-text.ts);
 * JSON reads back as they are. `style` is for text: 80 columns without colour and without source lines by default.
 */
export function formatReport(files: readonly SourceFile[], form: ReportForm, style: ReportStyle = {}): string {
  if (form === 'text') {
    const diagnostics = files.flatMap(({ path, diagnostics: own }) =>
      [...own].sort(byPlace).map((one) => ({ ...one, path })),
    );
    return formatText(diagnostics, { width: 80, color: false, lineAt: () => undefined, ...style });
  }
  const diagnostics = reportedDiagnostics(files);
  if (form === 'json') return `${jsonText(diagnostics, 2)}\n`;
  if (form === 'sarif') return `${jsonText(sarif(diagnostics), 2)}\n`;
  return diagnostics.map(annotation).join('');
}

function reported(file: string, diagnostic: Diagnostic): ReportedDiagnostic {
  const { start, end } = diagnostic.position;
  const isMarked = !isPoint(diagnostic.position);
  return {
    file,
    line: start.line,
    column: start.column,
    endLine: isMarked ? end.line : null,
    endColumn: isMarked ? end.column : null,
    severity: diagnostic.severity,
    rule: diagnostic.rule,
    message: diagnostic.message,
    help: diagnostic.help ?? null,
    url: diagnostic.url,
    fixable: diagnostic.fix !== undefined,
    related: (diagnostic.related ?? []).map(({ path, position, message }) => ({
      file: path,
      line: position?.start.line ?? null,
      column: position?.start.column ?? null,
      message,
    })),
  };
}

/** Message and help where a form has one text for both. */
function inOneLine({ message, help }: ReportedDiagnostic): string {
  return help === null ? message : `${message}. ${help}`;
}

const LEVELS: Record<Severity, string> = { error: 'error', warning: 'warning', info: 'note' };

/** SARIF 2.1.0 (OASIS), the part that code hosts show. */
function sarif(diagnostics: ReportedDiagnostic[]): object {
  const rules = [...new Set(diagnostics.map((diagnostic) => diagnostic.rule))].sort();
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'engross', rules: rules.map((id) => ({ id })) } },
        results: diagnostics.map((found) => ({
          ruleId: found.rule,
          level: LEVELS[found.severity],
          message: { text: sarifText(inOneLine(found)) },
          locations: [{ physicalLocation: physical(found) }],
          relatedLocations: found.related.map((other, id) => ({
            id,
            message: { text: sarifText(other.message) },
            physicalLocation: physical(other),
          })),
        })),
      },
    ],
  };
}

function physical(place: {
  file: string;
  line: number | null;
  column: number | null;
  endLine?: number | null;
  endColumn?: number | null;
}): object {
  const artifactLocation = { uri: encodedPath(place.file) };
  if (place.line === null) return { artifactLocation };
  const region = {
    startLine: place.line,
    startColumn: place.column ?? 1,
    ...(place.endLine ? { endLine: place.endLine, endColumn: place.endColumn ?? 1 } : {}),
  };
  return { artifactLocation, region };
}

/** Plain text of SARIF, in which `[words](address)` would be a link (3.11.6). */
function sarifText(text: string): string {
  return shownText(text).replace(/\](?=\()/g, '\\]');
}

/** A workflow command of GitHub Actions; `%`, line ends, `:` and `,` are escaped as its toolkit does. */
function annotation(found: ReportedDiagnostic): string {
  const level = { error: 'error', warning: 'warning', info: 'notice' }[found.severity];
  const place = `,line=${found.line},col=${found.column}`;
  // A line end is shown as `\n` already.
  const data = shownText(inOneLine(found)).replace(/%/g, '%25');
  const property = (value: string) => shownText(value).replace(/%/g, '%25').replace(/:/g, '%3A').replace(/,/g, '%2C');
  return `::${level} file=${property(found.file)}${place},title=${property(found.rule)}::${data}\n`;
}
