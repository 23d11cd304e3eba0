/**
 * The invisible grid of a head or foot: rows of cells at fixed places of the page.
 *
 * All places are millimetres from the page's upper starting corner. A fixed table without borders is what Word,
 * LibreOffice and the others set alike; frames and text boxes are not.
 */
import {
  HeightRule,
  type ITableCellBorders,
  type Paragraph,
  Table,
  TableBorders,
  TableCell,
  TableLayoutType,
  TableRow,
  WidthType,
} from 'docx';
import type { StyleSheet } from '../../../templates/design.js';
import { SPACER } from '../styles/wordless-styles.js';
import { OfficialParagraph } from '../xml/components.js';
import { eighths, twips } from '../xml/units.js';

/** A cell of a row. */
export interface GridCell {
  x: number;
  width: number;
  content: Paragraph[];
}

/** A row that begins at `y`; rows are handed over from the top down. */
export interface GridRow {
  y: number;
  cells: GridCell[];
  /** A rule at the row's foot, by its name in the design. */
  rule?: { y: number; rule: string; x: number; width: number } | undefined;
  /** Height that the row must not exceed; by default it grows with its content. */
  exact?: number | undefined;
}

/**
 * It has no style but the document's default for tables: under any other, LibreOffice forgets the size that a character
 * style gives (the series letters of a symbol).
 *
 * A grid whose top stands at the `y` of its first row, `end` being where it ends when nothing makes it longer.
 */
export function layoutTable(sheet: StyleSheet, rows: readonly GridRow[], end: number, rightToLeft: boolean): Table {
  const edges = edgesOf(rows);
  const [start = 0] = edges;
  const widths = spans(edges).map(([from, to]) => twips(to) - twips(from));
  return new Table({
    borders: TableBorders.NONE,
    layout: TableLayoutType.FIXED,
    // Said here too: LibreOffice takes no margins from a style that a table does not name.
    margins: { top: 0, bottom: 0, left: 0, right: 0, marginUnitType: WidthType.DXA },
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    indent: { size: twips(start) - twips(sheet.page.left), type: WidthType.DXA },
    columnWidths: widths,
    tableLook: { firstRow: false, firstColumn: false, noHBand: true, noVBand: true },
    ...(rightToLeft ? { visuallyRightToLeft: true } : {}),
    rows: rows.flatMap((row, index) => gridRows(sheet, row, rows[index + 1]?.y ?? end, edges)),
  });
}

/** The last paragraph of a head or foot, which must be one, and may not be seen. */
export function hairParagraph(): Paragraph {
  return new OfficialParagraph({ style: SPACER }, []);
}

/** A row, and under its rule the space to the next. */
function gridRows(sheet: StyleSheet, row: GridRow, next: number, edges: number[]): TableRow[] {
  const foot = row.rule?.y ?? next;
  const filled = new TableRow({
    cantSplit: true,
    height: {
      value: twips(row.exact ?? foot - row.y),
      rule: row.exact === undefined ? HeightRule.ATLEAST : HeightRule.EXACT,
    },
    children: cellsOf(sheet, row, edges),
  });
  if (next - foot < LEAST_GAP) return [filled];
  const gap = { y: foot, cells: [] };
  return [
    filled,
    new TableRow({
      height: { value: twips(next - foot), rule: HeightRule.EXACT },
      children: cellsOf(sheet, gap, edges),
    }),
  ];
}

/** Millimetres under which a gap is none. */
const LEAST_GAP = 0.1;

/** Every place where a cell or a rule begins or ends, from the start of the page to its end. */
function edgesOf(rows: readonly GridRow[]): number[] {
  const places = rows.flatMap(({ cells, rule }) => [...cells, ...(rule === undefined ? [] : [rule])]);
  const edges = places.flatMap(({ x, width }) => [x, x + width]);
  return [...new Set(edges)].sort((one, other) => one - other);
}

function spans(edges: readonly number[]): [number, number][] {
  return edges.slice(1).map((edge, index) => [edges[index] ?? 0, edge]);
}

/** Cells of a row in order, empty ones between them, cut where the rule under them begins and ends. */
function cellsOf(sheet: StyleSheet, row: GridRow, edges: number[]): TableCell[] {
  const cells: TableCell[] = [];
  let column = 0;
  while (column < edges.length - 1) {
    const from = edges[column] ?? 0;
    const cell = row.cells.find(({ x }) => x === from);
    const to = cell === undefined ? endOfGap(row, edges, column) : cell.x + cell.width;
    const last = Math.max(column + 1, edges.indexOf(to));
    cells.push(gridCell(sheet, row, cell, from, to, last - column));
    column = last;
  }
  return cells;
}

function endOfGap(row: GridRow, edges: number[], column: number): number {
  const stops = new Set(row.cells.map(({ x }) => x));
  if (row.rule !== undefined) stops.add(row.rule.x).add(row.rule.x + row.rule.width);
  return edges.slice(column + 1).find((edge) => stops.has(edge)) ?? edges.at(-1) ?? 0;
}

function gridCell(
  sheet: StyleSheet,
  { rule }: GridRow,
  cell: GridCell | undefined,
  from: number,
  to: number,
  columnSpan: number,
): TableCell {
  const ruled = rule !== undefined && from >= rule.x && to <= rule.x + rule.width;
  return new TableCell({
    columnSpan,
    width: { size: twips(to) - twips(from), type: WidthType.DXA },
    ...(ruled ? { borders: bottomBorder(sheet, rule.rule) } : {}),
    children: cell === undefined || cell.content.length === 0 ? [hairParagraph()] : cell.content,
  });
}

function bottomBorder(sheet: StyleSheet, name: string): ITableCellBorders {
  const rule = sheet.rules[name];
  if (rule === undefined) return {};
  return {
    bottom: { style: 'single', size: eighths(rule.weight), space: 0, color: rule.colour.slice(1).toUpperCase() },
  };
}
