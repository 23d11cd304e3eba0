/**
 * Fonts, opened once for the process, and words shaped once: both cost more than anything else in a PDF (pdf.md, Speed).
 */
import { create, type Font, type Glyph } from 'fontkit';
import type { FontData } from '../resources.js';

/** A word as glyphs; lengths in thousandths of the type's size. */
export interface Shape {
  glyphs: readonly ShapedGlyph[];
  width: number;
}

export interface ShapedGlyph {
  glyph: Glyph;
  /** How far the pen moves, kerning included. */
  advance: number;
  xOffset: number;
  yOffset: number;
}

/** A font with its words. */
export interface OpenFont {
  key: string;
  font: Font;
  scale: number;
  shapes: Map<string, Shape>;
}

const opened = new Map<string, OpenFont>();

/** Words kept for one font; beyond it the store is emptied, so that a server that runs for weeks does not grow. */
const MOST_WORDS = 50_000;

/** Opens a font, or gives the one that is open already. */
export function openFont(data: FontData): OpenFont {
  const known = opened.get(data.key);
  if (known !== undefined) return known;
  const made = create(Buffer.from(data.bytes));
  const font = 'fonts' in made ? made.fonts[0] : made;
  if (font === undefined) throw new Error(`The font ${data.key} holds no face.`);
  const open = { key: data.key, font, scale: 1000 / font.unitsPerEm, shapes: new Map<string, Shape>() };
  opened.set(data.key, open);
  return open;
}

/** The glyphs of some text in one font and direction, in the order of the page from left to right. */
export function shape(open: OpenFont, text: string, rightToLeft: boolean): Shape {
  const key = rightToLeft ? `\u200f${text}` : text;
  const known = open.shapes.get(key);
  if (known !== undefined) return known;
  if (open.shapes.size > MOST_WORDS) open.shapes.clear();
  const made = shapeNew(open, text, rightToLeft);
  open.shapes.set(key, made);
  return made;
}

/** What fontkit 2 keeps of a font: each glyph with the characters that it stood for when it was first met. */
interface GlyphStore {
  _glyphs: Record<number, Glyph>;
}

function shapeNew({ font, scale }: OpenFont, text: string, rightToLeft: boolean): Shape {
  // A glyph may have been met as a part of another (the O of Ö), or for another character (a hyphen): without this, what
  // a PDF says of its characters would depend on the documents before it.
  (font as unknown as GlyphStore)._glyphs = {};
  const run = font.layout(text, undefined, undefined, undefined, rightToLeft ? 'rtl' : 'ltr');
  const glyphs = run.glyphs.map((glyph, index): ShapedGlyph => {
    const position = run.positions[index];
    return {
      glyph,
      advance: (position?.xAdvance ?? glyph.advanceWidth) * scale,
      xOffset: (position?.xOffset ?? 0) * scale,
      yOffset: (position?.yOffset ?? 0) * scale,
    };
  });
  return { glyphs, width: glyphs.reduce((sum, glyph) => sum + glyph.advance, 0) };
}
