/** Patterns of templates: `{value}` is put in, `*words*` are emphasized. */
import type { Phrasing } from '../../tree/phrasing.js';
import { joinTexts } from '../../tree/text.js';

/** Looks a value up by its name; undefined when the document has none. */
export type ValueOf = (name: string) => readonly Phrasing[] | undefined;

/** Words of a pattern with its values; undefined when one of them is missing. */
export function composePattern(pattern: string, valueNamed: ValueOf): Phrasing[] | undefined {
  const words: Phrasing[] = [];
  for (const [index, part] of partsOf(pattern).entries()) {
    const inner = fillWords(part, valueNamed);
    if (inner === undefined) return undefined;
    if (index % 2 === 0) words.push(...inner);
    else words.push({ type: 'emphasis', children: inner });
  }
  return joinTexts(words);
}

/** A piece of a pattern: the name of a value, or words as they stand. */
type Piece = { name: string } | { text: string };

const known = new Map<string, Piece[][]>();

/** The pieces of a pattern between its asterisks; templates have a few hundred patterns for all documents. */
function partsOf(pattern: string): Piece[][] {
  const parts = known.get(pattern) ?? pattern.split('*').map(piecesOf);
  known.set(pattern, parts);
  return parts;
}

function piecesOf(part: string): Piece[] {
  return part
    .split(/(\{[\w.-]+\})/)
    .filter((piece) => piece !== '')
    .map((piece) => {
      const name = /^\{([\w.-]+)\}$/.exec(piece)?.[1];
      return name === undefined ? { text: piece } : { name };
    });
}

function fillWords(part: readonly Piece[], valueNamed: ValueOf): Phrasing[] | undefined {
  const words: Phrasing[] = [];
  for (const piece of part) {
    const value = 'text' in piece ? [textNode(piece.text)] : valueNamed(piece.name);
    if (value === undefined) return undefined;
    words.push(...value);
  }
  return words;
}

/** A text of its own. */
export function textNode(value: string): Phrasing {
  return { type: 'text', value };
}
