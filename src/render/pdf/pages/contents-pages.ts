/** Page numbers of a table of contents, put in when the pages are known, with dots that lead to them. */
import type { WrittenPage } from 'pdfmake/js/DocumentContext.js';
import type { FlowText } from '../flow/flow.js';
import { lookOf } from '../flow/runs.js';
import { TypesetLine, type Typesetting, typeset } from '../lines/typeset.js';
import type { Laid } from './layout.js';
import type { Asked } from './page-flow.js';

/** Adds a number to every line that asks for one; the dots are no part of the words. */
export function placePageNumbers(laid: Laid, setting: Typesetting, digits: (page: number) => string): void {
  for (const asked of laid.asked) {
    const page = laid.pages[asked.page];
    const number = laid.pageOf.get(asked.place);
    if (page !== undefined && number !== undefined) placeNumber(asked, digits(number), page, setting);
  }
}

function placeNumber({ line }: Asked, number: string, page: WrittenPage, setting: Typesetting): void {
  const { left, right } = page.pageMargins;
  const measure = page.pageSize.width - left - right;
  const look = lookOf(line.text.style);
  const bare = {
    ...line.text,
    label: undefined,
    start: 0,
    end: 0,
    first: 0,
    align: 'end' as const,
    places: [],
    outline: undefined,
  };
  const [set] = typeset({ ...bare, runs: [{ text: number, look, tag: undefined, node: undefined }] }, measure, setting);
  if (set === undefined) return;
  place(set, line, left, page, false);
  const [from, to] = gapOf(line, set, left, setting);
  const dots = Math.floor((to - from) / widthOfDot(bare, measure, setting));
  if (dots < LEAST_DOTS) return;
  const [leader] = typeset(
    { ...bare, align: 'end', runs: [{ text: '.'.repeat(dots), look, tag: undefined, node: undefined }] },
    measure - (setting.direction === 'rtl' ? 0 : left + measure - to),
    setting,
  );
  if (leader === undefined) return;
  place(leader, line, setting.direction === 'rtl' ? from : left, page, true);
}

/** Fewer lead nowhere. */
const LEAST_DOTS = 3;

/** How wide a dot is in the face and size of an entry: those of Arabic faces are wider than those of Latin ones. */
function widthOfDot(bare: FlowText, measure: number, setting: Typesetting): number {
  const run = { text: '.', look: lookOf(bare.style), tag: undefined, node: undefined };
  const [line] = typeset({ ...bare, runs: [run] }, measure, setting);
  return line?.set.placed[0]?.width || bare.style.size;
}

function place(made: TypesetLine, line: TypesetLine, left: number, page: WrittenPage, artifact: boolean): void {
  const copy = new TypesetLine(made.text, made.set, undefined, false);
  copy.artifact = artifact;
  copy.x = left;
  copy.y = line.y;
  page.items.push({ type: 'line', item: copy });
}

/** Between the words of the entry and its number. */
function gapOf(line: TypesetLine, number: TypesetLine, left: number, { direction }: Typesetting): [number, number] {
  const words = line.set.placed;
  const box = line.x ?? 0;
  const ends = words.map((one) => box + one.x + one.width);
  const starts = words.map((one) => box + one.x);
  const own = number.set.placed.map((one) => left + one.x);
  const gap = line.text.style.size / 2;
  if (direction === 'rtl') {
    const ownEnds = number.set.placed.map((one) => left + one.x + one.width);
    return [Math.max(...ownEnds) + gap, Math.min(...starts) - gap];
  }
  return [Math.max(...ends) + gap, Math.min(...own) - gap];
}
