/** Slips of front matter that hide everything else: its fences, and the keys without which nothing can be judged. */

import { describe, expect, it } from 'vitest';
import { draftDocument } from '../src/compile.js';
import { sourceFile } from '../src/report/source-file.js';
import { house } from './support/compiling.js';
import { messagesOf, saidOf } from './support/messages.js';

/** What is told of a lone file whose name and command line say neither language nor kind. */
function told(source: string, language?: string) {
  const file = sourceFile({ path: 'speech.md', value: new TextEncoder().encode(source) });
  draftDocument(
    {
      id: 'speech',
      sessionId: undefined,
      session: undefined,
      versions: [{ file, language, wanted: true }],
      kind: undefined,
      set: [],
      variant: 'circulation',
      formats: ['html'],
      undated: '2027-01-01',
      generator: 'engross test',
    },
    house,
  );
  return messagesOf(file).map((one) => `${one.line}:${one.column} ${one.ruleId} ${saidOf(one)}`);
}

const FIELDS = 'kind: statement\nlanguage: en\ndelegation: PE\ndelivered: 2027-05-19\n';

describe('fences of front matter', () => {
  it.each([
    ['no end', `---\n${FIELDS}\nHello.\n`, 'the front matter has no end · write a line `---` below its last field'],
    [
      'an empty line before it',
      `\n---\n${FIELDS}---\n\nHello.\n`,
      'there are empty lines or spaces before the front matter · make `---` the first line of the file, at the left edge',
    ],
    [
      'spaces before it, and Windows',
      ` ---\n${FIELDS} ---\n\nHello.\n`.replaceAll('\n', '\r\n'),
      'there are empty lines or spaces before the front matter · make `---` the first line of the file, at the left edge',
    ],
    [
      'a dash that an editor made of it',
      `—\n${FIELDS}—\n\nHello.\n`,
      'the first line is not `---`, so the fields below it are not read · write `---`, three hyphens, above and below them',
    ],
    [
      'no beginning',
      `${FIELDS}---\n\nHello.\n`,
      'the front matter has no beginning · write a line `---` above its first field',
    ],
  ])('%s is told, and nothing that follows from it', (_, source, wanted) => {
    expect(told(source)).toEqual([`1:1 front-matter ${wanted}`]);
  });

  it('are not seen in a text that only looks like them', () => {
    for (const text of ['---\n\nWords: and more.\n', 'Original: English\n\n---\n\nHello.\n', 'Title: One\nTwo.\n'])
      expect(told(text, 'en')[0]).toMatch(/^1:1 kind /);
  });
});

describe('the keys that everything hangs on', () => {
  it.each([
    ['langauge: en', '3:1 unknown-field `langauge` is not a field · did you mean `language`?'],
    ['Language: en', '3:1 unknown-field `Language` is not a field · did you mean `language`?'],
    ['topic: Water', '1:1 language this file does not say its language'],
    ['language: english', '3:11 language there is no language `english` · write one of ar, en, es, fr, pt, ru, zh, or'],
  ])('%s', (line, wanted) => {
    const [first = '', ...others] = told(`---\nkind: statement\n${line}\n---\n\nHello.\n`);
    expect(first).toContain(wanted);
    expect(others).toEqual([]);
  });

  it('kind: misspelt, or none that there is', () => {
    expect(told('---\nKind: statement\n---\n\nHello.\n', 'en')).toEqual([
      '2:1 unknown-field `Kind` is not a field · did you mean `kind`?',
    ]);
    expect(told('---\nkind: speech\n---\n\nHello.\n', 'en')).toEqual([
      expect.stringMatching(
        /^2:7 kind `speech` is not a kind of document · write one of announcement, .* templates\/kinds$/,
      ),
    ]);
  });

  it('an empty file is told as such', () => {
    expect(told(' \n')).toEqual(['1:1 no-text this file is empty · `engross new` writes a file to begin with']);
  });
});
