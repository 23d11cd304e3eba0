/** Markup of other dialects: a message at its place for each, in every language, and none for signs that are meant. */

import { describe, expect, it } from 'vitest';
import { draftText, mendText } from './support/compiling.js';
import { messagesOf, saidOf } from './support/messages.js';

const GIVEN = { kind: 'note', set: ['title=T'] };

/** Rule, line and column of each message of these two rules. */
function told(source: string, language = 'en'): string[] {
  const { file } = draftText({ ...GIVEN, source, language });
  return messagesOf(file)
    .filter(({ ruleId }) => ruleId === 'foreign-markup' || ruleId === 'thematic-break')
    .map(({ ruleId, line, column, fatal }) => `${line}:${column} ${ruleId}${fatal === true ? '' : ' no error'}`);
}

describe('markup of another dialect', () => {
  it.each([
    ['raised', 'Area in m^2^.', ['1:10 foreign-markup']],
    ['lowered', 'Gas CO~2~.', ['1:7 foreign-markup']],
    ['struck', 'It is ~~not~~ so.', ['1:7 foreign-markup']],
    ['struck, with emphasis inside', 'It is ~~*not*~~ so.', ['1:7 foreign-markup', '1:14 foreign-markup']],
    ['marked', 'It is ==so==.', ['1:7 foreign-markup']],
    ['a link with its address apart', 'See [the page][1].', ['1:5 foreign-markup']],
    ['the address', 'See it.\n\n[page]: https://x.example/', ['3:1 foreign-markup']],
    ['an inline note', 'Words^[a note].', ['1:6 foreign-markup']],
    ['a citation', 'See [@smith2020] and so on.', ['1:5 foreign-markup']],
    ['a citation among words', 'See [see @smith, p. 5].', ['1:5 foreign-markup']],
    ['boxes to tick', '- [ ] go;\n- [x] gone.', ['1:3 foreign-markup', '2:3 foreign-markup']],
    ['a page break', 'One.\n\n\\newpage\n\nTwo.', ['3:1 foreign-markup']],
    ['a command with words', 'Some \\textbf{words}.', ['1:6 foreign-markup']],
    ['definitions', 'Spring\n:   A place.', ['2:1 foreign-markup']],
    ['definitions apart', 'Spring\n\n: A place.', ['3:1 foreign-markup']],
    ['a formula', 'So $E=mc^2$ holds.', ['1:4 foreign-markup']],
    ['a formula of one letter', 'Let $x$ be.', ['1:5 foreign-markup']],
    ['a class', '[Words]{.underline} here.', ['1:8 foreign-markup']],
    ['a setting', 'Words {width=50%} here.', ['1:7 foreign-markup']],
    ['a suggested change', 'It {++is++} so.', ['1:4 foreign-markup']],
    ['an alert', '> [!NOTE]\n> Words.', ['1:3 foreign-markup']],
    ['an admonition', '!!! note\n    Words.', ['1:1 foreign-markup']],
    ['contents', '[TOC]\n\nWords.', ['1:1 foreign-markup']],
    ['in a heading', '# Area in m^2^\n\nText.', ['1:12 foreign-markup']],
    ['in a cell', '| m^2^ | b |\n|---|---|\n| 1 | 2 |', ['1:4 foreign-markup']],
    ['in a note', 'One.[^1]\n\n[^1]: Area in m^2^.', ['3:16 foreign-markup']],
    ['a rule', '1. One.\n\n---\n\n2. Two.', ['3:1 thematic-break']],
    ['a rule of asterisks', '1. One.\n\n* * *\n\n2. Two.', ['3:1 thematic-break']],
    ['a rule at the end', '1. One.\n\n2. Two.\n\n___', ['5:1 thematic-break']],
    ['a rule in an item', '1. One.\n\n   ---\n\n2. Two.', ['3:4 thematic-break']],
  ])('%s', (_, source, wanted) => expect(told(source)).toEqual(wanted));

  it.each([
    ['fr', 'Surface en km^2^, gaz CO~2~.', 2],
    ['es', 'No es ~~así~~, ¿[véase][1]?', 2],
    ['ru', 'Площадь в км^2^, ~~не~~ так.', 2],
    ['ar', 'المساحة km^2^ ~~لا~~.', 2],
    ['zh', '面积为km^2^，~~不~~是==这样==。', 3],
  ])('is told in every language (%s): %s', (language, source, count) => {
    expect(told(source, language)).toHaveLength(count);
  });

  it.each([
    'From ~10 to ~20, ca. ~5.',
    '[EU]: shall; [shall][should]; [A/RES/1][B]',
    'US$ 5 and US$ 6; US$5–US$6; $5 and $10; C$ 1 = US$ 1',
    'The file C:\\docs\\notes and a@b.example [contact: a@b.example].',
    'a = b == c; x ^ y; 2^3',
    'Meant: m\\^2\\^, CO\\~2\\~, \\~~not\\~~, \\==so\\==, \\[page][1], \\[@a], \\\\newpage, \\$x\\$.',
    'Alternatives {square} and [ ] and [x].',
    'See https://x.example/~user/a~b~c and <https://x.example/a^2^>.',
  ])('but not %j', (source) => expect(told(source)).toEqual([]));

  it('a caption is none', () => {
    expect(told('| a | b |\n|---|---|\n| 1 | 2 |\n\n: Caption')).toEqual([]);
    expect(told(': Caption\n\n| a | b |\n|---|---|\n| 1 | 2 |')).toEqual([]);
  });

  it.each([
    ['An area in m^2^.', '`²`'],
    ['A part in 10^-3^.', '`⁻³`'],
    ['The gas CO~2~.', '`₂`'],
  ])('says what to type: %s', (source, wanted) => {
    const { file } = draftText({ ...GIVEN, source });
    expect(messagesOf(file).map(saidOf).join()).toContain(wanted);
  });

  it.each([
    ['- [ ] go;\n- [ ] gone.', '- go;\n- gone.'],
    ['- [x] go;\n- [ ] gone.', '- [x] go;\n- gone.'],
    ['1. One.\n\n---\n\n2. Two.', '1. One.\n\n\n\n2. Two.'],
  ])('is mended where it is plain: %j', (source, wanted) => {
    expect(mendText({ ...GIVEN, source })).toBe(wanted);
  });
});
