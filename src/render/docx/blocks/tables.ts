/** Tables of the text: a style each, rows that repeat, columns as wide as their words ask for. */
import { type ITableOptions, Table, TableCell, TableLayoutType, TableRow, WidthType } from 'docx';
import type { TableCell as TableCellNode, Table as TableNode } from '../../../tree/blocks.js';
import type { Phrasing } from '../../../tree/phrasing.js';
import { plainText } from '../../../tree/text.js';
import { type AskedWidth, isTooWide, shareMeasure } from '../../column-widths.js';
import { guessedWidths } from '../../guessed-widths.js';
import { reportCutWord } from '../../report-cut-word.js';
import { inManner } from '../phrasing/phrasing.js';
import type { State } from '../phrasing/state.js';
import { TABLE_STYLES } from '../styles/table-styles.js';
import { TABLE_END, TABLE_END_KEPT } from '../styles/wordless-styles.js';
import { Element, type Flow } from '../xml/components.js';
import { twips } from '../xml/units.js';
import { paragraph, wordless } from './paragraphs.js';

/** A table with its caption above and a hair of space below, so that two tables in a row stay two. */
export function tableBlock(node: TableNode, state: State): Flow[] {
  const caption =
    node.caption === undefined ? [] : [paragraph({ ...state, kept: false }, 'caption', [node], node.caption)];
  const { isSmall, widths } = fitTable(node, state);
  const options: ITableOptions = {
    style: isSmall ? TABLE_STYLES.small : TABLE_STYLES[node.form],
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    indent: { size: twips(state.inset), type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    columnWidths: widths,
    tableLook: { firstRow: node.headerRows > 0, firstColumn: node.headerColumn, noHBand: true, noVBand: true },
    ...(state.document.meta.direction === 'rtl' ? { visuallyRightToLeft: true } : {}),
    rows: node.children.map((row, index) => {
      const kept = staysWithNextRow(index, node) || (state.kept && index === node.children.length - 1);
      return tableRow(row.children, index < node.headerRows, node, { isSmall, widths }, { ...state, kept });
    }),
  };
  const table = new DescribedTable(options, plainText(node.caption ?? []), description(node));
  return [...caption, table, wordless(state.kept ? TABLE_END_KEPT : TABLE_END)];
}

/** The first rows of the body stay together, and the last ones; its head with the first. Particulars read row by row. */
function staysWithNextRow(index: number, { form, headerRows, children }: TableNode): boolean {
  const last = children.length - 1;
  return form === 'data' && index < last && (index <= headerRows || index === last - 1);
}

/** A table that says what it is; the library has no caption and no description for it. */
class DescribedTable extends Table {
  constructor(options: ITableOptions, caption: string, description: string) {
    super(options);
    // The first child of every table is `w:tblPr`; both come at its end, as the schema has it.
    const [properties] = this.root;
    if (caption !== '') properties.addChildElement(new Element('w:tblCaption', { 'w:val': caption }));
    if (description !== '') properties.addChildElement(new Element('w:tblDescription', { 'w:val': description }));
  }
}

/** The heads of the columns, for a reader that asks what a table holds before it goes in. */
function description(node: TableNode): string {
  const head = node.headerRows > 0 ? (node.children[0]?.children ?? []) : [];
  const columns = head.map((cell) => plainText(cell.children)).filter((text) => text !== '');
  return columns.join(' · ');
}

function tableRow(cells: TableCellNode[], head: boolean, node: TableNode, fitting: Fitting, state: State): TableRow {
  return new TableRow({
    cantSplit: true,
    ...(head ? { tableHeader: true } : {}),
    children: cells.map((cell, column) => tableCell(cell, column, head, node, fitting, state)),
  });
}

function tableCell(
  cell: TableCellNode,
  column: number,
  head: boolean,
  node: TableNode,
  { isSmall, widths }: Fitting,
  state: State,
): TableCell {
  const width = widths[column] ?? 0;
  const key = cellStyle(node, head, column, isSmall);
  const isRtl = (cell.dir ?? state.document.meta.direction) === 'rtl';
  const side = node.align[column] ?? 'left';
  const align = side === 'right' && isRtl ? 'start' : ALIGN[side];
  const first = column === 0 && cell === node.children[0]?.children[0] && node.caption === undefined;
  const variant = { ...(isAgainst(cell, state) ? { direction: cell.dir } : {}), align };
  const [lead = [], ...others] = splitAtBreaks(cell.children);
  const inCell = inTongue(state, cell);
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    children: [
      paragraph(inCell, key, first ? [cell, node] : [cell], lead, variant),
      ...others.map((words) => paragraph(inCell, key, [], words, variant)),
    ],
  });
}

/** Lines of a cell (a room and its address) are paragraphs of their own: Word has no soft breaks to trip over. */
function splitAtBreaks(words: readonly Phrasing[]): Phrasing[][] {
  const lines: Phrasing[][] = [[]];
  for (const word of words) {
    if (word.type === 'break') lines.push([]);
    else lines.at(-1)?.push(word);
  }
  return lines;
}

/** Words of a cell that is in another language than the document. */
function inTongue(state: State, { lang, dir }: TableCellNode): State {
  if (lang === undefined) return state;
  return inManner(state, { lang, direction: dir ?? state.document.meta.direction });
}

function isAgainst({ dir }: TableCellNode, { document }: State): boolean {
  return dir !== undefined && dir !== document.meta.direction;
}

const ALIGN = { left: 'start', right: 'end', center: 'center' } as const;

function cellStyle(node: TableNode, head: boolean, column: number, isSmall: boolean): string {
  const rowHead = node.headerColumn && column === 0;
  if (!head && node.form === 'particulars') return rowHead ? 'particulars-label' : 'particulars-text';
  if (isSmall) return head || rowHead ? 'table-small-head' : 'table-small-text';
  return head || rowHead ? 'table-head' : 'table-text';
}

/** How a table is set: in which type, and how wide its columns are, in twentieths of a point. */
interface Fitting {
  isSmall: boolean;
  widths: number[];
}

/** Fits the columns to the measure by the rule of the PDF, by guessed widths; where words would be cut, in smaller type. */
function fitTable(node: TableNode, state: State): Fitting {
  const { page, styles, labelColumn } = state.book.sheet;
  const measure = twips(page.width - page.left - page.right - state.inset);
  if (node.form === 'particulars')
    return { isSmall: false, widths: [twips(labelColumn), measure - twips(labelColumn)] };
  const [normal, small] = [styles['table-text'] ?? UNSTYLED, styles['table-small-text'] ?? UNSTYLED];
  const asked = guessedWidths(node, normal);
  const isSmall = isTooWide(measure / 20, asked);
  if (isSmall) reportCut(node, guessedWidths(node, small, 1), measure / 20, state);
  const widths = shareMeasure(measure / 20, isSmall ? guessedWidths(node, small) : asked);
  return { isSmall, widths: inTwips(widths, measure) };
}

const UNSTYLED = { size: 9, padding: 2 };

function inTwips(points: readonly number[], measure: number): number[] {
  const widths = points.map((width) => Math.floor(width * 20));
  const used = widths.reduce((sum, width) => sum + width, 0);
  return widths.map((width, column) => (column === widths.length - 1 ? width + measure - used : width));
}

/** Where a PDF is made beside it, which measures, its message is the better one. */
function reportCut(node: TableNode, asked: readonly AskedWidth[], measure: number, state: State): void {
  if (!isTooWide(measure, asked) || state.document.meta.formats.some(({ name }) => name === 'pdf')) return;
  const widest = asked.reduce((most, one, column) => (one.least > (asked[most]?.least ?? 0) ? column : most), 0);
  const cells = node.children.map((row) => plainText(row.children[widest]?.children ?? []));
  const words = cells.flatMap((text) => text.split(/\s+/));
  const longest = words.reduce((most, word) => (word.length > most.length ? word : most), '');
  reportCutWord(state.resources.file, node, longest);
}
