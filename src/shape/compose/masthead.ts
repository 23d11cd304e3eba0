/** The masthead of the first page and the furniture of all pages, from the slots of `masthead.yaml`. */
import type { FurnitureTemplate, MastheadLayout } from '../../templates/masthead.js';
import type { Slot } from '../../templates/slots.js';
import type { Figure, Line, Masthead, MastheadBand, MastheadCell } from '../../tree/blocks.js';
import type { Furniture } from '../../tree/document.js';
import { type Composing, composeLine, holds } from './lines.js';
import { openValues } from './values.js';

type BandTemplate = MastheadLayout['bands'][number];
type CellTemplate = BandTemplate['cells'][number];

/** Composes the masthead; cells and bands without a word are left out, rules stay where their band has words. */
export function composeMasthead(composing: Composing): Masthead {
  const { context } = composing;
  const bands = context.masthead.bands
    .map((band) => composeBand(band, composing))
    .filter((band) => band.children.length > 0);
  return { type: 'masthead', layout: context.kind.masthead, children: bands };
}

function composeBand(band: BandTemplate, composing: Composing): MastheadBand {
  const cells = band.cells.map((cell) => composeCell(cell, composing)).filter((cell) => cell.children.length > 0);
  return { type: 'mastheadBand', name: band.band, children: cells };
}

function composeCell(cell: CellTemplate, composing: Composing): MastheadCell {
  const children = cell.lines.flatMap((slot): (Line | Figure)[] => {
    const made = slot.block === 'emblem' ? emblem(slot, composing) : composeLine(slot, composing);
    return made === undefined ? [] : [made];
  });
  return { type: 'mastheadCell', name: cell.cell, children: withoutOuterBlanks(children) };
}

/** A blank line keeps two others apart; alone or at an edge it keeps nothing. */
function withoutOuterBlanks(children: (Line | Figure)[]): (Line | Figure)[] {
  const isBlank = (child: Line | Figure) => child.type === 'line' && child.children.length === 0;
  const first = children.findIndex((child) => !isBlank(child));
  return first === -1 ? [] : children.slice(first, children.findLastIndex((child) => !isBlank(child)) + 1);
}

function emblem(slot: Slot, { context, facts }: Composing): Figure | undefined {
  const url = context.fields.emblem ?? context.session?.emblem;
  if (url === undefined || !holds(slot, openValues(context, facts, context.language), context)) return undefined;
  return { type: 'figure', image: { type: 'image', url, alt: '', decorative: true } };
}

/** Composes what stands at the head and the foot of pages. */
export function composeFurniture(composing: Composing): Furniture {
  const template = composing.context.furniture;
  const lines = (slots: FurnitureTemplate['laterHead']) => slots.flatMap((slot) => composeLine(slot, composing) ?? []);
  return {
    firstHead: lines(template.firstHead),
    firstFoot: lines(template.firstFoot),
    laterHead: lines(template.laterHead),
    laterFoot: lines(template.laterFoot),
  };
}
