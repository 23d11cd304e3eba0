/** Joins the lines of a text into paragraphs. */
import type { Change, ImportLog } from '../imported.js';
import { beginningsOf, type LineFacts } from './beginnings.js';
import { joinedLines, mendBrokenWords, type Speller } from './hyphens.js';
import type { TextLine } from './lines.js';
import { beginsSmall, isUnended } from './sentence-end.js';
import type { TextStyle } from './style.js';
import type { TypedNumber } from './typed-numbers.js';

/** A paragraph of the text, not yet Markdown. */
export interface TextParagraph {
  text: string;
  /** Its first and its last line in the file. */
  line: number;
  lastLine: number;
  /** The number of a count that it begins with; still in the text. */
  number: TypedNumber | undefined;
  isApart: boolean;
  isIndented: boolean;
}

/** What paragraphs are made with. */
export interface ParagraphFacts extends LineFacts {
  numbers: ReadonlyMap<TextLine, TypedNumber>;
  speller: Speller;
}

/** The paragraphs in order. */
export function paragraphsOf(
  lines: readonly TextLine[],
  style: TextStyle,
  facts: ParagraphFacts,
  log: ImportLog,
): TextParagraph[] {
  const begins = beginningsOf(lines, style, facts);
  const groups: TextLine[][] = [];
  for (const [index, line] of lines.entries()) {
    if (begins[index] === true) groups.push([line]);
    else groups.at(-1)?.push(line);
  }
  return groups.flatMap((group) => paragraphOf(group, facts, log));
}

function paragraphOf(
  group: readonly TextLine[],
  { speller, numbers }: ParagraphFacts,
  log: ImportLog,
): TextParagraph[] {
  const [first] = group;
  if (first === undefined) return [];
  let { text } = first;
  for (const [index, line] of group.slice(1).entries()) {
    const before = group[index];
    if (before !== undefined && (line.isApart || line.isPageTop)) log.changes.push(joinOf(before, line));
    text = joinedLines(text, line.text, line.number, speller, log);
  }
  return [
    {
      text: mendBrokenWords(text, first.number, speller, log),
      line: first.number,
      lastLine: group.at(-1)?.number ?? first.number,
      number: numbers.get(first),
      isApart: first.isApart,
      isIndented: first.indent > 0,
    },
  ];
}

/** A paragraph that an empty line or a page end cut in two. */
function joinOf(before: TextLine, line: TextLine): Change {
  const after = `${before.text.slice(-30)} ${line.text.slice(0, 30)}`;
  return {
    reason: 'join',
    line: before.number,
    before: `${before.text.slice(-30)} ⏎⏎ ${line.text.slice(0, 30)}`,
    after,
  };
}

/** Reports every paragraph that may be cut in two, or joined from several; nothing is changed. */
export function doubtParagraphs(paragraphs: readonly TextParagraph[], log: ImportLog): void {
  for (const [index, { text, line }] of paragraphs.entries()) {
    const next = paragraphs[index + 1];
    const words = text.split(/\s+/).length;
    if (words > LONG)
      log.doubts.push({
        line,
        message: `a paragraph of ${words} words; nothing in the file shows where others begin`,
        help: 'put empty lines between paragraphs in the file, or divide it in the source',
      });
    if (next !== undefined && isUnended(text) && text.length > SHORT && beginsSmall(next.text))
      log.doubts.push({
        line: next.line,
        message: 'this paragraph may go on with the one before it, which has no end mark',
        help: 'join the two in the source if they are one',
      });
  }
}

/** Words that no paragraph of a statement has. */
const LONG = 400;
/** Shorter ones may be headings. */
const SHORT = 90;
