/**
 * Writes a PNG again for pdfkit, whose decoder (png-js 1.1) fails on some sound ones or shows another picture. What it can read is
 * kept; the rest becomes 8 bits a sample, not interlaced, with an alpha channel in place of a transparent colour. No other chunks
 * than those of the picture are written. The PNG that is given must have been checked.
 */
import { crc32, deflateSync } from 'node:zlib';
import { decodePng } from './decode-png.js';
import {
  FULL_PALETTE,
  GREY,
  GREY_ALPHA,
  PALETTE,
  type PngChunks,
  type PngHeader,
  RGB,
  RGB_ALPHA,
} from './png-chunks.js';
import { mustDecode } from './png-for-pdf.js';

/** The same picture as bytes that pdfkit reads correctly. */
export function plainPng(chunks: PngChunks): Uint8Array {
  const { header, transparency } = chunks;
  const palette = header.color === PALETTE ? chunks.palette : undefined;
  const alphas = palette === undefined || transparency === undefined ? undefined : wholeAlphas(transparency);
  const plain = mustDecode(chunks) ? plainHeader(chunks) : header;
  const data = mustDecode(chunks) ? [deflateSync(decodePng(chunks), { level: levelOf(plain) })] : chunks.data;
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', headerData(plain)),
    ...(palette === undefined ? [] : [chunk('PLTE', palette)]),
    ...(alphas === undefined ? [] : [chunk('tRNS', alphas)]),
    chunk('IDAT', Buffer.concat(data)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** The alphas of all colours of the largest palette: png-js forgets the last one of 256 when they are fewer. */
function wholeAlphas(transparency: Uint8Array): Buffer {
  const alphas = Buffer.alloc(FULL_PALETTE, 255);
  alphas.set(transparency);
  return alphas;
}

const WITH_ALPHA: Readonly<Record<number, number>> = { [GREY]: GREY_ALPHA, [RGB]: RGB_ALPHA };

function plainHeader({ header, transparency }: PngChunks): PngHeader {
  const color = transparency === undefined ? header.color : (WITH_ALPHA[header.color] ?? header.color);
  return { ...header, color, depth: 8, isInterlaced: false };
}

/** pdfkit decompresses pixels with alpha at once, and compresses them itself: those are not worth the time. */
function levelOf({ color }: PngHeader): number {
  return color === GREY_ALPHA || color === RGB_ALPHA ? 1 : 6;
}

function headerData({ width, height, depth, color, isInterlaced }: PngHeader): Buffer {
  const data = Buffer.alloc(13);
  data.writeUInt32BE(width, 0);
  data.writeUInt32BE(height, 4);
  data.set([depth, color, 0, 0, isInterlaced ? 1 : 0], 8);
  return data;
}

function chunk(name: string, data: Uint8Array): Buffer {
  const bytes = Buffer.alloc(data.length + 12);
  bytes.writeUInt32BE(data.length, 0);
  bytes.write(name, 4, 'latin1');
  bytes.set(data, 8);
  bytes.writeUInt32BE(crc32(bytes.subarray(4, -4)), bytes.length - 4);
  return bytes;
}
