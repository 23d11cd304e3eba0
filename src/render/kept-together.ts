/** What may not be parted by the end of a page, in all formats that make pages. */
import type { StyleSheet } from '../templates/design.js';
import type { Block } from '../tree/blocks.js';
import type { Phrasing } from '../tree/phrasing.js';

/** Whether a block takes the end of the one before it along: a closing, a place and date, signatures, the end mark. */
export function staysWithPrevious(block: Block | undefined, { styles }: StyleSheet): boolean {
  switch (block?.type) {
    case 'thematicBreak':
      return true;
    case 'closing':
      return styles['closing']?.keepWithPrevious === true;
    case 'line':
      return styles[block.style]?.keepWithPrevious === true;
    case 'signatures':
      return block.children[0]?.some(({ style }) => styles[style]?.keepWithPrevious === true) ?? false;
    default:
      return false;
  }
}

/** Words that end in a colon announce what follows (`Request the secretariat:`), and stay with its beginning. */
export function announces(words: readonly Phrasing[]): boolean {
  const last = words.at(-1);
  if (last === undefined) return false;
  if (last.type === 'text') return /[:：]\s*$/u.test(last.value);
  return 'children' in last && announces(last.children);
}
