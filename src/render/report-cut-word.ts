/** The message on a table whose columns are too narrow for what is in them. */

import { report } from '../report/report.js';
import type { SourceFile } from '../report/source-file.js';
import type { Table } from '../tree/blocks.js';

/** Reports once for each table, however many formats find it, that a word of it has to be cut. */
export function reportCutWord(file: SourceFile, table: Table, word: string): void {
  const line = table.position?.start.line;
  if (file.diagnostics.some(({ rule, position }) => rule === RULE && position.start.line === line)) return;
  report(file, RULE, table, {
    message: `the ${table.align.length} columns of this table are too narrow: \`${word}\` is cut`,
    help: 'make two tables of it, turn rows into columns, or use shorter words; the type is the smallest of the design',
  });
}

const RULE = 'table-too-wide';
