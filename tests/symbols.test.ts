/** Symbols of documents: their parts, their order in lists, what a revision replaces. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareSymbols, parseSymbol, supersededSymbols, symbolSlug } from '../src/templates/symbols.js';

describe('symbols', () => {
  it.each([
    ['CCM/MSP/2011/WP.3/Rev.1/Amend.1', 'CCM/MSP/2011/WP.3', ['Rev', 'Amend']],
    ['S/RES/1454 (2002)', 'S/RES/1454 (2002)', []],
    ['A/61/L.56', 'A/61/L.56', []],
    ['CRC/C/OPAC/IND/CO/1', 'CRC/C/OPAC/IND/CO/1', []],
    ['A/74/L.75*', 'A/74/L.75', ['Reissue']],
    ['CCPR/C/87/D/1093/2002', 'CCPR/C/87/D/1093/2002', []],
  ])('%s is %s with its suffixes', (symbol, base, kinds) => {
    const parsed = parseSymbol(symbol);
    expect([parsed?.base, parsed?.suffixes.map((suffix) => suffix.kind)]).toEqual([base, kinds]);
  });

  it.each(['', 'A//1', 'A/Rev.1/L.2', 'Rev.1', 'A/L.1/rev.1', 'A/1/Revision.2', 'A/L.1/Rev.', '/A/1', 'A/Ä'])(
    '%j is none',
    (symbol) => {
      expect(parseSymbol(symbol)).toBeUndefined();
    },
  );

  it('stand in the order of a list of documents', () => {
    const ordered = [
      'CML/MOP.2/2',
      'CML/MOP.2/2/Corr.1',
      'CML/MOP.2/9',
      'CML/MOP.2/10',
      'CML/MOP.2/10/Rev.2',
      'CML/MOP.2/10/Rev.10',
      'CML/MOP.2/INF.1',
    ];
    const shuffled = fc.shuffledSubarray(ordered, { minLength: ordered.length });
    fc.assert(
      fc.property(shuffled, (symbols) => {
        expect([...symbols].sort(compareSymbols)).toEqual(ordered);
      }),
    );
  });

  it('make names of files', () => {
    expect(['S/RES/1454 (2002)', 'A/74/L.75*'].map(symbolSlug)).toEqual(['S-RES-1454_(2002)', 'A-74-L.75']);
  });

  it('tell what a revision replaces', () => {
    const set = ['A/1', 'A/1/Add.1', 'A/1/Rev.1', 'A/1/Rev.2', 'A/2', 'A/1/Add.1/Rev.1'];
    expect([...supersededSymbols(set)]).toEqual([
      ['A/1/Add.1', 'A/1/Add.1/Rev.1'],
      ['A/1', 'A/1/Rev.2'],
      ['A/1/Rev.1', 'A/1/Rev.2'],
    ]);
  });
});
