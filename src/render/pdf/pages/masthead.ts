/** The masthead's bands at their places on the first page. */
import type { WrittenPage } from 'pdfmake/js/DocumentContext.js';
import type { MastheadLayout } from '../../../templates/masthead.js';
import type { Masthead, MastheadBand, MastheadCell } from '../../../tree/blocks.js';
import { points } from '../../lengths.js';
import { lineNode } from '../blocks/texts.js';
import type { FlowText } from '../flow/flow.js';
import type { FlowState } from '../flow/flow-state.js';
import { lineAt } from '../flow/rules.js';
import { newTag } from '../flow/tags.js';
import { type Typesetting, typeset } from '../lines/typeset.js';
import type { Plan } from './layout.js';
import { physical } from './physical.js';

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
