/** Straight quotation marks and apostrophes become those of the language. */
import type { Language } from '../../templates/language.js';
import { type Edit, editsFor, OTHER } from './edits.js';

/** Marks that open stand after a space, an opening bracket or another mark; all others close. */
export function mendQuotes(text: string, language: Language): Edit[] {
  const { primary, secondary, apostrophe } = language.quotes;
  const single = openSingles(text);
  return editsFor(text, /["']/g, (match) => {
    const opens = isOpening(text, match.index);
    if (match[0] === '"') return opens ? primary[0] : primary[1];
    if (single.has(match.index ?? -1)) return opens ? secondary[0] : secondary[1];
    return apostrophe;
  });
}

function isOpening(text: string, at = 0): boolean {
  const before = text[at - 1] ?? ' ';
  const after = text[at + 1] ?? ' ';
  return /[\s([{«“‘„「『—–"']/u.test(before) && !/\s/u.test(after) && (before !== '"' || isOpening(text, at - 1));
}

/** Single marks that come in pairs around words; the others are apostrophes (`States'`, `'24`). */
function openSingles(text: string): Set<number> {
  const pairs = new Set<number>();
  let open: number | undefined;
  for (const { index } of text.matchAll(/'/g)) {
    const before = text[index - 1] ?? ' ';
    const after = text[index + 1] ?? ' ';
    const inWord = /[\p{L}\p{N}]/u.test(before) && /[\p{L}\p{N}]/u.test(after);
    if (inWord) continue;
    if (isOpening(text, index) && after !== OTHER) open = index;
    else if (open !== undefined) {
      pairs.add(open).add(index);
      open = undefined;
    }
  }
  return pairs;
}
