/** Tables on pages: the head is repeated, and neither the first nor the last row of the body stands alone. */
import { reportCutWord } from '../../report-cut-word.js';
import type { FlowTable } from '../flow/flow.js';
import { lineAt, type Rule } from '../flow/rules.js';
import { gapBefore, markPlaces, type PageFlow, pageHeight, TOLERANCE, turnPage } from './page-flow.js';
import { heightOfNotes, reportLongNote, reserveNotes, ruleOwed } from './page-notes.js';
import { fitTable, type SetRow, setRows } from './rows.js';

/** Rows of a table's body that stand together at its head and at its foot. */
const ROWS_TOGETHER = 2;

function rowsOf(flow: PageFlow, table: FlowTable): SetRow[] {
  const known = flow.set.tables.get(table);
  if (known !== undefined) return known;
  const { availableWidth } = flow.writer.context();
  const fitted = fitTable(table, availableWidth - table.start, flow.setting);
  if (fitted.cut !== undefined) reportCutWord(flow.resources.file, table.node, fitted.cut);
  const rows = setRows(fitted.table, fitted.widths, availableWidth, pageHeight(flow) / 2, flow.setting);
  flow.set.tables.set(table, rows);
  return rows;
}

/** Height of what must stand together where a table begins. */
export function headOfTable(flow: PageFlow, table: FlowTable): number {
  const rows = rowsOf(flow, table);
  const body = rows.length - table.heads;
  // Of three rows none can go alone: the second belongs to the first as much as to the last.
  const together = body < 2 * ROWS_TOGETHER ? body : ROWS_TOGETHER;
  return heightOfRows(flow, rows.slice(0, table.heads + together));
}

/** Height of rows with the notes that they call, and the rule above these where it is the first. */
function heightOfRows(flow: PageFlow, rows: readonly SetRow[]): number {
  const notes = rows.flatMap((row) => row.notes);
  const height = rows.reduce((sum, row) => sum + row.height, 0);
  return height + heightOfNotes(flow, notes) + (notes.length > 0 ? ruleOwed(flow) : 0);
}

/** Puts a table on this page and those after it. */
export function placeTable(flow: PageFlow, table: FlowTable): void {
  const rows = rowsOf(flow, table);
  const heads = rows.slice(0, table.heads);
  const body = rows.slice(table.heads);
  const context = flow.writer.context();
  if (gapBefore(flow, 0) + headOfTable(flow, table) > context.availableHeight && !flow.fresh) turnPage(flow);
  context.moveDown(gapBefore(flow, 0));
  markPlaces(flow, table.places);
  openPart(flow, table, heads, false);
  const repeated = heightOfRows(flow, heads) > pageHeight(flow) / 2 ? [] : heads;
  body.forEach((row, index) => {
    const together = index === body.length - ROWS_TOGETHER ? body.slice(index) : [row];
    if (index > 0 && mustTurn(flow, together, repeated)) {
      drawRule(flow, table, table.rules.bottom);
      turnPage(flow);
      openPart(flow, table, repeated, true);
    }
    if (heightOfRows(flow, [row]) > context.availableHeight + TOLERANCE) reportNote(flow, row);
    addRow(flow, row, false);
  });
  drawRule(flow, table, table.rules.bottom);
  flow.owed = table.after;
}

/** Whether rows that stand together go to the next page; when that has no room for both, only the first counts. */
function mustTurn(flow: PageFlow, together: readonly SetRow[], heads: readonly SetRow[]): boolean {
  const { availableHeight } = flow.writer.context();
  const height = heightOfRows(flow, together);
  if (height <= availableHeight + TOLERANCE) return false;
  const fitsThere = height + heightOfRows(flow, heads) < pageHeight(flow);
  return fitsThere || heightOfRows(flow, together.slice(0, 1)) > availableHeight + TOLERANCE;
}

/** A row is never taller than half a page; only its notes can be too long for the rest. */
function reportNote({ resources }: PageFlow, row: SetRow): void {
  const call = row.lines.flatMap(({ line }) => line.text.runs).find((run) => run.note !== undefined);
  reportLongNote(resources, call?.node);
}

/** The upper rule and the head of what of a table stands on this page. */
function openPart(flow: PageFlow, table: FlowTable, heads: readonly SetRow[], repeated: boolean): void {
  drawRule(flow, table, table.rules.top);
  for (const row of heads) addRow(flow, row, repeated);
  if (heads.length > 0) drawRule(flow, table, table.rules.head);
}

function drawRule({ writer, setting }: PageFlow, table: FlowTable, rule: Rule | undefined): void {
  if (rule === undefined) return;
  const { availableWidth } = writer.context();
  const x = setting.direction === 'rtl' ? 0 : table.start;
  writer.addVector(lineAt(x, 0, availableWidth - table.start, rule));
  writer.context().moveDown(rule.weight);
}

/** A head that is repeated is no part of the document's words, and calls no notes. */
function addRow(flow: PageFlow, row: SetRow, repeated: boolean): void {
  if (!repeated) reserveNotes(flow, row.notes);
  for (const { line, x, y } of row.lines) {
    const own = repeated ? line.clone() : line;
    own.artifact = repeated;
    own.x = x;
    own.y = y;
    if (!repeated && line.isFirst) markPlaces(flow, line.text.places);
    flow.writer.addLine(own, true);
  }
  flow.writer.context().moveDown(row.height);
  flow.fresh = false;
}
