/** A paragraph's text cut into the pieces that lines are made of: a word, or the space after it, in one font and direction. */
import LineBreaker from 'linebreak';
import type { Direction } from '../../tree.js';
import { levelsOf, mirrored } from './bidi.js';
import { type FontChain, isInvisible } from './font-chain.js';
import { type OpenFont, type Shape, shape } from './fonts.js';
import type { Run } from './runs.js';

/** Text in one run, font and direction. Widths in points. */
export interface Piece {
  run: Run;
  text: string;
  level: number;
  font: OpenFont;
  shape: Shape;
  width: number;
  isSpace: boolean;
  /** Characters whose mirror image is shown; they are told apart so that the text can be taken out again. */
  isMirrored: boolean;
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
  const isolated = runs.map((run) => withIsolates(run, direction));
  const text = isolated.map((run) => run.text).join('');
  const levels = levelsOf(text, direction);
  const owners = ownersOf(isolated);
  const base = direction === 'rtl' ? 1 : 0;
  const words: Word[] = [];
  let from = 0;
  for (const { position, required } of breaksOf(text)) {
    const pieces = piecesOf({ text, levels, owners, base, chain, imageWidth }, from, position);
    words.push(wordOf(pieces, required && position < text.length));
    from = position;
  }
  return words;
}

/** Words that keep their direction stand between isolates (U+2066…2069), which print nothing. */
function withIsolates(run: Run, direction: Direction): Run {
  if (run.isolate === undefined || (direction === 'ltr' && run.isolate === 'ltr')) return run;
  return { ...run, text: `${run.isolate === 'ltr' ? '\u2066' : '\u2067'}${run.text}\u2069` };
}

function* breaksOf(text: string): Generator<{ position: number; required: boolean }> {
  const breaker = new LineBreaker(text);
  for (let found = breaker.nextBreak(); found !== null; found = breaker.nextBreak()) {
    if (!found.required && isInSymbol(text, found.position)) continue;
    yield found;
  }
}

/** A symbol (`A/RES/60/1`) stays whole, where UAX #14 would end a line after its slashes. */
function isInSymbol(text: string, at: number): boolean {
  return text[at - 1] === '/' && /[A-Z\d.]/.test(text[at - 2] ?? '') && /[A-Z\d]/.test(text[at] ?? '');
}

/** The run of every character. */
function ownersOf(runs: readonly Run[]): Run[] {
  return runs.flatMap((run) => new Array<Run>(run.text.length).fill(run));
}

interface Source {
  text: string;
  levels: Uint8Array | undefined;
  owners: readonly Run[];
  base: number;
  chain: FontChain;
  imageWidth: ImageSize;
}

function wordOf(pieces: Piece[], ends: boolean): Word {
  const last = pieces.findLastIndex((piece) => !piece.isSpace);
  const width = pieces.slice(0, last + 1).reduce((sum, piece) => sum + piece.width, 0);
  const space = pieces.slice(last + 1).reduce((sum, piece) => sum + piece.width, 0);
  return { pieces, width, space, ends };
}

interface Open {
  run: Run;
  level: number;
  font: OpenFont;
  isSpace: boolean;
  isMirrored: boolean;
  text: string;
}

function piecesOf(source: Source, from: number, to: number): Piece[] {
  const pieces: Piece[] = [];
  let open: Open | undefined;
  const close = (): void => {
    if (open !== undefined) pieces.push(pieceOf(open, source.imageWidth));
    open = undefined;
  };
  let font: OpenFont | undefined;
  for (let index = from; index < to; ) {
    const codePoint = source.text.codePointAt(index) ?? 0;
    const length = codePoint > 0xffff ? 2 : 1;
    const next = characterAt(source, index, codePoint, font);
    index += length;
    if (next === undefined) continue;
    font = next.font;
    if (open !== undefined && joins(open, next)) open.text += next.text;
    else {
      close();
      open = next;
    }
  }
  close();
  return pieces;
}

function characterAt(
  { text, levels, owners, base, chain }: Source,
  index: number,
  codePoint: number,
  before: OpenFont | undefined,
): Open | undefined {
  const run = owners[index];
  // Line ends and marks of direction have done their work.
  if (run === undefined || isInvisible(codePoint)) return undefined;
  const character = text.slice(index, index + (codePoint > 0xffff ? 2 : 1));
  const level = levels?.[index] ?? base;
  const font =
    run.image === undefined
      ? chain.fontFor(codePoint, run.look.family, run.look.cut, before, run.node)
      : chain.fontFor(32, run.look.family, run.look.cut, before, run.node);
  const isMirrored = level % 2 === 1 && mirrored(character) !== character;
  return { run, level, font, isSpace: character === ' ', isMirrored, text: character };
}

function joins(open: Open, next: Open): boolean {
  if (open.isMirrored || next.isMirrored || open.run.image !== undefined) return false;
  return open.run === next.run && open.level === next.level && open.font === next.font && open.isSpace === next.isSpace;
}

function pieceOf(open: Open, imageWidth: ImageSize): Piece {
  const { run, level, font, text, isSpace, isMirrored } = open;
  if (run.image !== undefined) {
    return {
      run,
      text,
      level,
      font,
      isSpace,
      isMirrored,
      shape: { glyphs: [], width: 0 },
      width: imageWidth(run.image),
    };
  }
  const shaped = shape(font, isMirrored ? mirrored(text) : text, level % 2 === 1);
  return { run, text, level, font, isSpace, isMirrored, shape: shaped, width: (shaped.width * run.look.size) / 1000 };
}
