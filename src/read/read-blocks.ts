/**
 * The words of a source: its Markdown tree read as blocks of an official text.
 *
 * Every kind of block has a small handler (`read-flow.ts`); what the beginning and the end of a text mean (title,
 * salutation, preamble, closing) is decided afterwards, in `read-parts.ts`.
 */
import type { Fields } from '../templates/fields.js';
import type { Kind } from '../templates/kind.js';
import type { Language } from '../templates/language.js';
import type { SymbolGrammar } from '../templates/symbol-grammar.js';
import type { Phrasing } from '../tree/phrasing.js';
import { foreignBlocks } from './blocks/foreign-blocks.js';
import { readFlow } from './blocks/read-flow.js';
import { readNotes, uniqueDefinitions } from './blocks/read-notes.js';
import { readParts } from './blocks/read-parts.js';
import { checkFurniture } from './checks/check-furniture.js';
import { checkHeadings } from './checks/check-headings.js';
import { checkLines } from './checks/check-lines.js';
import { checkRemains } from './checks/check-remains.js';
import { checkSplits } from './checks/check-splits.js';
import { checkText } from './checks/check-text.js';
import { checkUnseen } from './checks/check-unseen.js';
import { readSilences } from './checks/silences.js';
import type { ReadState } from './state/read-state.js';
import type { ParsedSource, Reading } from './state/reading.js';

/** What a source's text is read with. */
export interface BlockGround {
  kind: Kind;
  language: Language;
  symbols: SymbolGrammar;
  fields: Fields;
  /** Words of fields with emphasis in them, by the field's name. */
  fieldWords: Readonly<Record<string, readonly Phrasing[]>>;
}

/** Reads the words of a source as blocks; everything unusual is reported in its file, nothing is left out. */
export function readBlocks(parsed: ParsedSource, ground: BlockGround): Reading {
  const { file, text, markdown } = parsed;
  const definitions = uniqueDefinitions(parsed);
  const state: ReadState = {
    file,
    silences: readSilences(markdown, parsed),
    text,
    kind: ground.kind,
    language: ground.language,
    symbols: ground.symbols,
    fields: ground.fields,
    fieldWords: ground.fieldWords,
    notes: new Set(definitions.map((definition) => definition.identifier)),
    called: new Map(),
    within: 'text',
    inNote: false,
    level: 0,
    readFlow,
  };
  checkText(markdown, state);
  checkLines(parsed, state);
  checkUnseen(markdown, state);
  checkSplits(markdown, checkFurniture(markdown, state), state);
  checkRemains(markdown, state);
  checkHeadings(markdown, state);
  foreignBlocks(markdown, state);
  const children = readFlow(markdown.children, state);
  const parts = readParts(children, state);
  return { ...readNotes(definitions, parts, state), silences: state.silences };
}
