/**
 * Words in Latin letters in a text that is written from right to left: symbols, acronyms, addresses. They are kept whole
 * and left to right, whatever stands around them.
 */
import type { OfficialDocument, Phrasing } from '../tree.js';
import { visitPhrasing } from './visit-phrasing.js';

/** A Latin word with the figures and marks inside it (`A/RES/60/1`), and further such words after it. */
const LATIN =
  /\p{Script=Latin}[\p{Script=Latin}\p{M}\d]*(?:[./()_@:+&'’-]*[\p{Script=Latin}\p{M}\d]+)*(?:[.:,;]* [\p{Script=Latin}\d][\p{Script=Latin}\p{M}\d]*(?:[./()_@:+&'’-]*[\p{Script=Latin}\p{M}\d]+)*)*/gu;

/** Marks them, in a right-to-left document only; furniture and masthead too. */
export function markForeign(document: OfficialDocument): void {
  if (document.meta.direction !== 'rtl') return;
  const { firstHead, firstFoot, laterHead, laterFoot } = document.furniture;
  const all = [...document.children, ...document.notes, ...firstHead, ...firstFoot, ...laterHead, ...laterFoot];
  visitPhrasing(all, (words, holder) => {
    if (holder.type === 'foreign' || holder.type === 'symbolSeries') return;
    if (holder.type === 'line' && holder.dir === 'ltr') return;
    words.splice(0, words.length, ...words.flatMap(split));
  });
}

function split(word: Phrasing): Phrasing[] {
  if (word.type !== 'text') return [word];
  const parts: Phrasing[] = [];
  let end = 0;
  for (const match of word.value.matchAll(LATIN)) {
    if (match.index > end) parts.push({ ...word, value: word.value.slice(end, match.index) });
    parts.push({ type: 'foreign', lang: 'und', dir: 'ltr', children: [{ ...word, value: match[0] }] });
    end = match.index + match[0].length;
  }
  if (end < word.value.length) parts.push({ ...word, value: word.value.slice(end) });
  return parts;
}
