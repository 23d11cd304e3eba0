/**
 * Checks a PNG (ISO 15948) as far as the renderers rely on it: sound chunks, image data of exactly the size that the header
 * promises, and none of the kinds that pdfkit's decoder gets wrong.
 */
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32, createInflate, inflateSync } from 'node:zlib';
import { DAMAGED, type ImageProblem, profileProblem } from './image-problems.js';

/** The parts of a PNG that are checked beside its pixels. */
interface PngChunks {
  header: PngHeader;
  /** The compressed pixels, in pieces. */
  data: Uint8Array[];
  palette: Uint8Array | undefined;
  transparency: Uint8Array | undefined;
  profile: Uint8Array | undefined;
  /** Bytes of the longest text chunk. */
  longestText: number;
}

interface PngHeader {
  width: number;
  height: number;
  depth: number;
  color: number;
  isInterlaced: boolean;
}

const SIGNATURE_LENGTH = 8;
/** Bytes of a chunk around its data: length, name and checksum. */
const FRAME = 12;

const PALETTE = 3;
const GREY_ALPHA = 4;
const RGB_ALPHA = 6;

/** Samples of a pixel by colour type, and the depths that the type may have. */
const COLOR_TYPES: Readonly<Record<number, { samples: number; depths: readonly number[] }>> = {
  0: { samples: 1, depths: [1, 2, 4, 8, 16] },
  2: { samples: 3, depths: [8, 16] },
  3: { samples: 1, depths: [1, 2, 4, 8] },
  4: { samples: 2, depths: [8, 16] },
  6: { samples: 4, depths: [8, 16] },
};

/** What is wrong with a PNG, or undefined. Its number of pixels was checked before. */
export async function pngProblem(bytes: Uint8Array): Promise<ImageProblem | undefined> {
  const chunks = readChunks(bytes);
  if (chunks === undefined) return DAMAGED;
  return unsupportedKind(chunks) ?? iccProblem(chunks) ?? (await pixelsProblem(chunks));
}

/** Bytes that the pixels of a sound PNG take when pdfkit decodes them; 0 for one whose pixels it takes over as they are. */
export function decodedPngBytes(bytes: Uint8Array): number {
  const chunks = readChunks(bytes);
  if (chunks === undefined) return 0;
  const { width, height, depth, color, isInterlaced } = chunks.header;
  const isDecoded = isInterlaced || color === GREY_ALPHA || color === RGB_ALPHA || chunks.transparency !== undefined;
  return isDecoded ? (width * height * depth * (COLOR_TYPES[color]?.samples ?? 1)) / 8 : 0;
}

/** The chunks up to `IEND`; undefined when one is cut, has a wrong checksum or is not where it must be. */
function readChunks(bytes: Uint8Array): PngChunks | undefined {
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
    else addChunk(chunks, name, data);
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
  const header = { width: view.getUint32(0), height: view.getUint32(4), depth, color, isInterlaced: interlace === 1 };
  return { header, data: [], palette: undefined, transparency: undefined, profile: undefined, longestText: 0 };
}

function addChunk(chunks: PngChunks, name: string, data: Uint8Array): void {
  if (name === 'IDAT') chunks.data.push(data);
  else if (name === 'PLTE') chunks.palette = data;
  else if (name === 'tRNS') chunks.transparency = data;
  else if (name === 'iCCP') chunks.profile = data;
  else if (name === 'tEXt') chunks.longestText = Math.max(chunks.longestText, data.length);
}

/** Pixels of width from which all seven passes of an interlaced image have columns. */
const ADAM7_WIDTH = 5;
/** Bytes of a text chunk that pdfkit's decoder reads without overflowing the stack. */
const LONGEST_TEXT = 32_768;
const FULL_PALETTE = 256;
const PLAIN = 'Save it again as a 24-bit or 32-bit PNG without interlacing.';

/** Kinds that are legal but come out wrong in the PDF: png-js 1.1 (pdfkit's decoder) reads them as something else. */
function unsupportedKind({ header, palette, transparency, longestText }: PngChunks): ImageProblem | undefined {
  const { color, depth, width, isInterlaced } = header;
  if (color === PALETTE && !isPalette(palette, transparency)) return DAMAGED;
  if (color !== PALETTE && palette !== undefined) return { problem: 'has a suggested palette', help: PLAIN };
  if (color !== PALETTE && transparency !== undefined)
    return { problem: 'has one transparent colour instead of an alpha channel', help: PLAIN };
  if (isInterlaced && depth < 8) return { problem: `is interlaced with ${depth} bits a pixel`, help: PLAIN };
  if (isInterlaced && width < ADAM7_WIDTH) return { problem: 'is interlaced and very narrow', help: PLAIN };
  if (transparency !== undefined && (depth < 8 || palette?.length === FULL_PALETTE * 3))
    return { problem: 'has transparent colours in its palette', help: PLAIN };
  if (longestText > LONGEST_TEXT)
    return { problem: `has a comment of ${longestText} bytes`, help: 'Save it again without comments or metadata.' };
  return undefined;
}

function isPalette(palette: Uint8Array | undefined, transparency: Uint8Array | undefined): boolean {
  if (palette === undefined || palette.length === 0 || palette.length % 3 !== 0) return false;
  return palette.length <= FULL_PALETTE * 3 && (transparency?.length ?? 0) <= palette.length / 3;
}

/** Bytes of a colour profile; those of printers have about 3 MB. */
const LARGEST_PROFILE = 4 * 2 ** 20;

function iccProblem({ profile }: PngChunks): ImageProblem | undefined {
  if (profile === undefined) return undefined;
  try {
    // A name, a zero, the method of compression, the compressed profile.
    const compressed = profile.subarray(profile.indexOf(0) + 2);
    return profileProblem(inflateSync(compressed, { maxOutputLength: LARGEST_PROFILE }));
  } catch {
    return DAMAGED;
  }
}

/** A part of the pixels whose rows have the same length: the whole image, or one pass of an interlaced one. */
interface Pass {
  rows: number;
  /** Bytes of a row with its filter byte. */
  rowBytes: number;
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

function passesOf({ width, height, depth, color, isInterlaced }: PngHeader): Pass[] {
  const bits = depth * (COLOR_TYPES[color]?.samples ?? 1);
  const passes = isInterlaced ? ADAM7 : ([[0, 0, 1, 1]] as const);
  return passes
    .map(([x, y, dx, dy]) => ({
      columns: Math.ceil((width - x) / dx),
      rows: Math.ceil((height - y) / dy),
    }))
    .filter(({ columns, rows }) => columns > 0 && rows > 0)
    .map(({ columns, rows }) => ({ rows, rowBytes: Math.ceil((columns * bits) / 8) + 1 }));
}

const LAST_FILTER = 4;

/** Decompresses the pixels piece by piece, keeping none, and checks their size and the filter of each row. */
async function pixelsProblem({ header, data }: PngChunks): Promise<ImageProblem | undefined> {
  const rows = rowStarts(passesOf(header));
  let next = rows.next();
  let at = 0;
  try {
    await pipeline(
      Readable.from(data),
      createInflate({ chunkSize: 2 ** 18 }),
      async (pixels: AsyncIterable<Buffer>) => {
        for await (const piece of pixels) {
          for (; next.done !== true && next.value - at < piece.length; next = rows.next())
            if ((piece[next.value - at] ?? 0) > LAST_FILTER) throw new Error('unknown filter');
          at += piece.length;
          // A few bytes may decompress to gigabytes: nothing is read beyond what the header promised.
          if (next.done === true && at > next.value) throw new Error('too many bytes');
        }
      },
    );
    return next.done === true && at === next.value ? undefined : DAMAGED;
  } catch {
    return DAMAGED;
  }
}

/** Offsets of the rows, one after another; returns the size of all. */
function* rowStarts(passes: readonly Pass[]): Generator<number, number> {
  let at = 0;
  for (const { rows, rowBytes } of passes)
    for (let row = 0; row < rows; row++) {
      yield at;
      at += rowBytes;
    }
  return at;
}
