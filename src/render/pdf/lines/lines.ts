/** Words set into lines: filled, ordered for the page, aligned. */
import type { Style } from '../../../templates/design.js';
import type { Direction } from '../../../tree/node.js';
import { visualOrder } from './bidi.js';
import { cutWord, TOLERANCE } from './cut-words.js';
import type { Piece, Word } from './pieces.js';

/** A piece at its place: points from the line's left edge. */
export interface Placed {
  piece: Piece;
  x: number;
  /** Width with what justification adds. */
  width: number;
}

/** A line: its pieces in the order of the text, each where it stands. */
export interface SetLine {
  placed: Placed[];
  /** Identifiers of the notes that are called in it. */
  notes: string[];
}

/** The measure of a paragraph, in points. */
export interface Measure {
  width: number;
  /** What the first line begins further in than the others. */
  first: number;
  align: Style['align'];
  direction: Direction;
  /** Most by which Chinese characters are moved apart, in parts of their size. */
  characterSpread: number;
}

/**
 * Fills lines one after the other and divides no words, as Word does: PDF and DOCX are quoted by page and line. Gaps are
 * wider for it where words are long (Spanish, Russian) than a paragraph that is weighed as a whole would have them.
 */
export function linesOf(words: readonly Word[], measure: Measure): SetLine[] {
  const lines: SetLine[] = [];
  const rest: Rest = { words, next: 0, tail: undefined };
  while (peek(rest) !== undefined) {
    const first = lines.length === 0 ? measure.first : 0;
    const taken = takeLine(rest, measure.width - first);
    const isLast = peek(rest) === undefined || (taken.at(-1)?.ends ?? false);
    lines.push(setLine(taken, measure.width - first, first, isLast, measure));
  }
  return lines;
}

/** Words still to be set: from `next` on, and before them what is left of one that was cut. */
interface Rest {
  words: readonly Word[];
  next: number;
  tail: Word | undefined;
}

function peek({ words, next, tail }: Rest): Word | undefined {
  return tail ?? words[next];
}

function skip(rest: Rest): void {
  if (rest.tail === undefined) rest.next++;
  rest.tail = undefined;
}

/** Takes from `rest` the words of one line; a word wider than a line is cut where it must be. */
function takeLine(rest: Rest, width: number): Word[] {
  const taken: Word[] = [];
  let used = 0;
  for (let word = peek(rest); word !== undefined; word = peek(rest)) {
    if (used + word.width > width + TOLERANCE) {
      if (taken.length > 0) break;
      const [head, tail] = cutWord(word, width);
      skip(rest);
      rest.tail = tail;
      taken.push(head);
      break;
    }
    skip(rest);
    taken.push(word);
    used += word.width + word.space;
    if (word.ends) break;
  }
  return taken;
}

function setLine(words: readonly Word[], width: number, first: number, isLast: boolean, measure: Measure): SetLine {
  const all: Piece[] = [];
  for (const word of words) for (const piece of word.pieces) all.push(piece);
  const count = all.findLastIndex((piece) => !piece.isSpace) + 1;
  const pieces = count === all.length ? all : all.slice(0, count);
  let natural = 0;
  for (const piece of pieces) natural += piece.width;
  const gaps = measure.align === 'justify' && !isLast ? gapsOf(pieces) : NO_GAPS;
  const spread = gaps.size === 0 ? 0 : spreadOver(gaps, pieces, width - natural, measure.characterSpread);
  const used = natural + spread * gaps.size;
  const placed = placePieces(pieces, leftOf(measure, width, used, first), gaps, spread, measure.direction);
  placed.push(...endSpace(all.slice(count), placed, measure.direction));
  return { placed, notes: notesIn(pieces) };
}

const NO_GAPS: ReadonlySet<number> = new Set();

/** Pieces in the order of the text, each where it stands from left to right on the page. */
function placePieces(
  pieces: readonly Piece[],
  left: number,
  gaps: ReadonlySet<number>,
  spread: number,
  direction: Direction,
): Placed[] {
  const isPlain = direction === 'ltr' && pieces.every((piece) => piece.level === 0);
  const order = isPlain ? undefined : visualOrder(pieces.map((piece) => piece.level));
  const placed: Placed[] = new Array<Placed>(pieces.length);
  let x = left;
  for (let at = 0; at < pieces.length; at++) {
    const index = order?.[at] ?? at;
    const piece = pieces[index];
    if (piece === undefined) continue;
    const width = piece.width + (gaps.has(index) ? spread : 0);
    placed[index] = { piece, x, width };
    x += width;
  }
  return isPlain ? placed : placed.filter(({ piece }) => piece.text !== '');
}

/** Notes called in a line; a call may be of several pieces. */
function notesIn(pieces: readonly Piece[]): string[] {
  const notes: string[] = [];
  for (const { run } of pieces) if (run.note !== undefined && !notes.includes(run.note)) notes.push(run.note);
  return notes;
}

/** The space at which a line was broken takes no room, but stands in the text: without it, two words would be read as one. */
function endSpace(spaces: readonly Piece[], placed: readonly Placed[], direction: Direction): Placed[] {
  if (placed.length === 0 || spaces.length === 0) return [];
  const end =
    direction === 'rtl' ? Math.min(...placed.map((one) => one.x)) : Math.max(...placed.map((one) => one.x + one.width));
  return spaces.map((piece) => ({ piece, x: direction === 'rtl' ? end - piece.width : end, width: 0 }));
}

/**
 * What each gap is widened by. Chinese characters that stand far apart are read with spaces between all of them by programs
 * that extract the text: a line before a long symbol stays short then.
 */
function spreadOver(gaps: ReadonlySet<number>, pieces: readonly Piece[], room: number, most: number): number {
  const spread = Math.max(0, room) / gaps.size;
  const isHan = [...gaps].some((index) => pieces[index]?.isSpace === false);
  const size = pieces[0]?.run.look.size ?? 0;
  return isHan && spread > size * most ? 0 : spread;
}

/** Where a line can be widened: at its spaces; between Chinese characters where it has none. */
function gapsOf(pieces: readonly Piece[]): Set<number> {
  const spaces: number[] = [];
  const han: number[] = [];
  for (let index = 0; index < pieces.length; index++) {
    const piece = pieces[index];
    if (piece?.isSpace) spaces.push(index);
    else if (piece !== undefined && index < pieces.length - 1 && endsInHan(piece.text)) han.push(index);
  }
  return new Set(han.length > spaces.length ? [...han, ...spaces] : spaces);
}

/** First of the characters that East Asian scripts use (Unicode: CJK Radicals Supplement); most text has none. */
const EAST_ASIAN = 0x2e80;

function endsInHan(text: string): boolean {
  return text.charCodeAt(text.length - 1) >= EAST_ASIAN && /\p{Script=Han}$/u.test(text);
}

/** Left edge of the words in the paragraph's box. */
function leftOf({ align, direction, width: full }: Measure, width: number, used: number, first: number): number {
  const free = width - used;
  const rtl = direction === 'rtl';
  const left = rtl ? full - width - first : first;
  const start = rtl ? free : 0;
  const end = rtl ? 0 : free;
  return left + (align === 'center' ? free / 2 : align === 'end' ? end : start);
}
