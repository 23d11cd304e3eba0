/** The parts of a DOCX from outside that tell of its segments, unfolded within limits. */
import { strFromU8, unzipSync } from 'fflate';

/** Why a file was not read. */
export interface Unreadable {
  problem: string;
}

const MEGABYTE = 2 ** 20;

/** Largest file that is opened, and most that the parts we read may unfold to. */
const LARGEST_FILE = 64 * MEGABYTE;
const LARGEST_PARTS = 64 * MEGABYTE;

const PARTS = /^(?:word\/(?:document|footnotes)\.xml|docProps\/custom\.xml|customXml\/item\d+\.xml)$/;

/** Unfolds the body, the notes, the custom properties and custom parts as text; nothing else of the archive. */
export function openPackage(bytes: Uint8Array): Map<string, string> | Unreadable {
  const parts = openParts(bytes, PARTS);
  return 'problem' in parts ? parts : new Map([...parts].map(([name, part]) => [name, strFromU8(part)]));
}

/** Unfolds the parts whose names match. */
export function openParts(bytes: Uint8Array, wanted: RegExp): Map<string, Uint8Array> | Unreadable {
  if (bytes.length > LARGEST_FILE) return tooLarge('is', LARGEST_FILE);
  let size = 0;
  try {
    // The library writes no more of a part than the archive says it holds, so that the sizes named there bound it.
    const parts = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!wanted.test(name)) return false;
        size += originalSize;
        return size <= LARGEST_PARTS;
      },
    });
    if (size > LARGEST_PARTS) return tooLarge('unfolds to', LARGEST_PARTS);
    return new Map(Object.entries(parts));
  } catch {
    return { problem: 'is no zip archive, or a broken one' };
  }
}

function tooLarge(verb: string, limit: number): Unreadable {
  return { problem: `${verb} more than ${limit / MEGABYTE} MB` };
}
