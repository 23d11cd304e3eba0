/** Tables, with their heads told to readers who hear them. */
import type { Element } from 'hast';
import type { Table, TableCell, TableRow } from '../../tree/blocks.js';
import { isTooWide } from '../column-widths.js';
import { guessedWidths } from '../guessed-widths.js';
import { points } from '../lengths.js';
import { element, ownId, styleClass } from './elements.js';
import type { PageState } from './page-state.js';
import { words } from './phrasing.js';

/** A table in a frame that scrolls on its own on a narrow screen; it can be reached by keyboard. */
export function table(node: Table, state: PageState): Element {
  const id = node.caption === undefined || node.place === undefined ? undefined : ownId(`caption-${node.place}`);
  const caption =
    node.caption === undefined
      ? []
      : [element('caption', { ...styleClass('caption'), id }, words(node.caption, state))];
  const head = node.children.slice(0, node.headerRows).map((row) => tableRow(row, node, 'col', state));
  const body = node.children.slice(node.headerRows).map((row) => tableRow(row, node, undefined, state));
  const sections = [...(head.length === 0 ? [] : [element('thead', {}, ...head)]), element('tbody', {}, ...body)];
  const named = id === undefined ? {} : { role: 'group', ariaLabelledBy: [id] };
  const frame = node.form === 'particulars' ? {} : { tabIndex: 0, ...named };
  return element(
    'div',
    { className: ['table-frame'], ...frame },
    element(
      'table',
      { className: isSmall(node, state) ? [node.form, 'small'] : [node.form], id: node.place },
      ...caption,
      ...sections,
    ),
  );
}

/** Whether the columns have no room for their words on paper, where nothing scrolls: it is printed in smaller type then. */
function isSmall(node: Table, { resources }: PageState): boolean {
  const { page, styles } = resources.sheet;
  const style = styles['table-text'];
  if (node.form !== 'data' || style === undefined) return false;
  return isTooWide(points(page.width - page.left - page.right), guessedWidths(node, style));
}

function tableRow(row: TableRow, node: Table, scope: 'col' | undefined, state: PageState): Element {
  return element('tr', {}, ...row.children.map((cell, column) => tableCell(cell, column, node, scope, state)));
}

function tableCell(cell: TableCell, column: number, node: Table, scope: 'col' | undefined, state: PageState): Element {
  const rowHead = scope === undefined && node.headerColumn && column === 0;
  // An empty corner heads nothing.
  const isHead = (scope !== undefined && cell.children.length > 0) || rowHead;
  const style = cellStyle(node, isHead, rowHead);
  const align = node.align[column];
  const classes = align === null || align === undefined || align === 'left' ? [style] : [style, `align-${align}`];
  const { lang, dir, place: id } = cell;
  const properties = { className: classes, id, lang, dir, scope: isHead ? (scope ?? 'row') : undefined };
  return element(isHead ? 'th' : 'td', properties, words(cell.children, state));
}

/** Row heads of particulars are set like their words, only bold. */
function cellStyle(node: Table, isHead: boolean, rowHead: boolean): string {
  if (node.form === 'data' || (isHead && !rowHead)) return isHead ? 'table-head' : 'table-text';
  return rowHead ? 'particulars-label' : 'particulars-text';
}
