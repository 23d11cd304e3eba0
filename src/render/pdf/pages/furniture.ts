/** The head and foot of pages, placed when the number of pages is known. */
import type { WrittenPage } from 'pdfmake/js/DocumentContext.js';
import type { FurnitureTemplate } from '../../../templates/masthead.js';
import type { Line } from '../../../tree/blocks.js';
import type { OfficialDocument } from '../../../tree/document.js';
import { points } from '../../lengths.js';
import type { Resources } from '../../resources.js';
import { textNode } from '../blocks/texts.js';
import { lineAt } from '../flow/rules.js';
import { runsOf } from '../flow/runs.js';
import { rootTag } from '../flow/tags.js';
import { TypesetLine, type Typesetting, typeset } from '../lines/typeset.js';
import { physical } from './physical.js';

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
