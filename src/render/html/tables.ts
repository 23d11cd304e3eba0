/** Tables, with their heads told to readers who hear them. */
import type { Element } from 'hast';
import type { Table, TableCell, TableRow } from '../../tree/blocks.js';
import { isTooWide } from '../column-widths.js';
import { guessedWidths } from '../guessed-widths.js';
import { points } from '../lengths.js';
import { element, ownId, styleClass } from './elements.js';
import type { PageState } from './page-state.js';

/** A table in a frame that scrolls on its own on a narrow screen; it can be reached by keyboard. */
export function table(node: Table, state: PageState): Element[] {
  const id = node.caption === undefined || node.place === undefined ? undefined : ownId(`caption-${node.place}`);
  const caption =
    node.caption === undefined
      ? []
      : [element('caption', { ...styleClass('caption'), id }, state.all({ type: 'caption', children: node.caption }))];
  const head = rows(node, 0, node.headerRows, state);
  const body = rows(node, node.headerRows, undefined, state);
  const sections = [...(head.length === 0 ? [] : [element('thead', {}, head)]), element('tbody', {}, body)];
  const named = id === undefined ? {} : { role: 'group', ariaLabelledBy: [id] };
  const frame = node.form === 'particulars' ? {} : { tabIndex: 0, ...named };
  const classes = isSmall(node, state) ? [node.form, 'small'] : [node.form];
  const own = element('table', { className: classes, id: node.place }, ...caption, ...sections);
  return [element('div', { className: ['table-frame'], ...frame }, own)];
}

function rows(table: Table, from: number, to: number | undefined, state: PageState): ReturnType<PageState['all']> {
  const cell = { table, isHeadRow: from < table.headerRows, column: 0 };
  return state.all({ type: table.type, children: table.children.slice(from, to) }, { cell });
}

/** Whether the columns have no room for their words on paper, where nothing scrolls: it is printed in smaller type then. */
function isSmall(node: Table, { resources }: PageState): boolean {
  const { page, styles } = resources.sheet;
  const style = styles['table-text'];
  if (node.form !== 'data' || style === undefined) return false;
  return isTooWide(points(page.width - page.left - page.right), guessedWidths(node, style));
}

/** A row; its cells know their column. */
export function tableRow(row: TableRow, state: PageState): Element[] {
  const { cell } = state;
  const cells = row.children.flatMap((one, column) =>
    state.all({ type: row.type, children: [one] }, { cell: cell && { ...cell, column } }),
  );
  return [element('tr', {}, ...cells)];
}

/** A cell of a table. */
export function tableCell(cell: TableCell, state: PageState): Element[] {
  if (state.cell === undefined) return [element('td', {}, state.all(cell))];
  const { table, isHeadRow, column } = state.cell;
  const rowHead = !isHeadRow && table.headerColumn && column === 0;
  // An empty corner heads nothing.
  const isHead = (isHeadRow && cell.children.length > 0) || rowHead;
  const style = cellStyle(table, isHead, rowHead);
  const align = table.align[column];
  const classes = align === null || align === undefined || align === 'left' ? [style] : [style, `align-${align}`];
  const { lang, dir, place: id } = cell;
  const scope = isHead ? (isHeadRow ? 'col' : 'row') : undefined;
  return [element(isHead ? 'th' : 'td', { className: classes, id, lang, dir, scope }, state.all(cell))];
}

/** Row heads of particulars are set like their words, only bold. */
function cellStyle(node: Table, isHead: boolean, rowHead: boolean): string {
  if (node.form === 'data' || (isHead && !rowHead)) return isHead ? 'table-head' : 'table-text';
  return rowHead ? 'particulars-label' : 'particulars-text';
}
