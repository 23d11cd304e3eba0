/** Ledgers as engross would write them. */
import { entryOf, ledgerText } from '../../src/concord/ledger.js';
import { segmentsOf } from '../../src/concord/segments.js';
import { draftText } from './compiling.js';

/** The ledger of a translation that follows this original. */
export function ledgerOf(source: string, kind: string): string {
  const { draft } = draftText({ source, kind });
  if (draft === undefined) throw new Error('The original cannot be read.');
  return ledgerText({ original: 'en', entries: segmentsOf(draft).map(entryOf) });
}
