/** Pieces of a line with words from right to left, as readers of PDF take them: words, spaces, signs and numbers. */
import { isLeftToRight } from '../fonts/glyph-codes.js';
import type { Placed } from './lines.js';
import type { Piece } from './pieces.js';
import { reaching } from './wide-spaces.js';

/** `plain`: of a line from left to right; `run`: a number or a symbol among words from right to left. */
type Kind = 'plain' | 'word' | 'space' | 'sign' | 'run';

export function kindOf({ level, text, isSpace }: Piece): Kind {
  if (level === 0) return 'plain';
  if (level % 2 === 0) return 'run';
  if (isSpace || text === '\u00a0') return 'space';
  return isLeftToRight(text) ? 'sign' : 'word';
}

/** Whether two pieces can be parts of one string. */
export function isAlike(one: Piece, other: Piece): boolean {
  const [look, next] = [one.run.look, other.run.look];
  return one.font === other.font && look.size === next.size && look.rise === next.rise && look.colour === next.colour;
}

/** What of the line is before and after some pieces under one tag. */
export interface Around {
  before?: Placed | undefined;
  after?: Placed | undefined;
}

/**
 * A space before a word in another look, or under another tag, as a part of that word: at the end of a string, pdf.js would
 * drop it.
 */
export function withSpacesBefore(pieces: readonly Placed[], { before, after }: Around): readonly Placed[] {
  const all = [before, ...pieces, after];
  return pieces.flatMap((placed, at) => {
    const [last, next] = [all[at], all[at + 2]];
    if (next !== undefined && spacedWord(placed, next, at === pieces.length - 1) !== undefined) return [];
    return (last === undefined ? undefined : spacedWord(last, placed, at === 0)) ?? placed;
  });
}

/** The word with the space before it, where that is to be a part of it. */
function spacedWord(space: Placed, word: Placed, isEdge: boolean): Placed | undefined {
  if (kindOf(space.piece) !== 'space' || space.width === 0 || kindOf(word.piece) !== 'word') return undefined;
  return isEdge || !isAlike(space.piece, word.piece) ? reaching(word, space.x + space.width) : undefined;
}

/** A word as itself and the stop, comma or space at its ends. */
export function partEnds(placed: Placed): Placed[] {
  const { glyphs } = placed.piece.shape;
  if (kindOf(placed.piece) !== 'word' || glyphs.length < 2) return [placed];
  if (SPACE.test(glyphs.at(-1)?.text ?? '')) {
    const [word, space] = cutAt(placed, glyphs.length - 1);
    return [space, ...partEnds(word)];
  }
  if (!END.test(glyphs[0]?.text ?? '')) return [placed];
  const [end, word] = cutAt(placed, 1);
  return [...partEnds(word), end];
}

/** The glyphs before and after a place, as two pieces; the first is on the left. */
function cutAt({ piece, x }: Placed, at: number): [Placed, Placed] {
  const { glyphs } = piece.shape;
  const part = (own: typeof glyphs, from: number): Placed => {
    const advance = own.reduce((sum, glyph) => sum + glyph.advance, 0);
    const width = (advance * piece.run.look.size) / 1000;
    const text = own
      .map((glyph) => glyph.text)
      .reverse()
      .join('');
    return { piece: { ...piece, text, shape: { glyphs: own, width: advance }, width }, x: from, width };
  };
  const left = part(glyphs.slice(0, at), x);
  return [left, part(glyphs.slice(at), x + left.width)];
}

/** Signs one by one, as the text has them. */
export function signBySign(placed: Placed): Placed[] {
  if (placed.piece.shape.glyphs.length < 2) return [placed];
  const [left, others] = cutAt(placed, 1);
  return [...signBySign(others), left];
}

const SPACE = /^\u00a0$/;

/** Whether a piece is a stop, a comma or the like alone. */
export function isSign({ piece }: Placed): boolean {
  return NUMERIC.test(piece.text);
}

/** Signs that Poppler takes for parts of a number, with all that is on their left. */
const NUMERIC = /^[#-%+,\-./:\u060c\u066a-\u066c]$/;
const END = /^[#-%+,\-./:\u00a0\u060c\u066a-\u066c]$/;
