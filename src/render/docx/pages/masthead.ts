/** The masthead as the head of the first page: bands and cells where `masthead.yaml` has them. */
import type { Paragraph } from 'docx';
import type { MastheadLayout } from '../../../templates/masthead.js';
import type { Figure, Line, Masthead, MastheadBand, MastheadCell } from '../../../tree/blocks.js';
import { plainText } from '../../../tree/text.js';
import { millimetres } from '../../lengths.js';
import { lineParagraph, madeOf } from '../blocks/paragraphs.js';
import { sizedImage } from '../phrasing/images.js';
import { runsOf } from '../phrasing/runs.js';
import type { State } from '../phrasing/state.js';
import { paragraphStyle } from '../styles/style-book.js';
import type { GridCell, GridRow } from './layout-table.js';

type Band = MastheadLayout['bands'][number];
type Cell = Band['cells'][number];

/** The bands of a masthead that hold something, as rows of a grid from the top down. */
export function mastheadRows(masthead: Masthead, state: State): GridRow[] {
  let foot = 0;
  const rows: GridRow[] = [];
  for (const node of masthead.children) {
    const band = state.resources.masthead.bands.find((candidate) => candidate.band === node.name);
    if (band === undefined) continue;
    const y = Math.max(band.y ?? 0, foot);
    const row = bandRow(node, band, y, state);
    const height = (band.rule?.y ?? 0) - y;
    rows.push(band.rule !== undefined && isFixed(node, band, height, state) ? { ...row, exact: height } : row);
    foot = Math.max(band.rule?.y ?? 0, y + heightOf(node, state));
  }
  return rows;
}

function bandRow(node: MastheadBand, band: Band, y: number, state: State): GridRow {
  const cells = node.children.flatMap((child) => {
    const cell = band.cells.find((candidate) => candidate.cell === child.name);
    return cell === undefined ? [] : [gridCell(child, cell, state)];
  });
  const { page } = state.book.sheet;
  const rule = band.rule && {
    ...band.rule,
    x: band.rule.x ?? page.left,
    width: band.rule.width ?? page.width - page.left - page.right,
  };
  return { y, cells: cells.sort((one, other) => one.x - other.x), rule };
}

/** A cell wider than the paper allows is moved in. */
function gridCell(node: MastheadCell, cell: Cell, state: State): GridCell {
  const x = Math.max(0, Math.min(cell.x, state.book.sheet.page.width - cell.width));
  const content = node.children.map((child, index) => cellContent(child, cell, index === 0 ? cell.drop : 0, state));
  return { x, width: cell.width, content };
}

function cellContent(child: Line | Figure, cell: Cell, drop: number | undefined, state: State): Paragraph {
  if (child.type === 'line')
    return lineParagraph(state, child, { align: cell.align, drop: raised(drop, child, state) });
  const items = sizedImage(child.image, cell.width, cell.width, state);
  return madeOf(state, paragraphStyle(state.book, 'base', { image: true }), [], runsOf(items, state.book));
}

/**
 * The drop of a line, less what Word lets it sink: it puts the room that a leading has over its letters above them, the
 * design around them. A symbol, whose leading is twice its size, would stand on the rule under it.
 */
function raised(drop: number | undefined, line: Line, state: State): number | undefined {
  const { styles } = state.book.sheet;
  const [own, series] = [styles[line.style], styles['symbol-series']];
  const hasSeries = line.children.some((child) => child.type === 'symbolSeries');
  if (drop === undefined || !hasSeries || own === undefined || series === undefined) return drop;
  const word = Math.max(own.leading, HEIGHT * series.size) - DEPTH * series.size;
  const design = own.leading / 2 + own.size / 3;
  return Math.max(0, Math.round((drop - millimetres(word - design)) * 10) / 10);
}

/** Height of a line of Times New Roman, and its depth below the letters' foot, in parts of the size (its `hhea` table). */
const HEIGHT = 1.149;
const DEPTH = 0.216;

/**
 * Whether the rule under a band stays where the design has it: no line is so long that it may be broken, and what is
 * lower than the rule is the space of a last line, no letters.
 */
function isFixed(node: MastheadBand, band: Band, height: number, state: State): boolean {
  return node.children.every((child) => {
    const cell = band.cells.find((candidate) => candidate.cell === child.name);
    const drop = cell?.drop ?? 0;
    const isShort = child.children.every((one) =>
      one.type === 'line' ? lengthOf(one, state) <= (cell?.width ?? 0) : (cell?.width ?? 0) <= height,
    );
    return isShort && drop + cellHeight(child, state) <= height + SPARE;
  });
}

/** Millimetres of a last line that are under its letters. */
const SPARE = 0.7;

/** What a line takes at most, in mm. */
function lengthOf(line: Line, state: State): number {
  const size = millimetres(state.book.sheet.styles[line.style]?.size ?? 0);
  return [...plainText(line.children)].reduce((length, sign) => length + size * (WIDE.test(sign) ? 1 : LETTER), 0);
}

/** Signs that fill a square. */
const WIDE = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u;
/** Mean width of all others in their size, and a little more. */
const LETTER = 0.55;

/** What a band takes when no line of it is broken, in mm. */
function heightOf(node: MastheadBand, state: State): number {
  return Math.max(0, ...node.children.map((cell) => cellHeight(cell, state)));
}

function cellHeight(cell: MastheadCell, state: State): number {
  const lines = cell.children.filter((child) => child.type === 'line');
  return lines.reduce((height, line) => height + millimetres(state.book.sheet.styles[line.style]?.leading ?? 0), 0);
}

/** Where the last band of a masthead ends, in mm from the top of the page. */
export function mastheadEnd(masthead: Masthead, rows: readonly GridRow[], state: State): number {
  const last = rows.at(-1);
  const node = masthead.children.at(-1);
  if (last === undefined || node === undefined) return 0;
  const after = millimetres(state.resources.masthead.after);
  return Math.max(last.rule?.y ?? 0, last.y + heightOf(node, state)) + after;
}
