/** Joins the title of a resolution, which is typed on two lines: `Resolution 647 (1990)`, `of 11 January 1990`. */
import type { Language } from '../../templates/language.js';
import { datesIn } from '../fields/dates.js';
import type { ImportLog } from '../imported.js';
import type { TextParagraph } from '../text/paragraphs.js';

const TITLE =
  /^(?:(?:Resolution|Résolution|Resolución|Резолюция)\s+\d+(?:\/\d+)?\s*(?:\(\d{4}\))?(?:\s(?:of|du|de|от)\s.{6,30})?|\d+\s\(\d{4}\)\.?\sResolution\sof\s.{6,30})$/iu;

/** A title, its day, and the paragraphs with the title as a heading of Markdown. */
export interface TitleFound {
  paragraphs: TextParagraph[];
  /** Day of adoption, and the line that says it. */
  day: { date: string; line: number } | undefined;
}

/** The paragraphs with the title in one; a line behind it that has nothing but a date belongs to it. */
export function joinTitle(paragraphs: readonly TextParagraph[], language: Language, log: ImportLog): TitleFound {
  const at = paragraphs.slice(0, 12).findIndex(({ text }) => TITLE.test(text));
  const [title, below] = [paragraphs[at], paragraphs[at + 1]];
  if (title === undefined) return { paragraphs: [...paragraphs], day: undefined };
  const isBelow =
    below !== undefined &&
    below.text.length <= 40 &&
    /^\p{Ll}/u.test(below.text) &&
    datesIn(below.text, language).length === 1;
  const text = isBelow ? `${title.text} ${below.text}` : title.text;
  if (isBelow)
    log.changes.push({ reason: 'join', line: title.line, before: `${title.text} ⏎ ${below.text}`, after: text });
  const [found] = datesIn(text, language);
  const heading = { ...title, text: `# ${text}`, lastLine: isBelow ? below.lastLine : title.lastLine };
  return {
    paragraphs: paragraphs.toSpliced(at, isBelow ? 2 : 1, heading),
    day: found === undefined ? undefined : { date: found.date, line: isBelow ? below.line : title.line },
  };
}
