/** What happened in an import, as diagnostics of the imported file. */

import type { Refusal } from '../../import/decode-bytes.js';
import type { Change, ImportLog, Reason } from '../../import/imported.js';
import { REASONS } from '../../import/write/log-text.js';
import { report } from '../../report/report.js';
import type { SourceFile } from '../../report/source-file.js';

/** Lines that a summary names. */
const SHOWN = 6;

/** Reports why a file is not imported. */
export function reportRefusal(file: SourceFile, { rule, message, help }: Refusal): void {
  report(file, rule, undefined, { message, help });
}

/** Reports doubts and questions one by one; changes by their kind, or one by one for machines. */
export function reportLog(file: SourceFile, log: ImportLog, isForMachine: boolean): void {
  const info = { severity: 'info' } as const;
  for (const { line, message } of log.remarks) report(file, 'imported', { line, column: 1 }, { ...info, message });
  for (const { line, before, after, reason } of isForMachine ? log.changes : [])
    report(
      file,
      'imported',
      { line, column: 1 },
      { ...info, message: `“${before}” became “${after}” (${REASONS[reason]})` },
    );
  for (const [reason, changes] of isForMachine ? [] : byReason(log.changes)) {
    const [first] = changes;
    report(file, 'imported', { line: first?.line ?? 1, column: 1 }, { ...info, ...summary(reason, changes) });
  }
  for (const { line, message, help } of log.doubts)
    report(file, 'import-doubt', { line, column: 1 }, { severity: 'warning', message, help });
  for (const { field, help } of log.questions)
    report(file, 'import-question', undefined, {
      ...info,
      message: `the text does not say the field \`${field}\``,
      help: `add \`${field}: ${help}\` to the front matter`,
    });
}

function byReason(changes: readonly Change[]): Map<Reason, Change[]> {
  const groups = new Map<Reason, Change[]>();
  for (const change of changes) {
    const group = groups.get(change.reason);
    if (group === undefined) groups.set(change.reason, [change]);
    else group.push(change);
  }
  return groups;
}

function summary(reason: Reason, changes: readonly Change[]): { message: string; help: string } {
  const lines = [...new Set(changes.map(({ line }) => line))];
  const shown = lines.slice(0, SHOWN).join(', ');
  const more = lines.length > SHOWN ? ` and ${lines.length - SHOWN} more` : '';
  return {
    message: `${changes.length} × ${REASONS[reason]} (line${lines.length > 1 ? 's' : ''} ${shown}${more})`,
    help: 'the log lists each',
  };
}
