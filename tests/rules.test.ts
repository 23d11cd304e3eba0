/** Every rule’s examples: those that fire and those that must not. */
import { readdirSync, readFileSync } from 'node:fs';
import type { VFile } from 'vfile';
import { describe, expect, it } from 'vitest';
import { severityOf } from '../src/report/message.js';
import { rules } from '../src/rules/catalogue.js';
import { isFolderExample, type TextExample } from '../src/rules/rule.js';
import { concordTexts, finishText, rulesOf } from './support/compiling.js';

/** Words of a title where the example has no front matter, so that a kind which needs one does not complain. */
const TITLED = (source: string) => (source.startsWith('---\n') ? [] : ['title=Example']);

/** An example as it is compiled: of a declaration, unless it or its front matter says otherwise. */
function givenOf({ source, kind, language }: TextExample): Parameters<typeof finishText>[0] {
  const own = kind ?? (source.includes('kind: note') ? 'note' : 'declaration');
  const statement = own === 'statement' && !source.startsWith('---') ? ['delegation=PE', 'delivered=2027-05-18'] : [];
  const set = own === 'statement' ? statement : TITLED(source);
  return { source, set, kind: own, ...(language === undefined ? {} : { language }) };
}

function filesOf(example: TextExample): VFile[] {
  if (example.version === undefined) return [finishText(givenOf(example)).file];
  const { language, source, ledger } = example.version;
  return Object.values(concordTexts({ en: example.source, [language]: source }, {}, { [language]: ledger }));
}

describe('rules', () => {
  for (const rule of rules) {
    for (const [index, example] of rule.examples.entries()) {
      // tests/whole/rules.test.ts plays those.
      if (isFolderExample(example)) continue;
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

  it('have, every one, an example that fires and one that does not', () => {
    const kinds = (fires: boolean) => rules.filter(({ examples }) => examples.some((one) => one.fires === fires));
    expect(kinds(true)).toEqual(rules);
    expect(kinds(false)).toEqual(rules);
  });

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
      const fired = rule.examples.flatMap((example) => (example.fires && !isFolderExample(example) ? [example] : []));
      if (fired.length === 0) continue;
      const severities = fired.flatMap((example) =>
        filesOf(example).flatMap(({ messages }) => messages.filter(({ ruleId }) => ruleId === rule.id).map(severityOf)),
      );
      expect(severities, rule.id).toContain(rule.severity);
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
