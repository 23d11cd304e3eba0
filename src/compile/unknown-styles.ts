/** Styles that the slots of a kind and its masthead name, and the design does not have. */
import type { StyleSheet } from '../templates/design.js';
import type { Kind } from '../templates/kind.js';
import type { FurnitureTemplate, MastheadLayout } from '../templates/masthead.js';
import type { Slot } from '../templates/slots.js';

/** A slot with a style that there is not. */
export interface UnknownStyle {
  slot: string;
  style: string;
}

/** Returns them in the order of the page; without this check such a line is set in no style at all. */
export function unknownStyles(
  { head, tail }: Pick<Kind, 'head' | 'tail'>,
  masthead: MastheadLayout,
  furniture: FurnitureTemplate,
  { styles }: Pick<StyleSheet, 'styles'>,
): UnknownStyle[] {
  const { firstHead, firstFoot, laterHead, laterFoot } = furniture;
  const cells = masthead.bands.flatMap((band) => band.cells.flatMap((cell) => cell.lines));
  const slots: Slot[] = [...cells, ...head, ...tail, ...firstHead, ...firstFoot, ...laterHead, ...laterFoot];
  return slots.flatMap(({ slot, style }) =>
    style === undefined || Object.hasOwn(styles, style) ? [] : [{ slot, style }],
  );
}
