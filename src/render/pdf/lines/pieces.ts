/** A paragraph's text cut into the pieces that lines are made of: a word, or the space after it, in one font and direction. */
import type { Direction } from '../../../tree/node.js';
import type { Run } from '../flow/runs.js';
import type { FontChain } from '../fonts/font-chain.js';
import type { OpenFont, Shape } from '../fonts/fonts.js';
import { LineBreaker } from '../pdfmake/internals.js';
import { levelsOf } from './bidi.js';

/** Text in one run, font and direction; without text, the edge of words that keep their direction. Widths in points. */
export interface Piece {
  run: Run;
  text: string;
  level: number;
  font: OpenFont | undefined;
  shape: Shape;
  width: number;
  isSpace: boolean;
}

/** Pieces between two places where a line may end. */
export interface Word {
  pieces: Piece[];
  /** Without the spaces at its end. */
  width: number;
  /** Of the spaces at its end. */
  space: number;
  /** The line ends after it. */
  ends: boolean;
}

/** Size of an image that stands among words. */
export type ImageSize = (url: string) => number;

/** Cuts runs into words (UAX #14) and these into pieces (UAX #9, fonts). */
export function wordsOf(runs: readonly Run[], direction: Direction, chain: FontChain, imageWidth: ImageSize): Word[] {
  const isolated = runs.map((run, at) => withIsolates(run, direction, runs[at - 1], runs[at + 1]));
  const text = isolated.map((run) => run.text).join('');
  const stretches = stretchesOf(isolated, levelsOf(text, direction), direction === 'rtl' ? 1 : 0);
  const words: Word[] = [];
  let from = 0;
  let at = 0;
  const breaker = new LineBreaker(text);
  for (let found = breaker.nextBreak(); found !== null; found = breaker.nextBreak()) {
    const { position, required } = found;
    if (!required && isInSymbol(text, position)) continue;
    const pieces: Piece[] = [];
    while (from < position) {
      const stretch = stretches[at];
      if (stretch === undefined) break;
      const to = Math.min(position, stretch.to);
      addPieces(pieces, text.slice(from, to), stretch, chain, imageWidth);
      if (to === stretch.to) at++;
      from = to;
    }
    words.push(wordOf(pieces, required && position < text.length));
  }
  return tightened(words);
}

/** Full-width marks with their blank half after them, and those with it before them. */
const CLOSING = /[。，、．：；！？”’）》〉」』】〕]$/u;
const OPENING = /^[（《〈“‘「『【〔]/u;

/** `》` before `《` has no blank half, also where a line might end between them; within a word the font sees to it. */
function tightened(words: readonly Word[]): Word[] {
  return words.map((word, at) => {
    const mark = word.pieces.at(-1);
    const next = words[at + 1]?.pieces[0];
    if (word.ends || mark === undefined || !CLOSING.test(mark.text) || !OPENING.test(next?.text ?? '')) return word;
    return wordOf([...word.pieces.slice(0, -1), halved(mark)], word.ends);
  });
}

function halved(piece: Piece): Piece {
  const glyph = piece.shape.glyphs.at(-1);
  if (glyph === undefined || glyph.advance < FULL) return piece;
  const shape = {
    glyphs: [...piece.shape.glyphs.slice(0, -1), { ...glyph, advance: glyph.advance - FULL / 2 }],
    width: piece.shape.width - FULL / 2,
  };
  return { ...piece, shape, width: (shape.width * piece.run.look.size) / 1000 };
}

/** Width of a full-width mark, in thousandths of its size. */
const FULL = 1000;

/** Words that keep their direction stand between isolates (U+2066…2069), which print nothing. */
function withIsolates(run: Run, around: Direction, before: Run | undefined, after: Run | undefined): Run {
  const { isolate } = run;
  if (isolate === undefined || (around === 'ltr' && isolate.direction === 'ltr')) return run;
  const begin = before?.isolate === isolate ? '' : isolate.direction === 'ltr' ? '\u2066' : '\u2067';
  const end = after?.isolate === isolate ? '' : '\u2069';
  return { ...run, text: `${begin}${run.text}${end}` };
}

/** A symbol (`A/RES/60/1`) stays whole, where UAX #14 would end a line after its slashes. */
function isInSymbol(text: string, at: number): boolean {
  return text[at - 1] === '/' && /[A-Z\d.]/.test(text[at - 2] ?? '') && /[A-Z\d]/.test(text[at] ?? '');
}

/** Text of one run and one level, up to `to`. */
interface Stretch {
  run: Run;
  level: number;
  to: number;
}

function stretchesOf(runs: readonly Run[], levels: Uint8Array | undefined, base: number): Stretch[] {
  const stretches: Stretch[] = [];
  let from = 0;
  for (const run of runs) {
    const end = from + run.text.length;
    while (from < end) {
      const level = levels?.[from] ?? base;
      let to = levels === undefined ? end : from + 1;
      while (to < end && levels?.[to] === level) to++;
      stretches.push({ run, level, to });
      from = to;
    }
  }
  return stretches;
}

const NOTHING: Shape = { glyphs: [], width: 0 };

function addPieces(pieces: Piece[], text: string, stretch: Stretch, chain: FontChain, imageWidth: ImageSize): void {
  const { run, level } = stretch;
  if (run.image !== undefined) {
    pieces.push({ run, text, level, font: undefined, shape: NOTHING, width: imageWidth(run.image), isSpace: false });
    return;
  }
  const [sign] = level > 0 && level % 2 === 0 ? (/^[./:-]+(?=.)/.exec(text) ?? []) : [];
  if (sign !== undefined) {
    // `CML` and `/MOP.2/7` in two sizes: Poppler puts words that begin with a sign before others.
    addPieces(pieces, sign, stretch, chain, imageWidth);
    return addPieces(pieces, text.slice(sign.length), stretch, chain, imageWidth);
  }
  // An edge has no width, but stands between the figures of a call and those of the number before it (UAX #9, L2).
  if (/^[\u2066\u2067\u2069]/.test(text)) pieces.push(edgeOf(run, level));
  for (const part of chain.setText(text, run.look, level % 2 === 1, run.node)) {
    const width = (part.shape.width * run.look.size) / 1000;
    pieces.push({ run, level, text: part.text, font: part.font, shape: part.shape, width, isSpace: part.isSpace });
  }
}

function edgeOf(run: Run, level: number): Piece {
  return { run, text: '', level, font: undefined, shape: NOTHING, width: 0, isSpace: false };
}

function wordOf(pieces: Piece[], ends: boolean): Word {
  let last = pieces.length;
  let space = 0;
  while (last > 0 && pieces[last - 1]?.isSpace) space += pieces[--last]?.width ?? 0;
  let width = 0;
  for (let at = 0; at < last; at++) width += pieces[at]?.width ?? 0;
  return { pieces, width, space, ends };
}
