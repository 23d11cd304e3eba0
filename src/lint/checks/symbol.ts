/** How a symbol is built, and what it says of the document that it corrects. */
import type { ShapeContext } from '../../context.js';
import { formLike } from '../../templates/symbol-forms.js';
import { checkOf, type Found } from './check.js';

export const symbolFaults = checkOf('symbol', (_document, context) => {
  const { fields, whereSaid, symbols } = context;
  const { symbol, corrects } = fields;
  const unknown = [symbol, corrects].filter((one) => one !== undefined && symbols.parse(one) === undefined);
  if (unknown.length > 0) return unknown.flatMap((one) => (one === undefined ? [] : [unknownForm(one, context)]));
  if (symbol === undefined || corrects === undefined) return [];
  const last = symbols.parse(symbol)?.suffixes.at(-1);
  if (last?.does === 'corrects' && symbol === `${corrects}${last.text}`) return [];
  return [
    {
      place: whereSaid(symbol),
      message: `\`${symbol}\` is not the symbol of a corrigendum to \`${corrects}\``,
      help: `write \`symbol: ${symbols.corrigendumTo(corrects) ?? `${corrects}/Corr.1`}\``,
    },
  ];
});

function unknownForm(symbol: string, { whereSaid, symbols }: Pick<ShapeContext, 'whereSaid' | 'symbols'>): Found {
  return {
    place: whereSaid(symbol),
    message: `\`${symbol}\` has no form of a symbol in templates/symbols.yaml`,
    help: `correct it (examples: ${symbols.examples.map((one) => `\`${one}\``).join(', ')}), or add its form to templates/symbols.yaml: \`symbols: {own: {about: …, forms: ['${formLike(symbol)}'], suffixes: {}, examples: ['${symbol}']}}\` (docs/institutions.md)`,
  };
}
