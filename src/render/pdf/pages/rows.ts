/** Rows of tables: columns as wide as their words ask for, cells set, rows as high as their highest cell. */
import type { Style } from '../../../templates/design.js';
import { type AskedWidth, isFigure, isTooWide, shareMeasure } from '../../column-widths.js';
import type { FlowTable, FlowText } from '../flow/flow.js';
import { type Word, wordsOf } from '../lines/pieces.js';
import type { TypesetLine, Typesetting } from '../lines/typeset.js';
import { typeset } from '../lines/typeset.js';

/** A row with its lines at their places: points from the row's upper left corner, the table's indent included. */
export interface SetRow {
  lines: { line: TypesetLine; x: number; y: number }[];
  height: number;
  notes: string[];
}

/** A table as it is set: in the type that its columns have room for, with their widths in points. */
export interface FittedTable {
  table: FlowTable;
  widths: number[];
  /** A word that is wider than its column and has to be cut. */
  cut: string | undefined;
}

/** Fits the columns of a table to a measure (points); where words would be cut, in the smaller type of the design. */
export function fitTable(table: FlowTable, measure: number, setting: Typesetting): FittedTable {
  const asked = askedWidths(table, setting);
  const [labels] = asked;
  if (table.labelWidth !== undefined && labels !== undefined && asked.length === 2) {
    const width = Math.min(Math.max(table.labelWidth, labels.least), measure / 2);
    return { table, widths: [width, measure - width], cut: undefined };
  }
  if (!isTooWide(measure, asked)) return { table, widths: shareMeasure(measure, asked), cut: undefined };
  const smaller = inSmallerType(table);
  const widths = shareMeasure(measure, askedWidths(smaller, setting));
  return { table: smaller, widths, cut: cutWord(smaller, widths, setting) };
}

function inSmallerType(table: FlowTable): FlowTable {
  const { small } = table;
  if (small === undefined) return table;
  const rows = table.rows.map((row, index) =>
    row.map((cell, column) => {
      const isHead = index < table.heads || (table.node.headerColumn && column === 0);
      return { text: inStyle(cell.text, isHead ? small.head : small.text) };
    }),
  );
  return { ...table, rows, padding: small.text.padding };
}

function inStyle(text: FlowText, style: Style): FlowText {
  const scale = style.size / text.style.size;
  const runs = text.runs.map((run) => ({
    ...run,
    look: { ...run.look, size: run.look.size * scale, rise: run.look.rise * scale },
  }));
  return { ...text, style, runs };
}

function askedWidths(table: FlowTable, setting: Typesetting): AskedWidth[] {
  const count = Math.max(0, ...table.rows.map((row) => row.length));
  return Array.from({ length: count }, (_, column) => askedWidth(table, column, setting));
}

/** Width of a head that is not broken, in parts of its size. */
const SHORT_HEAD = 4;

function askedWidth(table: FlowTable, column: number, setting: Typesetting): AskedWidth {
  let [least, most, firm] = [0, 0, 0];
  for (const [index, row] of table.rows.entries()) {
    const text = row[column]?.text;
    if (text === undefined) continue;
    const words = wordsIn(text, setting);
    const whole = words.reduce((sum, word) => sum + word.width + word.space, 0);
    // A short head stays on one line: Chinese would break it after any letter.
    const isShortHead = index < table.heads && whole <= SHORT_HEAD * text.style.size;
    least = Math.max(least, ...(isShortHead ? [whole] : words.map((word) => word.width)));
    most = Math.max(most, whole);
    firm = Math.max(firm, ...words.filter((word) => isFigure(lettersOf(word))).map((word) => word.width));
  }
  const padding = 2 * table.padding;
  return { least: least + padding, most: most + padding, firm: firm + padding };
}

function wordsIn(text: FlowText, setting: Typesetting): Word[] {
  return wordsOf(text.runs, text.direction ?? setting.direction, setting.chain, setting.imageWidth);
}

function lettersOf(word: Word): string {
  return word.pieces
    .map((piece) => piece.text)
    .join('')
    .trim();
}

/** The widest of the words that have no room in their column. */
function cutWord(table: FlowTable, widths: readonly number[], setting: Typesetting): string | undefined {
  const cut = table.rows.flatMap((row) =>
    row.flatMap((cell, column) => {
      const room = (widths[column] ?? 0) - 2 * table.padding + TOLERANCE;
      return wordsIn(cell.text, setting).filter((word) => word.width > room);
    }),
  );
  const [first, ...others] = cut;
  if (first === undefined) return undefined;
  return lettersOf(others.reduce((widest, word) => (word.width > widest.width ? word : widest), first));
}

/** A hundredth of a point is no overrun, it is arithmetic. */
const TOLERANCE = 0.01;

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
