/** Glyphs as operators of a page (ISO 32000-1, 9.4): a stretch of a line is one text object. */
import type { EmbeddedFont } from '../fonts/embedded-font.js';
import type { OpenFont } from '../fonts/fonts.js';
import type { Placed } from '../lines/lines.js';
import { inReadingOrder } from '../lines/reading-order.js';
import type { Around } from '../lines/right-to-left-pieces.js';

/** Gives a font as the document embeds it. */
export type Embed = (font: OpenFont) => EmbeddedFont;

/** Writes pieces of a line; `x` is the line's left edge and `y` its baseline, from the page's upper left corner (as pdfkit counts). */
export function textObject(pieces: readonly Placed[], x: number, y: number, embed: Embed, around: Around = {}): string {
  const out = ['BT'];
  let open: Stretch | undefined;
  for (const placed of inReadingOrder(pieces, around)) {
    const { shape, font, run } = placed.piece;
    if (font === undefined || shape.glyphs.length === 0) continue;
    const embedded = embed(font);
    if (open === undefined || !continues(open, placed, embedded)) {
      if (open !== undefined) close(open, out);
      open = begin(placed, x, y, embedded, out);
    } else if (Math.abs(placed.x - open.end) > SLACK) {
      open.array += `${number((-(placed.x - open.end) * 1000) / open.size)} `;
    }
    for (const { lift, array } of embedded.show(shape)) {
      if (lift !== open.lift) raise(open, lift, out);
      open.array += array;
    }
    open.end = placed.x + (shape.width * run.look.size) / 1000;
  }
  if (open !== undefined) close(open, out);
  out.push('ET');
  return out.join('\n');
}

/** Pieces that one operator shows. */
interface Stretch {
  font: EmbeddedFont;
  size: number;
  rise: number;
  colour: string;
  /** How far above the baseline the pen is, in thousandths of the size. */
  lift: number;
  /** Members of the operator's array: strings of glyphs and moves in thousandths. */
  array: string;
  /** A mark of direction alone, over which pdf.js does not move on. */
  isMark: boolean;
  /** Where the pen is: points from the line's left edge. */
  end: number;
}

/** Less than this is not worth a move, in points. */
const SLACK = 0.001;

function continues(open: Stretch, { piece, x }: Placed, font: EmbeddedFont): boolean {
  const { look } = piece.run;
  return (
    !open.isMark &&
    x >= open.end - SLACK &&
    open.size === look.size &&
    open.rise === look.rise &&
    open.colour === look.colour &&
    open.font === font
  );
}

function begin({ piece, x: left }: Placed, x: number, y: number, font: EmbeddedFont, out: string[]): Stretch {
  const { size, rise, colour } = piece.run.look;
  if (colour !== BLACK) out.push(`${rgb(colour)} rg`);
  // Text is upright only where pages count from the foot.
  out.push(`1 0 0 -1 ${number(x + left)} ${number(y - rise)} Tm`, `/${font.id} ${number(size)} Tf`);
  return { font, size, rise, colour, lift: 0, array: '', isMark: piece.text === '', end: left };
}

const BLACK = '#000000';

function raise(open: Stretch, lift: number, out: string[]): void {
  show(open, out);
  out.push(`${number((lift * open.size) / 1000)} Ts`);
  open.lift = lift;
}

function show(open: Stretch, out: string[]): void {
  // Two strings one after the other are one (within a string, a bracket has a backslash before it).
  if (open.array !== '') out.push(`[${open.array.replaceAll(')(', '')}] TJ`);
  open.array = '';
}

function close(open: Stretch, out: string[]): void {
  show(open, out);
  if (open.lift !== 0) out.push('0 Ts');
  if (open.colour !== BLACK) out.push('0 0 0 rg');
}

/** A colour of the design (`#rrggbb`) as parts of one. */
export function rgb(colour: string): string {
  return [1, 3, 5].map((at) => number(Number.parseInt(colour.slice(at, at + 2), 16) / 255)).join(' ');
}

/** Four decimals are far below what a printer shows. */
export function number(value: number): string {
  return String(Math.round(value * 1e4) / 1e4);
}
