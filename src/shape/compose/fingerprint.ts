/** Fingerprints: whether the words of a paragraph are still the same, however they are spaced or quoted. */
import { hash } from 'node:crypto';
import type { Phrasing } from '../../tree/phrasing.js';
import { foldedText } from '../../tree/text.js';

/** Occurrences that the last two hexadecimal digits can count. */
const COUNTED = 256;

/** Makes the fingerprints of one document; the same words a second time get another one. */
export type Fingerprinter = (words: readonly Phrasing[]) => string;

/** Begins with no word seen. Give it the blocks in the order of the text. */
export function openFingerprints(): Fingerprinter {
  const seen = new Map<string, number>();
  return (words) => {
    const folded = foldedText(words);
    const occurrence = seen.get(folded) ?? 0;
    seen.set(folded, occurrence + 1);
    const round = Math.floor(occurrence / COUNTED);
    const digest = hash('sha256', round === 0 ? folded : `${folded}\n${round}`);
    return digest.slice(0, 14) + (occurrence % COUNTED).toString(16).padStart(2, '0');
  };
}
