/** Rules about symbols: how they are built, and what they say of the document before them. */
import type { ShapeContext } from '../context.js';
import { report } from '../report/message.js';
import { parseSymbol } from '../templates/symbols.js';
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
      'A symbol is not built as symbols are (`ORGAN/SESSION/TYPE.N/Rev.N`), or that of a corrigendum is not `/Corr.N` of what it corrects.',
    examples: [
      { fires: true, source: HEAD('symbol: CML/MOP.2//Rev.1\n') },
      { fires: true, source: HEAD('symbol: CML/MOP.2/Revision.1/L.3\n') },
      { fires: false, source: HEAD('symbol: CML/MOP.2/L.3/Rev.1/Add.2\n') },
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

function check(_document: OfficialDocument, { fields, file, whereSaid }: ShapeContext): void {
  const { symbol, corrects } = fields;
  if (symbol === undefined) return;
  const own = parseSymbol(symbol);
  if (own === undefined) {
    report(file, 'symbol', whereSaid(symbol), {
      found: `symbol \`${symbol}\``,
      expected: 'parts of letters, figures and points between `/`, then `Rev.N`, `Add.N`, `Corr.N`, `Amend.N`',
    });
    return;
  }
  if (corrects === undefined) return;
  const last = own.suffixes.at(-1);
  if (last?.kind === 'Corr' && symbol === `${corrects}/Corr.${last.number}`) return;
  report(file, 'symbol', whereSaid(symbol), {
    found: `symbol \`${symbol}\` of a corrigendum to \`${corrects}\``,
    expected: `\`${corrects}/Corr.1\``,
  });
}
