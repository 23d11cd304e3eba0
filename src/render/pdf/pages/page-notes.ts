/** Notes at the foot of the page on which they are called: a line that calls one takes its room with it. */
import type { WrittenPage } from 'pdfmake/js/DocumentContext.js';
import type { Node } from 'unist';
import { report } from '../../../report/report.js';
import { points } from '../../lengths.js';
import type { Resources } from '../../resources.js';
import { lineAt } from '../flow/rules.js';
import { type TypesetLine, typeset } from '../lines/typeset.js';
import { markPlaces, type PageFlow, type PageNotes } from './page-flow.js';

/** The notes of the page that is being filled. */
function notesHere(flow: PageFlow): PageNotes {
  const { page } = flow.writer.context();
  flow.feet[page] ??= { lines: [], height: 0 };
  return flow.feet[page];
}

/** Height of the rule above the notes of a page. */
function ruleHeight({ resources }: PageFlow): number {
  const rule = resources.sheet.rules['footnote'];
  return rule === undefined ? 0 : (rule.before ?? 0) + rule.weight + (rule.after ?? 0);
}

/** Height of the rule that the first note of this page brings with it; none where the page has notes. */
export function ruleOwed(flow: PageFlow): number {
  return notesHere(flow).height > 0 ? 0 : ruleHeight(flow);
}

function linesOfNote(flow: PageFlow, identifier: string): TypesetLine[] {
  const known = flow.set.notes.get(identifier);
  if (known !== undefined) return known;
  const nodes = flow.notes.get(identifier)?.nodes ?? [];
  const lines = nodes.flatMap((node) => typeset(node, flow.writer.context().availableWidth, flow.setting));
  flow.set.notes.set(identifier, lines);
  return lines;
}

/** Room that notes take at the foot of a page, without the rule above them. */
export function heightOfNotes(flow: PageFlow, notes: readonly string[]): number {
  if (flow.aloud) return 0;
  let height = 0;
  for (const identifier of notes) {
    for (const line of linesOfNote(flow, identifier)) height += line.getHeight();
    for (const node of flow.notes.get(identifier)?.nodes ?? []) height += node.after;
  }
  return height;
}

/** Keeps room for notes at the foot of this page, and puts them there. */
export function reserveNotes(flow: PageFlow, notes: readonly string[]): void {
  if (flow.aloud) return;
  const here = notesHere(flow);
  for (const note of notes) {
    const height = heightOfNotes(flow, [note]) + ruleOwed(flow);
    here.height += height;
    here.lines.push(...linesOfNote(flow, note));
    flow.writer.context().availableHeight -= height;
    for (const node of flow.notes.get(note)?.nodes ?? []) markPlaces(flow, node.places);
  }
}

/** Says of a note, by the node of its call, that no page has room for it. */
export function reportLongNote({ file }: Resources, call: Node | undefined): void {
  report(file, 'note-too-long', call, {
    message: 'this note is longer than a page',
    help: 'shorten it, or move its words into the text or an annex',
  });
}

/** Writes the notes of every page at its foot, now that all are known. */
export function writeNotes(flow: PageFlow): void {
  const { pages } = flow.writer.context();
  flow.feet.forEach((notes, index) => {
    const page = pages[index];
    if (page !== undefined && notes.height > 0) writeFoot(flow, notes, page);
  });
}

function writeFoot(flow: PageFlow, notes: PageNotes, page: WrittenPage): void {
  const { left, right, bottom } = page.pageMargins;
  const rule = flow.resources.sheet.rules['footnote'];
  let y = page.pageSize.height - bottom - notes.height;
  if (rule !== undefined) {
    const width = points(rule.width ?? 0);
    const x = flow.setting.direction === 'rtl' ? page.pageSize.width - right - width : left;
    page.items.push({ type: 'vector', item: lineAt(x, y + (rule.before ?? 0), width, rule) });
    y += ruleHeight(flow);
  }
  for (const [place, line] of notes.lines.entries()) {
    line.x = left + (line.x ?? 0);
    line.y = y;
    page.items.push({ type: 'line', item: line });
    const isLast = notes.lines[place + 1]?.text !== line.text;
    y += line.getHeight() + (isLast ? line.text.after : 0);
  }
}
