/** Tables of the text: a style each, rows that repeat, columns as wide as their words ask for. */
import { type ITableOptions, Table, TableCell, TableLayoutType, TableRow, WidthType } from 'docx';
import type { Phrasing, TableCell as TableCellNode, Table as TableNode } from '../../tree.js';
import { plainText } from '../../tree-text.js';
import { type AskedWidth, shareMeasure } from '../column-widths.js';
import { Element, type Flow } from './components.js';
import { paragraph, wordless } from './paragraphs.js';
import { inManner } from './phrasing.js';
import type { State } from './state.js';
import { TABLE_STYLES } from './table-styles.js';
import { twips } from './units.js';
import { TABLE_END, TABLE_END_KEPT } from './wordless-styles.js';

/** A table with its caption above and a hair of space below, so that two tables in a row stay two. */
export function tableBlock(node: TableNode, state: State): Flow[] {
  const caption =
    node.caption === undefined ? [] : [paragraph({ ...state, kept: false }, 'caption', [node], node.caption)];
  const widths = columnWidths(node, state);
  const options: ITableOptions = {
    style: TABLE_STYLES[node.form],
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    indent: { size: twips(state.inset), type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    columnWidths: widths,
    tableLook: { firstRow: node.headerRows > 0, firstColumn: node.headerColumn, noHBand: true, noVBand: true },
    ...(state.document.meta.direction === 'rtl' ? { visuallyRightToLeft: true } : {}),
    rows: node.children.map((row, index) => {
      const kept = staysWithNextRow(index, node) || (state.kept && index === node.children.length - 1);
      return tableRow(row.children, index < node.headerRows, node, widths, { ...state, kept });
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

function tableRow(cells: TableCellNode[], head: boolean, node: TableNode, widths: number[], state: State): TableRow {
  return new TableRow({
    cantSplit: true,
    ...(head ? { tableHeader: true } : {}),
    children: cells.map((cell, column) => tableCell(cell, column, head, node, widths[column] ?? 0, state)),
  });
}

function tableCell(
  cell: TableCellNode,
  column: number,
  head: boolean,
  node: TableNode,
  width: number,
  state: State,
): TableCell {
  const key = cellStyle(node, head, column);
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

function cellStyle(node: TableNode, head: boolean, column: number): string {
  if (head) return 'table-head';
  const rowHead = node.headerColumn && column === 0;
  if (node.form === 'particulars') return rowHead ? 'particulars-label' : 'particulars-text';
  return rowHead ? 'table-head' : 'table-text';
}

/** Widths in twentieths of a point, by the rule of the PDF. Nothing is measured here: letters count as wide as their like. */
function columnWidths(node: TableNode, state: State): number[] {
  const { page, styles } = state.book.sheet;
  const measure = twips(page.width - page.left - page.right - state.inset);
  if (node.form === 'particulars') {
    const labels = twips(state.book.sheet.labelColumn);
    return [labels, measure - labels];
  }
  const { size = 9, padding = 2 } = styles['table-text'] ?? {};
  const count = Math.max(1, ...node.children.map((row) => row.children.length));
  const asked = Array.from({ length: count }, (_, column): AskedWidth => {
    const cells = node.children.map((row) => plainText(row.children[column]?.children ?? []));
    const heads = cells.slice(0, node.headerRows).map(lengthOf);
    const least = Math.max(...cells.map(longestWord), ...heads.filter((length) => length <= SHORT_HEAD));
    const most = Math.max(least, ...cells.map(lengthOf));
    const width = (length: number) => (length * AIR * size + 2 * padding) * 20;
    return { least: width(least), most: width(most) };
  });
  const widths = shareMeasure(measure, asked).map(Math.floor);
  const used = widths.reduce((sum, width) => sum + width, 0);
  return widths.map((width, column) => (column === widths.length - 1 ? width + measure - used : width));
}

/** What a column has beyond the guess: where it lacks a hair, a word is broken inside. */
const AIR = 1.08;

/** Length of a head that is not broken, in parts of its size. */
const SHORT_HEAD = 4;

/** Widths of letters that are not as wide as most, in parts of the size: those of Times New Roman, in its wider cuts. */
const WIDTHS: readonly [RegExp, number][] = [
  [/[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uff60]/u, 1],
  [/[MWmwЖМФШЩЫЮжмфшщыю—%]/u, 0.85],
  [/\p{Lu}/u, 0.7],
  [/[\p{Script=Cyrillic}\p{Script=Arabic}]/u, 0.56],
  [/[Iijlt.,:;’'()/ \u00a0-]/u, 0.33],
];
const LETTER = 0.5;

function lengthOf(text: string): number {
  let length = 0;
  for (const letter of text) length += WIDTHS.find(([like]) => like.test(letter))?.[1] ?? LETTER;
  return length;
}

const WIDE = /[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uff60]/gu;

/** Lines may end after any Chinese letter, and in a word that is longer than this, in parts of its size (an address). */
const LONGEST = 10;

function longestWord(text: string): number {
  const words = text
    .split(/[ \n]+/)
    .flatMap((word) => [word.match(WIDE) === null ? 0 : 1, ...word.split(WIDE).map(lengthOf)]);
  return Math.min(LONGEST, Math.max(0, ...words));
}
