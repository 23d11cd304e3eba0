/** What the handlers of `read` share while they read one source. */

import type { RootContent } from 'mdast';
import type { Position } from 'unist';
import type { Silence } from '../../report/settle.js';
import type { SourceFile } from '../../report/source-file.js';
import type { Fields } from '../../templates/fields.js';
import type { Kind } from '../../templates/kind.js';
import type { Language } from '../../templates/language.js';
import type { SymbolGrammar } from '../../templates/symbol-grammar.js';
import type { Block } from '../../tree/blocks.js';
import type { Phrasing } from '../../tree/phrasing.js';

/** What a block stands in; decides what it may be. */
export type Surrounding = 'text' | 'annex' | 'clause' | 'bullet' | 'quote' | 'notice' | 'note';

export interface ReadState {
  file: SourceFile;
  /** What the author says is meant. */
  silences: readonly Silence[];
  /** The source's text, which positions count in. */
  text: string;
  fields: Fields;
  /** Words of fields with emphasis in them, by the field's name. */
  fieldWords: Readonly<Record<string, readonly Phrasing[]>>;
  kind: Kind;
  language: Language;
  symbols: SymbolGrammar;
  /** Identifiers of the notes that have a definition. */
  notes: ReadonlySet<string>;
  /** Calls of notes by identifier, in the order of the text, each with the place of its first call. */
  called: Map<string, Position | undefined>;
  within: Surrounding;
  /** True in the text of a footnote, also in its lists and quotations. */
  inNote: boolean;
  /** Level of the clause that is being read; 0 outside clauses. */
  level: number;
  /** Reads blocks one after another; handlers of blocks that hold blocks come back through it. */
  readFlow(nodes: readonly RootContent[], state: ReadState): Block[];
}

interface Placed {
  position?: Position | undefined;
}

/** The source of a node, as the author typed it. */
export function sourceOf(state: Pick<ReadState, 'text'>, node: Placed): string {
  return state.text.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0);
}

/** Words of the source in one line of a message, at most 60 characters. */
export function shorten(value: string): string {
  const line = value.trim().replace(/\s+/g, ' ');
  const characters = [...line];
  return characters.length > 60 ? `${characters.slice(0, 57).join('')}…` : line;
}
