/** Paragraphs, lists and tables of an OpenDocument text. */
import { childrenOf, type XmlElement } from '../../package/xml-tree.js';
import { roleOf } from '../docx/roles.js';
import { countIn, LABEL_FORMATS } from '../rich/counts.js';
import type { RichBlock, RichCell, RichLabel, RichParagraph, RichTable } from '../rich/rich-document.js';
import { odtRuns } from './read-runs.js';
import type { OdtReading } from './reading.js';
import { textOf } from './tracked.js';

/** The blocks of an element. */
export function readBlock(element: XmlElement, reading: OdtReading): RichBlock[] {
  switch (element.name) {
    case 'text:p':
    case 'text:h':
      return paragraph(element, reading, undefined);
    case 'text:list':
      return list(element, reading, undefined);
    case 'table:table':
      return [table(element, reading)];
    case 'text:table-of-content':
    case 'text:alphabetical-index':
      return leftOut(element, reading);
    case 'text:section':
    case 'text:index-body':
    case 'draw:text-box':
    case 'text:note-body':
    case 'text:numbered-paragraph':
      return childrenOf(element).flatMap((one) => readBlock(one, reading));
    case 'draw:frame':
      return childrenOf(element, 'draw:text-box').flatMap((one) => readBlock(one, reading));
    default:
      return mark(element, reading);
  }
}

/** A tracked change between paragraphs: its marks are read as those in a paragraph are. */
function mark(element: XmlElement, reading: OdtReading): RichBlock[] {
  if (!element.name.startsWith('text:change')) return [];
  const holder: XmlElement = { name: 'text:p', attribute: () => undefined, children: [element] };
  const { runs } = odtRuns(holder, reading, () => []);
  return runs.length === 0 ? [] : [{ ...plain(reading), runs }];
}

function plain({ line }: OdtReading): RichParagraph {
  return {
    type: 'paragraph',
    line,
    role: 'text',
    depth: 0,
    style: '',
    label: undefined,
    look: undefined,
    indent: 0,
    runs: [],
  };
}

function paragraph(element: XmlElement, reading: OdtReading, label: RichLabel | 'continued' | undefined): RichBlock[] {
  reading.line += 1;
  const { line } = reading;
  const style = reading.styles.style(element.attribute('text:style-name'));
  const { runs, boxes } = odtRuns(element, reading, (body) => readBlock(body, reading).flatMap(paragraphsIn));
  const level = Number(element.attribute('text:outline-level') ?? 1);
  const named = roleOf(style.names, undefined, []);
  const isHeading = element.name === 'text:h' && named.role !== 'title';
  const words = runs.filter(({ text }) => text.trim() !== '');
  const isBold =
    style.isBold === true
      ? words.every(({ strong }) => strong !== false || style.isBold)
      : words.every(({ strong }) => strong);
  const own: RichParagraph = {
    ...plain(reading),
    line,
    role: isHeading ? 'heading' : label === 'continued' ? 'continuation' : named.role,
    depth: isHeading ? level : named.depth,
    style: style.names[0] ?? '',
    label: label === 'continued' ? undefined : label,
    look: words.length === 0 ? undefined : { isBold, size: style.size ?? 12 },
    runs,
  };
  return [own, ...boxes.flatMap((box) => readBlock(box, reading))];
}

interface ListPlace {
  style: string | undefined;
  key: string;
  depth: number;
}

/** The items of a list; a list that goes on with another has its counts. */
function list(element: XmlElement, reading: OdtReading, outer: ListPlace | undefined): RichBlock[] {
  const style = element.attribute('text:style-name') ?? outer?.style;
  const place: ListPlace =
    outer === undefined
      ? { style, key: keyOf(element, style, reading), depth: 0 }
      : { style, key: outer.key, depth: outer.depth + 1 };
  return childrenOf(element).flatMap((item) => {
    if (item.name !== 'text:list-item' && item.name !== 'text:list-header') return [];
    let label = item.name === 'text:list-item' ? 'wanted' : undefined;
    return childrenOf(item).flatMap((one) => {
      if (one.name === 'text:list') return list(one, reading, place);
      if (one.name !== 'text:p' && one.name !== 'text:h') return readBlock(one, reading);
      const own = label === 'wanted' ? labelOf(item, place, reading) : 'continued';
      label = undefined;
      return paragraph(one, reading, own);
    });
  });
}

function keyOf(element: XmlElement, style: string | undefined, reading: OdtReading): string {
  const goesOn =
    element.attribute('text:continue-list') !== undefined || element.attribute('text:continue-numbering') === 'true';
  if (!goesOn) reading.lists += 1;
  const before = [...reading.counts.keys()].findLast((key) => key.startsWith(`${style ?? ''} `));
  return goesOn && before !== undefined ? before : `${style ?? ''} ${reading.lists}`;
}

function labelOf(item: XmlElement, { style, key, depth }: ListPlace, reading: OdtReading): RichLabel | undefined {
  const level = reading.styles.level(style, depth);
  if (level === undefined || level.format === '') return undefined;
  if (level.format === 'bullet') return { list: key, depth, format: 'bullet', text: '•', count: 1 };
  const counts = reading.counts.get(key) ?? [];
  reading.counts.set(key, counts);
  counts.length = Math.min(counts.length, depth + 1);
  const said = item.attribute('text:start-value');
  const count = said === undefined ? (counts[depth] ?? level.start - 1) + 1 : Number(said);
  counts[depth] = count;
  const first = Math.max(0, depth - level.shown + 1);
  const shown = counts.slice(first, depth).map((one) => String(one ?? 1));
  const text = level.prefix + [...shown, countIn(level.format, count)].join('.') + level.suffix;
  return { list: key, depth, format: LABEL_FORMATS[level.format] ?? 'number', text, count };
}

const MOST_REPEATED = 100;

function table(element: XmlElement, reading: OdtReading): RichTable {
  const line = reading.line + 1;
  return { type: 'table', line, rows: rowsOf(element, false, reading) };
}

function rowsOf(element: XmlElement, isHead: boolean, reading: OdtReading): RichTable['rows'] {
  return childrenOf(element).flatMap((one) => {
    if (one.name === 'table:table-header-rows') return rowsOf(one, true, reading);
    if (one.name === 'table:table-rows' || one.name === 'table:table-row-group') return rowsOf(one, isHead, reading);
    return one.name === 'table:table-row' ? [{ isHead, cells: cellsOf(one, reading) }] : [];
  });
}

function cellsOf(row: XmlElement, reading: OdtReading): RichCell[] {
  return childrenOf(row).flatMap((cell) => {
    const isContinued = cell.name === 'table:covered-table-cell';
    if (!isContinued && cell.name !== 'table:table-cell') return [];
    const paragraphs = childrenOf(cell)
      .flatMap((one) => readBlock(one, reading))
      .flatMap(paragraphsIn);
    const times = Math.min(MOST_REPEATED, Number(cell.attribute('table:number-columns-repeated') ?? 1) || 1);
    return Array.from({ length: times }, (_, index) => ({
      paragraphs: index === 0 ? paragraphs : [],
      columns: 1,
      isContinued,
    }));
  });
}

/** Paragraphs of a block, those of inner tables in reading order. */
function paragraphsIn(block: RichBlock): RichParagraph[] {
  if (block.type === 'paragraph') return [block];
  return block.rows.flatMap(({ cells }) => cells.flatMap(({ paragraphs }) => paragraphs));
}

/** An index, which engross makes itself. */
function leftOut(element: XmlElement, { changes, line }: OdtReading): RichBlock[] {
  const before = textOf(element).trim();
  if (before !== '') changes.push({ reason: 'contents', line, before, after: '' });
  return [];
}
