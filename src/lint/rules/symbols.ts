/** Rules about symbols: how they are built, and what they say of the document before them. */
import { defineRules, type FolderExample } from './rule.js';

const HEAD = (more: string) => `---\nkind: note\ntitle: One\n${more}---\n\n1. Text.\n`;

/** Two notes of a session. */
function session<Fires extends boolean>(fires: Fires, symbol: string): FolderExample<Fires> {
  const files = {
    'sources/s/session.yaml': 'title: {en: A meeting}\n',
    'sources/s/one/en.md': HEAD('symbol: CML/1\n'),
    'sources/s/two/en.md': HEAD(`symbol: ${symbol}\n`),
  };
  return { fires, files, steps: ['check'] };
}

export const symbolRules = defineRules({
  symbol: {
    severity: 'error',
    docs: 'A symbol is not built as templates/symbols.yaml says (`A/RES/60/1`, `Assembly/AU/Dec.900(XXXVIII)`, `GC(67)/RES/7`), or that of a corrigendum is not `/Corr.N` of what it corrects. docs/institutions.md shows how to add the symbols of another institution.',
    examples: [
      { fires: true, source: HEAD('symbol: CML/MOP.2//Rev.1\n') },
      { fires: true, source: HEAD('symbol: CML/MOP.2/Revision.1/L.3\n') },
      { fires: true, source: HEAD('symbol: No. 12 of 2026\n') },
      { fires: false, source: HEAD('symbol: CML/MOP.2/L.3/Rev.1/Add.2\n') },
      { fires: false, source: HEAD('symbol: Assembly/AU/Dec.900(XXXVIII)\n') },
    ],
  },
  'repeated-symbol': {
    severity: 'warning',
    docs: 'Two documents of a session have one symbol, which is the name of a document: those who cite it cannot tell which.',
    examples: [session(true, 'CML/1'), session(false, 'CML/1/Rev.1')],
  },
});
