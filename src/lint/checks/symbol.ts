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
  const found = `symbol \`${symbol}\` of a corrigendum to \`${corrects}\``;
  return [
    { place: whereSaid(symbol), found, expected: `\`${symbols.corrigendumTo(corrects) ?? `${corrects}/Corr.1`}\`` },
  ];
});

function unknownForm(symbol: string, { whereSaid, symbols }: Pick<ShapeContext, 'whereSaid' | 'symbols'>): Found {
  return {
    place: whereSaid(symbol),
    found: `symbol \`${symbol}\``,
    expected: `one that is built as \`templates/symbols.yaml\` says: ${symbols.examples.map((one) => `\`${one}\``).join(', ')}`,
    help: `Is it a symbol of your institution? Add its form to templates/symbols.yaml of the workspace: \`symbols: {own: {about: …, forms: ['${formLike(symbol)}'], suffixes: {}, examples: ['${symbol}']}}\` (docs/institutions.md).`,
  };
}
