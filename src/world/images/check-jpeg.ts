/**
 * Checks a JPEG (ISO 10918-1) as far as readers of PDF, DOCX and HTML rely on it: sound segments up to the end of the image,
 * 8 bits a sample, grey or RGB colours, and the two processes that all readers decode (baseline, progressive).
 */
import { CMYK, DAMAGED, type ImageProblem, profileProblem } from './image-problems.js';

const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
const DHT = 0xc4;
const DQT = 0xdb;
const JPG = 0xc8;
const DAC = 0xcc;
const APP2 = 0xe2;

interface Jpeg {
  frame: { process: number; bits: number; width: number; height: number; components: number } | undefined;
  hasTables: { quantization: boolean; huffman: boolean };
  scans: number;
  /** Bytes of the scans, marker bytes left out. */
  scanBytes: number;
  profile: Uint8Array | undefined;
}

/** Whether bytes begin as those of a JPEG. */
export function isJpeg(bytes: Uint8Array): boolean {
  return bytes[0] === 0xff && bytes[1] === SOI;
}

/** What is wrong with a JPEG, or undefined. */
export function jpegProblem(bytes: Uint8Array): ImageProblem | undefined {
  const jpeg: Jpeg = {
    frame: undefined,
    hasTables: { quantization: false, huffman: false },
    scans: 0,
    scanBytes: 0,
    profile: undefined,
  };
  if (!isJpeg(bytes)) return DAMAGED;
  for (let at = 2; at + 1 < bytes.length; ) {
    if (bytes[at] !== 0xff) return DAMAGED;
    const marker = bytes[at + 1] ?? 0;
    if (marker === EOI) return endProblem(jpeg);
    const end = at + 2 + (((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0));
    // pdfkit takes fill bytes between segments for segments.
    if (!hasLength(marker) || end < at + 4 || end > bytes.length) return DAMAGED;
    const problem = segmentProblem(marker, bytes.subarray(at + 4, end), jpeg);
    if (problem !== undefined) return problem;
    at = marker === SOS ? afterScan(bytes, end, jpeg) : end;
  }
  return DAMAGED;
}

/** True of a marker that begins a segment with a length; not of restarts, fill bytes and other marks that stand alone. */
function hasLength(marker: number): boolean {
  return marker >= 0xc0 && marker !== 0xff && !(marker >= 0xd0 && marker <= SOI);
}

function segmentProblem(marker: number, data: Uint8Array, jpeg: Jpeg): ImageProblem | undefined {
  if (marker >= 0xc0 && marker <= 0xcf && ![DHT, JPG, DAC].includes(marker)) return frameProblem(marker, data, jpeg);
  if (marker === DHT) {
    jpeg.hasTables.huffman = true;
    return isHuffman(data) ? undefined : DAMAGED;
  }
  if (marker === DQT) {
    jpeg.hasTables.quantization = true;
    return isQuantization(data) ? undefined : DAMAGED;
  }
  if (marker === SOS) return isScan(data, jpeg) ? undefined : DAMAGED;
  if (marker === APP2 && isFirstOfProfile(data)) jpeg.profile = data.subarray(PROFILE_HEAD.length + 2);
  return undefined;
}

const BASELINE = 0xc0;
const EXTENDED = 0xc1;
const PROGRESSIVE = 0xc2;
const LOSSLESS = [0xc3, 0xc7, 0xcb, 0xcf];
const SAVE_AGAIN = 'Save it again as an ordinary JPEG (baseline, 8 bits, RGB) or as a PNG.';

function frameProblem(process: number, data: Uint8Array, jpeg: Jpeg): ImageProblem | undefined {
  const [bits = 0, high = 0, low = 0, wide = 0, narrow = 0, components = 0] = data;
  if (data.length !== 6 + components * 3 || jpeg.frame !== undefined) return DAMAGED;
  jpeg.frame = { process, bits, width: (wide << 8) | narrow, height: (high << 8) | low, components };
  if (components === 4) return CMYK;
  if (LOSSLESS.includes(process)) return { problem: 'is a lossless JPEG', help: SAVE_AGAIN };
  if (process > 0xc8) return { problem: 'is a JPEG with arithmetic coding', help: SAVE_AGAIN };
  if (![BASELINE, EXTENDED, PROGRESSIVE].includes(process))
    return { problem: 'is a hierarchical JPEG', help: SAVE_AGAIN };
  if (bits !== 8) return { problem: `is a JPEG with ${bits} bits a sample`, help: SAVE_AGAIN };
  if (components !== 1 && components !== 3)
    return { problem: `is a JPEG with ${components} colour channels`, help: SAVE_AGAIN };
  return undefined;
}

/** Tables of 16 counts and as many values as these add up to (B.2.4.2). */
function isHuffman(data: Uint8Array): boolean {
  let at = 0;
  while (at < data.length) {
    const counts = data.subarray(at + 1, at + 17);
    const values = counts.reduce((sum, count) => sum + count, 0);
    if (counts.length < 16 || values > 256) return false;
    at += 17 + values;
  }
  return at === data.length && at > 0;
}

/** Tables of 64 values of one byte or two (B.2.4.1). */
function isQuantization(data: Uint8Array): boolean {
  let at = 0;
  while (at < data.length) at += 1 + ((data[at] ?? 0) >> 4 === 0 ? 64 : 128);
  return at === data.length && at > 0;
}

function isScan(data: Uint8Array, { frame, hasTables }: Jpeg): boolean {
  const [components = 0] = data;
  const isPossible = frame !== undefined && components >= 1 && components <= frame.components;
  return isPossible && data.length === 4 + components * 2 && hasTables.huffman && hasTables.quantization;
}

const PROFILE_HEAD = Buffer.from('ICC_PROFILE\0');

/** A profile may be divided over segments, each with its number; the first has the header. */
function isFirstOfProfile(data: Uint8Array): boolean {
  return PROFILE_HEAD.equals(data.subarray(0, PROFILE_HEAD.length)) && data[PROFILE_HEAD.length] === 1;
}

/** The place of the next marker after a scan: zeros and restarts after 0xff belong to the scan. */
function afterScan(bytes: Uint8Array, from: number, jpeg: Jpeg): number {
  jpeg.scans += 1;
  let at = from;
  for (;;) {
    at = bytes.indexOf(0xff, at);
    if (at === -1) at = bytes.length;
    const next = bytes[at + 1] ?? EOI;
    if (at >= bytes.length || (next !== 0 && !(next >= 0xd0 && next <= 0xd7))) break;
    at += 2;
  }
  jpeg.scanBytes += at - from;
  return at;
}

/** Bits that the shortest code takes for a block of 8 by 8 samples: one for its mean, one for the end of the block. */
const LEAST_BITS = 2;

function endProblem({ frame, scans, scanBytes, profile }: Jpeg): ImageProblem | undefined {
  if (frame === undefined || scans === 0) return DAMAGED;
  const blocks = Math.ceil(frame.width / 8) * Math.ceil(frame.height / 8);
  // A picture that lost its scans still has its header; progressive ones may code a run of empty blocks in a few bits.
  if (frame.process !== PROGRESSIVE && scanBytes * 8 < blocks * LEAST_BITS) return DAMAGED;
  return profile === undefined ? undefined : profileProblem(profile);
}
