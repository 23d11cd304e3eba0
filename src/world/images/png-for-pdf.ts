/** Which PNGs pdfkit's decoder (png-js 1.1) reads correctly, and how much memory the others take. */
import { FULL_PALETTE, GREY_ALPHA, PALETTE, type PngChunks, passesOf, RGB_ALPHA, samplesOf } from './png-chunks.js';

/** Pixels of width from which all seven passes of an interlaced image have columns: png-js reads empty rows of the others. */
const ADAM7_WIDTH = 5;
/** Bytes of a text chunk that png-js reads without overflowing the stack. */
const LONGEST_TEXT = 32_768;

/** Whether the PDF needs other bytes for a sound PNG: png-js would fail or show another picture. */
export function mustRewrite(chunks: PngChunks): boolean {
  const { header, palette, transparency, longestText } = chunks;
  if (mustDecode(chunks) || longestText > LONGEST_TEXT) return true;
  // It takes any palette for that of the pixels, and the last one of 256 colours for transparent.
  return header.color === PALETTE
    ? transparency !== undefined && palette?.length === FULL_PALETTE * 3
    : palette !== undefined;
}

/** Whether the pixels themselves must be written anew, not only the chunks around them. */
export function mustDecode({ header, transparency }: PngChunks): boolean {
  const { color, depth, width, isInterlaced } = header;
  if (isInterlaced && (depth < 8 || width < ADAM7_WIDTH)) return true;
  // Transparent colours of the pixels are read as bytes, whatever their depth.
  return transparency !== undefined && (color !== PALETTE || depth < 8);
}

/** Bytes that the pixels of a sound PNG take when it is decoded for the PDF; 0 for one whose pixels are kept compressed. */
export function decodedBytes(chunks: PngChunks): number {
  const { width, height, color, depth, isInterlaced } = chunks.header;
  const isDecoded = isInterlaced || color === GREY_ALPHA || color === RGB_ALPHA || chunks.transparency !== undefined;
  if (!isDecoded) return 0;
  const bytes = (samplesOf(color) * depth) / 8;
  return width * height * (mustDecode(chunks) ? Math.max(bytes, plainSamples(chunks)) : bytes);
}

/** Bytes of the decompressed pixels with their filter bytes. */
export function storedBytes({ header }: PngChunks): number {
  return passesOf(header).reduce((sum, { rows, rowBytes }) => sum + rows * rowBytes, 0);
}

/** Samples of a pixel when a transparent colour has become an alpha channel. */
export function plainSamples({ header, transparency }: PngChunks): number {
  return samplesOf(header.color) + (transparency === undefined || header.color === PALETTE ? 0 : 1);
}
