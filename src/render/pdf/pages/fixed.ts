/** What stands at fixed places: the masthead, the head and foot of pages. */
import type { WrittenPage } from 'pdfmake/js/DocumentContext.js';
import type { FurnitureTemplate, MastheadLayout } from '../../../templates/masthead.js';
import type { Line, Masthead, MastheadBand, MastheadCell } from '../../../tree/blocks.js';
import type { OfficialDocument } from '../../../tree/document.js';
import { points } from '../../lengths.js';
import type { Resources } from '../../resources.js';
import { lineNode, textNode } from '../blocks/texts.js';
import type { FlowText } from '../flow/flow.js';
import type { FlowState } from '../flow/flow-state.js';
import { lineAt } from '../flow/rules.js';
import { runsOf } from '../flow/runs.js';
import { newTag, rootTag } from '../flow/tags.js';
import { TypesetLine, type Typesetting, typeset } from '../lines/typeset.js';
import type { Plan } from './layout.js';

type Items = WrittenPage['items'];

/** The masthead's bands at their places (mm from the page's upper starting corner), and where the last of them ends. */
export function placeMasthead(masthead: Masthead | undefined, state: FlowState, setting: Typesetting): Plan['fixed'] {
  if (masthead === undefined || masthead.children.length === 0) return undefined;
  const inside = { ...state, parent: newTag(state.parent, 'Div') };
  const items: Items = [];
  let foot = 0;
  let shift = 0;
  for (const node of masthead.children) {
    const band = state.resources.masthead.bands.find((candidate) => candidate.band === node.name);
    if (band === undefined) continue;
    const top = Math.max(points(band.y ?? 0) + shift, foot);
    ({ foot, shift } = placeBand(node, band, { top, shift }, items, inside, setting));
  }
  return { items, end: foot + state.resources.masthead.after };
}

type Band = MastheadLayout['bands'][number];

function placeBand(
  node: MastheadBand,
  band: Band,
  { top, shift }: { top: number; shift: number },
  items: Items,
  state: FlowState,
  setting: Typesetting,
): { foot: number; shift: number } {
  let foot = top;
  // A line alone may reach under the rule, as a symbol on it does.
  let block = top;
  for (const cell of node.children) {
    const template = band.cells.find((candidate) => candidate.cell === cell.name);
    if (template === undefined) continue;
    const before = items.length;
    const end = placeCell(cell, template, top, items, state, setting);
    foot = Math.max(foot, end);
    if (items.length > before + 1) block = Math.max(block, end);
  }
  if (band.rule === undefined) return { foot, shift };
  const rule = state.resources.sheet.rules[band.rule.rule];
  const place = points(band.rule.y) + shift;
  const isPushed = block > place;
  const y = isPushed ? foot + (rule?.before ?? 0) : Math.max(place, foot);
  const below = { foot: y, shift: isPushed ? shift + y - place : shift };
  if (rule === undefined) return below;
  const { page } = state.resources.sheet;
  const width = points(band.rule.width ?? page.width - page.left - page.right);
  items.push({
    type: 'vector',
    item: lineAt(physical(points(band.rule.x ?? page.left), width, page.width, setting), y, width, rule),
  });
  return below;
}

function placeCell(
  cell: MastheadCell,
  template: Band['cells'][number],
  top: number,
  items: Items,
  state: FlowState,
  setting: Typesetting,
): number {
  const { page } = state.resources.sheet;
  const width = points(template.width);
  // A cell wider than the paper allows is moved in.
  const x = physical(
    points(Math.max(0, Math.min(template.x, page.width - template.width))),
    width,
    page.width,
    setting,
  );
  let y = top + points(template.drop ?? 0);
  for (const child of cell.children) {
    if (child.type === 'figure') {
      y = placeEmblem(child.image.url, x, y, width, items, state);
      continue;
    }
    const text = lineNode(child, state);
    const aligned: FlowText = template.align === undefined ? text : { ...text, align: template.align };
    for (const line of typeset(aligned, width, setting)) {
      line.x = x + (line.x ?? 0);
      line.y = y;
      items.push({ type: 'line', item: line });
      y += line.getHeight();
    }
  }
  return y;
}

function placeEmblem(url: string, x: number, y: number, width: number, items: Items, state: FlowState): number {
  const data = state.resources.image(url);
  if (data === undefined) return y;
  const scale = Math.min(width / data.width, width / data.height);
  const image = {
    data,
    width: data.width * scale,
    height: data.height * scale,
    tag: undefined,
    x,
    y,
    places: [],
  };
  items.push({ type: 'image', item: image });
  return y + image.height;
}

/** The left edge of something that begins `start` points from the page's starting edge. */
function physical(start: number, width: number, pageWidth: number, { direction }: Typesetting): number {
  return direction === 'rtl' ? points(pageWidth) - start - width : start;
}

/** Adds the furniture to every page, now that their number is known. It is no part of the document's words. */
export function placeFurniture(
  pages: WrittenPage[],
  document: OfficialDocument,
  resources: Resources,
  setting: Typesetting,
  digits: (page: number) => string,
): void {
  const { furniture } = document;
  const template = resources.furniture;
  const timed = [...furniture.firstFoot, ...furniture.laterFoot].some(tellsMinutes);
  const minutes = timed ? elapsedMinutes(pages, document) : [];
  pages.forEach((page, index) => {
    const counted = { current: digits(index + 1), total: digits(pages.length), minutes: digits(minutes[index] ?? 0) };
    const place = (lines: readonly Line[], slots: FurnitureTemplate['laterHead']) =>
      placeLines(page, lines, slots, counted, resources, setting);
    if (index === 0) {
      place(furniture.firstHead, template.firstHead);
      place(furniture.firstFoot, template.firstFoot);
      return;
    }
    place(furniture.laterHead, template.laterHead);
    place(furniture.laterFoot, template.laterFoot);
    laterRule(page, resources, setting);
  });
}

function tellsMinutes({ children }: Line): boolean {
  return children.some((node) => node.type === 'pageNumber' && node.form === 'minutes');
}

/** Minutes that a speaker has read for at the end of each page, by the pace of the language or the speaker. */
function elapsedMinutes(pages: readonly WrittenPage[], { meta }: OfficialDocument): number[] {
  const { words, characters } = meta.pace;
  const pace = characters ?? words ?? 0;
  let read = 0;
  return pages.map((page) => {
    const lines = page.items.flatMap(({ item }) => (item instanceof TypesetLine && !item.artifact ? [item] : []));
    const text = lines.map((line) => line.set.placed.map(({ piece }) => piece.text).join('')).join(' ');
    read +=
      characters === undefined
        ? text.split(/\s+/).filter((word) => word !== '').length
        : [...text.replace(/\s/g, '')].length;
    return pace === 0 ? 0 : Math.max(1, Math.round(read / pace));
  });
}

function placeLines(
  page: WrittenPage,
  lines: readonly Line[],
  slots: FurnitureTemplate['laterHead'],
  counted: { current: string; total: string; minutes: string },
  resources: Resources,
  setting: Typesetting,
): void {
  const { page: sheet, styles } = resources.sheet;
  const measure = points(sheet.width - sheet.left - sheet.right);
  for (const node of lines) {
    const slot = slots.find((candidate) => candidate.slot === node.slot);
    const style = styles[node.style];
    if (slot === undefined || style === undefined) continue;
    const state = {
      resources,
      parent: rootTag('P'),
      definitions: [],
      inset: 0,
      paragraphStyle: undefined,
      headingBase: 2,
      inNote: false,
      // Furniture calls no notes, and nothing else comes back to the flow.
      flowOf: () => [],
      notes: new Map(),
    };
    const text = textNode([], node.style, state);
    const look = {
      family: style.font,
      cut: style.weight === 'bold' ? ('bold' as const) : ('regular' as const),
      size: style.size,
      colour: style.colour,
      rise: 0,
      decoration: style.decoration,
    };
    const runs = runsOf(node.children, { resources, look, tag: undefined, page: counted });
    for (const line of typeset({ ...text, runs, align: slot.side }, measure, setting)) {
      line.artifact = true;
      line.x = points(setting.direction === 'rtl' ? sheet.right : sheet.left) + (line.x ?? 0);
      line.y = points(slot.y);
      page.items.push({ type: 'line', item: line });
    }
  }
}

function laterRule(page: WrittenPage, resources: Resources, setting: Typesetting): void {
  const { rule } = resources.furniture;
  const { page: sheet, rules } = resources.sheet;
  const drawn = rule === undefined ? undefined : rules[rule.rule];
  if (rule === undefined || drawn === undefined) return;
  const width = points(rule.width ?? sheet.width - sheet.left - sheet.right);
  page.items.push({
    type: 'vector',
    item: lineAt(physical(points(rule.x ?? sheet.left), width, sheet.width, setting), points(rule.y), width, drawn),
  });
}
