/** What came back of a unit as words of the tree. */

import type { Language } from '../templates/language.js';
import { formatDate } from '../templates/languages/dates.js';
import type { Phrasing } from '../tree/phrasing.js';
import { joinTexts } from '../tree/text.js';
import type { Code } from './inline-codes.js';
import type { Piece } from './read-xliff.js';

/** The codes of a unit by their ids. */
export interface UnitCodes {
  /** Those of the original. */
  ids: ReadonlyMap<string, Code>;
  /** Those that the translation has already. */
  codes: ReadonlyMap<string, Code>;
  /** Language of the translation. */
  language: Language;
}

/** Words of the tree, each code in the form that the translation has, else in the original's. */
export function returnedWords(pieces: readonly Piece[], ground: UnitCodes): Phrasing[] {
  return joinTexts(pieces.flatMap((piece) => nodesOf(piece, ground)));
}

function nodesOf(piece: Piece, ground: UnitCodes): Phrasing[] {
  if (piece.type === 'text') return [{ type: 'text', value: piece.value.replace(/[ \t\r\n]+/g, ' ') }];
  const code = ground.codes.get(piece.id) ?? ground.ids.get(piece.id);
  const children = piece.type === 'pc' ? returnedWords(piece.children, ground) : [];
  if (code === undefined) return children;
  const { node } = code;
  switch (node.type) {
    case 'text':
      return [{ type: 'text', value: textOfCode(code, ground) }];
    case 'reference':
      return [{ type: 'reference', target: node.target, children: children.flatMap(withHoles) }];
    case 'emphasis':
    case 'strong':
      return [{ type: node.type, children }];
    case 'link':
      return [{ ...node, children: piece.type === 'pc' ? children : node.children }];
    default:
      return [node];
  }
}

/** A date is written as its language writes it; in the translation it may stand so already. */
function textOfCode(code: Code, { codes, language }: UnitCodes): string {
  const isOwn = [...codes.values()].includes(code);
  if (code.kind !== 'date' || isOwn) return code.shown;
  // Sources have plain spaces: which of them do not break is a matter of typography.
  return formatDate(code.value, language).replace(/[\u00a0\u202f]/gu, ' ');
}

/** A translator may type the `{}` for the number. */
function withHoles(node: Phrasing): Phrasing[] {
  if (node.type !== 'text') return [node];
  return node.value.split('{}').flatMap((value, index): Phrasing[] => {
    const text: Phrasing[] = value === '' ? [] : [{ type: 'text', value }];
    return index === 0 ? text : [{ type: 'hole' }, ...text];
  });
}
