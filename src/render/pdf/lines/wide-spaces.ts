/**
 * Wide spaces that readers of PDF take for spaces. Poppler ends a column at a gap of 0.7 of the size, unless a glyph covers
 * the gap. So the glyph to the left of a wide space is embedded once more, as wide as both, for its letter and a space.
 */
import type { Shape, ShapedGlyph } from '../fonts/fonts.js';
import { isLeftToRight } from '../fonts/glyph-codes.js';
import type { Placed } from './lines.js';

/** A space wider than this, in parts of the size, is covered by a glyph. */
const COLUMN = 0.5;

/** Whether justification made a space so wide that Poppler would read the words on both sides of it as columns. */
export function isStretched({ piece, width }: Placed): boolean {
  return piece.isSpace && width > COLUMN * piece.run.look.size;
}

/** Pieces from left to right, each wide space as a part of the piece before it. */
export function withWideSpaces(pieces: readonly Placed[]): readonly Placed[] {
  const out: Placed[] = [];
  pieces.forEach((placed, at) => {
    const before = out.at(-1);
    const isCovered = isStretched(placed) || (placed.piece.isSpace && beginsWithMark(pieces[at + 1]));
    const joined = isCovered && before !== undefined ? reaching(before, placed.x + placed.width) : undefined;
    if (joined === undefined) out.push(placed);
    else out[out.length - 1] = joined;
  });
  return out;
}

/**
 * Whether the leftmost letter of a word has a mark: pdf.js gives it no width, and takes a space before it for one after it.
 * Such a word is from right to left: its marks are before their letter.
 */
export function beginsWithMark(placed: Placed | undefined): boolean {
  return MARK.test(placed?.piece.shape.glyphs[0]?.text ?? '');
}

const MARK = /^\p{M}/u;

/** Lengths of covered gaps are rounded down to this, in thousandths of the size: fewer glyphs are embedded for it. */
const STEP = 20;

/** A piece whose last glyph covers the gap up to `to` (points from the line's left edge); undefined where it cannot. */
export function reaching(placed: Placed, to: number): Placed | undefined {
  const { piece } = placed;
  const last = piece.shape.glyphs.at(-1);
  if (last === undefined || piece.isSpace || !canCover(placed) || IS_MARK.test(last.text)) return undefined;
  const { size } = piece.run.look;
  const gap = Math.floor((((to - placed.x) * 1000) / size - piece.shape.width) / STEP) * STEP;
  if (gap <= 0) return undefined;
  const wide = { ...last, text: `${last.text} `, natural: last.natural + gap, advance: last.advance + gap };
  return withGlyphs(placed, [...piece.shape.glyphs.slice(0, -1), wide], gap);
}

/** Whether the glyphs of a piece can be embedded in other widths than the font's. */
export function canCover({ piece }: Placed): boolean {
  return piece.font?.facts.isTrueType === true && piece.shape.glyphs.length > 0;
}

const IS_MARK = /^\p{M}*$/u;

/** Whether a piece has the space after it in its own text. */
export function isSpaced({ piece }: Placed): boolean {
  return piece.text.length > 1 && piece.text.endsWith(NO_BREAK_SPACE);
}

function withGlyphs(placed: Placed, glyphs: readonly ShapedGlyph[], wider: number): Placed {
  const { piece } = placed;
  const shape: Shape = { glyphs, width: piece.shape.width + wider };
  const width = (shape.width * piece.run.look.size) / 1000;
  return { ...placed, piece: { ...piece, shape, width }, width };
}

/** Counts as a number for Poppler, and so keeps its place after one, where a space would move before it. */
const NO_BREAK_SPACE = '\u00a0';

/**
 * A piece without letters from right to left (a stop, a number) with the gap on its left, from `from` on, as a space after
 * it: among words from right to left, Poppler writes such pieces with all that is on their left as if from left to right.
 */
export function withSpaceAfter(placed: Placed, from: number): Placed | undefined {
  const { piece } = placed;
  const [first] = piece.shape.glyphs;
  if (first === undefined || !canCover(placed)) return undefined;
  const lead = Math.floor(((placed.x - from) * 1000) / piece.run.look.size);
  if (lead < 0) return undefined;
  const led = { ...first, lead, natural: first.natural + lead, advance: first.advance + lead };
  const glyphs = [led, ...piece.shape.glyphs.slice(1)];
  const last = glyphs.at(-1) ?? led;
  glyphs[glyphs.length - 1] = { ...last, text: last.text + NO_BREAK_SPACE };
  const spaced = { ...piece, text: piece.text + NO_BREAK_SPACE };
  return withGlyphs({ ...placed, piece: spaced, x: placed.x - (lead * piece.run.look.size) / 1000 }, glyphs, lead);
}

/** Characters that readers take from one glyph (Poppler, MuPDF). */
const MOST_CHARACTERS = 8;

/**
 * Pieces of a label without letters from right to left (`1 -`) as one glyph with the gap on their left as a space after them;
 * undefined where one glyph cannot have them all.
 */
export function asOne(pieces: readonly Placed[], from: number): Placed | undefined {
  const [first] = pieces;
  const text =
    pieces
      .map(({ piece }) => piece.text)
      .join('')
      .trimEnd() + NO_BREAK_SPACE;
  if (first === undefined || text.length > MOST_CHARACTERS || !isLeftToRight(text)) return undefined;
  if (!pieces.every((one) => canCover(one) && one.piece.font === first.piece.font)) return undefined;
  const { size } = first.piece.run.look;
  const parts: { id: number; x: number }[] = [];
  for (const { piece, x } of pieces) {
    let at = ((x - from) * 1000) / size;
    for (const { id, advance, xOffset } of piece.shape.glyphs) {
      parts.push({ id, x: at + xOffset });
      at += advance;
    }
  }
  const [start, ...others] = parts;
  const advance = ((Math.max(...pieces.map((one) => one.x + one.width)) - from) * 1000) / size;
  if (start === undefined || start.x < 0) return undefined;
  const glyph = { id: start.id, lead: start.x, others, text, natural: advance, advance, xOffset: 0, yOffset: 0 };
  const whole = { ...first, piece: { ...first.piece, text }, x: from };
  return withGlyphs(whole, [glyph], advance - first.piece.shape.width);
}
