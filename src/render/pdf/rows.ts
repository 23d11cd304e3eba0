/** Rows of tables: columns as wide as their words ask for, cells set, rows as high as their highest cell. */
import { type AskedWidth, shareMeasure } from '../column-widths.js';
import type { FlowTable } from './flow.js';
import { wordsOf } from './pieces.js';
import type { TypesetLine, Typesetting } from './typeset.js';
import { typeset } from './typeset.js';

/** A row with its lines at their places: points from the row's upper left corner, the table's indent included. */
export interface SetRow {
  lines: { line: TypesetLine; x: number; y: number }[];
  height: number;
  notes: string[];
}

/** Widths of the columns on a measure (points), by what is in them. */
export function columnWidths(table: FlowTable, measure: number, setting: Typesetting): number[] {
  const count = Math.max(0, ...table.rows.map((row) => row.length));
  const asked = Array.from({ length: count }, (_, column) => askedWidth(table, column, setting));
  const [labels] = asked;
  if (table.labelWidth !== undefined && labels !== undefined && count === 2) {
    const width = Math.min(Math.max(table.labelWidth, labels.least), measure / 2);
    return [width, measure - width];
  }
  return shareMeasure(measure, asked);
}

/** Width of a head that is not broken, in parts of its size. */
const SHORT_HEAD = 4;

function askedWidth(table: FlowTable, column: number, setting: Typesetting): AskedWidth {
  let [least, most] = [0, 0];
  for (const [index, row] of table.rows.entries()) {
    const text = row[column]?.text;
    if (text === undefined) continue;
    const words = wordsOf(text.runs, text.direction ?? setting.direction, setting.chain, setting.imageWidth);
    const whole = words.reduce((sum, word) => sum + word.width + word.space, 0);
    // A short head stays on one line: Chinese would break it after any letter.
    const isShortHead = index < table.heads && whole <= SHORT_HEAD * text.style.size;
    least = Math.max(least, ...(isShortHead ? [whole] : words.map((word) => word.width)));
    most = Math.max(most, whole);
  }
  const padding = 2 * table.padding;
  return { least: least + padding, most: most + padding };
}

/** Sets all rows; one higher than `tallest` is cut between lines, so that none is higher than a page. */
export function setRows(
  table: FlowTable,
  widths: readonly number[],
  measure: number,
  tallest: number,
  setting: Typesetting,
): SetRow[] {
  return table.rows.flatMap((row) => {
    const cells = row.map((cell, column) =>
      typeset(cell.text, Math.max(1, (widths[column] ?? 0) - 2 * table.padding), setting),
    );
    return cutRows(cells, tallest).map((part) => setRow(part, table, widths, measure, setting));
  });
}

function cutRows(cells: TypesetLine[][], tallest: number): TypesetLine[][][] {
  const leading = Math.max(1, ...cells.flat().map((line) => line.getHeight()));
  const most = Math.max(1, Math.floor(tallest / leading));
  const parts = Math.max(1, ...cells.map((lines) => Math.ceil(lines.length / most)));
  return Array.from({ length: parts }, (_, part) => cells.map((lines) => lines.slice(part * most, (part + 1) * most)));
}

function setRow(
  cells: TypesetLine[][],
  table: FlowTable,
  widths: readonly number[],
  measure: number,
  { direction }: Typesetting,
): SetRow {
  const { padding } = table;
  let across = table.start;
  let height = 0;
  const lines = cells.flatMap((cell, column) => {
    const width = widths[column] ?? 0;
    const left = direction === 'rtl' ? measure - across - width : across;
    across += width;
    let y = padding;
    const placed = cell.map((line) => {
      const at = { line, x: left + padding + (line.x ?? 0), y };
      y += line.getHeight();
      return at;
    });
    height = Math.max(height, y + padding);
    return placed;
  });
  return { lines, height, notes: cells.flat().flatMap((line) => line.set.notes) };
}
