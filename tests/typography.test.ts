/** Typography by example: what becomes of what an author types, language by language. `_` is U+00A0, `~` is U+202F. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mendWords } from '../src/shape/typography.js';
import type { Phrasing } from '../src/tree/phrasing.js';
import { plainText } from '../src/tree/text.js';
import { finishText, house } from './support/compiling.js';

function mended(words: Phrasing[], tag: string, profile?: string): string {
  const language = house.language(tag);
  if (language === undefined) throw new Error(`No language ${tag}`);
  mendWords(words, language, profile ?? language.spacing.default);
  return plainText(words).replaceAll('\u00a0', '_').replaceAll('\u202f', '~');
}

const text = (value: string): Phrasing => ({ type: 'text', value });
const mend = (value: string, tag = 'en', profile?: string) => mended([text(value)], tag, profile);

describe('quotation marks', () => {
  it.each([
    ['"One" and "two".', '“One” and “two”.'],
    ['("One")', '(“One”)'],
    ['He said: "She said \'no\' to it".', 'He said: “She said ‘no’ to it”.'],
    ['"\'No\', he said"', '“‘No’, he said”'],
    ["The States' view, and that of '24", 'The States’ view, and that of ’24'],
    ["It's the body's own, isn't it", 'It’s the body’s own, isn’t it'],
    ['"Rio+20"\'s outcome and the States\' view', '“Rio+20”’s outcome and the States’ view'],
    ["He called it 'the States's lake' once", 'He called it ‘the States’s lake’ once'],
  ])('in English: %s', (typed, wanted) => {
    expect(mend(typed)).toBe(wanted);
  });

  it.each([
    ['zh', '会议审议了"水权"问题。', '会议审议了“水权”问题。'],
    ['zh', '主席说："水是生命之源。"', '主席说：“水是生命之源。”'],
    ['zh', '她说："所谓\'水权\'问题"。', '她说：“所谓‘水权’问题”。'],
    ['zh', '"一"和"二"，"三"', '“一”和“二”，“三”'],
    ['ar', 'إن "الاتفاقية" و"البروتوكول" بـ"القرار".', 'إن ”الاتفاقية“ و”البروتوكول“ بـ”القرار“.'],
    ['ar', '"القرار", و"المقرر"; ثم', '”القرار“، و”المقرر“؛ ثم'],
    ['es', '¿"Qué agua"? Dijo: "el llamado \'derecho\'".', '¿“Qué agua”? Dijo: “el llamado ‘derecho’”.'],
    ['es', '¡"Agua"!', '¡“Agua”!'],
    ['en', 'They wrote "the delegate said \'no\'".', 'They wrote “the delegate said ‘no’”.'],
    ['en', 'Non-"State" actors; and/"or".', 'Non-“State” actors; and/“or”.'],
    ['en', "Non-'State' actors", 'Non-‘State’ actors'],
    ['en', '"One"-like, "two"/"three"', '“One”-like, “two”/“three”'],
    ['fr', 'non-"État", l\'"eau"', 'non-«_État_», l’«_eau_»'],
    ['ru', 'не-"государство", «"а"»', 'не-«государство», ««а»»'],
  ])('open and close by what is beside them (%s): %s', (tag, typed, wanted) => {
    expect(mend(typed, tag)).toBe(wanted);
  });

  it('alternate, whatever letters and hyphens are beside them', () => {
    const word = fc.constantFrom('state', 'État', '水权', 'قرار', 'вода', '12');
    const joint = fc.constantFrom(' ', '-', '/', '（', ', ', '，', ' (', '¿', '');
    const quoted = fc.array(fc.tuple(joint, word, fc.boolean()), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(quoted, fc.constantFrom('en', 'fr', 'es', 'ru', 'ar', 'zh'), (parts, tag) => {
        const source = parts.map(([before, inner, marked]) => before + (marked ? `"${inner}"` : inner)).join('');
        const [open, close] = house.language(tag)?.quotes.primary ?? ['', ''];
        const marks = [...mend(source, tag)].filter((sign) => sign === open || sign === close || sign === '"');
        expect(marks.join('')).toBe((open + close).repeat(parts.filter(([, , marked]) => marked).length));
      }),
    );
  });

  it('of which a single one inside a word closes none', () => {
    expect(mend("'l'eau douce'", 'fr')).toBe('“l’eau douce”');
  });

  it('are those of each language', () => {
    expect(['fr', 'ru', 'zh', 'es', 'ar'].map((tag) => mend('"a"', tag))).toEqual([
      '«_a_»',
      '«a»',
      '“a”',
      '“a”',
      '”a“',
    ]);
  });

  it('are seen through emphasis and the calls of notes', () => {
    const words: Phrasing[] = [
      text('See "'),
      { type: 'emphasis', children: [text('one')] },
      text('"'),
      { type: 'footnoteReference', identifier: '1' },
      text(' and "two"'),
    ];
    expect(mended(words, 'en')).toBe('See “one” and “two”');
  });
});

describe('ranges of figures', () => {
  it.each([
    ['2030-2050 and pp. 3-12', '2030–2050 and pp._3–12'],
    ['3-12, and 14-15.', '3–12, and 14–15.'],
    ['2027-05-18', '2027-05-18'],
    ['A/RES/60-1', 'A/RES/60-1'],
    ['CML/MOP.2-3', 'CML/MOP.2-3'],
    ['1-2.5 and 1.5-2', '1-2.5 and 1.5-2'],
    ['3-12:15', '3-12:15'],
    ['+41 22-917', '+41 22–917'],
    ['022-917-1234', '022-917-1234'],
    ['a 12-year plan', 'a 12-year plan'],
    ['COVID-19', 'COVID-19'],
  ])('%s', (typed, wanted) => {
    expect(mend(typed)).toBe(wanted);
  });
});

describe('unbroken spaces', () => {
  it.each([
    ['No. 5 and H.E. Ms. Valdés', 'No._5 and H.E._Ms._Valdés'],
    ['paragraph 12 of annex IV', 'paragraph_12 of annex_IV'],
    ['paragraph (a) of the annex Ivan wrote', 'paragraph_(a) of the annex Ivan wrote'],
    ['a paragraph that', 'a paragraph that'],
    ['7 per cent of 12 km', '7_per cent of 12_km'],
    ['t1 t2 t3 and A1 V2', 't1 t2 t3 and A1 V2'],
    ['10 °C, −5 °C and 12 km²', '10_°C, −5_°C and 12_km²'],
    ['5 µg/l, 12 MW, 3 ‰ and 4 %', '5_µg/l, 12_MW, 3_‰ and 4_%'],
    ['on 8 July 2026', 'on 8_July 2026'],
    ['in July 2026', 'in July 2026'],
  ])('%s', (typed, wanted) => {
    expect(mend(typed)).toBe(wanted);
  });

  it.each([
    ['fr', 'à 10 °C en 2030 l’eau', 'à 10_°C en 2030 l’eau'],
    ['es', 'a −5 °C y 3 cm', 'a −5_°C y 3_cm'],
    ['ru', 'до -5 °C и 3 см', 'до −5_°C и 3_см'],
    ['ar', 'من 10 °C إلى 5 km²', 'من 10_°C إلى 5_km²'],
    ['zh', '从-5 °C升至10 °C', '从−5_°C升至10_°C'],
  ])('before units (%s): %s', (tag, typed, wanted) => {
    expect(mend(typed, tag)).toBe(wanted);
  });

  it('stand before a number that is computed', () => {
    const words: Phrasing[] = [
      text('paragraph '),
      { type: 'reference', target: '#a', children: [{ type: 'referenceNumber', place: 'p3', value: '3' }] },
    ];
    expect(mended(words, 'en')).toBe('paragraph_3');
  });
});

describe('spaces around punctuation', () => {
  it.each([
    ['onu-ge', 'Oui : non ; « oui » ?', 'Oui: non; «_oui_»?'],
    ['onu-ny', 'Oui: non; « oui »?', 'Oui_: non_; «_oui_»_?'],
    ['france', 'Oui: non; « oui »?', 'Oui_: non~; «_oui_»~?'],
    ['france', 'à 10:30, https://x.example', 'à 10:30, https://x.example'],
    ['france', 'Quoi?!', 'Quoi~?!'],
  ])('in French, %s: %s', (profile, typed, wanted) => {
    expect(mend(typed, 'fr', profile)).toBe(wanted);
  });
});

describe('punctuation of the script', () => {
  it.each([
    ['zh', '决定,会议;第1,000条,A, B.', '决定，会议；第1,000条,A, B.'],
    ['ar', 'قرر, ثم; لماذا? 1,000', 'قرر، ثم؛ لماذا؟ 1,000'],
    ['en', 'One, two; three?', 'One, two; three?'],
  ])('in %s: %s', (tag, typed, wanted) => {
    expect(mend(typed, tag)).toBe(wanted);
  });
});

describe('openers', () => {
  const opener = (source: string) => {
    const { draft } = finishText({ source: `The Parties,\n\n${source}`, kind: 'declaration', set: ['title=T'] });
    const [block] = (draft?.document.children ?? []).filter(({ type }) => type === 'preambular' || type === 'clause');
    const paragraph = block?.type === 'clause' ? block.children[0] : block;
    const isOfWords = paragraph?.type === 'paragraph' || paragraph?.type === 'preambular';
    const [first] = isOfWords ? paragraph.children : [];
    return first?.type === 'opener' ? plainText([first]) : undefined;
  };

  it.each([
    ['Recalling all of it,\n\n1. Decide.', 'Recalling'],
    ['Deeply concerned also at it,\n\n1. Decide.', 'Deeply concerned also'],
    ['*Mindful of* it,\n\n1. Decide.', 'Mindful of'],
    ['Recallings of it,\n\n1. Decide.', undefined],
    ['1. Decide to go.', 'Decide'],
    ['1. Decided to go.', undefined],
  ])('%s', (source, wanted) => {
    expect(opener(source)).toBe(wanted);
  });
});
