/** Reads the chunks of a PNG (ISO 15948), and how its rows of pixels are arranged. */
import { crc32 } from 'node:zlib';

/** The parts of a PNG that decide what its picture is. */
export interface PngChunks {
  header: PngHeader;
  /** The compressed pixels, in pieces. */
  data: Uint8Array[];
  palette: Uint8Array | undefined;
  transparency: Uint8Array | undefined;
  profile: Uint8Array | undefined;
  /** Bytes of the longest text chunk. */
  longestText: number;
  /** Name of the chunk before. */
  last: string;
}

export interface PngHeader {
  width: number;
  height: number;
  depth: number;
  color: number;
  isInterlaced: boolean;
}

const SIGNATURE_LENGTH = 8;
/** Bytes of a chunk around its data: length, name and checksum. */
const FRAME = 12;

/** Colour types. */
export const GREY = 0;
export const RGB = 2;
export const PALETTE = 3;
export const GREY_ALPHA = 4;
export const RGB_ALPHA = 6;

/** Colours of the largest palette. */
export const FULL_PALETTE = 256;

/** Samples of a pixel by colour type, and the depths that the type may have. */
const COLOR_TYPES: Readonly<Record<number, { samples: number; depths: readonly number[] }>> = {
  [GREY]: { samples: 1, depths: [1, 2, 4, 8, 16] },
  [RGB]: { samples: 3, depths: [8, 16] },
  [PALETTE]: { samples: 1, depths: [1, 2, 4, 8] },
  [GREY_ALPHA]: { samples: 2, depths: [8, 16] },
  [RGB_ALPHA]: { samples: 4, depths: [8, 16] },
};

/** Numbers in a pixel of that colour type; an index into the palette is one. */
export function samplesOf(color: number): number {
  return COLOR_TYPES[color]?.samples ?? 1;
}

/** The chunks up to `IEND`; undefined when one is cut, has a wrong checksum, is unknown and essential, or is out of order. */
export function readChunks(bytes: Uint8Array): PngChunks | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let chunks: PngChunks | undefined;
  for (let at = SIGNATURE_LENGTH; at + FRAME <= bytes.length; ) {
    const length = view.getUint32(at);
    const end = at + length + FRAME;
    if (end > bytes.length || crc32(bytes.subarray(at + 4, end - 4)) !== view.getUint32(end - 4)) return undefined;
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    const data = bytes.subarray(at + 8, end - 4);
    if (chunks === undefined) chunks = name === 'IHDR' ? newChunks(data) : undefined;
    else if (name === 'IEND') return chunks;
    else chunks = withChunk(chunks, name, data);
    if (chunks === undefined) return undefined;
    at = end;
  }
  return undefined;
}

function newChunks(data: Uint8Array): PngChunks | undefined {
  const [depth = 0, color = 0, compression, filter, interlace] = data.subarray(8);
  const isKnown = COLOR_TYPES[color]?.depths.includes(depth) === true && compression === 0 && filter === 0;
  if (data.length !== 13 || !isKnown || (interlace !== 0 && interlace !== 1)) return undefined;
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  return {
    header: { width: view.getUint32(0), height: view.getUint32(4), depth, color, isInterlaced: interlace === 1 },
    data: [],
    palette: undefined,
    transparency: undefined,
    profile: undefined,
    longestText: 0,
    last: 'IHDR',
  };
}

/** Adds a chunk; undefined when it must not be there: readers would differ in what they make of it. */
function withChunk(chunks: PngChunks, name: string, data: Uint8Array): PngChunks | undefined {
  const isBeforeData = chunks.data.length === 0;
  if (name === 'IDAT') {
    if (!isBeforeData && chunks.last !== 'IDAT') return undefined;
    chunks.data.push(data);
  } else if (name === 'PLTE') {
    if (!isBeforeData || chunks.palette !== undefined || chunks.transparency !== undefined) return undefined;
    chunks.palette = data;
  } else if (name === 'tRNS') {
    if (!isBeforeData || chunks.transparency !== undefined) return undefined;
    chunks.transparency = data;
  } else if (name === 'iCCP') chunks.profile = data;
  else if (name === 'tEXt') chunks.longestText = Math.max(chunks.longestText, data.length);
  // A capital letter: the picture cannot be shown without knowing this chunk.
  else if (/^[A-Z]/.test(name)) return undefined;
  chunks.last = name;
  return chunks;
}

/** Rows of the same length: those of the whole image, or of one pass of an interlaced one. */
export interface RowsOfPass {
  rows: number;
  /** Pixels of a row. */
  columns: number;
  /** Bytes of a row with its filter byte. */
  rowBytes: number;
  /** Place of the first pixel in the image, and the distance to the next one. */
  x: number;
  y: number;
  dx: number;
  dy: number;
}

/** Offsets and steps of the seven passes of an interlaced image (ISO 15948, 8.2). */
const ADAM7 = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

/** The passes of an image that have pixels, in the order in which they are stored. */
export function passesOf({ width, height, depth, color, isInterlaced }: PngHeader): RowsOfPass[] {
  const bits = depth * samplesOf(color);
  const passes = isInterlaced ? ADAM7 : ([[0, 0, 1, 1]] as const);
  return passes
    .map(([x, y, dx, dy]) => {
      const columns = Math.ceil((width - x) / dx);
      return {
        x,
        y,
        dx,
        dy,
        columns,
        rows: Math.ceil((height - y) / dy),
        rowBytes: Math.ceil((columns * bits) / 8) + 1,
      };
    })
    .filter(({ columns, rows }) => columns > 0 && rows > 0);
}
