/** What must hold of XLIFF out and in, whatever the text: no byte lost, no byte changed that nobody changed. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { messagesOf, sentTo, takenBack, translationsOf } from './support/translations.js';
import { brokenRules } from './support/xliff-rules.js';

/** Words of a paragraph in both languages; what is no word is the same in both. */
const PIECES: readonly [en: string, fr: string][] = [
  ['the lake', 'le lac'],
  ['*fell*', '*a baissé*'],
  ['**not**', '**pas**'],
  ['A/RES/60/1', 'A/RES/60/1'],
  ['on 8 July 2026', 'le 8 juillet 2026'],
  ['see [the page](https://lakes.example/a_b)', 'voir [la page](https://lakes.example/a_b)'],
  ['\\*literal\\* and [shall]', '\\*littéral\\* et [doit]'],
  ['a & b < c', 'a & b < c'],
  ['100 per cent, “quoted”', '100 %, «cité»'],
  ['see [](#named)', 'voir le [](#named)'],
  ['over\n   two lines', 'sur\n   deux lignes'],
];

const words = fc.array(fc.nat(PIECES.length - 1), { minLength: 1, maxLength: 6 });
const text = fc.record({
  paragraphs: fc.array(fc.record({ words, note: fc.boolean(), nested: fc.boolean() }), { minLength: 1, maxLength: 6 }),
  cells: fc.array(words, { minLength: 1, maxLength: 2 }),
  crlf: fc.boolean(),
  bom: fc.boolean(),
});
type Made = typeof text extends fc.Arbitrary<infer T> ? T : never;

function sourceOf({ paragraphs, cells, crlf, bom }: Made, side: 0 | 1): string {
  const say = (own: readonly number[]) => own.map((piece) => PIECES[piece]?.[side] ?? '').join(' ');
  const lines = [
    '---',
    ...(side === 0 ? ['original: en', 'issued: 2027-05-21', 'symbol: CML/1'] : []),
    `title: ${side === 0 ? 'Lakes' : "'Lacs' # le titre"}`,
    '---',
    '',
    '1. Named. {#named}',
    '',
  ];
  paragraphs.forEach(({ words: own, note, nested }, index) => {
    lines.push(`${index + 2}. ${say(own)}${note ? `[^n${index}]` : ''}.`, '');
    if (nested) lines.push(`      1. ${say(own).replace(/\n/g, '\n      ')};`, '');
  });
  lines.push('| One |', '|---|', ...cells.map((cell) => `| ${say(cell).replace(/\n\s*/g, ' ')} |`), '');
  paragraphs.forEach(({ note }, index) => {
    if (note) lines.push(`[^n${index}]: ${side === 0 ? 'A note' : 'Une note'} ${index}.`, '');
  });
  const source = lines.join(crlf ? '\r\n' : '\n');
  return bom ? `\ufeff${source}` : source;
}

const errors = (told: readonly string[]) => told.filter((one) => !/ has no |item-number/.test(one));

describe('any text sent to translators', () => {
  it('is sound XLIFF, and comes back without a byte changed', () => {
    fc.assert(
      fc.property(text, (made) => {
        const document = translationsOf({ en: sourceOf(made, 0), fr: sourceOf(made, 1) }, 'note');
        const sent = sentTo(document, 'fr');
        expect(brokenRules(sent)).toEqual([]);
        const { told, text: changed } = takenBack(document, sent);
        expect([told, changed]).toEqual([[], undefined]);
      }),
      { numRuns: 25 },
    );
  });

  it('makes a version that says what the translation said', () => {
    fc.assert(
      fc.property(text, (made) => {
        const both = translationsOf({ en: sourceOf(made, 0), fr: sourceOf(made, 1) }, 'note');
        const sent = sentTo(both, 'fr');
        const { told, text: version } = takenBack(translationsOf({ en: sourceOf(made, 0) }, 'note'), sent);
        expect(told).toEqual([]);
        const again = translationsOf({ en: sourceOf(made, 0), fr: version ?? '' }, 'note');
        expect(errors(messagesOf(again).filter((one) => one.includes('fr.md')))).toEqual([]);
        expect(sentTo(again, 'fr')).toBe(sent);
      }),
      { numRuns: 15 },
    );
  });

  it('takes one changed unit and leaves every other byte', () => {
    fc.assert(
      fc.property(text, fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 20 }), (made, typed) => {
        const fr = sourceOf(made, 1);
        const document = translationsOf({ en: sourceOf(made, 0), fr }, 'note');
        const value = typed.replace(/[^ -~]/g, '').trim();
        fc.pre(value !== '');
        const xml = value.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
        const { text: changed, told } = takenBack(
          document,
          sentTo(document, 'fr').replace('<target>Named.</target>', () => `<target>Nommé ${xml}.</target>`),
        );
        expect(told).toEqual([]);
        const [before = '', after = ''] = fr.split('1. Named.');
        expect(changed?.startsWith(`${before}1. Nommé `)).toBe(true);
        expect(changed?.endsWith(after)).toBe(true);
      }),
      { numRuns: 25 },
    );
  });
});
