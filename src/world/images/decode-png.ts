/** Decodes the pixels of a checked PNG (ISO 15948) of any kind to 8 bits a sample. */
import { inflateSync } from 'node:zlib';
import { PALETTE, type PngChunks, passesOf, type RowsOfPass, samplesOf } from './png-chunks.js';
import { plainSamples, storedBytes } from './png-for-pdf.js';

/**
 * The pixels row by row from the top, each row with a filter byte 0 (no filter) before it, as a PNG stores them. Palettes keep
 * their indices; a transparent colour (`tRNS`) becomes an alpha channel; samples are scaled to 0 … 255.
 */
export function decodePng(chunks: PngChunks): Uint8Array {
  const { width, height } = chunks.header;
  const stored = inflateSync(Buffer.concat(chunks.data), { maxOutputLength: storedBytes(chunks) });
  const plain = new Uint8Array((1 + width * plainSamples(chunks)) * height);
  let at = 0;
  for (const pass of passesOf(chunks.header)) {
    const bytes = stored.subarray(at, at + pass.rows * pass.rowBytes);
    unfilter(bytes, pass, chunks);
    copyPass(bytes, pass, chunks, plain);
    at += bytes.length;
  }
  return plain;
}

/** Replaces the differences of a pass to its neighbours by the bytes themselves (ISO 15948, 9.2). */
function unfilter(bytes: Uint8Array, { rows, rowBytes }: RowsOfPass, { header }: PngChunks): void {
  const step = Math.max(1, (header.depth * samplesOf(header.color)) / 8);
  for (let row = 0; row < rows; row++) {
    const start = row * rowBytes;
    const filter = bytes[start] ?? 0;
    if (filter === 0) continue;
    for (let at = start + 1; at < start + rowBytes; at++) {
      const hasLeft = at > start + step;
      const left = hasLeft ? (bytes[at - step] ?? 0) : 0;
      const up = row > 0 ? (bytes[at - rowBytes] ?? 0) : 0;
      const corner = hasLeft && row > 0 ? (bytes[at - rowBytes - step] ?? 0) : 0;
      bytes[at] = (bytes[at] ?? 0) + predicted(filter, left, up, corner);
    }
  }
}

function predicted(filter: number, left: number, up: number, corner: number): number {
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  const [toLeft, toUp] = [Math.abs(up - corner), Math.abs(left - corner)];
  const toCorner = Math.abs(left + up - 2 * corner);
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}

/** Puts the pixels of a pass where they belong in the image. */
function copyPass(bytes: Uint8Array, pass: RowsOfPass, chunks: PngChunks, plain: Uint8Array): void {
  const { color, depth } = chunks.header;
  const samples = samplesOf(color);
  const key = keyOf(chunks);
  const step = plainSamples(chunks);
  const scale = color === PALETTE ? 1 : 255 / (2 ** depth - 1);
  const rowBytes = 1 + chunks.header.width * step;
  for (let row = 0; row < pass.rows; row++) {
    const start = row * pass.rowBytes + 1;
    let to = (pass.y + row * pass.dy) * rowBytes + 1 + pass.x * step;
    for (let column = 0; column < pass.columns; column++) {
      let isKey = key !== undefined;
      for (let index = 0; index < samples; index++) {
        const sample = sampleAt(bytes, start, column * samples + index, depth);
        plain[to + index] = Math.round(sample * scale);
        if (key !== undefined && sample !== key[index]) isKey = false;
      }
      if (key !== undefined) plain[to + samples] = isKey ? 0 : 255;
      to += pass.dx * step;
    }
  }
}

/** The samples of the one colour that is transparent; as many of their low bits count as a sample has. */
function keyOf({ header, transparency }: PngChunks): number[] | undefined {
  if (transparency === undefined || header.color === PALETTE) return undefined;
  const mask = 2 ** header.depth - 1;
  return Array.from({ length: samplesOf(header.color) }, (_, index) => sampleAt(transparency, 0, index, 16) & mask);
}

function sampleAt(bytes: Uint8Array, start: number, index: number, depth: number): number {
  if (depth === 8) return bytes[start + index] ?? 0;
  if (depth === 16) return ((bytes[start + index * 2] ?? 0) << 8) | (bytes[start + index * 2 + 1] ?? 0);
  const bit = index * depth;
  return ((bytes[start + (bit >> 3)] ?? 0) >> (8 - depth - (bit & 7))) & (2 ** depth - 1);
}
