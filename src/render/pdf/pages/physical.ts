/** Places from a page's starting edge as places from its left edge. */
import { points } from '../../lengths.js';
import type { Typesetting } from '../lines/typeset.js';

/** The left edge of something that begins `start` points from the page's starting edge. */
export function physical(start: number, width: number, pageWidth: number, { direction }: Typesetting): number {
  return direction === 'rtl' ? points(pageWidth) - start - width : start;
}
