/** Marks of other programs and slips of Markdown that would be printed as they were typed. */

import { describe, expect, it } from 'vitest';
import { draftText, finishText, mendText } from './support/compiling.js';
import { messagesOf } from './support/messages.js';

const GIVEN = { kind: 'statement', set: ['delegation=PE', 'date=2027-05-18'] };

function told(source: string): string[] {
  const { file } = finishText({ source, ...GIVEN });
  return messagesOf(file).map(
    ({ line, column, ruleId, fatal }) => `${line}:${column} ${ruleId} ${fatal === true ? 'error' : 'warning'}`,
  );
}

describe('a conflict that Git could not join', () => {
  const SIDES = '<<<<<<< HEAD\nOne.\n=======\nTwo.\n>>>>>>> branch\n';

  it.each([
    ['in the text', `Hello.\n\n${SIDES}`, ['3:1 merge-conflict error']],
    ['in front matter', `---\ntopic: x\n${SIDES}---\n\nHello.\n`, ['3:1 merge-conflict error']],
    ['of Windows', `Hello.\n\n${SIDES}`.replaceAll('\n', '\r\n'), ['3:1 merge-conflict error']],
    ['no conflict', 'Hello <<<<<<< you.\n', []],
  ])('%s', (_, source, wanted) => expect(told(source)).toEqual(wanted));
});

describe('bullets typed as text', () => {
  it.each([
    ['a middle dot and a tab, from Word', '·\tOne\n\n·\tTwo\n', '- One\n\n- Two\n'],
    ['on lines of one paragraph', 'We ask:\n• One\n• Two\n', 'We ask:\n- One\n- Two\n'],
    ['of Word’s symbol font', '\uf0b7\tOne\n', '- One\n'],
    ['o and a tab', 'o\tOne\n\no\tTwo\n', '- One\n\n- Two\n'],
    ['under an item', '1. One:\r\n\r\n   • a\r\n\r\n   • b\r\n', '1. One:\r\n\r\n   - a\r\n\r\n   - b\r\n'],
  ])('%s', (_, source, wanted) => {
    expect(new Set(told(source).map((line) => line.split(' ')[1]))).toEqual(new Set(['typed-bullet']));
    expect(mendText({ source, ...GIVEN })).toBe(wanted);
  });

  it.each(['o Lord\n', '– One, he said.\n', '—\u00a0Bonjour.\n', '5 · 6\n', '·\n'])('but not %j', (source) => {
    expect(told(source)).toEqual([]);
  });
});

describe('Markdown of another kind', () => {
  it('a heading underlined with = is told, and made one where it stands alone', () => {
    expect(told('Hello.\n\nPart one\n========\n\nText.\n')).toEqual(['4:1 heading warning']);
    expect(mendText({ source: 'Hello.\n\nPart one \r\n====\r\n\r\nText.\n', ...GIVEN })).toBe(
      'Hello.\n\n# Part one\r\n\r\nText.\n',
    );
    expect(told('One\ntwo\n===\n')).toEqual(['3:1 heading warning']);
    expect(mendText({ source: 'One\ntwo\n===\n', ...GIVEN })).toBe('One\ntwo\n===\n');
  });

  it.each([
    ['a head with other cells than the dashes', '| a | b |\n| --- |\n| 1 | 2 |\n', ['1:1 table warning']],
    ['no dashes', 'Text:\n| a | b |\n| 1 | 2 |\n', ['2:1 table warning']],
    ['one bar alone', '| x | is the modulus of x.\n', []],
  ])('a table that is none: %s', (_, source, wanted) => expect(told(source)).toEqual(wanted));
});

describe('names and addresses where Markdown sees only words', () => {
  it.each([
    ['a name in the midst', 'Text {#one} goes on.\n', ['1:6 attributes error']],
    ['a name at the beginning', '{#one} Text.\n', ['1:1 attributes error']],
    ['two names', 'Text. {#one}{#two}\n', ['1:7 attributes error']],
    ['a name before a full stop', 'Text {#one}.\n', ['1:6 attributes error']],
    ['a name of nothing', 'Text.\n\n{#one}\n', ['3:1 attributes error']],
    ['a name of an empty item', '1. {#one}\n\n2. Text.\n', ['1:4 attributes error']],
    ['a brace that is meant', 'Text \\{#one} goes on.\n', []],
    ['sets and placeholders', 'The set {a, b}, and {} and {# 1}.\n', []],
    ['an image whose name has a space', 'See\n![A lake](big lake.png)\n', ['2:1 image error']],
    ['a link whose address has a space', 'See [here](https://x.example/a b).\n', ['1:5 link error']],
    ['brackets before parentheses', 'The [States](as amended in 2020) and [EU](see annex I).\n', []],
    ['brackets that are meant', 'See \\[here](https://x.example/a b).\n', []],
  ])('%s', (_, source, wanted) => expect(told(source)).toEqual(wanted));
});

describe('labels on lines of one paragraph', () => {
  it('are told whatever the lines before them end in, when one follows another', () => {
    const source = '1. We decide\n   (a) to go\n   (b) to stay\n';
    expect(told(source)).toEqual(['2:4 typed-label warning', '3:4 typed-label warning']);
  });

  it('are no labels where a wrapped line begins with one by chance', () => {
    expect(told('1. We recall paragraph 3\n   (a) of the text, and article 7\n   (d) of it.\n')).toEqual([]);
  });

  it('an address set off from the words before it is no split paragraph', () => {
    const { file } = draftText({ source: 'The text is at\n\nhttps://x.example/a\n', ...GIVEN });
    expect(file.diagnostics).toEqual([]);
  });
});

it('twenty thousand labels in one paragraph are told in no time', () => {
  const before = performance.now();
  draftText({ source: `Words\n${'(a) one\n(c) two\n'.repeat(10_000)}`, ...GIVEN });
  // Each compared with each would take a minute.
  expect(performance.now() - before).toBeLessThan(20_000);
});
