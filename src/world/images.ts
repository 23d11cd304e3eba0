/** Images that a source names. */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { LIMITS, sizeText } from '../limits.js';
import { openArea } from './area.js';
import { isJpeg, jpegProblem } from './images/check-jpeg.js';
import { pngProblem } from './images/check-png.js';
import { DAMAGED, type ImageProblem } from './images/image-problems.js';
import { plainPng } from './images/plain-png.js';
import { readChunks } from './images/png-chunks.js';
import { decodedBytes, mustRewrite } from './images/png-for-pdf.js';
import { codeOf, missing, noFile, OUTSIDE, reasonOf } from './system-errors.js';

/** An image of a document, or what is wrong with it. */
export type ImageRead =
  | {
      type: 'png' | 'jpeg';
      bytes: Uint8Array;
      width: number;
      height: number;
      /** Bytes that its pixels take while a PDF is written. */
      decoded: number;
      /** Makes a PNG of the same picture for the PDF, whose writer cannot read `bytes`. */
      plain?: () => Uint8Array;
    }
  | ImageProblem;

/** Reads an image that a source names: PNG or JPEG, inside `folder` even through links, within the limits of an image. */
export async function readImage(folder: string, url: string): Promise<ImageRead> {
  try {
    const { path, facts } = openArea([folder]).find(resolve(folder, decodeURI(url))) ?? missing();
    if (!facts.isFile()) throw noFile();
    if (facts.size > LIMITS.imageBytes)
      return {
        problem: `has ${sizeText(facts.size)}, more than ${sizeText(LIMITS.imageBytes)}`,
        help: 'Save it again with fewer pixels: 300 a printed inch are enough.',
      };
    return await checkImage(await readFile(path));
  } catch (error) {
    if (codeOf(error) === OUTSIDE) return { problem: 'lies outside the folder of its document' };
    return { problem: `cannot be read (${reasonOf(error)})` };
  }
}

/** The image in these bytes, or what is wrong with it. */
export async function checkImage(bytes: Uint8Array): Promise<ImageRead> {
  const size = await sizeOf(bytes);
  // A JPEG of a rare kind has no size that image-size finds.
  if (size === undefined) return isJpeg(bytes) ? (jpegProblem(bytes) ?? DAMAGED) : { problem: 'is no image' };
  const { type, width, height, orientation = UPRIGHT } = size;
  if (type !== 'png' && type !== 'jpg') return { problem: `is ${type ?? 'of an unknown type'}, not PNG or JPEG` };
  if (width === 0 || height === 0) return { problem: 'has no size' };
  const problem = pixelProblem(width, height) ?? (type === 'jpg' ? jpegProblem(bytes) : undefined);
  if (problem !== undefined) return problem;
  // A browser turns it, Word does not, and neither has the size that it has turned.
  if (orientation !== UPRIGHT) return { problem: 'is a photograph stored turned: save it again upright' };
  return type === 'jpg' ? { type: 'jpeg', bytes, width, height, decoded: 0 } : checkPng(bytes, width, height);
}

async function checkPng(bytes: Uint8Array, width: number, height: number): Promise<ImageRead> {
  const chunks = readChunks(bytes);
  const problem = chunks === undefined ? DAMAGED : await pngProblem(chunks);
  if (chunks === undefined || problem !== undefined) return problem ?? DAMAGED;
  const decoded = decodedBytes(chunks);
  if (decoded > LIMITS.decodedBytes)
    return { problem: `has ${width} × ${height} pixels and transparency or interlacing`, help: PLAINER };
  const image = { type: 'png' as const, bytes, width, height, decoded };
  return mustRewrite(chunks) ? { ...image, plain: () => plainPng(chunks) } : image;
}

/** Renderers decode some images to a few bytes a pixel: the header says how many before anything is decoded. */
function pixelProblem(width: number, height: number): ImageProblem | undefined {
  if (!Number.isSafeInteger(width) || !Number.isSafeInteger(height)) return DAMAGED;
  if (width * height <= LIMITS.imagePixels && Math.max(width, height) <= LIMITS.imageSide) return undefined;
  return {
    problem: `has ${width} × ${height} pixels`,
    help: `Save it again with at most ${LIMITS.imagePixels / 1e6} million pixels and ${LIMITS.imageSide} on a side: 300 a printed inch are enough.`,
  };
}

const PLAINER = 'Save it again without transparency and interlacing, or with fewer pixels.';

/** Of EXIF: the picture stands as its lines are stored. */
const UPRIGHT = 1;

async function sizeOf(bytes: Uint8Array) {
  const { imageSize } = await import('image-size');
  try {
    // It looks beyond the end of bytes that share their memory with others.
    return imageSize(new Uint8Array(bytes));
  } catch {
    return undefined;
  }
}
