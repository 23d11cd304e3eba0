/**
 * Messages for people and machines: plain text, JSON, SARIF 2.1.0, GitHub annotations.
 */
import type { Point, Position } from 'unist';
import { VFile } from 'vfile';
import type { VFileMessage } from 'vfile-message';
import { reporter } from 'vfile-reporter';
import type { Severity } from '../lint/rules/rule.js';
import { encodedPath } from '../relative-address.js';
import { severityOf } from './message.js';
import type { ReportForm } from './report-forms.js';
import { jsonText, shownText } from './shown-text.js';

/** One finding as data (product.md, Commands); lines and columns count from 1, columns in UTF-16 units. */
export interface Diagnostic {
  file: string;
  line: number | null;
  column: number | null;
  endLine: number | null;
  endColumn: number | null;
  severity: Severity;
  rule: string;
  message: string;
  note: string | null;
  url: string | null;
  fixable: boolean;
  related: { file: string; line: number | null; column: number | null; message: string }[];
}

/** The findings of files in order of file and place. */
export function diagnosticsOf(files: readonly VFile[]): Diagnostic[] {
  return files.flatMap((file) => [...file.messages].sort(byPlace).map((message) => diagnosticOf(file, message)));
}

/**
 * A report in one form; empty when text has nothing to say. `color` is for terminals. Names and words of sources are shown
 * as text (shown-text.ts); JSON reads back as they are.
 */
export function formatReport(files: readonly VFile[], form: ReportForm, color: boolean): string {
  if (form === 'text') return formatText(files, color);
  const diagnostics = diagnosticsOf(files);
  if (form === 'json') return `${jsonText(diagnostics, 2)}\n`;
  if (form === 'sarif') return `${jsonText(sarif(diagnostics), 2)}\n`;
  return diagnostics.map(annotation).join('');
}

function formatText(files: readonly VFile[], color: boolean): string {
  const told = files.filter((file) => file.messages.length > 0);
  if (told.length === 0) return '';
  return `${reporter(told.map(tellingOnce()), { color, quiet: true, verbose: true })}\n`;
}

/** Copies of files in which the address of a rule's manual stands below its first finding only. */
function tellingOnce(): (file: VFile) => VFile {
  const explained = new Set<string>();
  return ({ path, cwd, messages }) => {
    const copy = new VFile({ path: shownText(path), cwd });
    for (const message of [...messages].sort(byPlace)) {
      const { note, url } = message;
      const told = copy.message(shownText(message.reason), {
        place: message.place,
        source: message.source,
        ruleId: message.ruleId,
      });
      Object.assign(told, {
        fatal: message.fatal,
        note: note === undefined ? undefined : shownText(note),
        url: url !== undefined && explained.has(url) ? undefined : url,
      });
      if (url !== undefined) explained.add(url);
    }
    return copy;
  };
}

function diagnosticOf(file: VFile, message: VFileMessage): Diagnostic {
  const { start, end } = placeOf(message.place);
  return {
    file: file.path,
    line: start?.line ?? null,
    column: start?.column ?? null,
    endLine: end?.line ?? null,
    endColumn: end?.column ?? null,
    severity: severityOf(message),
    rule: message.ruleId ?? 'internal',
    message: message.reason,
    note: message.note ?? null,
    url: message.url ?? null,
    fixable: message.fix !== undefined,
    related: (message.related ?? []).map((other) => {
      const point = placeOf(other.place).start;
      return { file: other.file, line: point?.line ?? null, column: point?.column ?? null, message: other.message };
    }),
  };
}

function placeOf(place: Position | Point | undefined): { start?: Point; end?: Point } {
  if (place === undefined) return {};
  return 'start' in place ? { start: place.start, end: place.end } : { start: place };
}

function byPlace(a: VFileMessage, b: VFileMessage): number {
  return (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);
}

const LEVELS: Record<Severity, string> = { error: 'error', warning: 'warning', info: 'note' };

/** SARIF 2.1.0 (OASIS), the part that code hosts show. */
function sarif(diagnostics: Diagnostic[]): object {
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
          message: { text: sarifText(found.message) },
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
function annotation(found: Diagnostic): string {
  const level = { error: 'error', warning: 'warning', info: 'notice' }[found.severity];
  const place = found.line === null ? '' : `,line=${found.line},col=${found.column ?? 1}`;
  // A line end is shown as `\n` already.
  const data = shownText(found.message).replace(/%/g, '%25');
  const property = (value: string) => shownText(value).replace(/%/g, '%25').replace(/:/g, '%3A').replace(/,/g, '%2C');
  return `::${level} file=${property(found.file)}${place},title=${property(found.rule)}::${data}\n`;
}
