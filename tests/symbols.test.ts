/** Symbols of documents: their forms by institution, their parts, their order in lists, where they are in a text. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sourceFile } from '../src/report/source-file.js';
import { formLike, parseForm } from '../src/templates/symbol-forms.js';
import { grammarOf, type SymbolGrammar } from '../src/templates/symbol-grammar.js';
import { symbolSlug, symbolsSchema } from '../src/templates/symbols.js';
import { loadTemplate } from '../src/templates/yaml/load.js';
import { readBuiltIn } from '../src/world/package-files.js';
import { draftText } from './support/compiling.js';
import { messagesOf, saidOf } from './support/messages.js';

/** The package's grammar, or that of a workspace with its own templates/symbols.yaml. */
function grammar(own?: string): SymbolGrammar {
  const override = own === undefined ? undefined : sourceFile({ path: 'templates/symbols.yaml', value: own });
  const template = loadTemplate(symbolsSchema, readBuiltIn('symbols.yaml'), override);
  if (template === undefined) throw new Error(messagesOf(override).map(saidOf).join('\n'));
  return grammarOf(template);
}

const symbols = grammar();

describe('symbols', () => {
  it.each([
    ['CCM/MSP/2011/WP.3/Rev.1/Amend.1', 'CCM/MSP/2011/WP.3', ['replaces', 'amends'], 'CCM'],
    ['S/RES/1454 (2002)', 'S/RES/1454 (2002)', [], 'S'],
    ['S/RES/1454 (2002)/Rev.1', 'S/RES/1454 (2002)', ['replaces'], 'S'],
    ['A/61/L.56', 'A/61/L.56', [], 'A'],
    ['A/RES/217(III)', 'A/RES/217(III)', [], 'A'],
    ['A/RES/3201(S-VI)', 'A/RES/3201(S-VI)', [], 'A'],
    ['CRC/C/OPAC/IND/CO/1', 'CRC/C/OPAC/IND/CO/1', [], 'CRC'],
    ['A/74/L.75*', 'A/74/L.75', ['reissues'], 'A'],
    ['CCPR/C/87/D/1093/2002', 'CCPR/C/87/D/1093/2002', [], 'CCPR'],
    ['CML', 'CML', [], 'CML'],
    ['Assembly/AU/Dec.900(XXXVIII)', 'Assembly/AU/Dec.900(XXXVIII)', [], ''],
    ['EX.CL/1372(XLI)Rev.1', 'EX.CL/1372(XLI)', ['replaces'], ''],
    ['GC(67)/RES/7', 'GC(67)/RES/7', [], ''],
    ['INFCIRC/225/Rev.5', 'INFCIRC/225', ['replaces'], ''],
    ['CM/Rec(2020)1', 'CM/Rec(2020)1', [], ''],
    ['CM(2020)17-add2-final', 'CM(2020)17', ['adds', 'finalises'], ''],
    ['C(2021)100', 'C(2021)100', [], ''],
    ['C/MIN(2021)1/FINAL', 'C/MIN(2021)1', ['finalises'], ''],
  ])('%s is %s with its suffixes', (symbol, base, effects, series) => {
    const parsed = symbols.parse(symbol);
    expect([parsed?.base, parsed?.suffixes.map(({ does }) => does), parsed?.series]).toEqual([base, effects, series]);
  });

  it.each([
    '',
    'A//1',
    'A/Rev.1/L.2',
    'Rev.1',
    'A/L.1/rev.1',
    'A/1/Revision.2',
    'A/L.1/Rev.',
    '/A/1',
    'A/Ä',
    'A/1\n',
    'Dec. 900',
    `A/${'1'.repeat(100)}`,
  ])('%j is none', (symbol) => {
    expect(symbols.parse(symbol)).toBeUndefined();
  });

  it.each([
    [
      'CML/MOP.2/2',
      'CML/MOP.2/2/Corr.1',
      'CML/MOP.2/2/L.1',
      'CML/MOP.2/9',
      'CML/MOP.2/10',
      'CML/MOP.2/10/Add.1',
      'CML/MOP.2/10/Rev.2',
      'CML/MOP.2/10/Rev.10',
      'CML/MOP.2/INF.1',
    ],
    // By session, then by number; without the order of the African Union 850 would be the first.
    [
      'Assembly/AU/Dec.900(IX)',
      'Assembly/AU/Dec.850(XXXVIII)',
      'Assembly/AU/Dec.900(XXXVIII)',
      'Assembly/AU/Dec.900(XXXVIII)/Corr.1',
      'Assembly/AU/Decl.1(II)',
    ],
    ['not a symbol 9', 'not a symbol 10'],
  ])('are in the order of a list of documents: %s …', (...ordered) => {
    const shuffled = fc.shuffledSubarray(ordered, { minLength: ordered.length });
    fc.assert(
      fc.property(shuffled, (mixed) => {
        expect(symbols.sort(mixed, (symbol) => symbol)).toEqual(ordered);
      }),
    );
  });

  it('make names of files', () => {
    expect(['S/RES/1454 (2002)', 'A/74/L.75*', 'C(2021)100'].map(symbolSlug)).toEqual([
      'S-RES-1454_(2002)',
      'A-74-L.75',
      'C(2021)100',
    ]);
  });

  it('say which symbol their first corrigendum has', () => {
    expect(['A/1', 'A/1/Rev.1', 'EX.CL/1372(XLI)', 'C(2021)100', 'CM(2020)17'].map(symbols.corrigendumTo)).toEqual([
      'A/1/Corr.1',
      'A/1/Rev.1/Corr.1',
      'EX.CL/1372(XLI)/Corr.1',
      'C(2021)100/CORR1',
      'CM(2020)17-corr1',
    ]);
  });
});

describe('symbols in running text', () => {
  it.each([
    [
      'recalls A/RES/60/1, S/RES/1454 (2002) and A/RES/217(III).',
      ['A/RES/60/1', 'S/RES/1454 (2002)', 'A/RES/217(III)'],
    ],
    [
      'see Assembly/AU/Dec.900(XXXVIII); EX.CL/1372(XLI)Rev.1.',
      ['Assembly/AU/Dec.900(XXXVIII)', 'EX.CL/1372(XLI)Rev.1'],
    ],
    ['as GC(67)/RES/7, CM/Rec(2020)1 and C(2021)100 say', ['GC(67)/RES/7', 'CM/Rec(2020)1', 'C(2021)100']],
    ['и A/61/L.56/Rev.1.', ['A/61/L.56/Rev.1']],
    ['and/or, AND/OR, Table(3), 24/130, https://A/1, Article 3(a)', []],
  ])('%s', (text, found) => {
    expect(symbols.findIn(text).map(({ value }) => value)).toEqual(found);
    for (const { value, start, end } of symbols.findIn(text)) expect(text.slice(start, end)).toBe(value);
  });

  it('are looked for in steps that grow with the text alone', () => {
    for (const part of ['A/A.', 'A(', 'A/1-', 'CM(2020)', 'Assembly/AU/Dec.1(', 'A/RES/1 (', 'M'])
      expect(symbols.findIn(part.repeat(50_000)).length).toBeLessThanOrEqual(50_000);
  });
});

describe('symbols of a workspace', () => {
  it('are added to those of the package, and go before theirs', () => {
    const own = grammar(
      "symbols: {lakes: {about: Lakes, forms: ['Lake/{letters}-{number}'], suffixes: {}, examples: [Lake/Dec-1]}}",
    );
    expect(own.parse('Lake/Dec-12')?.base).toBe('Lake/Dec-12');
    expect(own.parse('Lake/Dec-12')?.series).toBe('');
    expect(own.parse('A/RES/60/1')?.base).toBe('A/RES/60/1');
  });

  it('change one key of an institution, or take it out', () => {
    const own = grammar('symbols: {oecd: null, united-nations: {suffixes: {Reissue: null}}}\n');
    expect(own.parse('C(2021)100')).toBeUndefined();
    expect(own.parse('A/1*')).toBeUndefined();
    expect(own.parse('A/1/Rev.1')?.base).toBe('A/1');
  });

  it.each([
    [
      "forms: ['{x}'], examples: [A]",
      '`symbols.lakes.forms.0` cannot be `{x}` · write `{type}` or `{name:type}`, where the type is one of number',
    ],
    ["forms: ['A[/{number}'], examples: [A]", 'write a form whose `[` has its `]`'],
    ["forms: ['A[]'], examples: [A]", 'write a form whose `[…]` has its `[` and something inside'],
    ["forms: ['Ä{number}'], examples: [A]", 'write unaccented letters, figures, spaces'],
    ["forms: [''], examples: [A]", 'write a form that is not empty'],
    [
      "forms: ['A/{number}'], examples: [A/1, A/b]",
      '`symbols.lakes.examples.1` cannot be `A/b` · write a symbol that fits one of `forms`',
    ],
    [
      "forms: ['A/{number}'], order: [session], examples: [A/1]",
      '`symbols.lakes.order.0` cannot be `session` · write `number`',
    ],
  ])('are refused at their place: %s', (text, told) => {
    expect(() => grammar(`symbols: {lakes: {about: Lakes, suffixes: {}, ${text}}}`)).toThrow(told);
  });
});

describe('forms', () => {
  it('are parsed or said to be wrong, whatever they are', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (form, text) => {
        const parsed = parseForm(form);
        if (typeof parsed === 'string') expect(parsed).not.toBe('');
        else expect(parsed.length).toBeGreaterThan(0);
        const found = symbols.parse(text);
        if (found !== undefined) expect(text.startsWith(found.base)).toBe(true);
      }),
    );
  });

  it('are proposed for a symbol that fits none', () => {
    expect(formLike('No. 12 of 2026')).toBe('No. {number} of {number}');
    expect(parseForm(formLike('<№ 12>'))).not.toBeTypeOf('string');
  });
});

describe('a symbol that fits no form', () => {
  it('is answered by where its form is added', () => {
    const { file } = draftText({ source: '---\nkind: note\ntitle: One\nsymbol: No. 12 of 2026\n---\n\n1. Text.\n' });
    const [message] = messagesOf(file).filter(({ ruleId }) => ruleId === 'symbol');
    expect(message?.reason).toMatch(/^`No. 12 of 2026` has no form of a symbol in templates\/symbols.yaml$/);
    expect(message?.note).toContain("forms: ['No. {number} of {number}']");
    expect(message?.line).toBe(4);
  });
});
