/** How many lines of a text may stand on a page: widows and orphans, notes that come along, and what must not be parted. */
import type { FlowNode, FlowText } from '../flow/flow.js';
import { leastGap } from '../flow/rules.js';
import type { TypesetLine } from '../lines/typeset.js';
import { linesOfText, type PageFlow, TOLERANCE } from './page-flow.js';
import { heightOfNotes, reportLongNote, ruleOwed } from './page-notes.js';
import { headOfTable } from './place-table.js';

/** How a sentence ends, in all scripts that we know. */
const SENTENCE_END = /[.!?。！？؟]['"’”»)]*$/u;

/** Headings in a row that are kept with the text after them. */
const MOST_KEPT = 6;

/** How many of the lines from `from` on stand on this page under `gap`, so that no line is left alone; 0 for a new page. `index` is the text's place among the nodes. */
export function countThatFits(
  flow: PageFlow,
  text: FlowText,
  lines: readonly TypesetLine[],
  from: number,
  gap: number,
  index: number,
): number {
  const rest = lines.slice(from);
  const room = flow.writer.context().availableHeight - gap;
  const fits = fitting(flow, rest, room);
  const least = Math.min(text.style.widows, rest.length);
  let count = fits;
  if (fits < rest.length && text.style.keepTogether) return countTogether(flow, text, rest, fits, from);
  if (fits < rest.length) {
    count = Math.min(fits, rest.length - text.style.widows);
    if (from === 0 && count < least) count = 0;
    if (count < 0) count = 0;
  } else if (!companionFits(flow, text, rest, room, index)) {
    const moved = text.keepWithNext || text.style.keepTogether ? rest.length : Math.min(rest.length, text.style.widows);
    count = rest.length - moved < least ? 0 : rest.length - moved;
  }
  if (count === 0 && flow.fresh) return forced(flow, text, rest, fits);
  return count;
}

/** A block that stays together goes to the next page; one longer than a page is broken between sentences. */
function countTogether(
  flow: PageFlow,
  text: FlowText,
  rest: readonly TypesetLine[],
  fits: number,
  from: number,
): number {
  if (from === 0 && !flow.fresh) return 0;
  const last = rest
    .slice(0, fits)
    .findLastIndex((line) => SENTENCE_END.test(line.set.placed.at(-1)?.piece.text.trim() ?? ''));
  if (last >= 0) return last + 1;
  return flow.fresh ? forced(flow, text, rest, fits) : 0;
}

/** On a page of its own something must stand, whatever the rules say. */
function forced({ resources }: PageFlow, text: FlowText, rest: readonly TypesetLine[], fits: number): number {
  if (fits > 0) return fits;
  reportLongNote(resources, text.runs.find((run) => run.note !== undefined)?.node);
  return Math.min(1, rest.length);
}

/** Lines that fit in `room`, each with the notes that it calls. */
function fitting(flow: PageFlow, lines: readonly TypesetLine[], room: number): number {
  let used = 0;
  let notes = 0;
  const rule = ruleOwed(flow);
  for (const [index, line] of lines.entries()) {
    used += line.getHeight();
    notes += heightOfNotes(flow, line.set.notes);
    if (used + notes + (notes > 0 ? rule : 0) > room + TOLERANCE) return index;
  }
  return lines.length;
}

/** Whether what must not be parted from a block (its text, its closing) begins on this page too. */
function companionFits(
  flow: PageFlow,
  text: FlowText,
  rest: readonly TypesetLine[],
  room: number,
  index: number,
): boolean {
  const next = flow.nodes[index + 1];
  const follows = next?.kind === 'rule' || (next?.kind === 'text' && next.keepWithPrevious);
  if (!text.keepWithNext && !follows && !isAnnounced(next, rest)) return true;
  if (next === undefined) return true;
  return heightOfLines(flow, rest) + leastHeight(flow, index + 1, text.after, 0) <= room + TOLERANCE;
}

/** Words that end in a colon stay with the beginning of what they announce. */
function isAnnounced(next: FlowNode | undefined, lines: readonly TypesetLine[]): boolean {
  if (next === undefined || (next.kind === 'text' && (next.newPage || next.outline !== undefined))) return false;
  return /[:：]$/u.test(lines.at(-1)?.set.placed.at(-1)?.piece.text.trim() ?? '');
}

/**
 * What of a block must stand with what is before it: two lines, or all of it and what follows when it is kept too; with the
 * space between, `owed` being what the block before asks.
 */
function leastHeight(flow: PageFlow, index: number, owed: number, depth: number): number {
  const node = flow.nodes[index];
  if (node === undefined || depth > MOST_KEPT) return owed;
  if (node.kind === 'rule') return Math.max(owed, leastGap(node.rule)) + node.rule.weight;
  if (node.kind === 'image') return Math.max(owed, node.before) + node.height;
  if (node.kind === 'table') return owed + headOfTable(flow, node);
  if (node.kind !== 'text' || node.newPage) return owed;
  const lines = linesOfText(flow, node);
  const gap = Math.max(owed, node.before);
  if (node.keepWithNext) return gap + heightOfLines(flow, lines) + leastHeight(flow, index + 1, node.after, depth + 1);
  const { widows } = node.style;
  return gap + heightOfLines(flow, lines.slice(0, lines.length <= widows + 1 ? lines.length : widows));
}

function heightOfLines(flow: PageFlow, lines: readonly TypesetLine[]): number {
  return lines.reduce((sum, line) => sum + line.getHeight() + heightOfNotes(flow, line.set.notes), 0);
}
