/** Files as those know them who work with unified: a VFile with its messages. */
import { VFile } from 'vfile';
import { type Diagnostic, isPoint } from './diagnostic.js';
import type { SourceFile } from './source-file.js';

/** The file with a message for each of its diagnostics. */
export function vfileOf({ path, cwd, value, diagnostics }: SourceFile): VFile {
  const file = new VFile({ ...(path === '' ? {} : { path }), cwd, value });
  for (const diagnostic of diagnostics) addMessage(file, diagnostic);
  return file;
}

/** Adds a diagnostic to the messages of a VFile, which keeps the severity in `fatal`. */
export function addMessage(file: VFile, { rule, severity, position, message, help, url }: Partial<Diagnostic>): void {
  const place = position !== undefined && isPoint(position) ? position.start : position;
  const added = file.message(message ?? '', { place, source: 'engross', ruleId: rule });
  added.fatal = severity === 'error' ? true : severity === 'warning' ? false : undefined;
  if (help !== undefined) added.note = help;
  if (url !== undefined) added.url = url;
}
