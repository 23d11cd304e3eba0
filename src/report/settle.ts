/** What diagnostics are worth when all are made: the house's settings, then the author's silences. */
import type { Severity } from '../lint/rules/rule.js';
import type { Diagnostic } from './diagnostic.js';

/** An author's word that a finding of a rule is meant, on the lines `from` to `to` (1-based, inclusive). */
export interface Silence {
  rule: string;
  reason: string;
  from: number;
  to: number;
}

/** What a house makes of a rule's findings (`rules:` in engross.yaml). */
export type RuleSetting = Severity | 'off';

/**
 * The diagnostics that are left, as they are worth. An error stays an error whatever is set: it says that a document would
 * be wrong, not that it could be better.
 */
export function settle(
  diagnostics: readonly Diagnostic[],
  settings: Readonly<Record<string, RuleSetting>>,
  silences: readonly Silence[],
): Diagnostic[] {
  return diagnostics.flatMap((diagnostic) => {
    const { rule, severity, position } = diagnostic;
    if (severity === 'error') return [diagnostic];
    const setting = settings[rule];
    if (setting === 'off' || isSilenced(silences, rule, position.start.line)) return [];
    return [setting === undefined ? diagnostic : { ...diagnostic, severity: setting }];
  });
}

/** Whether the author has silenced a rule on a line. */
export function isSilenced(silences: readonly Silence[], rule: string, line: number): boolean {
  return silences.some((silence) => silence.rule === rule && line >= silence.from && line <= silence.to);
}
