/** Levels of items that another program counted. */
import type { RichLabel } from './rich-document.js';

interface OpenItem {
  list: string;
  depth: number;
  format: RichLabel['format'];
  indent: number;
  count: number;
}

/** The items that are open, outermost first. */
export type OpenItems = OpenItem[];

const DEEPEST = 5;

/**
 * The level of an item, from 1, or undefined where its label is none that its level would have: (a) with no number above
 * it. `open` then has the item as its last.
 */
export function levelOf(label: RichLabel, indent: number, open: OpenItems): number | undefined {
  const at = placeOf(label, indent, open);
  if (at === 0 && (label.format === 'letter' || label.format === 'roman' || label.format === 'capital'))
    return undefined;
  const level = Math.min(at, DEEPEST - 1) + 1;
  open.splice(level - 1);
  open.push({ list: label.list, depth: label.depth, format: label.format, indent, count: label.count });
  return level;
}

/** How many open items it is inside. */
function placeOf(label: RichLabel, indent: number, open: OpenItems): number {
  const same = open.findLastIndex(({ list, depth }) => list === label.list && depth <= label.depth);
  if (same !== -1) return open[same]?.depth === label.depth ? same : same + 1;
  if (label.depth > 0) return Math.min(label.depth, open.length);
  const alike = open.findLastIndex(
    ({ format, count }) => format === label.format && format !== 'bullet' && count === label.count - 1,
  );
  if (alike !== -1) return alike;
  if (label.format === 'number')
    return open.findLastIndex((item) => item.indent < indent && item.format === 'bullet') + 1;
  // A list of its own right behind an item: inside it where it is indented more, or where its labels say so.
  const outer = open.findLastIndex(
    (item) => item.format !== label.format && (item.indent < indent || label.format !== 'bullet'),
  );
  return outer + 1;
}

/** The level of a paragraph without label between items: inside those that go on behind it. */
export function insideOf(next: RichLabel | undefined, open: OpenItems): number {
  if (next === undefined || next.depth === 0 || next.count === 1) return 0;
  const going = open.findIndex(({ list, depth }) => list === next.list && depth === next.depth);
  return going === -1 ? 0 : going;
}
