/** What is told of broken YAML: the place, and what to write, in words for people who have not read its specification. */

import { describe, expect, it } from 'vitest';
import { sourceFile } from '../src/report/source-file.js';
import { parseYaml } from '../src/templates/yaml/read-yaml.js';
import { messagesOf, saidOf } from './support/messages.js';

function told(text: string) {
  const file = sourceFile({ path: 'en.md' });
  const yaml = parseYaml(file, text, 0, 0, true);
  return { yaml, messages: messagesOf(file).map((one) => `${one.line}:${one.column} ${saidOf(one)}`) };
}

describe('YAML that cannot be read', () => {
  it.each([
    [
      'a colon in a value',
      'kind: note\ntitle: Water: a right',
      "2:8 the value `Water: a right` has a colon · put quotation marks around the value: `title: 'Water: a right'`",
    ],
    [
      'words after a bracket',
      "title: [Draft] Peru's water",
      '1:8 `[` at the beginning of a value means something else in YAML · put quotation marks around the value: `title: "[Draft] Peru\'s water"`',
    ],
    [
      'a sign that YAML keeps for itself',
      'title: @water',
      "1:8 `@` at the beginning of a value means something else in YAML · put quotation marks around the value: `title: '@water'`",
    ],
    [
      'an exclamation mark, after which YAML would leave out a word',
      'title: !Water now',
      "1:8 `!` at the beginning of a value means something else in YAML · put quotation marks around the value: `title: '!Water now'`",
    ],
    [
      'quotation marks within quotation marks',
      'speaker: {name: "Ana "the Great" Diaz"}',
      '1:23 there are words after a closing quotation mark or bracket · write a comma before another field; inside quotation marks, write “ ”',
    ],
    [
      'a quotation mark that is not closed',
      'title: One\nspeaker: {name: Ana, title: "Ambassador}\nitem: 3',
      '2:29 this `"` is never closed · write `"` at the end of the value',
    ],
    [
      'a bracket that is not closed',
      'languages: [en, fr\nitem: 3',
      '1:12 this `[` is never closed · write `]` at the end of the value',
    ],
    [
      'a key further in than the one above it',
      'language: en\n  title: One\nitem: 3',
      '2:3 `title` is indented by 2 spaces, unlike the line above it · indent it like the lines that it belongs with; `language: en` has 0',
    ],
    [
      'a key less far in than its neighbours',
      'speaker:\n  name: Ana\n title: Ambassador',
      '3:2 `title` is indented by 1 space, unlike the line above it · indent it like the lines that it belongs with; `name: Ana` has 2',
    ],
    [
      'no colon',
      'kind statement\nlanguage: en',
      '1:1 `kind statement` is not a field and a value · write a field, a colon and a space: `kind: statement`',
    ],
    [
      'no space after the colon',
      'kind:statement\r\nlanguage: en\r\n',
      '1:1 `kind:statement` is not a field and a value · write a field, a colon and a space: `kind: statement`',
    ],
    [
      'a colon of East Asia',
      'kind：statement\nlanguage: en',
      '1:1 `kind：statement` is not a field and a value · write a field, a colon and a space: `kind: statement`',
    ],
    [
      'a no-break space',
      'kind: note\nlanguage:\u00a0en\nitem: 3',
      '2:1 `language:\u00a0en` has a no-break space after its colon · write a field, a colon and a space: `language: en`',
    ],
    ['a tab', 'speaker:\n\tname: Ana', '2:1 there is a tab before this field · write spaces'],
    ['a key twice', 'kind: note\nkind: report', '2:1 `kind` is here a second time · keep one of the two'],
    [
      'a backslash',
      'title: "C:\\Users"',
      "1:11 this backslash means something else between straight quotation marks · write `\\\\`, or put the value between apostrophes: `'…'`",
    ],
    [
      'what is seldom, in the words of the parser',
      'title: {a: b: c}',
      '1:12 this is not valid YAML: Block collections are not allowed within flow collections',
    ],
  ])('%s', (_, text, wanted) => {
    const { yaml, messages } = told(text);
    expect(messages).toEqual([wanted]);
    expect(yaml).toBeUndefined();
  });
});

describe('a remark within what looks like a value', () => {
  it('is told, since its words would be left out', () => {
    const { yaml, messages } = told('title: Goal #6 and water');
    expect(messages).toEqual([
      "1:13 `#6 and water` is left out: after a space, YAML reads `#` as a remark · put quotation marks around the value: `title: 'Goal #6 and water'`",
    ]);
    expect(yaml).toBeDefined();
  });

  it.each([
    ['title: Water # a right', "`title: 'Water # a right'`"],
    ['topic: Eau # un droit', "`topic: 'Eau # un droit'`"],
    ['title:\n  ru: Вода # право', "`ru: 'Вода # право'`"],
  ])('is told of words that are printed, with a space too: %s', (text, wanted) => {
    expect(told(text).messages.join()).toContain(wanted);
  });

  it.each([
    'symbol: A/1 # to be settled',
    'status: draft # until May',
    'title: Goal #',
    "title: 'Goal #6'",
    'title: C#',
    '#6: off\ntitle: One',
    'colours: {ink: "#000"}',
  ])('%s has none', (text) => expect(told(text).messages).toEqual([]));
});

describe('YAML that someone made to keep us busy', () => {
  const many = 200_000;
  it.each([
    ['spaces without a colon', `kind: note\na${' '.repeat(many)}b\nlanguage: en`],
    ['spaces and a line separator', `kind note\u2028${' '.repeat(many)}x\nlanguage: en`],
    ['colons', `title: ${'a: '.repeat(many / 4)}`],
    ['brackets', `title: ${'['.repeat(2000)}`],
    ['remarks', `title: x\u2028${' #a'.repeat(many / 4)}`],
  ])('%s: is told in few words, and in no time', (_, text) => {
    const before = performance.now();
    expect(told(text).messages.join().length).toBeLessThan(500);
    // A step for each pair of its characters would take minutes.
    expect(performance.now() - before).toBeLessThan(20_000);
  });
});
