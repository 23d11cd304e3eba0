/** Proof that an import lost nothing: letters and figures of the file are those of the source, but for the logged changes. */
import type { ImportLog } from './imported.js';

/** What is missing in the source (positive) or too much (negative), by letter; empty when nothing is. */
export function lettersLost(before: string, after: string, log: ImportLog): Map<string, number> {
  const balance = new Map<string, number>();
  count(before, 1, balance);
  for (const change of log.changes) {
    count(change.before, -1, balance);
    count(change.after, 1, balance);
  }
  count(after, -1, balance);
  for (const [letter, sum] of balance) if (sum === 0) balance.delete(letter);
  return balance;
}

function count(text: string, sign: number, balance: Map<string, number>): void {
  for (const [letter] of text.matchAll(/[\p{L}\p{M}\p{N}]/gu)) balance.set(letter, (balance.get(letter) ?? 0) + sign);
}
