/** Heads and feet: the masthead on the first page, and on the later ones what `masthead.yaml` puts there. */
import { Footer, Header, type Paragraph, type Table } from 'docx';
import type { FurnitureTemplate } from '../../../templates/masthead.js';
import type { Line, Masthead } from '../../../tree/blocks.js';
import { millimetres } from '../../lengths.js';
import { lineParagraph } from '../blocks/paragraphs.js';
import type { State } from '../phrasing/state.js';
import { twips } from '../xml/units.js';
import { type GridCell, type GridRow, hairParagraph, layoutTable } from './layout-table.js';
import { mastheadEnd, mastheadRows } from './masthead.js';

/** Heads and feet of a document, with their distances from the edges of the page in twentieths of a point. */
export interface PageFurniture {
  headers: { first: Header; default: Header };
  footers: { first: Footer; default: Footer };
  headDistance: number;
  footDistance: number;
}

type Slots = FurnitureTemplate['laterHead'];

/** Makes heads and feet; all heads begin where the highest of them does, as Word has one distance for a section. */
export function pageFurniture(masthead: Masthead | undefined, body: State): PageFurniture {
  const state: State = { ...body, part: 'head', inset: 0, kept: false, style: undefined };
  const { furniture } = state.document;
  const template = state.resources.furniture;
  const first = [...linesAsRows(furniture.firstHead, template.firstHead, state), ...rowsOfMasthead(masthead, state)];
  const later = ruled(linesAsRows(furniture.laterHead, template.laterHead, state), state);
  const firstFoot = linesAsRows(furniture.firstFoot, template.firstFoot, state);
  const laterFoot = linesAsRows(furniture.laterFoot, template.laterFoot, state);
  const top = Math.min(...[...first, ...later].map((row) => row.y), state.book.sheet.page.top);
  const foot = Math.max(...[...firstFoot, ...laterFoot].map(endOf), 0);
  const end = masthead === undefined ? endOfRows(first) : mastheadEnd(masthead, first, state);
  return {
    headers: {
      first: new Header({ children: head(first, top, end, state) }),
      default: new Header({ children: head(later, top, endOfRows(later), state) }),
    },
    footers: {
      first: new Footer({ children: feet(firstFoot, foot, state) }),
      default: new Footer({ children: feet(laterFoot, foot, state) }),
    },
    headDistance: twips(top),
    footDistance: foot === 0 ? twips(state.book.sheet.page.bottom) : twips(state.book.sheet.page.height - foot) - HAIR,
  };
}

/** Height of the paragraph that ends a head or foot, in twentieths of a point. */
const HAIR = 20;

function rowsOfMasthead(masthead: Masthead | undefined, state: State): GridRow[] {
  return masthead === undefined ? [] : mastheadRows(masthead, state);
}

/** Lines of one height are one row; where two share a side, the second stands under the first. */
function linesAsRows(lines: readonly Line[], slots: Slots, state: State): GridRow[] {
  const rows = new Map<number, GridRow>();
  for (const line of lines) {
    const slot = slots.find((candidate) => candidate.slot === line.slot);
    // Word makes the pages anew wherever it opens the file: it cannot tell how long one takes to read.
    if (slot === undefined || line.children.some((child) => child.type === 'pageNumber' && child.form === 'minutes'))
      continue;
    const row = rows.get(slot.y) ?? { y: slot.y, cells: [], exact: 0 };
    row.exact = Math.max(row.exact ?? 0, millimetres(state.book.sheet.styles[line.style]?.leading ?? 0));
    row.cells = placed(row.cells, slot.side, lineParagraph(state, inOrder(line), { align: slot.side }), state);
    rows.set(slot.y, row);
  }
  return [...rows.values()].sort((one, other) => one.y - other.y);
}

/**
 * `2/5` is read from the left in every language (UAX #9 takes the stroke for a part of the number); between two fields Word
 * and LibreOffice do not see that, so that a line of numbers alone says it.
 */
function inOrder(line: Line): Line {
  const hasWords = line.children.some(
    (child) => child.type !== 'pageNumber' && !(child.type === 'text' && NUMBERS.test(child.value)),
  );
  return hasWords || line.dir !== undefined ? line : { ...line, dir: 'ltr' };
}

const NUMBERS = /^[\d\s/]*$/;

/** The measure is cut in as many cells as sides are taken: one line has all of it, two have a half each. */
function placed(cells: GridCell[], side: Slots[number]['side'], content: Paragraph, state: State): GridCell[] {
  const { page } = state.book.sheet;
  const all = [...cells.map((cell) => cell.content), [content]];
  const ordered = side === 'start' ? [all.at(-1) ?? [], ...all.slice(0, -1)] : all;
  const width = (page.width - page.left - page.right) / ordered.length;
  return ordered.map((paragraphs, index) => ({ x: page.left + index * width, width, content: paragraphs }));
}

function ruled(rows: GridRow[], state: State): GridRow[] {
  const { rule } = state.resources.furniture;
  const last = rows.at(-1);
  if (rule === undefined || last === undefined) return rows;
  const { page } = state.book.sheet;
  const placedRule = { ...rule, x: rule.x ?? page.left, width: rule.width ?? page.width - page.left - page.right };
  return [...rows.slice(0, -1), { ...last, exact: Math.max(rule.y - last.y, 0), rule: placedRule }];
}

function endOf(row: GridRow): number {
  return row.rule?.y ?? row.y + (row.exact ?? 0);
}

function endOfRows(rows: readonly GridRow[]): number {
  return Math.max(0, ...rows.map(endOf));
}

function head(rows: GridRow[], top: number, end: number, state: State): (Paragraph | Table)[] {
  const [first] = rows;
  if (first === undefined) return [hairParagraph()];
  return [
    grid(first.y > top ? [{ y: top, cells: [], exact: first.y - top }, ...rows] : rows, end, state),
    hairParagraph(),
  ];
}

/** All feet end where the lowest does: Word measures them from the foot of the page. */
function feet(rows: GridRow[], foot: number, state: State): (Paragraph | Table)[] {
  return rows.length === 0 ? [hairParagraph()] : [grid(rows, foot, state), hairParagraph()];
}

function grid(rows: GridRow[], end: number, state: State): Table {
  return layoutTable(state.book.sheet, rows, end, state.document.meta.direction === 'rtl');
}
