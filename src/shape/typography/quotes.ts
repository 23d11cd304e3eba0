/** Straight quotation marks and apostrophes become those of the language. */
import type { Language } from '../../templates/language.js';
import { type Edit, editsFor, OTHER } from './edits.js';

/** The marks of the language by what stands on both sides, and where that does not decide, by whether one is open. */
export function fixQuotes(text: string, language: Language): Edit[] {
  const { primary, secondary, apostrophe } = language.quotes;
  const sides = sidesOf(text);
  const doubles = openingDoubles(text, sides);
  const singles = pairedSingles(text, sides);
  return editsFor(text, /["']/g, ({ 0: mark, index = 0 }) => {
    if (mark === '"') return doubles.has(index) ? primary[0] : primary[1];
    const opens = singles.get(index);
    return opens === undefined ? apostrophe : opens ? secondary[0] : secondary[1];
  });
}

/** Double marks that open. */
function openingDoubles(text: string, sides: Sides): Set<number> {
  const opening = new Set<number>();
  let isOpen = false;
  for (const { index } of text.matchAll(/"/g)) {
    isOpen = opensBySides(sides, index) ?? !isOpen;
    if (isOpen) opening.add(index);
  }
  return opening;
}

/** Single marks that come in pairs around words, and whether each opens; the others are apostrophes (`States'`, `'24`). */
function pairedSingles(text: string, sides: Sides): Map<number, boolean> {
  const pairs = new Map<number, boolean>();
  let open: number | undefined;
  for (const { index } of text.matchAll(/'/g)) {
    if (isInWord(sides, index)) continue;
    const opens = opensBySides(sides, index) ?? open === undefined;
    if (opens && text[index + 1] !== OTHER) open = index;
    else if (!opens && open !== undefined) {
      pairs.set(open, true).set(index, false);
      open = undefined;
    }
  }
  return pairs;
}

/** An apostrophe: `it's`, `l'eau`, `"Rio"'s`. Scripts that write no apostrophe have a quotation mark there (说'水'). */
function isInWord(sides: Sides, at: number): boolean {
  const { before = '', after = '' } = sides.get(at) ?? {};
  return APOSTROPHIC.test(before) && APOSTROPHIC.test(after);
}

const APOSTROPHIC = /(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Arabic}])[\p{L}\p{N}]/u;

/** What a mark opens after: a space, an opening bracket or mark, a dash. */
const BEFORE_OPENING = /^[\s\p{Ps}\p{Pi}¿¡—–]?$/u;
/** What a mark closes before: a space, a closing bracket or mark, the end of a sentence or of a part of it. */
const AFTER_CLOSING = /^[\s\p{Pe}\p{Pf}.,;:!?…،؛؟、。，；：！？]?$/u;

/**
 * True for a mark that opens, false for one that closes, by the characters on its two sides; undefined where they do not
 * decide: between letters (了"水权"问), behind a hyphen or slash (`Non-"State"`), beside the call of a note.
 */
function opensBySides(sides: Sides, at: number): boolean | undefined {
  const { before = '', after = '' } = sides.get(at) ?? {};
  const mayOpen = BEFORE_OPENING.test(before) && !isSpace(after);
  const mayClose = AFTER_CLOSING.test(after) && !isSpace(before);
  return mayOpen === mayClose ? undefined : mayOpen;
}

/** The characters beside each mark, past other straight marks (`'no'"`); empty at the ends of the text. */
type Sides = ReadonlyMap<number, { before: string; after: string }>;

/** Found run by run: a text of nothing but marks is gone through once. */
function sidesOf(text: string): Sides {
  const sides = new Map<number, { before: string; after: string }>();
  for (const { 0: run, index } of text.matchAll(/["']+/g)) {
    const beside = { before: text[index - 1] ?? '', after: text[index + run.length] ?? '' };
    for (let at = index; at < index + run.length; at++) sides.set(at, beside);
  }
  return sides;
}

function isSpace(character: string): boolean {
  return character === '' || /\s/u.test(character);
}
