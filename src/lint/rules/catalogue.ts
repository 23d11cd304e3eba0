/** All rules, in the order of the manual (`docs/rules.md`). */
import { blockRules } from './blocks.js';
import { concordanceRules } from './concordance.js';
import { exchangeRules } from './exchange.js';
import { fieldRules } from './fields.js';
import { fileRules } from './files.js';
import { importRules } from './import.js';
import { linkRules } from './links.js';
import { noteRules } from './notes.js';
import { numberingRules } from './numbering.js';
import { outputRules } from './outputs.js';
import type { Rule, Severity } from './rule.js';
import { symbolRules } from './symbols.js';
import { typedRules } from './typed.js';

/** Every rule under which something is reported, by its id. */
export const rules = {
  ...fileRules,
  ...outputRules,
  ...exchangeRules,
  ...importRules,
  ...fieldRules,
  ...blockRules,
  ...typedRules,
  ...linkRules,
  ...noteRules,
  ...numberingRules,
  ...symbolRules,
  ...concordanceRules,
};

export type RuleId = keyof typeof rules;

/** What a finding of a rule may be worth. */
export type SeverityOf<Id extends RuleId> =
  (typeof rules)[Id] extends Rule<infer Allowed>
    ? Allowed extends readonly Severity[]
      ? Allowed[number]
      : Allowed
    : never;

/** What a finding of a rule is worth where its report does not say. */
export function usualSeverity(rule: RuleId): Severity {
  const { severity } = rules[rule];
  return typeof severity === 'string' ? severity : severity[0];
}

/** Whether a text names a rule, as settings and silences do. */
export function isRule(id: string): id is RuleId {
  return Object.hasOwn(rules, id);
}
