/** Cuts a word that is wider than its line. */
import { shape } from '../fonts/fonts.js';
import type { Piece, Word } from './pieces.js';

/** A hundredth of a point is no overrun, it is arithmetic. */
export const TOLERANCE = 0.01;

/** A word as what of it fits a line and the rest. */
export function cutWord(word: Word, width: number): [Word, Word | undefined] {
  let used = 0;
  const pieces = word.pieces.flatMap(inStretches);
  for (const [index, piece] of pieces.entries()) {
    if (used + piece.width <= width + TOLERANCE || piece.isSpace || piece.run.image !== undefined) {
      used += piece.width;
      continue;
    }
    const [head, tail] = cutPiece(piece, width - used, index === 0);
    if (head === undefined && index === 0) return [word, undefined];
    const before = [...pieces.slice(0, index), ...(head === undefined ? [] : [head])];
    const after = [...(tail === undefined ? [] : [tail]), ...pieces.slice(index + 1)];
    return [remake(before, false), after.length === 0 ? undefined : remake(after, word.ends)];
  }
  return [word, undefined];
}

function remake(pieces: Piece[], ends: boolean): Word {
  const last = pieces.findLastIndex((piece) => !piece.isSpace);
  const sum = (some: Piece[]) => some.reduce((total, piece) => total + piece.width, 0);
  return { pieces, width: sum(pieces.slice(0, last + 1)), space: sum(pieces.slice(last + 1)), ends };
}

/** Characters that are shaped together when a word is cut; without a bound, each line of it would shape all that follow. */
const STRETCH = 256;

function inStretches(piece: Piece): Piece[] {
  if (piece.text.length <= STRETCH) return [piece];
  const characters = [...piece.text];
  const count = Math.ceil(characters.length / STRETCH);
  return Array.from({ length: count }, (_, index) =>
    withText(piece, characters.slice(index * STRETCH, (index + 1) * STRETCH)),
  );
}

/** Cuts between characters; at least one stays on the line when it is the first. */
function cutPiece(piece: Piece, width: number, isFirst: boolean): [Piece | undefined, Piece | undefined] {
  const characters = [...piece.text];
  let count = isFirst ? 1 : 0;
  for (let most = characters.length; count < most; ) {
    const middle = Math.ceil((count + most) / 2);
    if (withText(piece, characters.slice(0, middle)).width > width + TOLERANCE) most = middle - 1;
    else count = middle;
  }
  if (count === 0) return [undefined, piece];
  if (count === characters.length) return [piece, undefined];
  return [withText(piece, characters.slice(0, count)), withText(piece, characters.slice(count))];
}

function withText(piece: Piece, characters: readonly string[]): Piece {
  if (piece.font === undefined) return piece;
  const text = characters.join('');
  const shaped = shape(piece.font, text, piece.level % 2 === 1);
  return { ...piece, text, shape: shaped, width: (shaped.width * piece.run.look.size) / 1000 };
}
