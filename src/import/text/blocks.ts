/** Paragraphs of a plain text as blocks: headings, lists by their typed labels, everything else as it is. */
import type { ImportedBlock, ImportLog } from '../imported.js';
import { escapeInline, escapeParagraph } from '../write/escape.js';
import { isHeading } from './headings.js';
import { labelOf, type TypedMark } from './marks.js';
import type { TextParagraph } from './paragraphs.js';

/** What decides about blocks. */
export interface BlockFacts {
  /** Whether short lines without an end mark are headings: in a report or a declaration, not in a speech. */
  hasHeadings: boolean;
}

/** Where the lists are: labels of the open items, outermost first. */
interface OpenItems {
  marks: TypedMark[];
}

/** The blocks in order. */
export function blocksOf(paragraphs: readonly TextParagraph[], facts: BlockFacts, log: ImportLog): ImportedBlock[] {
  const open: OpenItems = { marks: [] };
  return paragraphs.map((paragraph, index) => {
    const { text, line } = paragraph;
    const typed = /^(#{1,6})\s+(?=\S)/.exec(text);
    if (typed !== null || (facts.hasHeadings && isHeading(paragraph, paragraphs[index + 1]))) {
      open.marks = [];
      const depth = typed?.[1]?.length ?? 2;
      return { type: 'heading', depth, text: escapeInline(text.slice(typed?.[0].length ?? 0)), line };
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
  const mark = labelOf(text, open.marks.at(-1));
  if (mark === undefined || (mark.isDoubtful && labelOf(next?.text ?? '', mark) === undefined && !isOpen(mark, open)))
    return plain(text, line, open);
  const level = levelOf(mark, open);
  if (level === undefined)
    return { type: 'paragraph', inside: insideOf(mark, open), text: escapeParagraph(text), line };
  open.marks.splice(level - 1);
  open.marks.push(mark);
  const rest = text.slice(mark.length);
  if (mark.format !== 'bullet') log.changes.push({ reason: 'label', line, before: mark.text, after: '1.' });
  return { type: 'item', level, label: mark.text, text: escapeParagraph(rest), line };
}

function plain(text: string, line: number, open: OpenItems): ImportedBlock {
  open.marks = [];
  return { type: 'paragraph', inside: 0, text: escapeParagraph(text), line };
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
  open.marks = [{ format: 'number', text: label, length: typed.length, count, isDoubtful: false }];
  return { type: 'item', level: 1, label, text: escapeParagraph(text.slice(typed.length).trimStart()), line };
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
