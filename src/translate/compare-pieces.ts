/** Whether a unit still has the text that was sent: pieces of a file against the words of the original. */
import type { Code, Inline } from './inline-codes.js';
import type { Piece } from './read-xliff.js';

/**
 * Whether pieces of a file say what the original says today, its codes under their ids. What a code stands for counts
 * where the file still tells it: some tools do not write it back.
 */
export function saysSame(
  returned: readonly Piece[],
  source: readonly Inline[],
  ids: ReadonlyMap<string, Code>,
): boolean {
  const tells = (piece: Piece): boolean =>
    piece.type !== 'text' && (piece.equiv !== undefined || (piece.type === 'pc' && piece.children.some(tells)));
  const isTold = returned.some(tells);
  return shapeOf(returned, isTold) === shapeOf(asPieces(source, ids), isTold);
}

/** Whether there is nothing in them, neither word nor code. */
export function isBlank(pieces: readonly Piece[]): boolean {
  return shapeOf(pieces, true) === '';
}

/** Ids of all placeholders and pairs, those inside a pair after it. */
export function idsIn(pieces: readonly Piece[]): string[] {
  return pieces.flatMap((piece) =>
    piece.type === 'text' ? [] : piece.type === 'pc' ? [piece.id, ...idsIn(piece.children)] : [piece.id],
  );
}

/** Text and codes on one line, to be compared. */
function shapeOf(pieces: readonly Piece[], isTold: boolean): string {
  const shape = (piece: Piece): string => {
    if (piece.type === 'text') return piece.value;
    const inside = piece.type === 'pc' ? `${piece.children.map(shape).join('')}\u0003` : '';
    return `\u0002${piece.id}=${isTold ? (piece.equiv ?? '') : ''}\u0001${inside}`;
  };
  return pieces
    .map(shape)
    .join('')
    .replace(/[ \t\r\n]+/g, ' ')
    .trim();
}

function asPieces(parts: readonly Inline[], ids: ReadonlyMap<string, Code>): Piece[] {
  const idOf = new Map([...ids].map(([id, code]) => [code, id]));
  return parts.map((part): Piece => {
    if (part.type === 'text') return part;
    const id = idOf.get(part.code) ?? '';
    const isBare = part.code.value === '';
    const equiv = isBare ? undefined : part.code.value;
    return part.type === 'placeholder'
      ? { type: 'ph', id, equiv }
      : { type: 'pc', id, equiv, children: asPieces(part.children, ids) };
  });
}
