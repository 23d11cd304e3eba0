/**
 * Every rule’s examples: those that fire and those that must not. The compiler sees to it that each rule has both, and that
 * nothing is reported but under a rule's id; that each id is reported is seen here and in whole/rules.test.ts.
 */

import { describe, expect, it } from 'vitest';
import { type RuleId, rules, usualSeverity } from '../src/lint/rules/catalogue.js';
import { isFolderExample, type Rule, type TextExample } from '../src/lint/rules/rule.js';
import type { SourceFile } from '../src/report/source-file.js';
import { concordTexts, finishText, rulesOf } from './support/compiling.js';
import { messagesOf } from './support/messages.js';

const ALL = Object.entries(rules) as [RuleId, Rule][];

/** Words of a title where the example has no front matter, so that a kind which needs one does not complain. */
const TITLED = (source: string) => (source.startsWith('---\n') ? [] : ['title=Example']);

/** An example as it is compiled: of a declaration, unless it or its front matter says otherwise. */
function givenOf({ source, kind, language }: TextExample): Parameters<typeof finishText>[0] {
  const own = kind ?? (source.includes('kind: note') ? 'note' : 'declaration');
  const statement = own === 'statement' && !source.startsWith('---') ? ['delegation=PE', 'delivered=2027-05-18'] : [];
  const set = own === 'statement' ? statement : TITLED(source);
  return { source, set, kind: own, ...(language === undefined ? {} : { language }) };
}

function filesOf(example: TextExample): SourceFile[] {
  if (example.version === undefined) return [finishText(givenOf(example)).file];
  const { language, source, ledger } = example.version;
  return Object.values(concordTexts({ en: example.source, [language]: source }, {}, { [language]: ledger }));
}

describe('rules', () => {
  for (const [id, rule] of ALL) {
    for (const [index, example] of rule.examples.entries()) {
      // tests/whole/rules.test.ts plays those.
      if (isFolderExample(example)) continue;
      it(`${id} ${example.fires ? 'fires' : 'is silent'} (example ${index + 1})`, () => {
        const files = filesOf(example);
        const told = files.flatMap((file) => messagesOf(file).map(String)).join('\n');
        expect(
          files.some((file) => rulesOf(file).includes(id)),
          told,
        ).toBe(example.fires);
      });
    }
  }

  it('have the severity that is reported', () => {
    for (const [id, rule] of ALL) {
      const fired = rule.examples.flatMap((example) => (example.fires && !isFolderExample(example) ? [example] : []));
      if (fired.length === 0) continue;
      const severities = fired.flatMap((example) =>
        filesOf(example).flatMap(({ diagnostics }) =>
          diagnostics.filter(({ rule: found }) => found === id).map(({ severity }) => severity),
        ),
      );
      expect(severities, id).toContain(usualSeverity(id));
    }
  });
});
