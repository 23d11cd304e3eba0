/** A line of a source with a range marked below it, for terminals of a given width. */
import stringWidth from 'string-width';
import { shownText } from './shown-text.js';

/** What is marked: line and columns count from 1, columns in UTF-16 units; `endColumn` is exclusive. */
export interface MarkedRange {
  line: number;
  column: number;
  endColumn: number;
}

/** Columns that a tab takes. Sources are indented with spaces; a tab that is a fault must be seen as white space. */
const TAB = '    ';

/** Letters that a terminal may or may not reorder, so that no column below them is right. */
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** A grapheme as it is shown, with its width in columns and the UTF-16 units that it covers. */
interface Cell {
  shown: string;
  width: number;
  from: number;
  to: number;
}

/**
 * The source line and the mark under it, each at most `width` columns wide. A long line is cut around the range. Under text
 * that is written from right to left the marked words are repeated instead, since terminals differ in how they order it.
 */
export function codeFrame(text: string, range: MarkedRange, width: number): string[] {
  if (text.length > LONG) return codeFrame(...aroundRange(text, range), width);
  const number = String(range.line);
  const gutter = `${' '.repeat(number.length)} | `;
  const room = Math.max(width - gutter.length, 20);
  const cells = cellsOf(text);
  const [from, to] = markedCells(cells, range);
  const shown = visibleCells(cells, from, room);
  const line = `${number} | ${joined(shown)}`;
  const marked = cells.slice(from, to);
  if (marked.length === cells.length && cells.length > 0) return [line];
  if (RIGHT_TO_LEFT.test(text)) return [line, `${gutter}→ ${joined(cut(marked, room - 2))}`];
  const before = shown.slice(0, shown.indexOf(cells[from] ?? END));
  const under = shown.filter((cell) => marked.includes(cell));
  return [
    line,
    `${gutter}${' '.repeat(from >= cells.length ? sum(shown) : sum(before))}${'^'.repeat(sum(under) || 1)}`,
  ];
}

/** UTF-16 units above which only the text around the range is looked at: a whole document may be one line. */
const LONG = 2000;

/** The text within some hundred units of the range, with the ellipses of what is left out, and the range in it. */
function aroundRange(text: string, { line, column, endColumn }: MarkedRange): [text: string, range: MarkedRange] {
  const from = Math.max(column - 1 - LONG / 4, 0);
  const to = Math.min(from + LONG / 2, text.length);
  const head = from > 0 ? '…' : '';
  const shift = head.length - from;
  const part = head + text.slice(from, to) + (to < text.length ? '…' : '');
  return [part, { line, column: column + shift, endColumn: Math.min(endColumn, to + 1) + shift }];
}

const END: Cell = { shown: '', width: 0, from: -1, to: -1 };
const ELLIPSIS: Cell = { shown: '…', width: 1, from: -1, to: -1 };

function cellsOf(text: string): Cell[] {
  return [...segmenter.segment(text)].map(({ segment, index }) => {
    const shown = segment === '\t' ? TAB : shownText(segment);
    return { shown, width: stringWidth(shown), from: index, to: index + segment.length };
  });
}

/** Indices of the first marked cell and of the one after the last; at least one cell where the line has one there. */
function markedCells(cells: readonly Cell[], { column, endColumn }: MarkedRange): [from: number, to: number] {
  const first = cells.findIndex(({ to }) => to > column - 1);
  if (first < 0) return [cells.length, cells.length];
  const after = cells.findIndex(({ from }) => from >= endColumn - 1);
  return [first, Math.max(after < 0 ? cells.length : after, first + 1)];
}

/** As many cells around the marked ones as fit, with an ellipsis where some are left out. */
function visibleCells(cells: readonly Cell[], from: number, room: number): Cell[] {
  if (sum(cells) <= room) return [...cells];
  let begin = Math.min(from, cells.length);
  const context = Math.max(Math.floor(room / 3), room - sum(cells.slice(from)) - 1);
  for (let before = 0; begin > 0; begin--) {
    before += cells[begin - 1]?.width ?? 0;
    if (before > context) break;
  }
  const head = begin > 0 ? [ELLIPSIS] : [];
  return [...head, ...cut(cells.slice(begin), room - head.length)];
}

/** The first cells that fit, with an ellipsis for the rest. */
function cut(cells: readonly Cell[], room: number): Cell[] {
  if (sum(cells) <= room) return [...cells];
  const kept: Cell[] = [];
  let used = 1;
  for (const cell of cells) {
    used += cell.width;
    if (used > room) break;
    kept.push(cell);
  }
  return [...kept, ELLIPSIS];
}

function sum(cells: readonly Cell[]): number {
  return cells.reduce((total, { width }) => total + width, 0);
}

/** The cells as text; once more as text that no CI obeys, since `##[` is a command only as a whole. */
function joined(cells: readonly Cell[]): string {
  return shownText(cells.map(({ shown }) => shown).join('')).trimEnd();
}
