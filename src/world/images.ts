/** Images that a source names. */
import { realpathSync } from 'node:fs';
import { readFile, realpath, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
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
    const { imageSize } = await import('image-size');
    const { type, width, height } = imageSize(bytes);
    if (type === 'png') return { type, bytes, width, height };
    if (type === 'jpg') return { type: 'jpeg', bytes, width, height };
    return { problem: `is ${type ?? 'of an unknown type'}, not PNG or JPEG` };
  } catch (error) {
    return { problem: `cannot be read (${reasonOf(error)})` };
  }
}
