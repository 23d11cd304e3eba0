/** What typography does to a text: single characters put in, taken out or replaced. */
import type { Language } from '../../templates/language.js';

/** `length` characters at `at` (UTF-16 units) are replaced `by` others; `length` 0 puts something in. */
export interface Edit {
  at: number;
  length: number;
  by: string;
}

/** Finds what is to be mended in a stretch of words. `profile` names one of the language's spacing profiles. */
export type Fixer = (text: string, language: Language, profile: string) => Edit[];

/** Stands for anything that is no text: a number of a reference, the call of a note, an image. */
export const OTHER = '\ufffc';

/** Every kind of space that does not end a line. */
export const SPACE = ' \\u00a0\\u202f\\u2009';

/** Edits for every match of an expression: `replace` gives what the match becomes, or undefined to leave it. */
export function editsFor(
  text: string,
  expression: RegExp,
  replace: (match: RegExpMatchArray) => string | undefined,
): Edit[] {
  const edits: Edit[] = [];
  for (const match of text.matchAll(expression)) {
    const by = replace(match);
    if (by !== undefined && by !== match[0]) edits.push({ at: match.index, length: match[0].length, by });
  }
  return edits;
}
