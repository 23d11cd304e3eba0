/** Lines with words from right to left: which pieces are one string, and in which order the strings are written. */
import { blank, markBefore, marked } from './direction-marks.js';
import type { Placed } from './lines.js';
import {
  type Around,
  isAlike,
  isSign,
  kindOf,
  partEnds,
  signBySign,
  withSpacesBefore,
} from './right-to-left-pieces.js';
import { beginsWithMark, isSpaced, reaching, withSpaceAfter, withWideSpaces } from './wide-spaces.js';

/** Strings of a line in the order of reading, and the one that is open: its pieces come from left to right when it is closed. */
interface Strings {
  out: Placed[];
  open: Placed[];
}

/**
 * The pieces of a line in the order of writing. pdf.js reverses each string by itself, so words next to each other are one
 * string, from left to right on the page; strings follow each other in the order of the text.
 */
export function inRightToLeftOrder(pieces: readonly Placed[], { before, after }: Around): readonly Placed[] {
  const strings: Strings = { out: [], open: [] };
  const parted = withSpacesBefore(pieces, { before, after }).flatMap(partEnds);
  for (let at = 0; at < parted.length; ) at += add(strings, parted, at, after !== undefined);
  close(strings);
  return strings.out;
}

/** Adds the piece at a place and those that go with it; returns how many. */
function add(strings: Strings, pieces: readonly Placed[], at: number, goesOn: boolean): number {
  const placed = pieces[at];
  if (placed === undefined) return 1;
  const kind = kindOf(placed.piece);
  if (kind === 'run') return addRun(strings, pieces, at, goesOn);
  if (kind === 'sign') return addSign(strings, pieces, at, goesOn);
  if (!goesWith(strings, placed)) close(strings);
  if (kind === 'space' && isBeforeOther(pieces, at)) {
    close(strings);
    strings.out.push(marked(placed));
  } else strings.open.push(placed);
  return 1;
}

/** Whether a space is the last of a string, which pdf.js would drop: the next piece has another look, or another tag. */
function isBeforeOther(pieces: readonly Placed[], at: number): boolean {
  const [space, next] = [pieces[at], pieces[at + 1]];
  if (space === undefined || space.width === 0) return false;
  return next === undefined || !isAlike(space.piece, next.piece);
}

function goesWith({ open }: Strings, { piece }: Placed): boolean {
  const last = open.at(-1)?.piece;
  if (last === undefined) return true;
  return last.level === 0 || piece.level === 0 ? last.level === piece.level : isAlike(last, piece);
}

/** Ends a string: a space that would be its first, and so dropped by pdf.js, becomes a part of the glyph on its left. */
function close(strings: Strings): void {
  if (strings.open.every(({ piece }) => kindOf(piece) === 'sign')) {
    // pdf.js does not reverse a string without letters.
    strings.out.push(...strings.open.flatMap(signBySign));
    strings.open = [];
    return;
  }
  const open = strings.open.toSorted((one, other) => one.x - other.x);
  strings.open = [];
  const [space, before] = [open.at(-1), open.at(-2)];
  if (space !== undefined && before !== undefined && kindOf(space.piece) === 'space') {
    const reached = kindOf(before.piece) === 'word' ? reaching(before, space.x + space.width) : undefined;
    if (reached === undefined) strings.out.push(marked(space));
    open.splice(-2, 2, reached ?? before);
  }
  strings.out.push(...withWideSpaces(open[0]?.piece.isSpace ? begun(open.slice(1), open[0]) : begun(open)));
}

/** A string whose first glyph is no letter with a mark, which pdf.js would take for the end of the string before. */
function begun(open: readonly Placed[], space?: Placed): readonly Placed[] {
  const [word] = open;
  if (word !== undefined && beginsWithMark(word)) {
    const from = space?.x ?? word.x - BLANK_WIDTH * word.piece.run.look.size;
    return [...blank(word, from, word.x), ...open];
  }
  return space === undefined ? open : [space, ...open];
}

/** Width of a space that is put before such a letter where there is none, in parts of the size. */
const BLANK_WIDTH = 0.25;

/** A stop or a comma with the space after it; other signs are parts of the string around them. */
function addSign(strings: Strings, pieces: readonly Placed[], at: number, goesOn: boolean): number {
  const placed = pieces[at];
  const next = pieces[at + 1];
  if (placed === undefined) return 1;
  const before = pieces[at - 1]?.piece;
  const isFollowed = next !== undefined && next.width > 0 && kindOf(next.piece) === 'space';
  if (
    isSign(placed) &&
    before !== undefined &&
    kindOf(before) === 'space' &&
    (isFollowed || (next === undefined && goesOn))
  ) {
    // `- ` between words: pdf.js needs it in one string with the space before it.
    if (!goesWith(strings, placed)) close(strings);
    strings.open.push(...markBefore(placed), placed);
    return 1;
  }
  const spaced = isFollowed && isSign(placed) ? withSpaceAfter(placed, next.x) : undefined;
  if (spaced !== undefined || isSpaced(placed)) {
    close(strings);
    strings.out.push(spaced ?? placed);
    return spaced === undefined ? 1 : 2;
  }
  if (!goesWith(strings, placed)) close(strings);
  strings.open.push(placed);
  return 1;
}

/** Words from left to right among others (a symbol, a number). */
function addRun(strings: Strings, pieces: readonly Placed[], at: number, goesOn: boolean): number {
  const rest = pieces.slice(at);
  const length = rest.findIndex(({ piece }) => kindOf(piece) !== 'run');
  const run = length === -1 ? rest : rest.slice(0, length);
  const [first] = run;
  const isClear = (length === -1 && !goesOn) || run.some(isSpaced);
  const withMark = first === undefined || isClear ? run : [...markBefore(first), ...run];
  if (!run.every((one) => goesWith(strings, one))) {
    close(strings);
    strings.out.push(...withMark);
  } else {
    strings.open.push(...withMark);
    close(strings);
  }
  return run.length;
}
