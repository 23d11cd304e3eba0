/** Paragraphs on pages, line by line. */
import type { FlowText } from '../flow/flow.js';
import { partAtSentence } from '../flow/sentences.js';
import type { TypesetLine } from '../lines/typeset.js';
import { countThatFits } from './keeping.js';
import { gapBefore, linesOfText, markPlaces, type PageFlow, pageHeight, turnPage } from './page-flow.js';
import { reserveNotes } from './page-notes.js';

/** Puts a text on this page and those after it; `index` is its place among the nodes. */
export function placeText(flow: PageFlow, text: FlowText, index: number): void {
  for (const part of pagefuls(flow, text)) placeLines(flow, part, index);
}

/** A text that stays together but is longer than a page, in parts of a page; each begins with a sentence. */
function pagefuls(flow: PageFlow, text: FlowText): FlowText[] {
  if (!text.style.keepTogether) return [text];
  const most = Math.floor(pageHeight(flow) / text.style.leading);
  const lines = linesOfText(flow, text);
  if (lines.length <= most) return [text];
  const held = lines.slice(0, most).flatMap((line) => line.set.placed.map(({ piece }) => piece.text.length));
  const parts = partAtSentence(
    text,
    held.reduce((sum, length) => sum + length, 0),
  );
  return parts === undefined ? [text] : [parts[0], ...pagefuls(flow, parts[1])];
}

function placeLines(flow: PageFlow, text: FlowText, index: number): void {
  if (text.newPage && !flow.fresh) turnPage(flow);
  const lines = linesOfText(flow, text);
  for (let placed = 0; placed < lines.length; ) {
    const gap = placed > 0 ? 0 : gapBefore(flow, text.before);
    const count = countThatFits(flow, text, lines, placed, gap, index);
    if (count === 0) {
      turnPage(flow);
      continue;
    }
    if (placed === 0) markPlaces(flow, text.places);
    flow.writer.context().moveDown(gap);
    for (const line of lines.slice(placed, placed + count)) addLine(flow, line);
    placed += count;
    if (placed < lines.length) turnPage(flow);
  }
  askForPage(flow, text, lines);
  flow.owed = text.after;
}

function addLine(flow: PageFlow, line: TypesetLine): void {
  reserveNotes(flow, line.set.notes);
  flow.writer.addLine(line);
  flow.fresh = false;
}

function askForPage(flow: PageFlow, text: FlowText, lines: readonly TypesetLine[]): void {
  const line = lines.at(-1);
  if (text.pageOf !== undefined && line !== undefined)
    flow.asked.push({ line, page: flow.writer.context().page, place: text.pageOf });
}
