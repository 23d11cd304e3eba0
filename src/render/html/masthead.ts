/** The masthead as the page's header. */
import type { Element } from 'hast';
import type { Masthead, MastheadBand, MastheadCell } from '../../tree/blocks.js';
import { line } from './blocks.js';
import { element } from './elements.js';
import type { PageState } from './page-state.js';
import { image } from './phrasing.js';

/** Bands one under the other, cells side by side where there is room; the style sheet knows where they stand in print. */
export function masthead(node: Masthead | undefined, state: PageState): Element[] {
  if (node === undefined || node.children.length === 0) return [];
  return [
    element(
      'header',
      { className: ['masthead', `layout-${node.layout}`] },
      ...node.children.map((band) => mastheadBand(band, state)),
    ),
  ];
}

function mastheadBand(band: MastheadBand, state: PageState): Element {
  return element(
    'div',
    { className: ['band', `band-${band.name}`] },
    ...band.children.map((cell) => mastheadCell(cell, state)),
  );
}

/** A line without words only keeps two others apart: the next one then has space above it. */
function mastheadCell(cell: MastheadCell, state: PageState): Element {
  const lines: Element[] = [];
  let apart = false;
  for (const child of cell.children) {
    if (child.type === 'figure') {
      lines.push(element('p', { className: ['emblem'] }, ...image(child.image, state)));
      continue;
    }
    if (child.children.length === 0) {
      apart = true;
      continue;
    }
    const made = line(child, state);
    lines.push(apart ? { ...made, properties: { ...made.properties, className: [child.style, 'apart'] } } : made);
    apart = false;
  }
  return element('div', { className: ['cell', `cell-${cell.name}`] }, ...lines);
}
