/** Tables: cells as paragraphs, their heads told to readers who hear them. */
import type { Table, TableCell } from '../../../tree/blocks.js';
import { points } from '../../lengths.js';
import type { FlowCell, FlowNode, FlowTable } from '../flow/flow.js';
import { type FlowState, styleOf } from '../flow/flow-state.js';
import { newTag, type Tag } from '../flow/tags.js';
import { textNode } from './texts.js';

/** A table under its caption. */
export function tableNodes(node: Table, state: FlowState): FlowNode[] {
  const table = newTag(state.parent, 'Table');
  const inside = { ...state, parent: table };
  const caption =
    node.caption === undefined
      ? []
      : [textNode(node.caption, 'caption', inside, { role: 'Caption', inset: state.inset })];
  const { rules } = state.resources.sheet;
  const data = node.form === 'data';
  const made: FlowTable = {
    kind: 'table',
    rows: node.children.map((row, index) => {
      const tag = newTag(table, 'TR');
      return row.children.map((cell, column) => cellOf(cell, column, index < node.headerRows, node, tag, state));
    }),
    heads: node.headerRows,
    labelWidth: data ? undefined : points(state.resources.sheet.labelColumn),
    start: points(state.inset),
    padding: styleOf(state, data ? 'table-text' : 'particulars-text').padding,
    small: data ? { text: styleOf(state, 'table-small-text'), head: styleOf(state, 'table-small-head') } : undefined,
    after: styleOf(state, 'paragraph').after,
    rules: data
      ? { top: rules['table-top'], head: rules['table-head'], bottom: rules['table-bottom'] }
      : { top: undefined, head: undefined, bottom: undefined },
    places: node.place === undefined ? [] : [node.place],
    node,
  };
  return [...caption, made];
}

function cellOf(cell: TableCell, column: number, isHead: boolean, node: Table, row: Tag, state: FlowState): FlowCell {
  const rowHead = !isHead && node.headerColumn && column === 0;
  const heads = (isHead && cell.children.length > 0) || rowHead;
  const tag = newTag(row, heads ? 'TH' : 'TD', heads ? { scope: isHead ? 'Column' : 'Row' } : {});
  const key = cellStyle(node, heads, rowHead);
  const inside = { ...state, parent: tag, inset: 0 };
  const text = { ...textNode(cell.children, key, inside, { marks: [cell], lang: cell.lang }), direction: cell.dir };
  const align = node.align[column];
  if (align === null || align === undefined) return { text };
  const isRtl = (cell.dir ?? state.resources.language.direction) === 'rtl';
  return { text: { ...text, align: align === 'right' && isRtl ? 'start' : ALIGN[align] } };
}

const ALIGN = { left: 'start', right: 'end', center: 'center' } as const;

/** Row heads of particulars are set like their words, only bold. */
function cellStyle(node: Table, heads: boolean, rowHead: boolean): string {
  if (node.form === 'data' || (heads && !rowHead)) return heads ? 'table-head' : 'table-text';
  return rowHead ? 'particulars-label' : 'particulars-text';
}
