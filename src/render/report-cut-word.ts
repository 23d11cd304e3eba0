/** The message on a table whose columns are too narrow for what is in them. */

import { report } from '../report/report.js';
import type { SourceFile } from '../report/source-file.js';
import type { Table } from '../tree/blocks.js';

/** Reports once for each table, however many formats find it, that a word of it has to be cut. */
export function reportCutWord(file: SourceFile, table: Table, word: string): void {
  const line = table.position?.start.line;
  if (file.diagnostics.some(({ rule, position }) => rule === RULE && position.start.line === line)) return;
  report(file, RULE, table, {
    found: `table of ${table.align.length} columns that are too narrow: \`${word}\` is cut`,
    expected: 'fewer columns, or shorter words',
    help: 'It is set in the smallest type of the design already. Make two tables of it, or turn rows into columns.',
  });
}

const RULE = 'table-too-wide';
