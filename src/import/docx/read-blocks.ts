/** Paragraphs and tables of a DOCX. */
import { child, childrenOf, type XmlElement } from '../../package/xml-tree.js';
import type { RichBlock, RichCell, RichParagraph, RichRun, RichTable } from '../rich/rich-document.js';
import { runsOf } from './read-runs.js';
import { isInContents, type Reading } from './reading.js';
import { roleOf } from './roles.js';
import { indentOf, listOf, val } from './styles.js';

/** Blocks as they are read; one whose end was deleted goes on with the next. */
export interface BlockReader {
  read: (element: XmlElement) => void;
  blocks: RichBlock[];
}

/** Reads blocks one after the other. */
export function blockReader(reading: Reading): BlockReader {
  const blocks: RichBlock[] = [];
  let isOpen = false;
  const readOne = (element: XmlElement): void => {
    const { paragraph, joinsNext } = readParagraph(element, reading);
    const before = isOpen ? blocks.at(-1) : undefined;
    if (before?.type === 'paragraph') before.runs.push(...paragraph.runs);
    else blocks.push(paragraph);
    isOpen = joinsNext;
    if (joinsNext) joined(element, reading);
    for (const box of reading.boxes.splice(0)) for (const inner of childrenOf(box)) read(inner);
  };
  const read = (element: XmlElement): void => {
    if (element.name === 'w:p') readOne(element);
    else if (element.name === 'w:tbl') blocks.push(readTable(element, reading));
    else if (CONTAINERS.has(element.name)) for (const inner of childrenOf(element)) read(inner);
  };
  return { read, blocks };
}

const CONTAINERS: ReadonlySet<string> = new Set([
  'w:sdt',
  'w:sdtContent',
  'w:ins',
  'w:del',
  'w:customXml',
  'w:smartTag',
]);

function readParagraph(element: XmlElement, reading: Reading): { paragraph: RichParagraph; joinsNext: boolean } {
  reading.line += 1;
  const { line } = reading;
  const properties = child(element, 'w:pPr');
  const styleId = val(child(properties, 'w:pStyle'));
  const style = reading.styles.style(styleId);
  const numbers = child(properties, 'w:numPr');
  const list = numbers === undefined ? style.list : listOf(numbers, style.list);
  const wasInContents = isInContents(reading);
  const runs = runsOf(element, reading);
  const hasWords = runs.some(
    ({ text, note, image }) => text.trim() !== '' || note !== undefined || image !== undefined,
  );
  const label =
    list === undefined || (!hasWords && !style.names.includes('annex'))
      ? undefined
      : reading.numbers.next(list.id, list.depth, styleId);
  const outline = numberOf(val(child(properties, 'w:outlineLvl'))) ?? style.outline;
  const bookmarks = childrenOf(element, 'w:bookmarkStart').map((mark) => mark.attribute('w:name') ?? '');
  const { role, depth } = roleOf(style.names, outline, bookmarks);
  const paragraph: RichParagraph = {
    type: 'paragraph',
    line,
    role: wasInContents && !hasWords ? 'text' : role,
    depth,
    style: style.names[0] ?? '',
    label,
    look: lookOf(element, runs, style, reading),
    indent: indentOf(properties) ?? label?.indent ?? style.indent ?? 0,
    runs,
  };
  return { paragraph, joinsNext: joinsNext(properties, reading) };
}

/** Logs the end of a paragraph that a tracked change takes away. */
function joined(element: XmlElement, reading: Reading): void {
  const mark = child(child(element, 'w:pPr'), 'w:rPr');
  const isDeleted = reading.keeps === 'accepted';
  const who = child(mark, isDeleted ? 'w:del' : 'w:ins')?.attribute('w:author') ?? 'somebody';
  reading.tracked += 1;
  reading.remarks.push({
    line: reading.line,
    message: `${isDeleted ? 'deleted' : 'inserted'} by ${who}: the end of a paragraph`,
  });
  reading.changes.push({ reason: 'tracked', line: reading.line, before: '¶', after: '' });
}

/** Whether the end of a paragraph is no end, once its changes are decided. */
function joinsNext(properties: XmlElement | undefined, { keeps }: Reading): boolean {
  const mark = child(properties, 'w:rPr');
  return child(mark, keeps === 'accepted' ? 'w:del' : 'w:ins') !== undefined;
}

function lookOf(
  element: XmlElement,
  runs: readonly RichRun[],
  style: { isBold: boolean; size: number | undefined },
  reading: Reading,
): RichParagraph['look'] {
  const words = runs.filter(({ text }) => text.trim() !== '');
  if (words.length === 0) return undefined;
  const isBold = words.every(({ strong }) => strong) || (style.isBold && words.every(({ strong }) => strong !== false));
  const first = childrenOf(element, 'w:r').find((run) => child(run, 'w:t') !== undefined);
  const size =
    numberOf(val(child(child(first, 'w:rPr'), 'w:sz'))) ?? style.size ?? reading.styles.style(undefined).size;
  return { isBold, size: (size ?? 22) / 2 };
}

function numberOf(text: string | undefined): number | undefined {
  return text === undefined || Number.isNaN(Number(text)) ? undefined : Number(text);
}

/** A table; tables in its cells give their paragraphs to the cell. */
function readTable(element: XmlElement, reading: Reading): RichTable {
  const line = reading.line + 1;
  const rows = rowsOf(element).map((row) => {
    const head = child(child(row, 'w:trPr'), 'w:tblHeader');
    return {
      isHead: head !== undefined && !/^(?:0|false|off)$/.test(val(head) ?? ''),
      cells: cellsOf(row).map((cell) => readCell(cell, reading)),
    };
  });
  return { type: 'table', line, rows };
}

function rowsOf(element: XmlElement): XmlElement[] {
  return childrenOf(element).flatMap((one) =>
    one.name === 'w:tr' ? [one] : CONTAINERS.has(one.name) ? rowsOf(one) : [],
  );
}

function cellsOf(row: XmlElement): XmlElement[] {
  return childrenOf(row).flatMap((one) => (one.name === 'w:tc' ? [one] : CONTAINERS.has(one.name) ? cellsOf(one) : []));
}

function readCell(cell: XmlElement, reading: Reading): RichCell {
  const properties = child(cell, 'w:tcPr');
  const merge = child(properties, 'w:vMerge');
  const { read, blocks } = blockReader(reading);
  for (const inner of childrenOf(cell)) read(inner);
  return {
    paragraphs: blocks.flatMap(paragraphsIn),
    columns: Math.min(100, numberOf(val(child(properties, 'w:gridSpan'))) ?? 1),
    isContinued: merge !== undefined && val(merge) !== 'restart',
  };
}

/** Paragraphs of a block, those of inner tables in reading order. */
export function paragraphsIn(block: RichBlock): RichParagraph[] {
  if (block.type === 'paragraph') return [block];
  return block.rows.flatMap(({ cells }) => cells.flatMap(({ paragraphs }) => paragraphs));
}
