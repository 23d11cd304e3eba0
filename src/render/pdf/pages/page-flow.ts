/** Where a document stands while it is put on pages: what is above, what space is owed, and what each page has at its foot. */
import type { PageMargins, PageSize } from 'pdfmake/js/DocumentContext.js';
import type { PageElementWriter } from 'pdfmake/js/PageElementWriter.js';
import type { Resources } from '../../resources.js';
import type { FlowNode, FlowNote, FlowText } from '../flow/flow.js';
import type { Rule } from '../flow/rules.js';
import { type TypesetLine, type Typesetting, typeset } from '../lines/typeset.js';
import type { SetRow } from './rows.js';

/** A place that page numbers are asked of, and lines of contents that ask. */
export interface Asked {
  line: TypesetLine;
  page: number;
  place: string;
}

/** Notes that a page has so far. */
export interface PageNotes {
  lines: TypesetLine[];
  height: number;
}

/** A document on its way to pages. Lengths in points. */
export interface PageFlow {
  readonly writer: PageElementWriter;
  readonly size: PageSize;
  readonly margins: PageMargins;
  readonly resources: Resources;
  readonly setting: Typesetting;
  /** A copy to be read aloud: its notes stand on a last sheet. */
  readonly aloud: boolean;
  readonly notes: ReadonlyMap<string, FlowNote>;
  /** What is placed, one after the other. */
  nodes: readonly FlowNode[];
  /** Nothing stands on the page yet. */
  fresh: boolean;
  /** Space owed after the last block; it falls away at the end of a page. */
  owed: number;
  /** The box that is open, and where it begins on this page. */
  box: { rule: Rule; top: number } | undefined;
  /** What each page has at its foot. */
  readonly feet: PageNotes[];
  /** What is set already. */
  readonly set: SetOnce;
  /** Page (from 1) of every place. */
  readonly pageOf: Map<string, number>;
  readonly asked: Asked[];
}

/** Texts, tables and notes as they were set when first asked for. */
interface SetOnce {
  texts: WeakMap<object, TypesetLine[]>;
  tables: WeakMap<object, SetRow[]>;
  notes: Map<string, TypesetLine[]>;
}

/** A document of which nothing is placed. */
export function openFlow(
  given: Pick<PageFlow, 'writer' | 'size' | 'margins' | 'resources' | 'setting' | 'aloud' | 'notes' | 'nodes'>,
): PageFlow {
  return {
    ...given,
    fresh: true,
    owed: 0,
    box: undefined,
    feet: [],
    set: { texts: new WeakMap(), tables: new WeakMap(), notes: new Map() },
    pageOf: new Map(),
    asked: [],
  };
}

/** A hundredth of a point is no overrun, it is arithmetic. */
export const TOLERANCE = 0.01;

/** Height of a page between its margins. */
export function pageHeight({ size, margins }: PageFlow): number {
  return size.height - margins.top - margins.bottom;
}

/** Begins a page; a box goes on there. */
export function turnPage(flow: PageFlow): void {
  drawBox(flow);
  flow.writer.moveToNextPage();
  flow.fresh = true;
  flow.owed = 0;
  if (flow.box !== undefined) flow.box.top = flow.writer.context().y;
}

/**
 * Space before a block: none at the head of a page, else the larger of what the block asks and what is owed to the one
 * before it, as Word (ISO 29500-1, 17.3.1.33) and browsers (CSS 2.1, 8.3.1) have it.
 */
export function gapBefore(flow: PageFlow, before: number): number {
  return flow.fresh ? 0 : Math.max(flow.owed, before);
}

/** The lines of a text on the full measure. */
export function linesOfText(flow: PageFlow, text: FlowText): TypesetLine[] {
  const known = flow.set.texts.get(text);
  if (known !== undefined) return known;
  const lines = typeset(text, flow.writer.context().availableWidth, flow.setting);
  flow.set.texts.set(text, lines);
  return lines;
}

/** Says of places that they are on this page. */
export function markPlaces(flow: PageFlow, places: readonly string[]): void {
  for (const place of places) flow.pageOf.set(place, flow.writer.context().page + 1);
}

/** Distance of a box's rule from its words, in points. */
const BOX_INSET = 4;

/** Begins a box round the blocks that follow. */
export function openBox(flow: PageFlow, rule: Rule): void {
  const context = flow.writer.context();
  context.moveDown(gapBefore(flow, 0));
  flow.owed = 0;
  flow.box = { rule, top: context.y };
}

/** Ends the box round the blocks before. */
export function closeBox(flow: PageFlow): void {
  drawBox(flow);
  flow.box = undefined;
  flow.owed += BOX_INSET;
}

/** Draws the box that is open round what of it stands on this page. */
function drawBox({ box, writer }: PageFlow): void {
  if (box === undefined) return;
  const context = writer.context();
  const rect = {
    type: 'rect',
    x: context.x,
    y: box.top - BOX_INSET,
    w: context.availableWidth,
    h: context.y - box.top + 2 * BOX_INSET,
    lineWidth: box.rule.weight,
    lineColor: box.rule.colour,
  };
  context.getCurrentPage().items.push({ type: 'vector', item: rect });
}
