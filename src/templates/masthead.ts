/**
 * `masthead.yaml`: what stands in the masthead of the first page and in the head and foot of later pages.
 *
 * All places are millimetres from the page's upper and starting corner (the left one; the right one in Arabic), for A4;
 * a cell that is wider than a smaller paper's edge allows is moved in by the renderer.
 */
import * as z from 'zod';
import { partName } from './names.js';
import { once } from './once.js';
import { slotSchema } from './slots.js';

const mm = once(() => z.number().min(0).max(1000));
const rule = once(() => z.strictObject({ y: mm(), rule: z.string(), x: mm().optional(), width: mm().optional() }));

const cell = once(() =>
  z.strictObject({
    cell: partName(),
    x: mm(),
    width: mm(),
    /** Distance from the band's top to the cell's first line box. */
    drop: mm().optional(),
    align: z.enum(['start', 'end']).optional(),
    lines: z.array(slotSchema()),
  }),
);

const band = once(() =>
  z.strictObject({
    band: partName(),
    /** Top of the band; a band without `y` follows the one above. */
    y: mm().optional(),
    cells: z.array(cell()),
    /** A rule at a fixed height, by its name in `design.yaml`; it moves down when the band is taller. */
    rule: rule().optional(),
  }),
);

const layout = once(() =>
  z.strictObject({
    bands: z.array(band()),
    /** Space in points between the last band and the text. */
    after: z.number(),
  }),
);

const furnitureLine = once(() =>
  slotSchema().extend({
    /** Distance of the line box from the page's upper edge, in mm. */
    y: mm(),
    side: z.enum(['start', 'end', 'center']),
  }),
);

const furniture = once(() =>
  z.strictObject({
    firstHead: z.array(furnitureLine()),
    firstFoot: z.array(furnitureLine()),
    laterHead: z.array(furnitureLine()),
    laterFoot: z.array(furnitureLine()),
    /** Rule under the head of later pages. */
    rule: rule().optional(),
  }),
);

export const mastheadSchema = once(() =>
  z.strictObject({
    layouts: z.record(partName(), layout()),
    furniture: z.record(z.string(), furniture()),
  }),
);

/** `masthead.yaml`, validated. */
export type MastheadTemplate = z.infer<ReturnType<typeof mastheadSchema>>;
export type MastheadLayout = z.infer<ReturnType<typeof layout>>;
export type FurnitureTemplate = z.infer<ReturnType<typeof furniture>>;

/** Height of the paper that `masthead.yaml` is written for (A4), in mm. */
const WRITTEN_FOR = 297;

/** Furniture on paper of another height: heads keep their distance from the upper edge, feet theirs from the lower. */
export function furnitureFor(furniture: FurnitureTemplate, height: number): FurnitureTemplate {
  const moved = (lines: FurnitureTemplate['laterFoot']) =>
    lines.map((line) => ({ ...line, y: line.y + height - WRITTEN_FOR }));
  return { ...furniture, firstFoot: moved(furniture.firstFoot), laterFoot: moved(furniture.laterFoot) };
}
