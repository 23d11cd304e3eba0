/** The ledger that lies beside a version: what it translated of its original. */

import { type Ledger, parseLedger } from '../concord/ledger.js';
import { report } from '../report/report.js';
import type { SourceFile } from '../report/source-file.js';

/** A ledger as it lies beside its version. */
export interface LedgerText {
  path: string;
  text: string;
}

/** Reads the ledger of a version. A damaged one is told in the version's file, and the version stands without it. */
export function readLedger(kept: LedgerText | undefined, version: SourceFile): Ledger | undefined {
  if (kept === undefined) return undefined;
  const { ledger, file: damaged } = parseLedger(kept.path, kept.text);
  for (const { message, position } of damaged.diagnostics.slice(0, 1)) {
    report(version, 'ledger', undefined, {
      message: `the ledger ${kept.path} is damaged (line ${position.start.line}: ${message})`,
      help: '`engross translate accept` writes it again',
    });
  }
  return ledger;
}
