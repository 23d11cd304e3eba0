/**
 * Puts what is laid out on pages. pdfmake's writer and context keep pages, margins and positions; the rest is ours: notes at
 * the foot of their page (page-notes.ts), widows and orphans, headings that stay with their text (keeping.ts), rows that are
 * not left alone (place-table.ts).
 */
import type { WrittenPage } from 'pdfmake/js/DocumentContext.js';
import { points } from '../../lengths.js';
import type { FlowImage, FlowNode, FlowNote, FlowRule } from '../flow/flow.js';
import { leastGap, lineAt } from '../flow/rules.js';
import { PdfmakeContext, PdfmakeWriter } from '../pdfmake/internals.js';
import {
  type Asked,
  closeBox,
  gapBefore,
  markPlaces,
  openBox,
  openFlow,
  type PageFlow,
  turnPage,
} from './page-flow.js';
import { writeNotes } from './page-notes.js';
import { placeTable } from './place-table.js';
import { placeText } from './place-text.js';

/** A document as it goes to pages. */
export interface Plan {
  nodes: FlowNode[];
  notes: ReadonlyMap<string, FlowNote>;
  /** Lines and other items at fixed places of the first page, and where they end (points from the top), if any. */
  fixed: { items: WrittenPage['items']; end: number } | undefined;
}

/** The pages of a document. */
export interface Laid {
  pages: WrittenPage[];
  /** Page (from 1) of every place. */
  pageOf: ReadonlyMap<string, number>;
  asked: readonly Asked[];
}

/** The paper and the settings of a document; `aloud` for a copy that is read aloud. */
export type Sheet = Pick<PageFlow, 'size' | 'margins' | 'resources' | 'setting' | 'aloud'>;

/** Puts a document on pages. */
export function layOut({ nodes, notes, fixed }: Plan, sheet: Sheet): Laid {
  const writer = new PdfmakeWriter(new PdfmakeContext());
  writer.addPage(sheet.size, null, sheet.margins);
  const flow = openFlow({ ...sheet, writer, notes, nodes });
  if (fixed !== undefined) beginUnder(flow, fixed);
  placeAll(flow);
  if (sheet.aloud) placeLastSheet(flow);
  else writeNotes(flow);
  return { pages: writer.context().pages, pageOf: flow.pageOf, asked: flow.asked };
}

function beginUnder(flow: PageFlow, { items, end }: NonNullable<Plan['fixed']>): void {
  const context = flow.writer.context();
  context.getCurrentPage().items.push(...items);
  if (end > context.y) context.moveDown(end - context.y);
  flow.fresh = false;
}

function placeAll(flow: PageFlow): void {
  flow.nodes.forEach((node, index) => {
    place(flow, node, index);
  });
}

function place(flow: PageFlow, node: FlowNode, index: number): void {
  switch (node.kind) {
    case 'text':
      return placeText(flow, node, index);
    case 'rule':
      return placeRule(flow, node);
    case 'image':
      return placeImage(flow, node);
    case 'table':
      return placeTable(flow, node);
    case 'box':
      return node.edge === 'open' ? openBox(flow, node.rule) : closeBox(flow);
  }
}

/** Nobody reads notes aloud: those of a copy for speaking stand on a sheet of their own, at the end. */
function placeLastSheet(flow: PageFlow): void {
  const nodes = [...flow.notes.values()].flatMap((note) => note.nodes);
  if (nodes.length === 0) return;
  turnPage(flow);
  flow.nodes = nodes;
  placeAll(flow);
}

/**
 * A rule of the text. It moves up where the page is full and takes the end of a paragraph along where that is not enough
 * (keeping.ts); under a table that fills the page it is left out: the page's end parts as well.
 */
function placeRule(flow: PageFlow, { rule }: FlowRule): void {
  const context = flow.writer.context();
  const room = context.availableHeight - rule.weight;
  if (room < gapBefore(flow, leastGap(rule))) return;
  context.moveDown(Math.min(gapBefore(flow, rule.before ?? 0), room));
  const width = rule.width === undefined ? context.availableWidth : points(rule.width);
  flow.writer.addVector(lineAt((context.availableWidth - width) / 2, 0, width, rule));
  context.moveDown(rule.weight);
  flow.owed = rule.after ?? 0;
  flow.fresh = false;
}

function placeImage(flow: PageFlow, image: FlowImage): void {
  const context = flow.writer.context();
  if (gapBefore(flow, image.before) + image.height > context.availableHeight && !flow.fresh) turnPage(flow);
  context.moveDown(gapBefore(flow, image.before));
  markPlaces(flow, image.places);
  const isLtr = flow.setting.direction === 'ltr';
  const free = context.availableWidth - image.start - image.width;
  const shift = image.align === 'center' ? free / 2 : (image.align === 'end') === isLtr ? free : 0;
  const x = context.x + (isLtr ? image.start : 0) + Math.max(0, shift);
  context.getCurrentPage().items.push({ type: 'image', item: { ...image, x, y: context.y } });
  context.moveDown(image.height);
  flow.owed = image.after;
  flow.fresh = false;
}
