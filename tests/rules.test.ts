/** Every rule's examples: those that fire and those that must not. */
import { readdirSync, readFileSync } from 'node:fs';
import type { VFile } from 'vfile';
import { describe, expect, it } from 'vitest';
import { severityOf } from '../src/message.js';
import { rules } from '../src/rules/catalogue.js';
import type { RuleExample } from '../src/rules/rule.js';
import { concordTexts, finishText, rulesOf } from './support/compiling.js';

/** Words of a title where the example has no front matter, so that a kind which needs one does not complain. */
const TITLED = (source: string) => (source.startsWith('---\n') ? [] : ['title=Example']);

/** An example as it is compiled: of a declaration, unless it or its front matter says otherwise. */
function givenOf({ source, kind, language }: RuleExample): Parameters<typeof finishText>[0] {
  const own = kind ?? (source.includes('kind: note') ? 'note' : 'declaration');
  const statement = own === 'statement' && !source.startsWith('---') ? ['delegation=PE', 'delivered=2027-05-18'] : [];
  const set = own === 'statement' ? statement : TITLED(source);
  return { source, set, kind: own, ...(language === undefined ? {} : { language }) };
}

function filesOf(example: RuleExample): VFile[] {
  if (example.version === undefined) return [finishText(givenOf(example)).file];
  const { language, source, ledger } = example.version;
  return Object.values(concordTexts({ en: example.source, [language]: source }, {}, { [language]: ledger }));
}

describe('rules', () => {
  for (const rule of rules) {
    for (const [index, example] of rule.examples.entries()) {
      it(`${rule.id} ${example.fires ? 'fires' : 'is silent'} (example ${index + 1})`, () => {
        const files = filesOf(example);
        const told = files.flatMap((file) => file.messages.map(String)).join('\n');
        expect(
          files.some((file) => rulesOf(file).includes(rule.id)),
          told,
        ).toBe(example.fires);
      });
    }
  }

  it('are each told once', () => {
    const ids = rules.map((rule) => rule.id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('cover every id that the sources report', () => {
    const ids = new Set(rules.map((rule) => rule.id));
    const missing = reportedIds().filter((id) => !ids.has(id));
    expect(missing).toEqual([]);
  });

  it('have the severity that is reported', () => {
    for (const rule of rules) {
      for (const example of rule.examples.filter(
        (one) => one.fires && one.kind === undefined && !one.source.startsWith('---'),
      )) {
        const { file } = finishText({ source: example.source, set: ['title=Example'] });
        const severities = file.messages.filter((message) => message.ruleId === rule.id).map(severityOf);
        expect(
          severities.length === 0 || severities.includes(rule.severity) || rule.id === 'heading',
          `${rule.id}: ${severities}`,
        ).toBe(true);
      }
    }
  });
});

/** Rule ids in calls of `report` all over the sources. */
function reportedIds(): string[] {
  const paths = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts'));
  const texts = paths.map((path) => readFileSync(`src/${path}`, 'utf8'));
  const ids = texts.flatMap((text) =>
    [...text.matchAll(/\breport\([^;]*?,\s*'([a-z]+(?:-[a-z]+)*)',/g)].map((match) => match[1] ?? ''),
  );
  expect(ids.length).toBeGreaterThan(50);
  return [...new Set(ids)];
}
