/**
 * Pieces of a line as readers of PDF must find them, so that what they extract is what was written. Nothing of this is seen:
 * each glyph stays at its place; what changes is the order of strings and which glyph has the text of a space.
 *
 * Poppler orders a line by the places of its glyphs, pdf.js by the strings. Both reverse words from right to left, and both
 * take letters, not levels, for what shows a direction.
 */
import type { Direction } from '../../../tree/node.js';
import { blank } from './direction-marks.js';
import type { Placed, SetLine } from './lines.js';
import { inRightToLeftOrder } from './right-to-left.js';
import { type Around, isSign, partEnds } from './right-to-left-pieces.js';
import { asOne, isStretched, reaching, withSpaceAfter, withWideSpaces } from './wide-spaces.js';

/** The pieces of a line, or of a part of it under one tag, in the order of writing. */
export function inReadingOrder(pieces: readonly Placed[], around: Around = {}): readonly Placed[] {
  if (pieces.some(({ piece }) => piece.level > 0)) return inRightToLeftOrder(pieces, around);
  return pieces.some(isStretched) ? withWideSpaces(pieces) : pieces;
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
 * A line as short as the first one is indented, with a space that reaches under that: Poppler reads the text beside a
 * paragraph before it or after it. Lengths in points.
 */
export function reachingUnder(line: SetLine, first: number, width: number, direction: Direction): SetLine {
  const last = line.placed.at(-1);
  if (last === undefined) return line;
  const { size } = last.piece.run.look;
  const isLtr = direction === 'ltr';
  const [from, to] = isLtr ? [rightOf(line.placed), first + size] : [width - first - size, leftOf(line.placed)];
  if (to - from < size) return line;
  const reached = isLtr ? reaching(last, to) : withSpaceAfter(last, from);
  return reached === undefined ? line : { ...line, placed: [...line.placed.slice(0, -1), reached] };
}

/** A label and the words beside it. */
export interface Labelled {
  label: readonly Placed[];
  words: readonly Placed[];
}

/**
 * A label and its words without a gap between them: Poppler takes labels with a gap after them for a column, and reads short
 * last lines under them before the words.
 */
export function reachingTo({ label, words }: Labelled): Labelled {
  const last = label.at(-1);
  if (last === undefined || words.length === 0) return { label, words };
  if (leftOf(label) < leftOf(words)) {
    const reached = reaching(last, leftOf(words));
    return { label: reached === undefined ? label : [...label.slice(0, -1), reached], words };
  }
  const gap = { from: rightOf(words), to: leftOf(label) };
  const whole = asOne(label, gap.from);
  if (whole !== undefined) return { label: [whole], words };
  const parts = label.flatMap(partEnds);
  const sign = parts.at(-1);
  const isAlone = sign !== undefined && isSign(sign) && parts.at(-2)?.piece.text !== '\u00a0';
  const spaced = isAlone ? withSpaceAfter(sign, gap.from) : undefined;
  if (spaced !== undefined) return { label: [...parts.slice(0, -1), spaced], words };
  const [first, ...others] = words;
  const reached = first === undefined || isSign(first) ? undefined : reaching(first, gap.to);
  if (reached !== undefined) return { label, words: [reached, ...others] };
  return { label: [...label, ...blank(last, gap.from, gap.to)], words };
}
