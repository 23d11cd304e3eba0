/**
 * A font with PostScript outlines cut down to some of its glyphs. HarfBuzz leaves out what no other glyph asks for, the
 * thousands of shared strokes of a Chinese font too (half of what fontkit alone writes, in a third of its time); fontkit
 * then puts the rest in our order, a glyph twice where it stands for two texts, which HarfBuzz cannot.
 */
import type { Font } from 'fontkit';
import { loadFontkit } from '../pdfmake/internals.js';
import type { OpenFont } from './fonts.js';

/** The `CFF` table of a font of these glyphs alone, each at its place in the list; before them, the one for what is missing. */
export function subsetCff(open: OpenFont, glyphs: readonly number[]): Uint8Array {
  const kept = [...new Set([0, ...glyphs])].sort((one, other) => one - other);
  const thin = thinFont(open, kept);
  const font = thin === undefined ? undefined : openFace(thin, 0);
  if (font === undefined) return encoded(openFace(open.bytes, open.index), glyphs);
  const places = new Map(kept.map((glyph, at) => [glyph, at]));
  return encoded(
    font,
    glyphs.map((glyph) => places.get(glyph) ?? 0),
  );
}

function openFace(bytes: Uint8Array, index: number): Font {
  const file = loadFontkit().create(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  const font = 'fonts' in file ? file.fonts[index] : file;
  if (font === undefined) throw new Error(`A font file holds no face ${index}.`);
  return font;
}

function encoded(font: Font, glyphs: readonly number[]): Uint8Array {
  const subset = font.createSubset();
  subset.glyphs.push(...glyphs);
  return subset.encode();
}

/** The subsetter, compiled when the first font asks for it. */
let compiled: WebAssembly.Module | undefined;

/** Shared strokes are written out in each glyph (HarfBuzz, hb-subset.h). */
const DESUBROUTINIZE = 4;

/** Sets of a plan (HarfBuzz, hb-subset.h): tables to leave out. */
const DROPPED_TABLES = 3;

/** Tables that neither fontkit nor a PDF asks for. */
const UNUSED = ['GSUB', 'GPOS', 'GDEF', 'BASE', 'VORG', 'vhea', 'vmtx', 'STAT'];

/**
 * The font with these glyphs, numbered anew in their order; undefined where HarfBuzz refuses it. Each font has a machine of
 * its own, which goes with it: several whole Chinese fonts would not fit in the memory of one.
 */
function thinFont({ bytes, index, readSubsetter }: OpenFont, glyphs: readonly number[]): Uint8Array | undefined {
  if (readSubsetter === undefined) return undefined;
  compiled ??= new WebAssembly.Module(readSubsetter());
  const { exports } = new WebAssembly.Instance(compiled);
  const call = (name: string, ...given: number[]): number => {
    const called = exports[name];
    if (typeof called !== 'function') throw new Error(`HarfBuzz's subsetter has no ${name}.`);
    return Number(called(...given));
  };
  const { memory } = exports;
  if (!(memory instanceof WebAssembly.Memory)) throw new Error("HarfBuzz's subsetter has no memory.");
  call('_initialize');
  const start = call('malloc', bytes.length);
  if (start === 0) return undefined;
  new Uint8Array(memory.buffer).set(bytes, start);
  const face = call('hb_face_create', call('hb_blob_create', start, bytes.length, READ_ONLY, 0, 0), index);
  const input = call('hb_subset_input_create_or_fail');
  const wanted = call('hb_subset_input_glyph_set', input);
  for (const glyph of glyphs) call('hb_set_add', wanted, glyph);
  const dropped = call('hb_subset_input_set', input, DROPPED_TABLES);
  for (const tag of UNUSED) call('hb_set_add', dropped, Buffer.from(tag).readUInt32BE());
  call('hb_subset_input_set_flags', input, DESUBROUTINIZE);
  const made = call('hb_subset_or_fail', face, input);
  if (made === 0) return undefined;
  const blob = call('hb_face_reference_blob', made);
  const from = call('hb_blob_get_data', blob, 0);
  return new Uint8Array(memory.buffer).slice(from, from + call('hb_blob_get_length', blob));
}

/** The bytes of a font are not to be written over (HarfBuzz, hb-blob.h). */
const READ_ONLY = 1;
