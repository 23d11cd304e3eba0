/** Tables as text in columns. */
import type { Table, TableRow } from '../../tree/blocks.js';
import { isFigure, shareMeasure } from '../column-widths.js';
import { type Chunk, textChunk } from './chunks.js';
import { displayWidth } from './display-width.js';
import { words } from './phrasing.js';
import type { State } from './state.js';
import { longestPiece, wrapText } from './wrap-text.js';

/** Columns between two cells. */
const GAP = 2;

/** A table under its caption; a line of dashes is under its head. */
export function table(node: Table, state: State): Chunk[] {
  const widths = columnWidths(node, state);
  const rows = node.children.map((row): Chunk => ({ lines: rowLines(row, widths, node, state), isTight: true }));
  const rule: Chunk = { lines: [widths.map((width) => '-'.repeat(width)).join(' '.repeat(GAP))], isTight: true };
  const parts = node.headerRows > 0 ? [...rows.slice(0, node.headerRows), rule, ...rows.slice(node.headerRows)] : rows;
  const caption = node.caption === undefined ? [] : textChunk(words(node.caption), state);
  return [
    ...caption,
    ...parts.map((part, index) => (index === 0 && caption.length === 0 ? { lines: part.lines } : part)),
  ];
}

/** Widths in whole columns: as all cells ask for where there is room; else words are wrapped, and none is cut. */
function columnWidths(node: Table, state: State): number[] {
  const count = Math.max(1, ...node.children.map((row) => row.children.length));
  const asked = Array.from({ length: count }, (_, column) => {
    const cells = node.children.map((row) => words(row.children[column]?.children ?? []));
    const figures = cells.flatMap((cell) => cell.split(/\s+/)).filter(isFigure);
    const columns = (text: string) => displayWidth(text, state.isEastAsian);
    const least = Math.max(1, ...cells.map((cell) => longestPiece(cell, state.isEastAsian)));
    const most = Math.max(least, ...cells.flatMap((cell) => cell.split('\n')).map(columns));
    return { least, most, firm: Math.max(0, ...figures.map(columns)) };
  });
  const measure = state.width - GAP * (count - 1);
  const most = asked.reduce((sum, one) => sum + one.most, 0);
  const least = asked.reduce((sum, one) => sum + one.least, 0);
  if (most <= measure) return asked.map((one) => one.most);
  // A table that has too many columns is wider than the text rather than out of line.
  if (least >= measure) return asked.map((one) => one.least);
  return shareMeasure(measure, asked).map((width, column) => Math.max(asked[column]?.least ?? 1, Math.floor(width)));
}

function rowLines(row: TableRow, widths: readonly number[], node: Table, state: State): string[] {
  const cells = widths.map((width, column) =>
    wrapText(words(row.children[column]?.children ?? []), width, state.isEastAsian).map((line) =>
      padded(line, width, node.align[column] ?? 'left', state),
    ),
  );
  const height = Math.max(...cells.map((lines) => lines.length));
  return Array.from({ length: height }, (_, index) =>
    cells
      .map((lines, column) => lines[index] ?? ' '.repeat(widths[column] ?? 0))
      .join(' '.repeat(GAP))
      .trimEnd(),
  );
}

/** A line of a cell, as wide as its column. `right` is the right in any direction, where lines of Arabic begin. */
function padded(line: string, width: number, align: 'left' | 'right' | 'center', state: State): string {
  const room = Math.max(0, width - displayWidth(line, state.isEastAsian));
  const isEnd = align === 'right' && state.document.meta.direction === 'ltr';
  const before = isEnd ? room : align === 'center' ? Math.floor(room / 2) : 0;
  return ' '.repeat(before) + line + ' '.repeat(room - before);
}
