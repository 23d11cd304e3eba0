/** Recognises how a text shows its paragraphs. */
import type { ParagraphSigns } from '../../templates/language.js';
import { fitOf, type LineFit } from './line-fit.js';
import type { TextLine } from './lines.js';
import { beginsSmall, endsInPause, endsSentence } from './sentence-end.js';

/** How paragraphs are shown, in the words of the log. */
export const STYLES = {
  lines: 'one line a paragraph',
  'spaced-lines': 'one line a paragraph, empty lines between',
  'numbered-lines': 'one line a paragraph, numbered',
  blank: 'wrapped lines, empty lines between paragraphs',
  indented: 'wrapped lines, the first of a paragraph indented',
  numbered: 'wrapped lines, paragraphs numbered',
  none: 'wrapped lines without a mark of paragraphs',
  'page-blanks': 'wrapped lines without a mark of paragraphs, empty lines where pages end',
} as const;

export type StyleName = keyof typeof STYLES;

export interface TextStyle {
  name: StyleName;
  fit: LineFit;
}

/** A line longer than this was not wrapped. */
const LONGEST_WRAPPED = 150;
/** Share of lines with an end mark from which each is a paragraph. */
const MOSTLY_ENDED = 0.6;
/** Share of the sure beginnings of paragraphs that a mark must have to be the text's mark. */
const COVERED = 0.7;

/** The style of a text of these lines. */
export function styleOf(lines: readonly TextLine[], signs: ParagraphSigns): TextStyle {
  const fit = fitOf(lines);
  const isNumbered = shareOf(lines, ({ text }) => /^\d{1,3}[.)]\s?\S/.test(text)) > 0.25;
  if (isLineEach(lines, signs)) {
    const isSpaced = shareOf(lines, ({ isApart }) => isApart) > 0.5;
    return { name: isNumbered ? 'numbered-lines' : isSpaced ? 'spaced-lines' : 'lines', fit };
  }
  const sure = sureBeginnings(lines, fit, signs);
  const has = (mark: (line: TextLine) => boolean) =>
    sure.length > 0 && sure.filter(mark).length >= sure.length * COVERED;
  const margin = marginOf(lines);
  const indented = lines.filter(({ indent }) => indent > margin).length;
  if (has(({ isApart }) => isApart)) return { name: 'blank', fit };
  if (indented < lines.length / 2 && has(({ indent }) => indent > margin)) return { name: 'indented', fit };
  if (has(({ text }) => /^\d{1,3}[.)]\s/.test(text))) return { name: 'numbered', fit };
  return { name: lines.some(({ isApart, isPageTop }) => isApart && !isPageTop) ? 'page-blanks' : 'none', fit };
}

/** White space before most lines. */
export function marginOf(lines: readonly TextLine[]): number {
  const indents = lines.map(({ indent }) => indent).sort((a, b) => a - b);
  return indents[Math.floor(indents.length * 0.4)] ?? 0;
}

function isLineEach(lines: readonly TextLine[], signs: ParagraphSigns): boolean {
  const lengths = lines.map(({ text }) => text.length).sort((a, b) => a - b);
  const long = lengths[Math.floor(lengths.length * 0.9)] ?? 0;
  const ended = shareOf(lines, ({ text }) => endsSentence(text, signs) || endsInPause(text));
  return long > LONGEST_WRAPPED || ended >= MOSTLY_ENDED;
}

/** Lines that begin a paragraph beyond doubt: after a sentence whose line had room for much more. */
function sureBeginnings(lines: readonly TextLine[], fit: LineFit, signs: ParagraphSigns): TextLine[] {
  return lines.filter(({ text, isPageTop }, index) => {
    const before = lines[index - 1];
    if (before === undefined || isPageTop || beginsSmall(text)) return false;
    return endsSentence(before.text, signs) && fit.room(before.text, text) > 0.15;
  });
}

function shareOf(lines: readonly TextLine[], is: (line: TextLine) => boolean): number {
  return lines.length === 0 ? 0 : lines.filter(is).length / lines.length;
}
