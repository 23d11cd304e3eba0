/** Images that a source names. */
import { realpathSync } from 'node:fs';
import { readFile, realpath, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { crc32 } from 'node:zlib';
import { isInside } from './paths.js';
import { LARGEST_FILE } from './read-files.js';
import { noFile, reasonOf } from './system-errors.js';

/** An image of a document, or what is wrong with it. */
export type ImageRead =
  | { type: 'png' | 'jpeg'; bytes: Uint8Array; width: number; height: number }
  | { problem: string };

/** Reads an image that a source names: PNG or JPEG, inside `folder` even through links, at most 16 MB. */
export async function readImage(folder: string, url: string): Promise<ImageRead> {
  try {
    const path = resolve(folder, decodeURI(url));
    const real = await realpath(path);
    if (!isInside(realpathSync(folder), real)) return { problem: 'lies outside the folder of its document' };
    if (!(await stat(real)).isFile()) throw noFile();
    const bytes = await readFile(real);
    if (bytes.length > LARGEST_FILE) return { problem: 'is larger than 16 MB' };
    return await judgeImage(bytes);
  } catch (error) {
    return { problem: `cannot be read (${reasonOf(error)})` };
  }
}

async function judgeImage(bytes: Uint8Array): Promise<ImageRead> {
  const size = await sizeOf(bytes);
  if (size === undefined) return { problem: 'is no image' };
  const { type, width, height, orientation = UPRIGHT } = size;
  if (type !== 'png' && type !== 'jpg') return { problem: `is ${type ?? 'of an unknown type'}, not PNG or JPEG` };
  if (!(type === 'png' ? isWholePng(bytes) : isWholeJpeg(bytes))) return { problem: 'is damaged or not whole' };
  if (width === 0 || height === 0) return { problem: 'has no size' };
  // A browser turns it, Word does not, and neither has the size that it has turned.
  if (orientation !== UPRIGHT) return { problem: 'is a photograph stored turned: save it again upright' };
  return { type: type === 'png' ? 'png' : 'jpeg', bytes, width, height };
}

/** Of EXIF: the picture stands as its lines are stored. */
const UPRIGHT = 1;

async function sizeOf(bytes: Uint8Array) {
  const { imageSize } = await import('image-size');
  try {
    return imageSize(bytes);
  } catch {
    return undefined;
  }
}

const PNG_SIGNATURE = 8;
/** Of a chunk: four bytes each of length, name and checksum. */
const PNG_FRAME = 12;

/** Whether every chunk has the bytes that its checksum is of, up to the last, `IEND` (ISO 15948). */
function isWholePng(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = PNG_SIGNATURE; at + PNG_FRAME <= bytes.length; ) {
    const length = view.getUint32(at);
    const end = at + length + PNG_FRAME;
    if (end > bytes.length || crc32(bytes.subarray(at + 4, end - 4)) !== view.getUint32(end - 4)) return false;
    if (String.fromCharCode(...bytes.subarray(at + 4, at + 8)) === 'IEND') return true;
    at = end;
  }
  return false;
}

/** Whether the last scan is followed by the mark of the end (ISO 10918-1): a small picture inside has marks of its own. */
function isWholeJpeg(bytes: Uint8Array): boolean {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return data.lastIndexOf('ffd9', undefined, 'hex') > data.lastIndexOf('ffda', undefined, 'hex');
}
