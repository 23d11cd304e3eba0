/** Lines under and through words. */
import type { Look } from '../flow/runs.js';
import type { Placed } from '../lines/lines.js';
import { number, rgb } from './write-text.js';

/** Lines under or through words: drawn with them, as one with the text. */
export function decorations(placed: readonly Placed[], x: number, base: number): string {
  const drawn = placed.filter((one) => one.piece.run.look.decoration !== 'none');
  return drawn.map((one) => `\n${decoration(one.piece.run.look, x + one.x, one.width, base)}`).join('');
}

function decoration(look: Look, x: number, width: number, base: number): string {
  const y = look.decoration === 'underline' ? base + look.size * 0.12 : base - look.size * 0.25;
  return `q ${rgb(look.colour)} RG ${number(look.size * 0.05)} w ${number(x)} ${number(y)} m ${number(x + width)} ${number(y)} l S Q`;
}
