/** A file that is read, and what was found in it. */
import { type Diagnostic, hasErrors } from './diagnostic.js';

export interface SourceFile {
  /** From `cwd`, as reports show it. */
  path: string;
  /** Absolute path of the folder that `path` is meant in: the workspace's root. */
  readonly cwd: string;
  /** Empty where it could not be read. */
  value: string | Uint8Array;
  /** What its text comes to, of a template that the package knows. */
  known?: { value: unknown; judged: unknown };
  /** What was found in it, in the order in which it was found. */
  diagnostics: Diagnostic[];
}

/** A file in which nothing is found yet. */
export function sourceFile({ path = '', cwd = '', value = '' }: Partial<SourceFile>): SourceFile {
  return { path, cwd, value, diagnostics: [] };
}

/** The text of a file, its bytes read as UTF-8. */
export function textOfFile({ value }: Pick<SourceFile, 'value'>): string {
  return typeof value === 'string' ? value : new TextDecoder('utf-8', { ignoreBOM: true }).decode(value);
}

/** True when something found in the file forbids its document. */
export function isUnsound({ diagnostics }: Pick<SourceFile, 'diagnostics'>): boolean {
  return hasErrors(diagnostics);
}
