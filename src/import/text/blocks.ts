/** Paragraphs of a plain text as blocks: headings, lists by their typed labels, everything else as it is. */
import type { ImportedBlock, ImportLog } from '../imported.js';
import { escapeInline, escapeParagraph } from '../write/escape.js';
import { isHeading } from './headings.js';
import { labelOf, soundLabel, type TypedMark } from './marks.js';
import type { TextParagraph } from './paragraphs.js';

/** What decides about blocks. */
export interface BlockFacts {
  /** Whether short lines without an end mark are headings: in a report or a declaration, not in a speech. */
  hasHeadings: boolean;
  /** Whether the text is Markdown, whose signs are kept. */
  isMarkdown: boolean;
  /** The block of Markdown that a paragraph stands for. */
  keptOf: (text: string) => string | undefined;
}

/** Where the lists are: labels of the open items, outermost first. */
interface OpenItems {
  marks: TypedMark[];
  /** The label of the paragraph before, whether it is an item or stayed text. */
  before: TypedMark | undefined;
  /** Plain text as Markdown; Markdown as it is. */
  escape: (text: string) => string;
}

/** The blocks in order. */
export function blocksOf(paragraphs: readonly TextParagraph[], facts: BlockFacts, log: ImportLog): ImportedBlock[] {
  doubtNesting(paragraphs, log);
  const escaped = facts.isMarkdown ? (text: string) => text : escapeParagraph;
  const open: OpenItems = { marks: [], before: undefined, escape: escaped };
  return paragraphs.map((paragraph, index) => {
    const { text, line } = paragraph;
    const kept = facts.keptOf(text);
    if (kept !== undefined) return { type: 'source', text: kept, line };
    const typed = /^(#{1,6})\s+(?=\S)/.exec(text);
    if (typed !== null || (facts.hasHeadings && isHeading(paragraph, paragraphs[index + 1]))) {
      open.marks = [];
      const depth = typed?.[1]?.length ?? 2;
      const words = text.slice(typed?.[0].length ?? 0);
      return { type: 'heading', depth, text: facts.isMarkdown ? words : escapeInline(words), line };
    }
    return listed(paragraph, paragraphs[index + 1], open, log);
  });
}

function listed(
  paragraph: TextParagraph,
  next: TextParagraph | undefined,
  open: OpenItems,
  log: ImportLog,
): ImportedBlock {
  const { text, line, number } = paragraph;
  if (number !== undefined) return numbered(paragraph, number, open, log);
  const mark = labelOf(text, open.before, next?.text);
  const isAlone = mark?.isDoubtful === true && labelOf(next?.text ?? '', mark) === undefined && !isOpen(mark, open);
  if (mark === undefined || isAlone) return plain(text, line, open);
  open.before = mark;
  const label = soundLabel(mark);
  if (/\d/.test(mark.text) && label !== mark.text)
    log.changes.push({ reason: 'number', line, before: mark.text, after: label });
  const rest = text.slice(mark.length);
  const level = levelOf(mark, open);
  if (level === undefined) return continued(mark, `${label} ${rest}`, line, open);
  open.marks.splice(level - 1);
  open.marks.push(mark);
  const count = mark.format === 'bullet' ? undefined : mark.count;
  if (count !== undefined) log.changes.push({ reason: 'label', line, before: label, after: `${count}.` });
  return { type: 'item', level, label, count, text: open.escape(rest), line };
}

/** A label for which the dialect has no list stays text, in the item that it belongs to. */
function continued(mark: TypedMark, text: string, line: number, open: OpenItems): ImportedBlock {
  // Behind a backslash it is no label that was forgotten.
  const words = open.escape(text).replace(/^(?=[(（])/u, '\\');
  return { type: 'paragraph', inside: insideOf(mark, open), text: words, line };
}

function plain(text: string, line: number, open: OpenItems): ImportedBlock {
  open.marks = [];
  open.before = undefined;
  return { type: 'paragraph', inside: 0, text: open.escape(text), line };
}

function numbered(
  { text, line }: TextParagraph,
  { typed, count }: NonNullable<TextParagraph['number']>,
  open: OpenItems,
  log: ImportLog,
): ImportedBlock {
  const label = `${count}.`;
  if (typed.replace(/\s/g, '') !== label && typed.replace(/\D/g, '') !== String(count))
    log.changes.push({ reason: 'number', line, before: typed, after: label });
  open.before = undefined;
  open.marks = [{ format: 'number', text: label, length: typed.length, count, isDoubtful: false }];
  return { type: 'item', level: 1, label, count, text: open.escape(text.slice(typed.length).trimStart()), line };
}

/** Whether an item of the same format is open, which this one goes on with. */
function isOpen(mark: TypedMark, { marks }: OpenItems): boolean {
  return marks.some(({ format, count }) => format === mark.format && count === mark.count - 1);
}

/** The level whose computed labels are these, or undefined where the dialect has no list for them. */
function levelOf(mark: TypedMark, { marks }: OpenItems): number | undefined {
  if (mark.format === 'bullet') {
    const same = marks.findIndex(({ format }) => format === 'bullet');
    return same === -1 ? marks.length + 1 : same + 1;
  }
  const level = mark.format === 'letter' ? 2 : mark.format === 'roman' ? 3 : undefined;
  if (level === undefined) return undefined;
  const before = marks[level - 1];
  const isNext = before?.format === mark.format && before.count === mark.count - 1;
  return isNext || (marks.length === level - 1 && mark.count === 1 && marks[0]?.format === 'number')
    ? level
    : undefined;
}

/** The open items that a label without a list of its own continues. */
function insideOf(mark: TypedMark, { marks }: OpenItems): number {
  const outer = marks.findIndex(({ format }) => format === mark.format);
  return outer === -1 ? marks.length : outer;
}

/** Reports a number that seems to begin a sub-paragraph: in lower case, below a number whose words end in a colon. */
function doubtNesting(paragraphs: readonly TextParagraph[], log: ImportLog): void {
  for (const [index, { text, line, number }] of paragraphs.entries()) {
    const before = paragraphs[index - 1];
    if (number === undefined || before?.number === undefined || !/[:：]$/u.test(before.text)) continue;
    if (!/^\p{Ll}/u.test(text.slice(number.typed.length).trimStart())) continue;
    log.doubts.push({
      line,
      message: `paragraph ${number.count} may be a sub-paragraph of ${before.number.count}, which ends in a colon`,
      help: 'indent it by 6 spaces in the source if it is, and count the others anew',
    });
  }
}
