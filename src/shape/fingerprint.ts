/** Fingerprints: whether the words of a paragraph are still the same, however they are spaced or quoted. */
import { createHash } from 'node:crypto';
import type { Phrasing } from '../tree.js';

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
    const hash = createHash('sha256').update(round === 0 ? folded : `${folded}\n${round}`);
    return hash.digest('hex').slice(0, 14) + (occurrence % COUNTED).toString(16).padStart(2, '0');
  };
}

/**
 * Text of words with everything folded that typography may change: white space, quotation marks, apostrophes, dashes,
 * full-width punctuation; letters and figures are kept. A reference counts by its target, for its words may be computed;
 * a call of a note counts as a mark of its own.
 */
export function foldedText(words: readonly Phrasing[]): string {
  return words
    .map(rawText)
    .join('')
    .normalize('NFKC')
    .replace(/[‘’‚‛“”„‟«»‹›「」『』"'`´]/gu, "'")
    .replace(/[‐‑‒–—―−]/gu, '-')
    .replace(/[\u00ad\u0640\u200b-\u200f\u2060-\u2069\ufeff]/gu, '')
    .replace(/[،,、]/gu, ',')
    .replace(/[؛;]/gu, ';')
    .replace(/[؟?]/gu, '?')
    .replace(/。/gu, '.')
    .replace(/\s*([,;:.!?'()-])\s*/gu, '$1')
    .replace(/\s+/gu, ' ')
    .trim();
}

function rawText(node: Phrasing): string {
  switch (node.type) {
    case 'text':
      return node.value;
    case 'reference':
      return `{${node.target}}${node.children.map(rawText).join('')}`;
    case 'footnoteReference':
      return '\u0002';
    case 'image':
      return `{${node.url}}${node.alt}`;
    case 'break':
      return ' ';
    case 'hole':
    case 'pageNumber':
      return '';
    case 'referenceNumber':
      return node.value;
    default:
      return node.children.map(rawText).join('');
  }
}
