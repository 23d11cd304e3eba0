/** The tables of a font file (OpenType, "Organization of an OpenType font"), and what a PDF says of a font out of them. */

/** A font by its tables. */
export interface Tables {
  /** Bytes of a table; empty where the font has none. */
  table(tag: string): DataView;
}

/** What a PDF tells of a font as a whole; lengths in the font's units. */
export interface FontFacts {
  unitsPerEm: number;
  /** Box around all of its glyphs: left, bottom, right, top. */
  box: readonly [number, number, number, number];
  ascent: number;
  descent: number;
  /** Heights of `H` and `x`; 0 where the font does not say. */
  capHeight: number;
  xHeight: number;
  isItalic: boolean;
  /** Degrees by which its letters lean to the left. */
  italicAngle: number;
  /** Its outlines are TrueType's; others have those of PostScript. */
  isTrueType: boolean;
}

/** Opens the tables of a face by its place in the file, which may be a collection of several. */
export function openTables(bytes: Uint8Array, index: number): Tables {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = isCollection(view) ? view.getUint32(12 + 4 * index) : 0;
  const places = new Map<number, [number, number]>();
  for (let at = 0; at < view.getUint16(start + 4); at++) {
    const record = start + 12 + 16 * at;
    places.set(view.getUint32(record), [view.getUint32(record + 8), view.getUint32(record + 12)]);
  }
  const table = (tag: string): DataView => {
    const [offset, length] = places.get(tagOf(tag)) ?? [0, 0];
    return new DataView(bytes.buffer, bytes.byteOffset + offset, length);
  };
  return { table };
}

/** How many faces a font file holds. */
export function countFaces(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return isCollection(view) ? view.getUint32(8) : 1;
}

function isCollection(file: DataView): boolean {
  return file.getUint32(0) === tagOf('ttcf');
}

/** A table's tag as a number. */
export function tagOf(tag: string): number {
  return [...tag].reduce((sum, letter) => sum * 256 + letter.charCodeAt(0), 0);
}

/** Reads the facts of a font (OpenType, `head`, `hhea`, `OS/2`, `post`). Throws where it is none. */
export function factsOfFont({ table }: Tables): FontFacts {
  const [head, hhea, os2, post] = [table('head'), table('hhea'), table('OS/2'), table('post')];
  // The first versions of the table end before the heights.
  const hasHeights = os2.byteLength >= 90 && os2.getUint16(0) >= 2;
  return {
    unitsPerEm: head.getUint16(18),
    box: [head.getInt16(36), head.getInt16(38), head.getInt16(40), head.getInt16(42)],
    ascent: hhea.getInt16(4),
    descent: hhea.getInt16(6),
    capHeight: hasHeights ? os2.getInt16(88) : 0,
    xHeight: hasHeights ? os2.getInt16(86) : 0,
    isItalic: (head.getUint16(44) & 0b10) !== 0,
    italicAngle: post.byteLength < 8 ? 0 : post.getInt32(4) / 0x10000,
    isTrueType: table('glyf').byteLength > 0,
  };
}
