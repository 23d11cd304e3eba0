/** Glyphs as operators of a page (ISO 32000-1, 9.4): a stretch of a line is one text object. */
import type { EmbeddedFont } from 'pdfmake/js/PDFDocument.js';
import type { ShapedGlyph } from './fonts.js';
import type { Placed } from './lines.js';

/** Gives the font of a piece as the document embeds it. */
export type Embed = (placed: Placed) => EmbeddedFont;

/** Writes pieces of a line; `x` is the line's left edge and `y` its baseline, from the page's lower left corner. */
export function textObject(pieces: readonly Placed[], x: number, y: number, embed: Embed): string {
  const out = ['BT'];
  let open: Stretch | undefined;
  for (const placed of pieces) {
    if (placed.piece.shape.glyphs.length === 0) continue;
    if (open === undefined || !continues(open, placed, embed)) {
      if (open !== undefined) out.push(close(open));
      open = begin(placed, x, y, embed(placed), out);
    } else if (Math.abs(placed.x - open.end) > SLACK) {
      open.array.push(number((-(placed.x - open.end) * 1000) / open.size));
    }
    addGlyphs(open, placed);
    open.end = placed.x + (placed.piece.shape.width * open.size) / 1000;
  }
  if (open !== undefined) out.push(close(open));
  out.push('ET');
  return out.join('\n');
}

/** Pieces that one operator shows. */
interface Stretch {
  font: EmbeddedFont;
  size: number;
  rise: number;
  colour: string;
  isMirrored: boolean;
  actual: string;
  /** Members of the operator's array: strings of glyphs and moves in thousandths. */
  array: string[];
  /** Where the pen is: points from the line's left edge. */
  end: number;
}

/** Less than this is not worth a move, in points. */
const SLACK = 0.001;

function continues(open: Stretch, { piece, x }: Placed, embed: Embed): boolean {
  const { look } = piece.run;
  if (open.isMirrored || piece.isMirrored || x < open.end - SLACK) return false;
  return (
    open.size === look.size &&
    open.rise === look.rise &&
    open.colour === look.colour &&
    open.font === embed({ piece, x, width: 0 })
  );
}

function begin({ piece, x: left }: Placed, x: number, y: number, font: EmbeddedFont, out: string[]): Stretch {
  const { look } = piece.run;
  if (look.colour !== '#000000') out.push(`${rgb(look.colour)} rg`);
  out.push(`1 0 0 1 ${number(x + left)} ${number(y + look.rise)} Tm`, `/${font.id} ${number(look.size)} Tf`);
  return {
    font,
    size: look.size,
    rise: look.rise,
    colour: look.colour,
    isMirrored: piece.isMirrored,
    actual: piece.text,
    array: [],
    end: left,
  };
}

function close(open: Stretch): string {
  const shown = `[${open.array.join(' ')}] TJ`;
  const coloured = open.colour === '#000000' ? shown : `${shown}\n0 0 0 rg`;
  // The glyph of `)` stands for a `(` that runs from right to left: what is taken out must be what was written.
  return open.isMirrored ? `/Span <</ActualText <FEFF${hex16(open.actual)}>>> BDC\n${coloured}\nEMC` : coloured;
}

function addGlyphs(open: Stretch, { piece }: Placed): void {
  let string = '';
  const flush = (): void => {
    if (string !== '') open.array.push(`<${string}>`);
    string = '';
  };
  for (const shaped of piece.shape.glyphs) {
    const shift = shaped.xOffset;
    if (shift !== 0) {
      flush();
      open.array.push(number(-shift));
    }
    string += glyphCode(open.font, shaped);
    const kern = shaped.advance - shaped.glyph.advanceWidth * open.font.scale - shift;
    if (Math.abs(kern) > 0.01) {
      flush();
      open.array.push(number(-kern));
    }
  }
  flush();
}

/** The code of a glyph in the document's part of the font; its width and the characters it stands for are kept with it. */
function glyphCode(font: EmbeddedFont, { glyph }: ShapedGlyph): string {
  const id = font.subset.includeGlyph(glyph.id);
  font.widths[id] ??= glyph.advanceWidth * font.scale;
  // A joining stroke that Arabic shaping puts in stands for no letter, but for joining.
  font.unicode[id] ??= glyph.codePoints.length === 0 ? [ZERO_WIDTH_JOINER] : glyph.codePoints;
  return id.toString(16).padStart(4, '0');
}

const ZERO_WIDTH_JOINER = 0x200d;

function hex16(text: string): string {
  return [...new Uint16Array([...text].flatMap((character) => [...character].map((unit) => unit.charCodeAt(0))))]
    .map((unit) => unit.toString(16).toUpperCase().padStart(4, '0'))
    .join('');
}

/** A colour of the design (`#rrggbb`) as parts of one. */
export function rgb(colour: string): string {
  return [1, 3, 5].map((at) => number(Number.parseInt(colour.slice(at, at + 2), 16) / 255)).join(' ');
}

/** Four decimals are far below what a printer shows. */
export function number(value: number): string {
  return String(Math.round(value * 1e4) / 1e4);
}
