/** All rules, in the order of the manual (`docs/rules.md`). */
import { blockRules } from './blocks.js';
import { concordanceRules } from './concordance.js';
import { exchangeRules } from './exchange.js';
import { fieldRules } from './fields.js';
import { fileRules } from './files.js';
import { numberingRules } from './numbering.js';
import { outputRules } from './outputs.js';
import type { Rule } from './rule.js';
import { symbolRules } from './symbols.js';
import { wordRules } from './words.js';

/** Every rule under which something is reported. */
export const rules: readonly Rule[] = [
  ...fileRules,
  ...outputRules,
  ...exchangeRules,
  ...fieldRules,
  ...blockRules,
  ...wordRules,
  ...numberingRules,
  ...symbolRules,
  ...concordanceRules,
];
