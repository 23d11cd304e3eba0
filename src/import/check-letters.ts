/** Proof that an import lost nothing: letters and figures of the file are those of the source, but for the logged changes. */
import type { ImportLog } from './imported.js';

/** Sums by UTF-16 unit: a text has a hundred thousand letters, and few kinds of them. */
type Balance = Int32Array;

/** What is missing in the source (positive) or too much (negative), by letter; empty when nothing is. */
export function lettersLost(before: string, after: string, log: ImportLog): Map<string, number> {
  const balance: Balance = new Int32Array(0x10000);
  count(before, 1, balance);
  for (const change of log.changes) {
    count(change.before, -1, balance);
    count(change.after, 1, balance);
  }
  count(after, -1, balance);
  const lost = new Map<string, number>();
  for (const [unit, sum] of balance.entries()) {
    const character = String.fromCharCode(unit);
    if (sum !== 0 && COUNTED.test(character)) lost.set(character, sum);
  }
  return lost;
}

/** Letters, marks and figures; halves of pairs are those of rare scripts, and count too. */
const COUNTED = /[\p{L}\p{M}\p{N}\ud800-\udfff]/u;

function count(text: string, sign: number, balance: Balance): void {
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    balance[unit] = (balance[unit] ?? 0) + sign;
  }
}
