/**
 * Checks a PNG (ISO 15948) as far as the renderers rely on it: sound chunks in their order, and image data of exactly the size
 * that the header promises.
 */
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createInflate, inflateSync } from 'node:zlib';
import { DAMAGED, type ImageProblem, profileProblem } from './image-problems.js';
import {
  FULL_PALETTE,
  GREY,
  PALETTE,
  type PngChunks,
  passesOf,
  RGB,
  RGB_ALPHA,
  type RowsOfPass,
} from './png-chunks.js';

/** What is wrong with a PNG, or undefined. Its number of pixels was checked before. */
export async function pngProblem(chunks: PngChunks): Promise<ImageProblem | undefined> {
  if (!hasSoundPalette(chunks) || !hasSoundTransparency(chunks)) return DAMAGED;
  return iccProblem(chunks) ?? (await pixelsProblem(chunks));
}

/** Whether a palette is there where one must be, and has whole colours. Truecolour may have one as a suggestion. */
function hasSoundPalette({ header: { color }, palette }: PngChunks): boolean {
  if (palette === undefined) return color !== PALETTE;
  const isAllowed = color === PALETTE || color === RGB || color === RGB_ALPHA;
  return isAllowed && palette.length > 0 && palette.length % 3 === 0 && palette.length <= FULL_PALETTE * 3;
}

/** Bytes of the one transparent colour of images without a palette. */
const KEY_BYTES: Readonly<Record<number, number>> = { [GREY]: 2, [RGB]: 6 };

function hasSoundTransparency({ header: { color }, palette, transparency }: PngChunks): boolean {
  if (transparency === undefined) return true;
  return color === PALETTE
    ? transparency.length <= (palette?.length ?? 0) / 3
    : transparency.length === KEY_BYTES[color];
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
function* rowStarts(passes: readonly RowsOfPass[]): Generator<number, number> {
  let at = 0;
  for (const { rows, rowBytes } of passes)
    for (let row = 0; row < rows; row++) {
      yield at;
      at += rowBytes;
    }
  return at;
}
