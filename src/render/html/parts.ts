/** Nodes that stand inside one kind of parent only; their parents' handlers make them, these are for completeness of the table. */
import type { ElementContent } from 'hast';
import type { Part } from '../../tree/blocks.js';
import type { Handlers } from '../../tree/handlers.js';
import { flow } from './blocks.js';
import { element } from './elements.js';
import { noteItem } from './notes.js';
import type { PageState } from './page-state.js';
import { words } from './phrasing.js';

export const parts: Pick<Handlers<PageState, ElementContent[]>, Part['type']> = {
  mastheadBand: () => [],
  mastheadCell: () => [],
  listItem: (node, state) => [element('li', {}, flow(node.children, state))],
  tableRow: (node, state) => [
    element('tr', {}, ...node.children.map((cell) => element('td', {}, words(cell.children, state)))),
  ],
  tableCell: (node, state) => [element('td', {}, words(node.children, state))],
  contentsEntry: (node, state) => [element('li', {}, words(node.children, state))],
  footnoteDefinition: (node, state) => [noteItem(node, state)],
};
