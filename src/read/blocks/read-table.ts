/** Tables, and the captions of tables and figures. */
import type { TableRow as MdastRow, Table as MdastTable } from 'mdast';
import { report } from '../../report/report.js';
import type { Block, Paragraph, Table, TableCell, TableRow } from '../../tree/blocks.js';
import { plainText } from '../../tree/text.js';
import { readPhrasing } from '../phrasing/read-phrasing.js';
import { type ReadState, shorten, sourceOf } from '../state/read-state.js';

/** Figures with their signs, units left out: what stands on the right. Dashes and empty cells agree with anything. */
const FIGURE = /^[-–−+(]?\p{Nd}[\p{Nd}\s.,'’/:()%٪٫٬–-]*$/u;
const NOTHING = /^[-–—.…\s]*$/u;

/** Reads a table: a head of empty cells is no head; an empty first cell in the head makes the first column heads too. */
export function readTable(node: MdastTable, state: ReadState): Table[] {
  for (const row of node.children) checkRow(row, node, state);
  const width = node.children[0]?.children.length ?? 0;
  if (isMostlyMissing(node, width, state)) return [];
  const rows = node.children.map((row) => readRow(row, width, state));
  const [head, ...body] = rows;
  const headless = head?.children.every((cell) => cell.children.length === 0) ?? true;
  const children = headless ? body : rows;
  const headerColumn = !headless && head?.children[0]?.children.length === 0;
  const align = Array.from({ length: width }, (_, column) => node.align?.[column] ?? alignOf(body, column));
  return [
    {
      type: 'table',
      form: 'data',
      align,
      headerRows: headless ? 0 : 1,
      headerColumn,
      children,
      position: node.position,
    },
  ];
}

/** Cells that rows may lack: a head of 1,000 cells and 1,000 rows of one would be a million cells. */
const MOST_MISSING = 10_000;

function isMostlyMissing(node: MdastTable, width: number, state: ReadState): boolean {
  const missing = node.children.reduce((sum, row) => sum + Math.max(0, width - row.children.length), 0);
  if (missing <= MOST_MISSING) return false;
  report(state.file, 'table', node, {
    message: `${missing} cells of this table are missing`,
    help: `write ${width} cells in every row, as in the head`,
  });
  return true;
}

function readRow(row: MdastRow, width: number, state: ReadState): TableRow {
  const cells = row.children.map(
    (cell): TableCell => ({ type: 'tableCell', children: readPhrasing(cell.children, state), position: cell.position }),
  );
  while (cells.length < width) cells.push({ type: 'tableCell', children: [], position: row.position });
  return { type: 'tableRow', children: cells, position: row.position };
}

/** A line without `|` straight below a table, and cells beyond the head, are words that would move or be lost. */
function checkRow(row: MdastRow, table: MdastTable, state: ReadState): void {
  const width = table.children[0]?.children.length ?? 0;
  if (!sourceOf(state, row).includes('|')) {
    report(state.file, 'table', row, {
      message: `the line \`${shorten(sourceOf(state, row))}\` is read as a row of the table above it`,
      help: 'put an empty line after the table',
    });
  } else if (row.children.length > width) {
    report(state.file, 'table', row, {
      message: `this row has ${row.children.length} cells; the head of the table has ${width}`,
    });
  }
}

function alignOf(rows: readonly TableRow[], column: number): 'right' | null {
  const texts = rows.map((row) => plainText(row.children[column]?.children ?? []).trim());
  const said = texts.filter((text) => !NOTHING.test(text));
  return said.length > 0 && said.every((text) => FIGURE.test(text)) ? 'right' : null;
}

/** A paragraph that begins with `: ` straight before or after a table or figure is its caption, with its name. */
export function captioned(blocks: Block[]): Block[] {
  const kept: Block[] = [];
  for (const block of blocks) {
    const before = kept.at(-1);
    if (isBare(block) && isCaption(before)) kept[kept.length - 1] = withCaption(block, before);
    else if (isCaption(block) && isBare(before)) kept[kept.length - 1] = withCaption(before, block);
    else kept.push(block);
  }
  return kept;
}

type Captioned = Extract<Block, { type: 'table' | 'figure' }>;

function isBare(block: Block | undefined): block is Captioned {
  return (block?.type === 'table' || block?.type === 'figure') && block.caption === undefined;
}

function isCaption(block: Block | undefined): block is Paragraph {
  const first = block?.type === 'paragraph' ? block.children[0] : undefined;
  return first?.type === 'text' && /^[:：]\s/u.test(first.value);
}

function withCaption(block: Captioned, paragraph: Paragraph): Captioned {
  const [first, ...rest] = paragraph.children;
  const opened = first?.type === 'text' ? [{ ...first, value: first.value.replace(/^[:：]\s+/u, '') }] : [];
  const name = paragraph.name === undefined ? {} : { name: paragraph.name };
  return { ...block, ...name, caption: [...opened, ...rest] };
}
