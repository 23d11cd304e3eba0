/** Which lines begin a paragraph. */
import type { ParagraphSigns } from '../../templates/language.js';
import type { TextLine } from './lines.js';
import { beginsSmall, endsInPause, endsSentence, isUnended } from './sentence-end.js';
import { marginOf, type TextStyle } from './style.js';

/** What decides about lines beside their style. */
export interface LineFacts {
  signs: ParagraphSigns;
  /** Lines that begin with a number of a count. */
  numbers: ReadonlyMap<TextLine, unknown>;
  /** Whether a line alone is a salutation, a closing or a heading. */
  isAlone: (text: string) => boolean;
  /** Words behind a comma or semicolon with which a paragraph ends whole: `; and`. */
  conjunctions: readonly string[];
  /** Whether a line begins with the opening words of a recital or an operative paragraph. */
  isOpener: (text: string) => boolean;
}

/** `(a)`, `(iv)`, `•`: a line that begins with one is an item where the line before it has an end. */
const LABEL = /^(?:[(（](?:\p{Ll}{1,4}|\d{1,2})[)）]|[•‣▪●◦■□✓➢·*]|[-–—](?=\s))\s*\S/u;
const QUOTE = /^["“„«‘]/u;

/** For every line whether it begins a paragraph. */
export function beginningsOf(lines: readonly TextLine[], style: TextStyle, facts: LineFacts): boolean[] {
  const margin = marginOf(lines);
  return lines.map((line, index) => {
    const before = lines[index - 1];
    if (before === undefined) return true;
    if (facts.isAlone(before.text) || facts.isAlone(line.text)) return !beginsSmall(line.text);
    if (facts.numbers.has(line)) return true;
    if (LABEL.test(line.text) && (endsSentence(before.text, facts.signs) || /[,:;，：；]$/u.test(before.text)))
      return true;
    return begins(before, line, margin, style, facts);
  });
}

function begins(before: TextLine, line: TextLine, margin: number, style: TextStyle, facts: LineFacts): boolean {
  switch (style.name) {
    case 'lines':
    case 'spaced-lines':
    case 'numbered-lines':
      return !isCutBetween(before.text, line.text, facts);
    case 'blank':
      return line.isPageTop
        ? beginsByForm(before, line, style, facts)
        : line.isApart && !isCutInLines(before, line, style, facts);
    case 'indented':
      return line.indent > margin && !isCutInLines(before, line, style, facts);
    default:
      return beginsByForm(before, line, style, facts);
  }
}

/** Whether an empty line or a page cut a sentence in two: no end before it, lower case after it. */
export function isCut(before: string, after: string): boolean {
  return isUnended(before) && beginsSmall(after) && !/[,;:]$/.test(before);
}

function isCutBetween(before: string, after: string, facts: LineFacts): boolean {
  if (endsInConjunction(before, facts)) return false;
  return isCut(before, after) || endsOpen(before, facts.signs);
}

/** A recital or an item that ends in `; and` is whole. */
function endsInConjunction(text: string, { conjunctions }: LineFacts): boolean {
  const word = /[,;،؛，；]\s*(\p{L}+(?:\s\p{L}+)?)$/u.exec(text)?.[1];
  return word !== undefined && conjunctions.includes(word.toLowerCase());
}

/** The same among wrapped lines, where a full line without an end mark goes on whatever comes next. */
function isCutInLines({ text }: TextLine, line: TextLine, { fit }: TextStyle, facts: LineFacts): boolean {
  const { signs, isOpener } = facts;
  if (!isUnended(text)) return false;
  if (fit.room(text, line.text) > 0 && endsInConjunction(text, facts)) return false;
  if (endsOpen(text, signs)) return true;
  if (/[,;:]$/.test(text)) return !isOpener(line.text) && fit.room(text, line.text) <= 0;
  return fit.room(text, line.text) <= 0 || beginsSmall(line.text);
}

/** Whether a line ends in a word that no paragraph ends in: `of`, `the`. */
function endsOpen(text: string, { unended }: ParagraphSigns): boolean {
  const word = /(?:^|[\s(])(\p{L}+)$/u.exec(text)?.[1];
  return word !== undefined && unended.includes(word);
}

/**
 * Weights of a paragraph's end where nothing marks it, fitted by logistic regression to 780 statements of the United Nations
 * whose paragraphs are marked, the marks taken away: the more room a line had for the next word, the surer. Words that begin
 * paragraphs (`In conclusion`) and words that go on in them (`That`) decide about full lines.
 */
const WEIGHTS = {
  base: -0.7,
  /** By the room that was left, as a part of the width. */
  room: [
    [0, 1.35],
    [0.02, 0.33],
    [0.05, 1.5],
    [0.15, 2.3],
  ],
  /** What room is worth where every line of the text is explained by its width. */
  exact: 6,
  words: 0.9,
  quote: -0.7,
  blank: 0.7,
} as const;

function beginsByForm(before: TextLine, line: TextLine, { fit }: TextStyle, { signs, isOpener }: LineFacts): boolean {
  if (beginsSmall(line.text)) return false;
  const room = fit.room(before.text, line.text);
  const isEnded = endsSentence(before.text, signs);
  if (endsOpen(before.text, signs)) return false;
  if (line.isPageTop && /,$/.test(before.text) && isOpener(line.text)) return true;
  if (!isEnded) return isEndedByForm(before.text, line.text, room, fit.isExact);
  let sum: number = WEIGHTS.base + WEIGHTS.words * wordsOf(line.text, signs);
  if (QUOTE.test(line.text)) sum += WEIGHTS.quote;
  if (line.isApart && !line.isPageTop) sum += WEIGHTS.blank;
  if (fit.isExact) return sum + (room > 0 ? WEIGHTS.exact : 0) > 0;
  for (const [least, weight] of WEIGHTS.room) if (room > least) sum += weight;
  return sum > 0;
}

/** Without an end mark, a line ends a paragraph before a quotation, or where it had room for sure. */
function isEndedByForm(before: string, after: string, room: number, isExact: boolean): boolean {
  if (room <= 0) return false;
  if (isExact) return true;
  return (
    (endsInPause(before) && (QUOTE.test(after) || room > 0.05)) ||
    (before.endsWith(',') && QUOTE.test(after) && room > 0.1)
  );
}

/** Whether a line begins as paragraphs do (1), as sentences inside them do (-1), or as both do (0). */
function wordsOf(line: string, { begins, goesOn }: ParagraphSigns): number {
  const start = line.replace(/^["“„«‘(]+/u, '');
  const longest = (words: readonly string[]) =>
    words.reduce((most, one) => (one.length > most && beginsWithWords(start, one) ? one.length : most), 0);
  return Math.sign(longest(begins) - longest(goesOn));
}

function beginsWithWords(text: string, words: string): boolean {
  return text.startsWith(words) && !/^[\p{L}\p{M}]/u.test(text.slice(words.length));
}
