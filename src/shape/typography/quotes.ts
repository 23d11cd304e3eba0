/** Straight quotation marks and apostrophes become those of the language. */
import type { Language } from '../../templates/language.js';
import { type Edit, editsFor, OTHER } from './edits.js';

/** Marks that open stand after a space, an opening bracket or another mark; all others close. */
export function mendQuotes(text: string, language: Language): Edit[] {
  const { primary, secondary, apostrophe } = language.quotes;
  const opening = openingMarks(text);
  const single = openSingles(text, opening);
  return editsFor(text, /["']/g, (match) => {
    const opens = opening.has(match.index ?? -1);
    if (match[0] === '"') return opens ? primary[0] : primary[1];
    if (single.has(match.index ?? -1)) return opens ? secondary[0] : secondary[1];
    return apostrophe;
  });
}

/** Places of the marks that open; one after a double mark opens where that does. */
function openingMarks(text: string): Set<number> {
  const opening = new Set<number>();
  for (const { index } of text.matchAll(/["']/g)) {
    const before = text[index - 1] ?? ' ';
    const after = text[index + 1] ?? ' ';
    if (!/[\s([{«“‘„「『—–"']/u.test(before) || /\s/u.test(after)) continue;
    if (before !== '"' || opening.has(index - 1)) opening.add(index);
  }
  return opening;
}

/** Single marks that come in pairs around words; the others are apostrophes (`States'`, `'24`). */
function openSingles(text: string, opening: ReadonlySet<number>): Set<number> {
  const pairs = new Set<number>();
  let open: number | undefined;
  for (const { index } of text.matchAll(/'/g)) {
    const before = text[index - 1] ?? ' ';
    const after = text[index + 1] ?? ' ';
    const inWord = /[\p{L}\p{N}]/u.test(before) && /[\p{L}\p{N}]/u.test(after);
    if (inWord) continue;
    if (opening.has(index) && after !== OTHER) open = index;
    else if (open !== undefined) {
      pairs.add(open).add(index);
      open = undefined;
    }
  }
  return pairs;
}
