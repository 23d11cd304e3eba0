/** Judges the items of an ordered list by their numbers and their indentation in the source. */
import type { List, ListItem } from 'mdast';
import { report } from '../../report/report.js';
import { type ReadState, sourceOf } from '../state/read-state.js';

/**
 * Reports sub-paragraphs that Markdown takes for paragraphs: indented further than the first item, but not as far as its
 * text, and not next in number. (3 spaces under `10.` flatten a list silently, and so do 2 under `1.`.)
 */
export function checkItems(list: List, state: ReadState): void {
  const [first] = list.children;
  let previous: ListItem | undefined;
  for (const item of list.children) {
    if (first !== undefined && previous !== undefined && isFlattened(item, first, previous, state))
      flattened(item, previous, state);
    previous = item;
  }
}

function isFlattened(item: ListItem, first: ListItem, previous: ListItem, state: ReadState): boolean {
  const deeper = columnOf(item) > columnOf(first) && columnOf(item) > 1;
  return deeper && numberOf(item, state) !== numberOf(previous, state) + 1;
}

function flattened(item: ListItem, previous: ListItem, state: ReadState): void {
  const written = sourceOf(state, item).split(/\s/, 1)[0] ?? '';
  const needed = columnOf(previous) - 1 + (/^\S+\s+/.exec(sourceOf(state, previous))?.[0].length ?? 3);
  report(state.file, 'item-number', item, {
    message: `\`${written}\` is indented by ${columnOf(item) - 1}, too little for a sub-paragraph`,
    help: `put at least ${needed} spaces before it; 6 spaces are right from 1. to 999.`,
    related: [{ path: state.file.path, position: previous.position, message: 'the paragraph above it' }],
  });
}

function columnOf(item: ListItem): number {
  return item.position?.start.column ?? 1;
}

function numberOf(item: ListItem, state: ReadState): number {
  return Number.parseInt(sourceOf(state, item), 10);
}
