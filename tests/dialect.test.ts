/** The traps of the dialect: text never vanishes, moves or changes its number without a message. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseMarkdown } from '../src/read/markdown/official-markdown.js';
import type { Block } from '../src/tree/blocks.js';
import { plainText } from '../src/tree/text.js';
import { draftText, finishText, rulesOf } from './support/compiling.js';
import { messagesOf } from './support/messages.js';

function read(source: string, kind = 'declaration', language = 'en') {
  const { file, draft } = finishText({
    source,
    kind,
    language,
    set: kind === 'statement' ? ['delegation=PE', 'date=2007-02-23'] : ['title=T'],
  });
  const children = (draft?.document.children ?? []).filter(
    (block) => block.type !== 'masthead' && block.type !== 'title' && block.type !== 'thematicBreak',
  );
  return { rules: rulesOf(file), children, text: plainText(children) };
}

function types(children: readonly Block[]): string[] {
  return children
    .filter((block) => block.type !== 'line')
    .map((block) => (block.type === 'paragraph' ? block.role : block.type));
}

describe('what Markdown would take away', () => {
  it.each([
    ['times and ratios', 'At 10:30 a:b and Original:English.', 'At 10:30 a:b and Original:English.'],
    ['Chinese after a colon', '注意:大会决定。', '注意:大会决定。'],
    ['tildes', 'From ~10 to ~20.', 'From ~10 to ~20.'],
    ['addresses in Chinese', '见https://x.example/a，谢谢。', '见https://x.example/a，谢谢。'],
    ['something like a definition', '[EU]: shall', '[EU]: shall'],
    ['square brackets', 'The [EU: shall] [US: should] decide.', 'The [EU: shall] [US: should] decide.'],
    ['a line over dashes', 'The line\n---\n\nand more.', 'The line'],
    ['an indented paragraph', '    Four spaces before it.', 'Four spaces before it.'],
    ['underscores', 'A_B_C and snake_case.', 'A_B_C and snake_case.'],
    ['entities', 'A &amp; B &lt; C', 'A & B < C'],
  ])('%s', (_, source, wanted) => {
    expect(read(source, 'statement').text).toContain(wanted);
  });

  it.each([
    ['大会决定\n继续工作。', '大会决定继续工作。'],
    ['大会决定“\n继续”工作。', '大会决定“继续”工作。'],
    ['他们说：“决定”\n继续工作。', '他们说：“决定”继续工作。'],
    ['大会*决定*\n继续工作。', '大会决定继续工作。'],
    ['one\ntwo', 'one two'],
    ['one “two”\nthree', 'one “two” three'],
    ['the word 水\nof water', 'the word 水 of water'],
  ])('joins lines with a space, or none between Chinese: %j', (source, joined) => {
    expect(read(source, 'statement', 'zh').text).toContain(joined);
  });

  it('leaves braces text that are escaped', () => {
    const { text, rules } = read('1. The sign \\{#one}\n\n2. Two.');
    expect([text.includes('{#one}'), rules]).toEqual([true, []]);
  });

  it('reads CJK emphasis, or says that it cannot', () => {
    const { text, rules } = read('**决定：**大会', 'statement', 'zh');
    expect(text.includes('**') ? rules : ['stray-asterisk']).toContain('stray-asterisk');
    expect(text).toContain('决定：');
  });
});

describe('blocks', () => {
  it('are a chapeau, a preamble and clauses', () => {
    const { children } = read('The Parties,\n\nRecalling all,\n\n1. Decide;\n\n2. Ask.');
    expect(types(children)).toEqual(['chapeau', 'preambular', 'clause', 'clause']);
  });

  it('are a preamble from its first word when that opens one, though it looks like a chapeau', () => {
    const { children } = read('Having considered the report of the Chair,\n\nRecalling all,\n\n1. Decide.');
    expect(types(children)).toEqual(['preambular', 'preambular', 'clause']);
  });

  it.each([
    ['a salutation and a closing', 'Madam President,\n\nWords.\n\nThank you.', ['salutation', 'body', 'closing']],
    ['a salutation under the title', '# T\n\nMadam President,\n\nWords.', ['salutation', 'body']],
    ['no salutation after others', 'Words.\n\nMadam President,\n\nWords.', ['body', 'body', 'body']],
    ['no salutation after a list', '1. One.\n\n2. Two.\n\nColleagues,\n\nWords.', ['clause', 'clause', 'body', 'body']],
    ['no closing before others', 'Words.\n\nThank you.\n\nWords.', ['body', 'body', 'body']],
    ['no closing that is all there is', 'I thank you.', ['body']],
  ])('of a statement are %s', (_, source, wanted) => {
    expect(types(read(source, 'statement').children)).toEqual(wanted);
  });

  it('without list and heading are a body', () => {
    expect(types(read('One.\n\nTwo.').children)).toEqual(['body', 'body']);
  });

  it('go on inside an item when they are indented', () => {
    const [clause] = read('1. One.\n\n   More of one.\n\n2. Two.').children.filter((block) => block.type === 'clause');
    expect(clause?.type === 'clause' ? types(clause.children) : []).toEqual(['body', 'continuation']);
  });

  it.each([
    [
      'three spaces under 10.',
      `${Array.from({ length: 10 }, (_, index) => `${index + 1}. Word.`).join('\n')}\n   1. Sub.`,
      'item-number',
    ],
    ['two spaces under 1.', '1. One:\n  1. Sub.\n2. Two.', 'item-number'],
    ['(a) typed', 'Decides:\n\n(a) One;', 'typed-label'],
    ['2. straight after a line', 'A sentence ends.\n2. Two.', 'typed-label'],
    ['1. and an unbroken space', '1.\u00a0One.', 'typed-label'],
    ['2、', '2、第二。', 'typed-label'],
    ['full-width figures', '１．第一。', 'typed-label'],
    ['Arabic-Indic figures', '١. واحد.', 'typed-label'],
    ['an unknown container', ':::box\n\nText.\n\n:::', 'container'],
    ['a container without end', ':::quote\n\nText.', 'container'],
    [':::  inside a paragraph', 'Text\n:::quote', 'container'],
    ['an annex inside a list', '1. One.\n\n   :::annex[A]\n   Text.\n   :::\n\n2. Two.', 'container'],
    ['six levels', '1. a\n   1. b\n      1. c\n         1. d\n            1. e\n               1. f', 'clause-level'],
  ])('are judged: %s', (_, source, rule) => {
    expect(read(source).rules).toContain(rule);
  });

  it('keep their labels in quotations', () => {
    expect(read('> (a) quoted').rules).not.toContain('typed-label');
  });
});

describe('what would take a parser minutes', () => {
  const deep = `${':::a\n'.repeat(9)}`;

  it.each([
    ['containers one in another', deep],
    ['containers after fences that close nothing', `${':::\n'.repeat(20)}${deep}`],
    ['quotations', `${'> '.repeat(9)}a`],
    ['list markers on a line', `${'- '.repeat(21)}a`],
  ])('is not parsed: %s', (_, source) => {
    expect(read(source).rules).toEqual(['too-deep']);
  });

  it('and what lies within the bounds is', () => {
    for (const source of [`${':::quote\n\n:::\n\n'.repeat(20)}a`, `${'> '.repeat(8)}a`])
      expect(read(source).rules).not.toContain('too-deep');
  });
});

describe('references', () => {
  it.each([
    ['[](#two)', 'en', 'paragraph 2'],
    ['[](#sub)', 'en', 'paragraph 2 (b)'],
    ['[пунктом {}](#two)', 'ru', 'пунктом 2'],
    ['[](#sub)', 'fr', 'paragraphe 2 b)'],
    ['[](#sub)', 'zh', '第2(b)段'],
    ['[](#sub)', 'ar', 'الفقرة 2 (ب)'],
    ['[see here](#two)', 'en', 'see here'],
  ])('%s in %s', (reference, language, wanted) => {
    const { text } = read(
      `1. See ${reference}.\n\n2. Two: {#two}\n\n      1. first;\n\n      2. second. {#sub}`,
      'declaration',
      language,
    );
    expect(text.replaceAll('\u00a0', ' ')).toContain(wanted);
  });

  it('to an alternative', () => {
    const { text } = read('1. See [](#alt).\n\n2. Two.\n\n3. Or two. {#alt .bis}\n\n4. Three.');
    expect(text.replaceAll('\u00a0', ' ')).toContain('paragraph 2 bis');
  });
});

describe('references to another document', () => {
  const other = draftText({
    source: '1. One.\n\n2. Two: {#two}\n\n      1. first. {#sub}',
    set: ['title=T', 'symbol=CML/2'],
    id: 'other',
  }).draft?.labels;

  it.each([
    ['all of it', '[](doc:other)', 'See CML/2.'],
    ['a paragraph', '[](doc:other#two)', 'See CML/2, paragraph 2.'],
    ['a subparagraph', '[](doc:other#sub)', 'See CML/2, paragraph 2 (a).'],
    ["a paragraph in the author's words", '[point {} of it](doc:other#two)', 'See point 2 of it.'],
  ])('%s', (_, reference, wanted) => {
    const { file, draft } = finishText({ source: `1. See ${reference}.`, set: ['title=T'] }, other ? [other] : []);
    expect(plainText(draft?.document.children ?? []).replaceAll('\u00a0', ' ')).toContain(wanted);
    expect(rulesOf(file)).toEqual([]);
  });
});

describe("the title's note", () => {
  const NOTE = '\n\n[^*]: Of the title.';

  it('is called by the title in front matter', () => {
    const { file, draft } = finishText({ source: `1. One.${NOTE}`, set: ['title=T'] });
    const title = draft?.document.children.find((block) => block.type === 'title');
    expect(JSON.stringify(title)).toContain('footnoteReference');
    expect(rulesOf(file)).toEqual([]);
  });

  it('is to be called where the title is written, when that is in the text', () => {
    expect(rulesOf(finishText({ source: `# T\n\n1. One.${NOTE}` }).file)).toEqual(['unused-note']);
    expect(rulesOf(finishText({ source: `# T[^*]\n\n1. One.${NOTE}` }).file)).toEqual([]);
  });
});

describe('what the front matter says', () => {
  it('is told at its line when the house does not know it', () => {
    const source = '---\nkind: statement\ndelivered: 2027-05-18\ndelegation: Ruritania\n---\n\nText.';
    const { file } = finishText({ source, kind: 'statement', language: 'en', set: [] });
    const found = messagesOf(file).find((message) => message.ruleId === 'state-name');
    expect([found?.line, found?.column]).toEqual([4, 13]);
  });
});

describe('a note without a label after an exclamation mark', () => {
  it.each(['![^\n](b', '![^](b)', '![^ ]', '![^a b](c)', '![^a\n](b)'])('%j is read to its end', (source) => {
    expect(parseMarkdown(source).children).toHaveLength(1);
    expect(read(source, 'statement').text).not.toBe('');
  });
});

describe('a text in which no line looks like the row under a head of a table', () => {
  it('is read as it is read before a table, for which every line is tried as a head', () => {
    const bit = fc.constantFrom(
      'a',
      'b c',
      '|',
      '-',
      '--',
      ':',
      ':-',
      '-:',
      ' ',
      '\t',
      '> ',
      '- ',
      '1. ',
      '| a | b',
      '|-|-|',
    );
    const line = fc.array(bit, { maxLength: 5 }).map((bits) => bits.join(''));
    const text = fc.array(line, { maxLength: 8 }).map((lines) => lines.join('\n'));
    fc.assert(
      fc.property(text, (source) => {
        const alone = parseMarkdown(`${source}\n\nEnd.\n`);
        const before = parseMarkdown(`${source}\n\nEnd.\n\n| a |\n|---|\n| b |\n`);
        expect(before.children.at(-1)?.type).toBe('table');
        expect(alone.children).toEqual(before.children.slice(0, -1));
      }),
    );
  });
});
