/** What findings are worth when all are made: the house's settings, then the author's silences. */

import { describe, expect, it } from 'vitest';
import type { Severity } from '../src/lint/rules/rule.js';
import { report } from '../src/report/report.js';
import { type RuleSetting, type Silence, settle } from '../src/report/settle.js';
import { sourceFile } from '../src/report/source-file.js';

interface Given {
  severity?: Severity;
  line?: number;
  rules?: Record<string, RuleSetting>;
  silences?: Silence[];
}

/** What is left of one finding of the rule `concordance-figures`. */
function settled({ severity = 'warning', line = 5, rules = {}, silences = [] }: Given): Severity[] {
  const file = sourceFile({});
  report(file, 'concordance-figures', { line, column: 1 }, { found: 'one', expected: 'other', severity });
  return settle(file.diagnostics, rules, silences).map((one) => one.severity);
}

const silence = (from: number, to: number, rule = 'concordance-figures'): Silence[] => [
  { rule, reason: 'meant', from, to },
];

describe('findings', () => {
  it.each<[string, Given, Severity[]]>([
    ['stay what they are', {}, ['warning']],
    ['are made errors by the house', { rules: { 'concordance-figures': 'error' } }, ['error']],
    ['are made less of by the house', { rules: { 'concordance-figures': 'info' } }, ['info']],
    ['are made more of by the house', { severity: 'info', rules: { 'concordance-figures': 'warning' } }, ['warning']],
    ['are turned off by the house', { rules: { 'concordance-figures': 'off' } }, []],
    ['stay when another rule is turned off', { rules: { 'straight-quote': 'off' } }, ['warning']],
    ['are silenced on the lines that are named', { silences: silence(5, 5) }, []],
    ['are silenced within them', { silences: silence(4, 6) }, []],
    ['stay above them', { silences: silence(6, 9) }, ['warning']],
    ['stay below them', { silences: silence(1, 4) }, ['warning']],
    ['stay where another rule is silenced', { silences: silence(5, 5, 'straight-quote') }, ['warning']],
    [
      'are silenced though the house makes them errors',
      { rules: { 'concordance-figures': 'error' }, silences: silence(5, 5) },
      [],
    ],
  ])('%s', (_, given, left) => {
    expect(settled(given)).toEqual(left);
  });

  it.each<[string, Given]>([
    ['turned off', { rules: { 'concordance-figures': 'off' } }],
    ['made less of', { rules: { 'concordance-figures': 'info' } }],
    ['silenced', { silences: silence(5, 5) }],
  ])('that are errors cannot be %s', (_, given) => {
    expect(settled({ ...given, severity: 'error' })).toEqual(['error']);
  });
});
