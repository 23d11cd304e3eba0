/** The masthead as the page's header. */
import type { ElementContent } from 'hast';
import type { MastheadCell } from '../../tree/blocks.js';
import { element } from './elements.js';
import type { PageHandlers, PageState } from './page-state.js';

/** Bands one under the other, cells side by side where there is room; the style sheet knows where they stand in print. */
export const mastheads: PageHandlers<'masthead' | 'mastheadBand' | 'mastheadCell'> = {
  masthead: (node, state) =>
    node.children.length === 0
      ? []
      : [element('header', { className: ['masthead', `layout-${node.layout}`] }, state.all(node))],
  mastheadBand: (node, state) => [element('div', { className: ['band', `band-${node.name}`] }, state.all(node))],
  mastheadCell: (node, state) => [element('div', { className: ['cell', `cell-${node.name}`] }, lines(node, state))],
};

/** A line without words only keeps two others apart: the next one then has space above it. */
function lines(cell: MastheadCell, state: PageState): ElementContent[] {
  const content: ElementContent[] = [];
  let isApart = false;
  for (const child of cell.children) {
    if (child.type === 'line' && child.children.length === 0) isApart = true;
    else {
      content.push(...state.all({ type: cell.type, children: [child] }, { isApart }));
      if (child.type === 'line') isApart = false;
    }
  }
  return content;
}
