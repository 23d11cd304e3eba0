/**
 * Fonts, opened once for the process. HarfBuzz shapes: it takes a fifth of fontkit's time for a word, knows where marks
 * stand above letters and mirrors brackets.
 */
import {
  Blob,
  ClusterLevel,
  Direction,
  Face,
  Feature,
  type GlyphPosition,
  Buffer as ShapingBuffer,
  Font as ShapingFont,
  shape as shapeBuffer,
} from 'harfbuzzjs';
import type { FontData } from '../../resources.js';
import { countFaces, type FontFacts, factsOfFont, openTables } from './font-tables.js';

/** A word as glyphs, from left to right; lengths in thousandths of the type's size. */
export interface Shape {
  glyphs: readonly ShapedGlyph[];
  width: number;
}

export interface ShapedGlyph {
  id: number;
  /** The characters that it stands for; none for a part of another, or a stroke that joins two. */
  text: string;
  /** How far the pen moves, kerning included. */
  advance: number;
  /** How far the font says that it moves. */
  natural: number;
  xOffset: number;
  yOffset: number;
  /** Blank before its outline, which is embedded as a part of it. */
  lead?: number;
  /** Glyphs that are embedded as parts of it, each so far from where it begins. */
  others?: readonly { id: number; x: number }[];
}

/** What a font was asked already: crossing into HarfBuzz costs more than looking up. */
interface Answers {
  /** Whether it has a glyph of its own, by code point. */
  has: Map<number, boolean>;
  /** By glyph, in thousandths. */
  advances: number[];
  /** Glyphs as they stood in words so far, by their number: the same letter in the same place is one object. */
  glyphs: ShapedGlyph[][];
}

/** A font that is open. */
export interface OpenFont {
  key: string;
  bytes: Uint8Array;
  /** Place in its file, which may be a collection of several. */
  index: number;
  postscriptName: string;
  facts: FontFacts;
  shaper: ShapingFont;
  scale: number;
  readSubsetter: FontData['readSubsetter'];
  answers: Answers;
}

const opened = new Map<string, OpenFont>();

/** Opens a font, or gives the one that is open already. */
export function openFont(data: FontData): OpenFont {
  const known = opened.get(data.key);
  if (known !== undefined) return known;
  const blob = new Blob(data.bytes);
  const faces = Array.from({ length: countFaces(data.bytes) }, (_, index) => new Face(blob, index));
  const index = Math.max(
    0,
    faces.findIndex((face) => nameOf(face) === data.face),
  );
  const face = faces[index];
  if (face === undefined) throw new Error(`The font ${data.key} holds no face.`);
  const facts = factsOfFont(openTables(data.bytes, index));
  const open = {
    key: data.key,
    bytes: data.bytes,
    index,
    postscriptName: nameOf(face),
    facts,
    shaper: new ShapingFont(face),
    scale: 1000 / facts.unitsPerEm,
    readSubsetter: data.readSubsetter,
    answers: { has: new Map<number, boolean>(), advances: [], glyphs: [] },
  };
  opened.set(data.key, open);
  return open;
}

/** Name by which PostScript and PDF call a face (OpenType, `name`, 6). */
function nameOf(face: Face): string {
  return face.getName(6, 'en');
}

/** Whether a font has a glyph of its own for a character. */
export function hasGlyph({ shaper, answers }: OpenFont, codePoint: number): boolean {
  const known = answers.has.get(codePoint);
  if (known !== undefined) return known;
  const has = shaper.nominalGlyph(codePoint) !== undefined;
  answers.has.set(codePoint, has);
  return has;
}

/** One buffer serves all: words are shaped one after the other. */
const buffer = new ShapingBuffer();

/** Chinese marks one after the other (`。”`, `》、《`) take half their width each, as Word has them (contextual half-width spacing). */
const TIGHT = new Feature('chws', 1);
const FULL_WIDTH = /[\u2018-\u201d\u3001-\u301b\uff01-\uff5e]./u;

/** The glyphs of some text in one font and direction, in the order of the page from left to right. */
export function shape(font: OpenFont, text: string, rightToLeft: boolean): Shape {
  buffer.reset();
  // Marks and their letters stay apart, so that each glyph says what it stands for.
  buffer.setClusterLevel(ClusterLevel.MONOTONE_CHARACTERS);
  buffer.addText(text);
  buffer.setDirection(rightToLeft ? Direction.RTL : Direction.LTR);
  buffer.guessSegmentProperties();
  shapeBuffer(font.shaper, buffer, FULL_WIDTH.test(text) ? [TIGHT] : undefined);
  const infos = buffer.getGlyphInfos();
  const positions = buffer.getGlyphPositions();
  const texts = textsOfGlyphs(text, infos, rightToLeft);
  let width = 0;
  const glyphs = infos.map(({ codepoint: id }, at): ShapedGlyph => {
    const position = positions[at] ?? NOWHERE;
    const glyph = glyphOf(font, id, texts[at] ?? '', position);
    width += glyph.advance;
    return glyph;
  });
  return { glyphs, width };
}

type Position = Pick<GlyphPosition, 'xAdvance' | 'xOffset' | 'yOffset'>;

const NOWHERE: Position = { xAdvance: 0, xOffset: 0, yOffset: 0 };

/** A glyph for some text at a place, which it shares with others that are alike. */
function glyphOf({ shaper, scale, answers }: OpenFont, id: number, text: string, position: Position): ShapedGlyph {
  const advance = position.xAdvance * scale;
  const xOffset = position.xOffset * scale;
  const yOffset = position.yOffset * scale;
  answers.glyphs[id] ??= [];
  const alike = answers.glyphs[id];
  for (const one of alike)
    if (one.advance === advance && one.text === text && one.xOffset === xOffset && one.yOffset === yOffset) return one;
  answers.advances[id] ??= shaper.glyphHAdvance(id) * scale;
  const made = { id, text, advance, natural: answers.advances[id], xOffset, yOffset };
  if (alike.length < MOST_ALIKE) alike.push(made);
  return made;
}

/** Beyond it looking up costs more than it saves. */
const MOST_ALIKE = 64;

/** Each glyph's characters, from where in the text its cluster begins; of several glyphs of a cluster, the first in the text has them. */
function textsOfGlyphs(text: string, infos: readonly { cluster: number }[], rightToLeft: boolean): string[] {
  if (infos.length === text.length && infos.every(({ cluster }, at) => cluster === at)) return text.split('');
  const clusters = infos.map(({ cluster }) => cluster);
  const starts = [...new Set(clusters)].sort((one, other) => one - other);
  const ends = new Map(starts.map((start, at) => [start, starts[at + 1] ?? text.length]));
  const told = new Set<number>();
  const texts = (rightToLeft ? clusters.toReversed() : clusters).map((cluster) => {
    if (told.has(cluster)) return '';
    told.add(cluster);
    return text.slice(cluster, ends.get(cluster));
  });
  return rightToLeft ? texts.reverse() : texts;
}
