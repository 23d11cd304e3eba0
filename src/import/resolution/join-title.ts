/** Joins the title of a resolution, which is typed on two lines: `Resolution 647 (1990)`, `of 11 January 1990`. */
import type { Language } from '../../templates/language.js';
import { datesIn } from '../fields/dates.js';
import type { ImportLog } from '../imported.js';
import type { TextParagraph } from '../text/paragraphs.js';

const TITLE = /^(?:Resolution|Résolution|Resolución|Резолюция)\s+\d+(?:\/\d+)?\s*(?:\(\d{4}\))?$/iu;

/** The paragraphs with the title in one; a line behind it that has nothing but a date belongs to it. */
export function joinTitle(paragraphs: readonly TextParagraph[], language: Language, log: ImportLog): TextParagraph[] {
  const at = paragraphs.slice(0, 12).findIndex(({ text }) => TITLE.test(text));
  const [title, date] = [paragraphs[at], paragraphs[at + 1]];
  if (title === undefined || date === undefined || date.text.length > 40) return [...paragraphs];
  if (datesIn(date.text, language).length !== 1 || !/^\p{Ll}/u.test(date.text)) return [...paragraphs];
  log.changes.push({
    reason: 'join',
    line: title.line,
    before: `${title.text} ⏎ ${date.text}`,
    after: `${title.text} ${date.text}`,
  });
  return paragraphs.toSpliced(at, 2, { ...title, text: `${title.text} ${date.text}`, lastLine: date.lastLine });
}
