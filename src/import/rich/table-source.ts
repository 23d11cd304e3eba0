/** Tables as Markdown. */
import type { ImportLog } from '../imported.js';
import { escapeInline } from '../write/escape.js';
import { bareText, type MarkTable, markedText, writeMarks } from './marks.js';
import type { RichCell, RichTable } from './rich-document.js';

/** The lines of a table; a cell over several columns or rows is written once, and the others stay empty, which is reported. */
export function tableSource(table: RichTable, marks: MarkTable, log: ImportLog): string {
  const rows = table.rows.filter(({ cells }) => cells.length > 0);
  const width = Math.max(1, ...rows.map(({ cells }) => cells.reduce((sum, { columns }) => sum + columns, 0)));
  doubtMerged(table, log);
  const heads = rows.filter(({ isHead }) => isHead).length;
  if (heads > 1)
    log.doubts.push({
      line: table.line,
      message: `the table has ${heads} rows of heads; engross repeats the first`,
      help: 'write one row of heads',
    });
  const isFirstHead = heads > 0 || (rows[0] !== undefined && looksLikeHead(rows[0].cells));
  const written = rows.map(({ cells }, index) => rowOf(cells, width, index === 0 && isFirstHead, marks, log));
  const head = isFirstHead ? [] : [emptyRow(width)];
  const lines = [...head, ...written];
  return [lines[0] ?? emptyRow(width), `|${columnsOf(rows, width, isFirstHead).join('|')}|`, ...lines.slice(1)].join(
    '\n',
  );
}

function emptyRow(width: number): string {
  return `|${'  |'.repeat(width)}`;
}

/** A first row whose words all are bold is one of heads. */
function looksLikeHead(cells: readonly RichCell[]): boolean {
  const words = cells
    .flatMap(({ paragraphs }) => paragraphs)
    .filter(({ runs }) => runs.some(({ text }) => text.trim() !== ''));
  return words.length > 0 && words.every(({ look }) => look?.isBold === true);
}

function rowOf(cells: readonly RichCell[], width: number, isHead: boolean, marks: MarkTable, log: ImportLog): string {
  const texts = cells.flatMap((cell) => [
    cellText(cell, isHead, marks, log),
    ...Array<string>(cell.columns - 1).fill(''),
  ]);
  return `| ${Array.from({ length: width }, (_, index) => texts[index] ?? '').join(' | ')} |`;
}

function cellText({ paragraphs }: RichCell, isHead: boolean, marks: MarkTable, log: ImportLog): string {
  return paragraphs
    .map(({ runs, label, line }) => {
      const text = markedText(
        runs.map((run) => (run.isBreak ? { text: ' ' } : run)),
        marks,
        line,
        log,
        isHead,
      );
      const words = writeMarks(escapeInline(text), marks, line, log).replace(/\|/g, '\\|');
      if (label === undefined || label.format === 'bullet') return words;
      log.changes.push({ reason: 'label', line, before: '', after: label.text });
      return `${label.text} ${words}`;
    })
    .filter((text) => text !== '')
    .join(' ');
}

function doubtMerged({ rows, line }: RichTable, log: ImportLog): void {
  const merged = rows
    .flatMap(({ cells }) => cells)
    .filter(({ columns, isContinued }) => columns > 1 || isContinued).length;
  if (merged === 0) return;
  log.doubts.push({
    line,
    message: `the table has ${merged} merged cell${merged === 1 ? '' : 's'}; the words are in the first of each`,
    help: 'write the words again where readers need them',
  });
}

const FIGURES = /^[-−–+]?[\d\s.,\u00a0\u202f%]*\d[\d\s.,\u00a0\u202f%]*$/;

/** Columns of figures are set to the right. */
function columnsOf(rows: readonly RichTable['rows'][number][], width: number, hasHead: boolean): string[] {
  return Array.from({ length: width }, (_, index) => {
    const texts = rows.slice(hasHead ? 1 : 0).flatMap(({ cells }) => {
      const cell = cells[index];
      const text =
        cell?.paragraphs
          .flatMap(({ runs }) => runs.map((run) => run.text))
          .join('')
          .trim() ?? '';
      return text === '' ? [] : [bareText(text)];
    });
    return texts.length > 0 && texts.every((text) => FIGURES.test(text)) ? '--:' : '---';
  });
}
