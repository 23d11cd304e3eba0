/** Rules about symbols: how they are built, and what they say of the document before them. */
import type { ShapeContext } from '../context.js';
import { report } from '../report/message.js';
import { formLike } from '../templates/symbol-forms.js';
import type { OfficialDocument } from '../tree/document.js';
import type { FolderExample, Rule } from './rule.js';

const HEAD = (more: string) => `---\nkind: note\ntitle: One\n${more}---\n\n1. Text.\n`;

/** Two notes of a session. */
function session(fires: boolean, symbol: string): FolderExample {
  const files = {
    'sources/s/session.yaml': 'title: {en: A meeting}\n',
    'sources/s/one/en.md': HEAD('symbol: CML/1\n'),
    'sources/s/two/en.md': HEAD(`symbol: ${symbol}\n`),
  };
  return { fires, files, steps: ['check'] };
}

export const symbolRules: readonly Rule[] = [
  {
    id: 'symbol',
    severity: 'error',
    about:
      'A symbol is not built as templates/symbols.yaml says (`A/RES/60/1`, `Assembly/AU/Dec.900(XXXVIII)`, `GC(67)/RES/7`), or that of a corrigendum is not `/Corr.N` of what it corrects. docs/institutions.md shows how to add the symbols of another institution.',
    examples: [
      { fires: true, source: HEAD('symbol: CML/MOP.2//Rev.1\n') },
      { fires: true, source: HEAD('symbol: CML/MOP.2/Revision.1/L.3\n') },
      { fires: true, source: HEAD('symbol: No. 12 of 2026\n') },
      { fires: false, source: HEAD('symbol: CML/MOP.2/L.3/Rev.1/Add.2\n') },
      { fires: false, source: HEAD('symbol: Assembly/AU/Dec.900(XXXVIII)\n') },
    ],
    check,
  },
  {
    id: 'repeated-symbol',
    severity: 'warning',
    about:
      'Two documents of a session have one symbol, which is the name of a document: those who cite it cannot tell which.',
    examples: [session(true, 'CML/1'), session(false, 'CML/1/Rev.1')],
  },
];

function check(_document: OfficialDocument, { fields, file, whereSaid, symbols }: ShapeContext): void {
  const { symbol, corrects } = fields;
  const unknown = [symbol, corrects].filter((one) => one !== undefined && symbols.parse(one) === undefined);
  for (const one of unknown) if (one !== undefined) reportUnknown(one, { file, whereSaid, symbols });
  if (symbol === undefined || corrects === undefined || unknown.length > 0) return;
  const last = symbols.parse(symbol)?.suffixes.at(-1);
  if (last?.does === 'corrects' && symbol === `${corrects}${last.text}`) return;
  report(file, 'symbol', whereSaid(symbol), {
    found: `symbol \`${symbol}\` of a corrigendum to \`${corrects}\``,
    expected: `\`${symbols.corrigendumTo(corrects) ?? `${corrects}/Corr.1`}\``,
  });
}

function reportUnknown(
  symbol: string,
  { file, whereSaid, symbols }: Pick<ShapeContext, 'file' | 'whereSaid' | 'symbols'>,
): void {
  report(file, 'symbol', whereSaid(symbol), {
    found: `symbol \`${symbol}\``,
    expected: `one that is built as \`templates/symbols.yaml\` says: ${symbols.examples.map((one) => `\`${one}\``).join(', ')}`,
    note: `Is it a symbol of your institution? Add its form to templates/symbols.yaml of the workspace: \`symbols: {own: {about: …, forms: ['${formLike(symbol)}'], suffixes: {}, examples: ['${symbol}']}}\` (docs/institutions.md).`,
  });
}
