/** Asterisks that were meant as emphasis, or as the mark of a note, and stayed in the text. */
import type { Text } from 'mdast';
import { report } from '../../report/report.js';
import type { ReadState } from '../state/read-state.js';
import { sourcePoint } from '../state/text-offset.js';

/** An asterisk beside a letter or punctuation; one between spaces or figures (`2 * 3`) is a sign. */
const STRAY = /\*+(?=[^\s*\d])|(?<=[^\s*\d])\*+/u;

/** Reports the first stray asterisk of a text that the author has not escaped. */
export function strayAsterisks(node: Text, state: ReadState): void {
  const match = node.value.includes('*') ? STRAY.exec(node.value) : null;
  if (match === null) return;
  const point = sourcePoint(node, match.index, state.text);
  if (state.text[(point.offset ?? 0) - 1] === '\\') return;
  report(state.file, 'stray-asterisk', point, {
    message: `this \`${match[0]}\` does not make emphasis, and is printed`,
    help: `close the emphasis with another \`${match[0]}\`, or write \`\\*\` to print the sign; the note of a title is \`[^*]\``,
    severity: match[0].length > 1 ? 'error' : 'warning',
  });
}
