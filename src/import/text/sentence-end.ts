/** Whether a line ends a sentence. */
import type { ParagraphSigns } from '../../templates/language.js';

/** Marks that end a sentence, behind them quotation marks, brackets and the figure of a note. */
const END = /[.!?…。！？؟۔][)\]"'”’»›）」』*]*(?:\[\^[^\]]+\]|\d{1,2})?$/u;
/** What may also be the end of a paragraph: before a quotation or a list. */
const PAUSE = /[:;：；؛][)\]"'”’»›）」』*]*$/u;
/** An initial: `J. Smith`, `U.S.`. */
const INITIAL = /(?:^|[\s.(])\p{Lu}\.$/u;

/** Whether a line ends in the mark of a sentence, and not in an abbreviation of the language. */
export function endsSentence(line: string, signs: Pick<ParagraphSigns, 'abbreviations'>): boolean {
  if (!END.test(line)) return false;
  if (!line.endsWith('.')) return true;
  if (INITIAL.test(line)) return false;
  const word = /(?:^|[\s(“"«])([^\s(“"«]+\.)$/u.exec(line)?.[1];
  return word === undefined || !signs.abbreviations.includes(word);
}

/** Whether a line ends in a colon or a semicolon. */
export function endsInPause(line: string): boolean {
  return PAUSE.test(line);
}

/** Whether a line goes on in the next one for certain: it ends in a letter, a figure or a comma. */
export function isUnended(line: string): boolean {
  return /[\p{L}\p{M}\p{N},،，、][)"”’»]?$/u.test(line);
}

/** Whether a line begins in lower case, perhaps behind a quotation mark or bracket. */
export function beginsSmall(line: string): boolean {
  return /^[("“«‘[]?\p{Ll}/u.test(line);
}
