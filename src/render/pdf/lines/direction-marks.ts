/**
 * Right-to-left marks for readers of PDF, at the few places where nothing else gives the right order: beside numbers (Poppler)
 * and for spaces at the end of a string (pdf.js).
 */
import { shape } from '../fonts/fonts.js';
import type { Placed } from './lines.js';
import type { Piece } from './pieces.js';

/** Right-to-left mark. */
const RLM = '\u200f';

const known = new WeakMap<Piece['shape'], Piece['shape']>();

/** A space with a mark before it, so that pdf.js keeps it at the end of a string. */
export function marked(placed: Placed): Placed {
  const { piece } = placed;
  const [first, ...rest] = piece.shape.glyphs;
  if (first === undefined) return placed;
  const made = known.get(piece.shape) ?? { ...piece.shape, glyphs: [{ ...first, text: RLM + first.text }, ...rest] };
  known.set(piece.shape, made);
  return { ...placed, piece: { ...piece, shape: made } };
}

/** Width of a mark of direction, in parts of the size: Poppler would take one without width for the same glyph printed twice. */
const MARK_WIDTH = 0.12;

/** A mark of direction as a blank of its own, which pdf.js leaves out. */
export function markBefore(placed: Placed): Placed[] {
  const width = MARK_WIDTH * placed.piece.run.look.size;
  return blankOf(placed, RLM, '', placed.x - width, placed.x);
}

/** A space between two points, with a mark before it so that pdf.js keeps it at the end of a string. */
export function blank(placed: Placed, from: number, to: number): Placed[] {
  return blankOf(placed, `${RLM} `, ' ', from, to);
}

function blankOf({ piece }: Placed, shown: string, text: string, from: number, to: number): Placed[] {
  const space = piece.font?.facts.isTrueType === true ? shape(piece.font, ' ', false).glyphs[0] : undefined;
  const advance = Math.floor(((to - from) * 1000) / piece.run.look.size);
  if (space === undefined || advance <= 0) return [];
  const made = { glyphs: [{ ...space, text: shown, natural: advance, advance }], width: advance };
  return [{ piece: { ...piece, level: 1, text, shape: made, isSpace: text === ' ' }, x: from, width: to - from }];
}
