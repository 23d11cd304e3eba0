/**
 * No construct of a source costs more than its length explains: twice as much of it takes about twice the time, and the
 * largest source there may be is read or refused in bounds.
 */

import fc from 'fast-check';
import { cjkFriendlyExtension } from 'micromark-extension-cjk-friendly';
import remarkParse from 'remark-parse';
import { type Processor, unified } from 'unified';
import { describe, expect, it } from 'vitest';
import { linearEmphasis } from '../src/read/markdown/linear-emphasis.js';
import { linearText } from '../src/read/markdown/linear-text.js';
import { parseSource } from '../src/read/parse-source.js';
import { type SourceFile, sourceFile } from '../src/report/source-file.js';
import { isBounded } from '../src/templates/pattern-cost.js';
import { parseYaml } from '../src/templates/yaml/read-yaml.js';
import { concordTexts, draftText, finishText, house } from './support/compiling.js';
import { messagesOf } from './support/messages.js';

/** Makes a source of a construct repeated; two of a size never have the same marks, so that no outline is known already. */
type Make = (times: number) => string;

let serial = 0;
const body = (text: string) => `---\ntitle: T\n---\n\n[a](https://x.example/${serial++})\n\n${text}\n`;
const repeated =
  (text: string): Make =>
  (times) =>
    body(text.repeat(times));
const listed =
  (text: (index: number) => string): Make =>
  (times) =>
    body(Array.from({ length: times }, (_, index) => text(index)).join(''));
const front =
  (before: string, line: (index: number) => string): Make =>
  (times) =>
    `---\n${before}${Array.from({ length: times }, (_, index) => line(index)).join('')}---\n\n${serial++}\n`;

/** Milliseconds of processor time. */
function timeOf(run: () => unknown): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function fileOf(source: string): SourceFile {
  return sourceFile({ path: 'en.md', value: new TextEncoder().encode(source) });
}

const parse = (source: string) => parseSource(fileOf(source));
const draft = (source: string) => draftText({ source });

const LEAST = 30;
const MOST_RATIO = 2.6;

/** How much longer twice as much takes, at a size that takes long enough to be measured; 0 where no size does. */
function ratioOf(make: Make, read: (source: string) => unknown, from: number): number {
  let times = from;
  while (timeOf(() => read(make(times))) < LEAST) {
    times *= 2;
    if (make(times).length > 700_000) return 0;
  }
  let best = Number.POSITIVE_INFINITY;
  // A machine that is busy, or collects garbage, slows one measurement and not all.
  for (let round = 0; round < 8 && best > MOST_RATIO; round++) {
    const one = timeOf(() => read(make(times)));
    const two = timeOf(() => read(make(times * 2)));
    best = Math.min(best, two / one);
    times = Math.ceil(times * 1.15);
  }
  return best;
}

const MARKDOWN: Record<string, Make> = {
  'words in brackets': repeated('[a] '),
  'brackets in brackets': (times) => body(`${'['.repeat(times)}${']'.repeat(times)}`),
  'closing brackets': repeated('a] '),
  'two brackets after each other': repeated('[a][b] '),
  'links without an end': repeated('[a]('),
  'titles without an end': repeated('[a](b "'),
  'images without an end': repeated('![a]('),
  'calls after exclamation marks': repeated('![^a b] '),
  'emphasis that does not pair': repeated('a**b_c '),
  'emphasis that only closes': repeated('a* '),
  'emphasis of both marks': repeated('*a _b '),
  'exclamation marks': repeated('a! b '),
  directives: repeated(':a[b]{c=d} '),
  'one code after the other': repeated('`a` '),
  backslashes: repeated('a\\b '),
};

const DOCUMENTS: Record<string, Make> = {
  footnotes: listed((index) => `word[^${index}]\n\n[^${index}]: note\n\n`),
  'calls of no note': listed((index) => `word[^${index}] `),
  definitions: listed((index) => `[a${index}]: /b\n`),
  annexes: listed((index) => `:::annex[Title]{#x${index}}\nText\n:::\n\n`),
  'references to nothing': listed((index) => `1. Text [](#x${index}) {#y${index}}\n\n`),
  'lost letters': repeated('a\ufffd\n'),
  tables: repeated('|a|b|\n|-|-|\n|1|2|\n\n'),
  'columns of a table': (times) => body(`|${'a|'.repeat(times)}\n|${'-|'.repeat(times)}\n|${'1|'.repeat(times)}`),
  'typed labels': repeated('(a) one\n'),
  comments: repeated('<!-- a -->'),
};

const FINISHED: Record<string, Make> = {
  'straight quotation marks': repeated('"a" '),
  'quotation marks after each other': repeated('"'),
  apostrophes: repeated("'a "),
  'groups of figures': repeated(' 000'),
  abbreviations: repeated('No. 5 '),
  'numbers of articles': repeated('article 1 (a) (i) '),
  'unclosed comment': repeated('<!-- '),
  'one long word': repeated('word'),
  'no-break spaces': (times) => body(`a${'\u00a0'.repeat(times)}b`),
  'spaces before a brace': (times) => body(`a${' '.repeat(times)}b}`),
  'broken words': repeated('a- '),
  'remarks that are opened': (times) => body(`<!-- a --> ${'<!-- engross-disable '.repeat(times)}`),
};

const FOREIGN: Record<string, [language: string, make: Make]> = {
  'figures in Arabic': ['ar', (times) => body(`كلمة ${'1.'.repeat(times)} كلمة`)],
  'signs in Arabic': ['ar', (times) => body(`كلمة a${'—'.repeat(times)} كلمة`)],
  'Latin words in Arabic': ['ar', repeated('كلمة ab 5% ')],
  'closing brackets in Chinese': ['zh', (times) => body(`大${'）'.repeat(times)},大`)],
};

describe('twice as much takes twice the time', () => {
  const names = (cases: Record<string, Make>) => Object.entries(cases);
  it.each(names(MARKDOWN))('parsed: %s', (_, make) => expect(ratioOf(make, parse, 500)).toBeLessThan(MOST_RATIO));
  it.each(names(DOCUMENTS))('read: %s', (_, make) => expect(ratioOf(make, draft, 200)).toBeLessThan(MOST_RATIO));
  it.each(names(FINISHED))('finished: %s', (_, make) =>
    expect(ratioOf(make, (source) => finishText({ source, language: 'en' }), 500)).toBeLessThan(MOST_RATIO),
  );

  it.each(Object.entries(FOREIGN))('finished: %s', (_, [language, make]) =>
    expect(ratioOf(make, (source) => finishText({ source, language }), 500)).toBeLessThan(MOST_RATIO),
  );

  it.each([
    ['keys', (index: number) => `k${index}: v\n`],
    ['keys of a map', (index: number) => `  k${index}: v\n`],
  ])('YAML: %s', (name, line) => {
    const make: Make = (times) =>
      `${name === 'keys' ? '' : 'names:\n'}${Array.from({ length: times }, (_, index) => line(index)).join('')}`;
    expect(ratioOf(make, (text) => parseYaml(fileOf(text), text), 1000)).toBeLessThan(MOST_RATIO);
  });

  it.each([
    ['figures', (index: number) => `${index} `, (index: number) => `${index * 3 + 1} `],
    ['symbols', (index: number) => `A/CONF.1/${index} `, (index: number) => `A/CONF.1/${index + 5} `],
    ['dates', () => '20 May 2027 ', () => '20 mai 2027 '],
  ])('compared: %s in one paragraph', (_, en, fr) => {
    const many = (text: (index: number) => string, times: number) =>
      Array.from({ length: times }, (__, index) => text(index)).join('');
    const compare = (source: string) => {
      const times = Number(source);
      concordTexts({
        en: `---\ntitle: T\noriginal: en\n---\n\n${many(en, times)}\n`,
        fr: `---\ntitle: T\n---\n\n${many(fr, times)}\n`,
      });
    };
    // The number is the source; `Make` gives it as text.
    expect(ratioOf(String, compare, 1000)).toBeLessThan(MOST_RATIO);
  });
});

const LARGEST = 1_900_000;
const toSize = (text: string) => body(text.repeat(Math.floor(LARGEST / text.length)));

describe('what no text has is refused at once, with its line', () => {
  it.each([
    ['unclosed comments', toSize('x <!-- '), 'too-deep'],
    ['unclosed instructions', toSize('x <? '), 'too-deep'],
    ['unclosed declarations', toSize('x <!A '), 'too-deep'],
    ['titles in parentheses without an end', toSize('[a](b ('), 'too-deep'],
    [
      'backticks, each run longer than the one before',
      body(Array.from({ length: 1_800 }, (_, index) => '`'.repeat(index + 1)).join(' a ')),
      'too-deep',
    ],
    ['backticks behind backslashes', toSize('``\\'), 'too-deep'],
    ['images in images', body(`${'!['.repeat(200_000)}${'](a)'.repeat(200_000)}`), 'too-deep'],
    ['emphasis in emphasis', body(`${'*a **b '.repeat(2_000)}${'c** d* '.repeat(2_000)}`), 'too-deep'],
    ['lines that go on with a quotation', body(`> a\n${'b\n'.repeat(300_000)}`), 'too-deep'],
    ['texts of notes in texts of notes', body('[^a]:'.repeat(5_000)), 'too-deep'],
    ['keys of front matter', front('', (index) => `k${index}: v\n`)(40_000), 'front-matter'],
    ['names in front matter', front('names:\n', (index) => `  k${index}: v\n`)(40_000), 'front-matter'],
    [
      'rows that lack most of a head',
      body(`|${'a|'.repeat(900)}\n|${'-|'.repeat(900)}\n${'|1\n'.repeat(900)}`),
      'table',
    ],
  ])('%s', (_, source, rule) => {
    const began = process.cpuUsage();
    const { file } = draftText({ source });
    const { user, system } = process.cpuUsage(began);
    const refused = messagesOf(file).find(({ ruleId, fatal }) => ruleId === rule && fatal === true);
    expect(refused?.line).toBeGreaterThan(0);
    // A second on a machine that does nothing else.
    expect((user + system) / 1_000_000).toBeLessThan(4);
  });
});

it('square brackets work however many there are', () => {
  const parsed = parse(toSize('[a] '));
  expect(parsed?.markdown.children.at(-1)?.type).toBe('paragraph');
});

describe('Markdown read in linear time', () => {
  const stock = unified().use(remarkParse).use(withExtensions, { isLinear: false }).freeze();
  const linear = unified().use(remarkParse).use(withExtensions, { isLinear: true }).freeze();
  const treesOf = (source: string) => [linear.parse(source), stock.parse(source)];

  it('has the tree that micromark makes', () => {
    const bits = [
      '*',
      '**',
      '_',
      '__',
      'a',
      'b ',
      ' ',
      '大',
      '。',
      '“',
      '[',
      ']',
      '](',
      '](u)',
      '![',
      '!',
      '^',
      '(',
      ')',
    ];
    const more = [
      '\n',
      '  \n',
      '\\',
      '\\*',
      '`',
      '``',
      '<',
      '<b>',
      '<!--',
      '-->',
      '&amp;',
      '&',
      '[a]',
      '[a][b]',
      '\n\n',
    ];
    const text = fc.array(fc.constantFrom(...bits, ...more), { maxLength: 14 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, (source) => {
        // Of longer runs micromark pairs some that CommonMark refuses (linear-emphasis.ts).
        fc.pre(!/[*_]{3}/.test(source));
        const [mine, theirs] = treesOf(source);
        expect(mine).toStrictEqual(theirs);
      }),
      { numRuns: 1500 },
    );
  });
});

function withExtensions(this: Processor, { isLinear }: { isLinear: boolean }): void {
  const off = { disable: { null: ['codeIndented', 'setextUnderline', 'definition'] } };
  const data = this.data();
  data.micromarkExtensions = isLinear ? [off, linearText, linearEmphasis()] : [cjkFriendlyExtension(), off];
}

describe('regular expressions of templates', () => {
  it.each(['en', 'fr', 'es', 'ru', 'ar', 'zh', 'pt'])('those of %s are bounded', (tag) => {
    const language = house.language(tag);
    const all = [
      ...(language?.salutations ?? []),
      ...(language?.closings ?? []),
      ...(language?.chapeau ?? []),
      ...Object.keys(language?.lists.lastBefore ?? {}),
    ];
    expect(all.filter((pattern) => !isBounded(pattern))).toEqual([]);
    expect(all.length).toBeGreaterThan(0);
  });

  it.each([',$', '：$', '^Dear .*[,:]$', '^\\p{Lu}[^.;]*,$', '^(?:Mr|Ms)\\.? \\p{L}+,$'])('%s is bounded', (pattern) =>
    expect(isBounded(pattern)).toBe(true),
  );

  it.each([
    '(a+)+$',
    '(a|a)*b',
    '(?:a|ab)*c',
    '.*.*.*x',
    '(.*)*',
    '(?:a?){50}a',
    '(?:\\w+\\s?)*$',
    '^a(?:b|c)+|(?:x+)+y',
    '(a)\\1',
    '(?<=a)b',
    '(?<n>a)',
    '(',
  ])('%s is not', (pattern) => expect(isBounded(pattern)).toBe(false));

  it('whatever is said to be bounded ends soon on a text that nearly matches', () => {
    const atom = fc.constantFrom('a', 'b', 'ab', '[ab]', '.', '\\p{L}');
    const { pattern } = fc.letrec<{ pattern: string }>((tie) => ({
      pattern: fc.oneof(
        { depthSize: 'small' },
        atom,
        fc.tuple(tie('pattern'), tie('pattern')).map(([one, other]) => one + other),
        fc.tuple(tie('pattern'), tie('pattern')).map(([one, other]) => `(?:${one}|${other})`),
        fc.tuple(tie('pattern'), fc.constantFrom('*', '+', '?', '{2,9}')).map(([one, sign]) => `(?:${one})${sign}`),
      ),
    }));
    fc.assert(
      fc.property(pattern, (source) => {
        fc.pre(isBounded(`^${source}$`));
        expect(
          timeOf(() => new RegExp(`^${source}$`, 'u').test(`${'ab'.repeat(500)}${'a'.repeat(999)}!`)),
        ).toBeLessThan(2_000);
      }),
      { numRuns: 200 },
    );
  });
});
