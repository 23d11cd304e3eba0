/** The page on paper: the same sizes, first and later pages' furniture as in the PDF. */
import type { Line } from '../../../tree/blocks.js';
import { cssName, cssString } from '../../css.js';
import { isEastAsian } from '../../east-asian.js';
import { millimetres } from '../../lengths.js';
import type { PageState } from '../page-state.js';

type Side = 'start' | 'end' | 'center';

/**
 * Print rules of one document. A browser would move the Chinese characters before a long symbol apart until they fill the
 * line; their lines end almost alike without it.
 */
export function printStyle(state: PageState): string {
  const { sheet } = state.resources;
  const { page } = sheet;
  const base = sheet.styles['base'];
  const top = Math.min(page.top, ...state.resources.masthead.bands.map((band) => band.y ?? page.top));
  const inset = insetOf(state);
  const margin = marginsOf(state);
  return `
@page { size: ${page.width}mm ${page.height}mm; margin: ${page.top}mm ${margin.right - inset.right}mm ${page.bottom}mm ${margin.left - inset.left}mm; ${marginBoxes(state, 'later')} }
@page :first { margin-top: ${top}mm; ${marginBoxes(state, 'first')} }
@media print {
:root { --mm: 1mm; --lead: 1; --justify: ${isEastAsian(sheet.script) ? 'start' : 'justify'}; --text: #000; --link: #000; --rule: #000; --muted: #000 }
html { font-size: ${base?.size ?? 11}pt; background: none }
body { max-width: none; padding: 0 ${inset.right}mm 0 ${inset.left}mm }
.skip, .editions, footer { display: none }
a { text-decoration: none }
:target { background: none }
.band { padding: 0; gap: 0 }
.band + .band { border: 0 }
${mastheadPlaces(state)}
.table-frame { overflow: visible; break-inside: avoid }
.notes h2 { break-after: avoid }
sup a { padding: 0; margin: 0 }
${headingLabels(state)}
thead { display: table-header-group }
tr, figure { break-inside: avoid }
section:has(> .annex) { break-before: page; margin-top: 0 }
${smallTables(state)}
table.data { border-block: ${rule(state, 'table-top')} }
table.data thead th, table.data thead td { border-bottom: ${rule(state, 'table-head')} }
}`.trim();
}

/**
 * Browsers print nothing beyond the margins of a page: these reach as far as the masthead does, and the text is set in from
 * them. Millimetres from the page's margin to the text.
 */
function insetOf({ document, resources }: PageState): { left: number; right: number } {
  const { page } = resources.sheet;
  const reaches = resources.masthead.bands.flatMap((band) => [
    ...band.cells.map((cell) => [cell.x, cell.x + cell.width]),
    ...(band.rule?.x === undefined ? [] : [[band.rule.x, band.rule.x + (band.rule.width ?? 0)]]),
  ]);
  const start = page.left - Math.max(0, Math.min(page.left, ...reaches.map(([from = page.left]) => from)));
  const end = page.right - Math.max(0, Math.min(page.right, ...reaches.map(([, to = 0]) => page.width - to)));
  return document.meta.direction === 'rtl' ? { left: end, right: start } : { left: start, right: end };
}

/** The design says `left` and means the side where lines begin: the margins of a right-to-left page change places. */
function marginsOf({ document, resources }: PageState): { left: number; right: number } {
  const { left, right } = resources.sheet.page;
  return document.meta.direction === 'rtl' ? { left: right, right: left } : { left, right };
}

/** Room for the number of a heading that hangs before the text, in mm. */
const HANGING = 15;

function headingLabels({ resources }: PageState): string {
  const hanging = Object.entries(resources.sheet.styles).filter(
    ([name, style]) => /^heading-\d$/.test(name) && style.labelAlign === 'end' && style.label < 0,
  );
  return hanging
    .map(
      ([name, { label }]) =>
        `.${cssName(name)} > .label { float: inline-start; width: ${HANGING}mm; margin-inline: ${label - HANGING}mm ${-label}mm; text-align: end }`,
    )
    .join('\n');
}

/** Tables whose columns have no room for their words, in the smaller type of the design. */
function smallTables({ resources }: PageState): string {
  const { size, leading, padding } = resources.sheet.styles['table-small-text'] ?? {};
  if (size === undefined) return '';
  return `.small :is(.table-text, .table-head) { font-size: ${size}pt; line-height: ${leading}pt; padding: ${padding}pt }`;
}

function rule({ resources }: PageState, name: string): string {
  const found = resources.sheet.rules[name];
  return found === undefined ? '0' : `${found.weight}pt solid ${found.colour}`;
}

/** Bands keep their heights and cells their places, in mm from the page's edge. */
function mastheadPlaces(state: PageState): string {
  const { bands } = state.resources.masthead;
  const { left } = state.resources.sheet.page;
  const rules = bands.flatMap((band, index) => {
    const next = bands[index + 1]?.y;
    const height = band.y === undefined || next === undefined ? '' : `min-height: ${next - band.y}mm;`;
    const line =
      band.rule === undefined
        ? ''
        : `.band-${cssName(band.band)}::after { content: ''; position: absolute; inset-inline-start: ${(band.rule.x ?? left) - left}mm; width: ${band.rule.width ?? 0}mm; top: ${band.rule.y - (band.y ?? 0)}mm; border-top: ${rule(state, band.rule.rule)} }`;
    const cells = band.cells.map(
      (cell) =>
        `.band-${cssName(band.band)} > .cell-${cssName(cell.cell)} { position: absolute; inset-inline-start: ${cell.x - left}mm; width: ${cell.width}mm; text-align: ${cell.align ?? 'start'} }`,
    );
    const fixed =
      band.y === undefined || next === undefined
        ? [
            `.band-${cssName(band.band)} > .cell { position: relative; inset-inline-start: ${(band.cells[0]?.x ?? left) - left}mm; width: auto }`,
          ]
        : [];
    return [`.band-${cssName(band.band)} { position: relative; display: block; ${height} }`, line, ...cells, ...fixed];
  });
  return rules.filter((line) => line !== '').join('\n');
}

/** Boxes in the page's margins (CSS Paged Media 3): left and right change places in a right-to-left document. */
function marginBoxes(state: PageState, pages: 'first' | 'later'): string {
  const { furniture, meta } = state.document;
  const template = state.resources.furniture;
  const lines =
    pages === 'first'
      ? [
          ...boxed(furniture.firstHead, template.firstHead, 'top'),
          ...boxed(furniture.firstFoot, template.firstFoot, 'bottom'),
        ]
      : [
          ...boxed(furniture.laterHead, template.laterHead, 'top'),
          ...boxed(furniture.laterFoot, template.laterFoot, 'bottom'),
        ];
  const boxes = new Map<string, string>();
  for (const name of ['top-left', 'top-center', 'top-right', 'bottom-left', 'bottom-center', 'bottom-right'])
    boxes.set(name, 'content: none');
  for (const { line, edge, side, y } of lines)
    boxes.set(`${edge}-${physical(side, meta.direction)}`, boxStyle(line, state, { edge, side, y }, pages === 'later'));
  return [...boxes].map(([name, style]) => `@${name} { ${style} }`).join(' ');
}

function boxed(
  lines: readonly Line[],
  slots: readonly { slot: string; side: Side; y: number }[],
  edge: 'top' | 'bottom',
): (Box & { line: Line })[] {
  return lines.map((line) => {
    const slot = slots.find((one) => one.slot === line.slot);
    return { line, edge, side: slot?.side ?? 'start', y: slot?.y ?? 0 };
  });
}

/** Where a line of the furniture stands: its edge of the page, its side, and its height in mm from the page's top. */
interface Box {
  edge: 'top' | 'bottom';
  side: Side;
  y: number;
}

function physical(side: Side, direction: 'ltr' | 'rtl'): string {
  if (side === 'center') return 'center';
  return (side === 'start') === (direction === 'ltr') ? 'left' : 'right';
}

function boxStyle(line: Line, state: PageState, { edge, side, y }: Box, isLater: boolean): string {
  const { resources, document } = state;
  const { page, styles } = resources.sheet;
  const inset = insetOf(state);
  const at = physical(side, document.meta.direction);
  const style = styles[line.style];
  const font =
    style === undefined
      ? ''
      : `font-size: ${style.size}pt; line-height: ${style.leading}pt; font-weight: ${style.weight === 'bold' ? 700 : 400}; `;
  const margin = (top: number, bottom: number) =>
    `margin: ${top}mm ${at === 'right' ? inset.right : 0}mm ${bottom}mm ${at === 'left' ? inset.left : 0}mm; `;
  const words = `white-space: nowrap; content: ${content(line)}`;
  if (edge === 'bottom')
    return `${font}${margin(Math.max(0, y - (page.height - page.bottom)), 0)}vertical-align: top; ${words}`;
  const foot = y + millimetres(style?.leading ?? 0);
  const ruled = side === 'start' && isLater ? resources.furniture.rule : undefined;
  if (ruled === undefined) return `${font}${margin(0, Math.max(0, page.top - foot))}vertical-align: bottom; ${words}`;
  // The rule is the lower edge of a box that is as wide as the text.
  const whole = `margin: 0 ${inset.right}mm ${Math.max(0, page.top - ruled.y)}mm ${inset.left}mm; width: ${page.width - page.left - page.right}mm`;
  const align = `text-align: start; vertical-align: bottom; padding-bottom: ${Math.max(0, ruled.y - foot)}mm`;
  return `${font}${whole}; border-bottom: ${rule(state, ruled.rule)}; ${align}; ${words}`;
}

function content(line: Line): string {
  // A browser cannot tell how long its pages take to read.
  if (line.children.some((child) => child.type === 'pageNumber' && child.form === 'minutes')) return 'none';
  const tokens = line.children.flatMap((child) => {
    if (child.type === 'pageNumber') return [child.form === 'current' ? 'counter(page)' : 'counter(pages)'];
    if (child.type === 'text') return [cssString(child.value)];
    return 'children' in child
      ? child.children.flatMap((inner) => (inner.type === 'text' ? [cssString(inner.value)] : []))
      : [];
  });
  return tokens.length === 0 ? 'none' : tokens.join(' ');
}
