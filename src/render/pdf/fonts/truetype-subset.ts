/** A TrueType font cut down to some of its glyphs, as PDF embeds it (ISO 32000-1, 9.9): outlines are copied, not read. */
import { openTables, type Tables, tagOf } from './font-tables.js';

/** Tables that a PDF needs of a font, beside those that are made anew. */
const COPIED = ['cvt ', 'fpgm', 'prep'];

/** A glyph as it is embedded: several are drawn one over the other. Lengths in the font's units. */
export interface Drawing {
  parts: readonly { glyph: number; x: number; y: number }[];
  advance: number;
}

/** The font with some drawings alone, each as the glyph at its place in the list; parts that they share come after them. */
export function subsetTrueType(bytes: Uint8Array, index: number, drawings: readonly Drawing[]): Uint8Array {
  const font = openTables(bytes, index);
  const { outlines, shared } = outlinesOf(font, drawings);
  const count = outlines.length;
  const tables = new Map<string, Uint8Array>();
  for (const tag of COPIED) if (font.table(tag).byteLength > 0) tables.set(tag, copyOf(font.table(tag)));
  const { glyf, loca } = joinOutlines(outlines);
  tables.set('glyf', glyf);
  tables.set('loca', loca);
  tables.set(
    'head',
    changed(font.table('head'), (view) => {
      view.setUint32(8, 0);
      view.setInt16(50, 1);
    }),
  );
  tables.set(
    'hhea',
    changed(font.table('hhea'), (view) => view.setUint16(34, count)),
  );
  tables.set(
    'maxp',
    changed(font.table('maxp'), (view) => describeSizes(view, count)),
  );
  tables.set('hmtx', metricsOf(font, outlines, drawings, shared));
  return assemble(tables);
}

/** Room for letters with marks, which have twice what the font's largest glyph has at most. */
function describeSizes(maxp: DataView, count: number): void {
  maxp.setUint16(4, count);
  for (const [simple, compounds] of [
    [6, 10],
    [8, 12],
    [28, 28],
  ] as const)
    maxp.setUint16(compounds, 2 * Math.max(maxp.getUint16(simple), maxp.getUint16(compounds), 2));
  maxp.setUint16(30, maxp.getUint16(30) + 1);
}

function copyOf(view: DataView): Uint8Array {
  return new Uint8Array(view.buffer, view.byteOffset, view.byteLength).slice();
}

function changed(table: DataView, change: (view: DataView) => void): Uint8Array {
  const copy = copyOf(table);
  change(new DataView(copy.buffer));
  return copy;
}

/** The outlines of drawings and, after them, of the glyphs that they are made of. */
function outlinesOf(font: Tables, drawings: readonly Drawing[]): { outlines: Uint8Array[]; shared: number[] } {
  const outlines: Uint8Array[] = [];
  const shared: number[] = [];
  const numbers = new Map<number, number>();
  const numberOf = (glyph: number): number => {
    const known = numbers.get(glyph);
    if (known !== undefined) return known;
    const made = drawings.length + shared.length;
    numbers.set(glyph, made);
    shared.push(glyph);
    return made;
  };
  const add = (outline: Uint8Array): void => {
    renumberParts(outline, numberOf);
    outlines.push(outline);
  };
  const outlineOf = outlineReader(font);
  for (const { parts } of drawings) {
    const [first] = parts;
    add(first !== undefined && isAsItIs(parts) ? outlineOf(first.glyph) : compound(parts, outlineOf));
  }
  for (let at = 0; at < shared.length; at++) add(outlineOf(shared[at] ?? 0));
  return { outlines, shared };
}

/** Whether a drawing is one glyph at its own place: its outline is copied. */
function isAsItIs(parts: Drawing['parts']): boolean {
  return parts.length === 1 && parts[0]?.x === 0 && parts[0].y === 0;
}

function outlineReader(font: Tables): (glyph: number) => Uint8Array {
  const [glyf, loca] = [font.table('glyf'), font.table('loca')];
  const isLong = font.table('head').getInt16(50) === 1;
  const place = (glyph: number) => (isLong ? loca.getUint32(glyph * 4) : loca.getUint16(glyph * 2) * 2);
  return (glyph) => {
    const [from, to] = [place(glyph), place(glyph + 1)];
    return copyOf(new DataView(glyf.buffer, glyf.byteOffset + from, to - from));
  };
}

/** Flags of a part of a compound glyph (OpenType, glyf). */
const PART = { wide: 0x1, places: 0x2, scale: 0x8, more: 0x20, scales: 0x40, matrix: 0x80 };

/** Size of a part of a compound glyph with its place as two words. */
const PART_SIZE = 8;

/** One glyph of several, each at its place (a letter with its marks). */
function compound(parts: Drawing['parts'], outlineOf: (glyph: number) => Uint8Array): Uint8Array {
  const view = new DataView(new ArrayBuffer(10 + PART_SIZE * parts.length));
  view.setInt16(0, -1);
  const boxes = parts.map(({ glyph, x, y }) => boxOf(outlineOf(glyph), x, y));
  for (const side of [0, 1, 2, 3]) {
    const sides = boxes.flatMap((box) => box?.[side] ?? []);
    view.setInt16(2 + 2 * side, sides.length === 0 ? 0 : side < 2 ? Math.min(...sides) : Math.max(...sides));
  }
  parts.forEach(({ glyph, x, y }, at) => {
    const start = 10 + PART_SIZE * at;
    view.setUint16(start, PART.wide | PART.places | (at < parts.length - 1 ? PART.more : 0));
    view.setUint16(start + 2, glyph);
    view.setInt16(start + 4, x);
    view.setInt16(start + 6, y);
  });
  return new Uint8Array(view.buffer);
}

/** Left, lower, right and upper side of an outline that is moved; undefined for an empty one. */
function boxOf(outline: Uint8Array, x: number, y: number): number[] | undefined {
  if (outline.length < 10) return undefined;
  const view = new DataView(outline.buffer);
  return [2, 4, 6, 8].map((at, side) => view.getInt16(at) + (side % 2 === 0 ? x : y));
}

/** Changes the numbers of the glyphs that a compound glyph is made of. */
function renumberParts(outline: Uint8Array, numberOf: (glyph: number) => number): void {
  const view = new DataView(outline.buffer);
  if (outline.length < 10 || view.getInt16(0) >= 0) return;
  for (let at = 10; ; ) {
    const flags = view.getUint16(at);
    view.setUint16(at + 2, numberOf(view.getUint16(at + 2)));
    at += 4 + (flags & PART.wide ? 4 : 2);
    at += flags & PART.scale ? 2 : flags & PART.scales ? 4 : flags & PART.matrix ? 8 : 0;
    if (!(flags & PART.more)) return;
  }
}

function joinOutlines(outlines: readonly Uint8Array[]): { glyf: Uint8Array; loca: Uint8Array } {
  const loca = new DataView(new ArrayBuffer(4 * (outlines.length + 1)));
  let size = 0;
  outlines.forEach((outline, at) => {
    loca.setUint32(4 * at, size);
    size += aligned(outline.length);
  });
  loca.setUint32(4 * outlines.length, size);
  const glyf = new Uint8Array(size);
  outlines.forEach((outline, at) => {
    glyf.set(outline, loca.getUint32(4 * at));
  });
  return { glyf, loca: new Uint8Array(loca.buffer) };
}

/** Advances, and where each outline begins, so that it stays where it is. Shared parts keep theirs: a glyph may ask for them. */
function metricsOf(
  font: Tables,
  outlines: readonly Uint8Array[],
  drawings: readonly Drawing[],
  shared: readonly number[],
): Uint8Array {
  const hmtx = font.table('hmtx');
  const long = font.table('hhea').getUint16(34);
  // The last advance holds for all glyphs after it, which have bearings alone.
  const advanceOf = (glyph: number) => hmtx.getUint16(4 * Math.min(glyph, long - 1));
  const bearingOf = (glyph: number) => hmtx.getInt16(glyph < long ? 4 * glyph + 2 : 4 * long + 2 * (glyph - long));
  const out = new DataView(new ArrayBuffer(4 * outlines.length));
  const set = (at: number, advance: number, bearing: number): void => {
    out.setUint16(4 * at, advance);
    out.setInt16(4 * at + 2, bearing);
  };
  drawings.forEach(({ parts, advance }, at) => {
    const [first] = parts;
    const box = boxOf(outlines[at] ?? new Uint8Array(), 0, 0);
    set(at, advance, first !== undefined && isAsItIs(parts) ? bearingOf(first.glyph) : (box?.[0] ?? 0));
  });
  shared.forEach((glyph, at) => {
    set(drawings.length + at, advanceOf(glyph), bearingOf(glyph));
  });
  return new Uint8Array(out.buffer);
}

/** A font file of tables (OpenType, "Organization of an OpenType font"). */
function assemble(tables: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const tags = [...tables.keys()].sort();
  const headers = 12 + 16 * tags.length;
  const size = tags.reduce((sum, tag) => sum + aligned(tables.get(tag)?.length ?? 0), headers);
  const file = new Uint8Array(size);
  const view = new DataView(file.buffer);
  const power = 2 ** Math.floor(Math.log2(tags.length));
  view.setUint32(0, 0x00010000);
  view.setUint16(4, tags.length);
  view.setUint16(6, power * 16);
  view.setUint16(8, Math.log2(power));
  view.setUint16(10, tags.length * 16 - power * 16);
  let offset = headers;
  tags.forEach((tag, at) => {
    const table = tables.get(tag) ?? new Uint8Array();
    file.set(table, offset);
    const record = 12 + 16 * at;
    view.setUint32(record, tagOf(tag));
    view.setUint32(record + 4, checksum(view, offset, aligned(table.length)));
    view.setUint32(record + 8, offset);
    view.setUint32(record + 12, table.length);
    offset += aligned(table.length);
  });
  const head = 12 + 16 * tags.indexOf('head');
  view.setUint32(view.getUint32(head + 8) + 8, (0xb1b0afba - checksum(view, 0, size)) >>> 0);
  return file;
}

function checksum(view: DataView, from: number, length: number): number {
  let sum = 0;
  for (let at = from; at < from + length; at += 4) sum = (sum + view.getUint32(at)) >>> 0;
  return sum;
}

function aligned(length: number): number {
  return (length + 3) & ~3;
}
