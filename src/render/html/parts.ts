/** Nodes that stand inside one kind of parent only. */
import type { Part } from '../../tree/blocks.js';
import { contentsEntry, listItem } from './blocks.js';
import { mastheads } from './masthead.js';
import { footnoteDefinition } from './notes.js';
import type { PageHandlers } from './page-state.js';
import { tableCell, tableRow } from './tables.js';

export const parts: PageHandlers<Part['type']> = {
  mastheadBand: mastheads.mastheadBand,
  mastheadCell: mastheads.mastheadCell,
  listItem,
  tableRow,
  tableCell,
  contentsEntry,
  footnoteDefinition,
};
