/**
 * Pieces of a line as readers of PDF must find them, so that what they take out is what was written. Nothing of this is seen:
 * each glyph stays where it stands; what changes is the order of strings, what stands in one, and marks of direction in
 * what a glyph says that it is.
 *
 * Poppler orders a line by where its glyphs stand, pdf.js by the strings. Both turn words from right to left round, and both
 * take letters, not levels, for what tells a direction.
 */
import type { Direction } from '../../../tree/node.js';
import { shape } from '../fonts/fonts.js';
import { isLeftToRight } from '../fonts/glyph-codes.js';
import type { Placed, SetLine } from './lines.js';
import type { Piece } from './pieces.js';

/** Right-to-left mark. */
const RLM = '\u200f';

/** The pieces of a line, or of a part of it under one tag, in the order of writing. */
export function inReadingOrder(pieces: readonly Placed[]): readonly Placed[] {
  if (pieces.every(({ piece }) => piece.level === 0))
    return pieces.some(isStretched)
      ? pieces.map((one) => (isStretched(one) ? stretched(one, one.x, endOf(one)) : one))
      : pieces;
  const order: Placed[] = [];
  pieces.forEach((placed, at) => {
    const { piece } = placed;
    const before = pieces[at - 1]?.piece;
    if (isWordRtl(piece)) order.push(...withSpace(placed, pieces[at + 1]), placed);
    else if (isRtl(piece)) {
      if (!(piece.isSpace && before !== undefined && isSpaceOf(piece, before))) order.push(...glyphByGlyph(placed));
    } else if (piece.level > 0 && (before === undefined || isRtl(before))) order.push(begun(placed));
    else order.push(placed);
  });
  const last = pieces.at(-1);
  if (last !== undefined && last.piece.level > 0 && !last.piece.isSpace && !isWordRtl(last.piece))
    order.push(...blankAfter(last));
  return order;
}

function isRtl({ level }: Piece): boolean {
  return level % 2 === 1;
}

/** Letters that run from right to left, and so tell readers their direction. */
function isWordRtl(piece: Piece): boolean {
  return isRtl(piece) && !isLeftToRight(piece.text);
}

/** Whether a space can be written in one string with the word that it follows. */
function isSpaceOf(space: Piece, word: Piece): boolean {
  return isWordRtl(word) && word.font === space.font && word.run.look.size === space.run.look.size;
}

/**
 * The space after a word from right to left stands on its left, and so before it in one string: pdf.js tells such words apart
 * by that alone, and takes a letter with a mark that begins a string for the end of the word before. Where no space follows
 * (the end of a cell, of a paragraph, of words under one tag) one is put there.
 */
function withSpace(word: Placed, next: Placed | undefined): Placed[] {
  const space = next?.piece;
  if (next !== undefined && space?.isSpace && isRtl(space) && isSpaceOf(space, word.piece))
    return [
      isStretched(next) ? stretched(next, next.x, word.x) : { ...next, x: word.x - space.width, width: space.width },
    ];
  return next === undefined || MARK_AT_END.test(word.piece.text) ? blankAfter(word) : [];
}

/** A space of our own on the left of words. */
function blankAfter({ piece, x }: Placed): Placed[] {
  if (piece.font === undefined) return [];
  const blank = shape(piece.font, ' ', true);
  const width = (blank.width * piece.run.look.size) / 1000;
  return [{ piece: { ...piece, text: ' ', shape: blank, width, isSpace: true }, x: x - width, width }];
}

const MARK_AT_END = /\p{M}$/u;

/** Signs without letters between words from right to left (`).`), which pdf.js does not turn round: one by one, as written. */
function glyphByGlyph(placed: Placed): Placed[] {
  const { piece } = placed;
  if (piece.shape.glyphs.length < 2) return [placed];
  const size = piece.run.look.size / 1000;
  let x = placed.x;
  const signs = piece.shape.glyphs.map((glyph): Placed => {
    const width = glyph.advance * size;
    const sign = { piece: { ...piece, shape: { glyphs: [glyph], width: glyph.advance }, width }, x, width };
    x += width;
    return sign;
  });
  return signs.reverse();
}

const marked = new WeakMap<Piece['shape'], Piece['shape']>();

/**
 * Words from left to right among others (a symbol, a number) begin with a mark of the direction around them: Poppler takes
 * signs on their left, as far as the next letter from right to left, for a part of them.
 */
function begun(placed: Placed): Placed {
  const { piece } = placed;
  const [first, ...rest] = piece.shape.glyphs;
  if (first === undefined) return placed;
  const known = marked.get(piece.shape);
  const made = known ?? { ...piece.shape, glyphs: [{ ...first, text: RLM + first.text }, ...rest] };
  if (known === undefined) marked.set(piece.shape, made);
  return { ...placed, piece: { ...piece, shape: made } };
}

/** A space wider than this, in parts of the size, is the end of a column for Poppler (0.7). */
const COLUMN = 0.5;

/** Whether justification made a space so wide that Poppler would read the words on both sides of it as columns. */
function isStretched({ piece, width }: Placed): boolean {
  return piece.isSpace && width > COLUMN * piece.run.look.size && piece.font?.facts.isTrueType === true;
}

/** With it a space is no space by itself, at which Poppler would end a word. */
const ZERO_WIDTH_SPACE = '\u200b';

/** A space that is as wide as the gap from `from` to `to` (points from the line's left edge). */
function stretched({ piece }: Placed, from: number, to: number): Placed {
  const { font } = piece;
  const advance = Math.floor(((to - from) * 1000) / piece.run.look.size);
  const blank = font === undefined ? undefined : shape(font, ' ', isRtl(piece)).glyphs[0];
  if (blank === undefined || advance <= 0) return { piece, x: from, width: to - from };
  const text = isRtl(piece) ? blank.text : ` ${ZERO_WIDTH_SPACE}`;
  const wide = { glyphs: [{ ...blank, text, natural: advance, advance }], width: advance };
  return { piece: { ...piece, text: ' ', shape: wide, isSpace: true }, x: from, width: to - from };
}

function endOf({ x, width }: Placed): number {
  return x + width;
}

function leftOf(all: readonly Placed[]): number {
  return Math.min(...all.map(({ x }) => x));
}

function rightOf(all: readonly Placed[]): number {
  return Math.max(...all.map(endOf));
}

/**
 * A line as short as the first one is indented, with a space that reaches under that: Poppler reads what stands beside a
 * paragraph before it or after it. Lengths in points.
 */
export function reachingUnder(line: SetLine, first: number, width: number, direction: Direction): SetLine {
  const last = line.placed.at(-1);
  if (last?.piece.font?.facts.isTrueType !== true) return line;
  const { size } = last.piece.run.look;
  const isLtr = direction === 'ltr';
  const [from, to] = isLtr ? [rightOf(line.placed), first + size] : [width - first - size, leftOf(line.placed)];
  if (to - from < size) return line;
  const space = stretched({ ...last, piece: { ...last.piece, level: isLtr ? 0 : 1 } }, from, to);
  return { ...line, placed: [...line.placed, space] };
}

/**
 * A label with a space of its own that reaches as far as the words: Poppler takes labels with a gap after them for a column,
 * and reads short last lines under them before the words.
 */
export function reachingTo(label: readonly Placed[], words: readonly Placed[]): readonly Placed[] {
  const last = label.at(-1);
  if (last?.piece.font?.facts.isTrueType !== true || words.length === 0) return label;
  const isLeft = leftOf(label) < leftOf(words);
  const [from, to] = isLeft ? [rightOf(label), leftOf(words)] : [rightOf(words), leftOf(label)];
  if (to <= from) return label;
  return [...label, stretched({ ...last, piece: { ...last.piece, level: isLeft ? 0 : 1 } }, from, to)];
}
