/** What may not stand alone at the head of a page, in all formats that make pages. */
import type { StyleSheet } from '../templates/design.js';
import type { Block } from '../tree.js';

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
