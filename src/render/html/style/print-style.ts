/** The page on paper: the same sizes, first and later pages' furniture as in the PDF. */
import type { Line } from '../../../tree.js';
import type { PageState } from '../page-state.js';

type Side = 'start' | 'end' | 'center';

/** Print rules of one document. */
export function printStyle(state: PageState): string {
  const { sheet } = state.resources;
  const { page } = sheet;
  const base = sheet.styles['base'];
  const top = Math.min(page.top, ...state.resources.masthead.bands.map((band) => band.y ?? page.top));
  const inset = insetOf(state);
  return `
@page { size: ${page.width}mm ${page.height}mm; margin: ${page.top}mm ${page.right - inset.right}mm ${page.bottom}mm ${page.left - inset.left}mm; ${marginBoxes(state, 'later')} }
@page :first { margin-top: ${top}mm; ${marginBoxes(state, 'first')} }
@media print {
:root { --mm: 1mm; --lead: 1; --justify: justify; --text: #000; --link: #000; --rule: #000; --muted: #000 }
html { font-size: ${base?.size ?? 11}pt; background: none }
body { max-width: none; padding: 0 ${inset.right}mm 0 ${inset.left}mm }
.skip, .editions, footer { display: none }
a { text-decoration: none }
:target { background: none }
.band { padding: 0; gap: 0 }
.band + .band { border: 0 }
${mastheadPlaces(state)}
.table-frame { overflow: visible }
thead { display: table-header-group }
tr, figure { break-inside: avoid }
section:has(> .annex) { break-before: page; margin-top: 0 }
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
  const start = Math.min(page.left, ...reaches.map(([from = page.left]) => from));
  const end = Math.min(page.right, ...reaches.map(([, to = 0]) => page.width - to));
  const [left, right] = document.meta.direction === 'rtl' ? [end, start] : [start, end];
  return { left: Math.max(0, page.left - Math.max(0, left)), right: Math.max(0, page.right - Math.max(0, right)) };
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
        : `.band-${band.band}::after { content: ''; position: absolute; inset-inline-start: ${(band.rule.x ?? left) - left}mm; width: ${band.rule.width ?? 0}mm; top: ${band.rule.y - (band.y ?? 0)}mm; border-top: ${rule(state, band.rule.rule)} }`;
    const cells = band.cells.map(
      (cell) =>
        `.band-${band.band} > .cell-${cell.cell} { position: absolute; inset-inline-start: ${cell.x - left}mm; width: ${cell.width}mm; text-align: ${cell.align ?? 'start'} }`,
    );
    const fixed =
      band.y === undefined || next === undefined
        ? [
            `.band-${band.band} > .cell { position: relative; inset-inline-start: ${(band.cells[0]?.x ?? left) - left}mm; width: auto }`,
          ]
        : [];
    return [`.band-${band.band} { position: relative; display: block; ${height} }`, line, ...cells, ...fixed];
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
  for (const { line, edge, side } of lines)
    boxes.set(`${edge}-${physical(side, meta.direction)}`, boxStyle(line, state, edge, side));
  return [...boxes].map(([name, style]) => `@${name} { ${style} }`).join(' ');
}

function boxed(
  lines: readonly Line[],
  slots: readonly { slot: string; side: Side }[],
  edge: 'top' | 'bottom',
): { line: Line; edge: string; side: Side }[] {
  return lines.map((line) => ({ line, edge, side: slots.find((slot) => slot.slot === line.slot)?.side ?? 'start' }));
}

function physical(side: Side, direction: 'ltr' | 'rtl'): string {
  if (side === 'center') return 'center';
  return (side === 'start') === (direction === 'ltr') ? 'left' : 'right';
}

function boxStyle(line: Line, state: PageState, edge: string, side: Side): string {
  const { resources, document } = state;
  const inset = insetOf(state);
  const at = physical(side, document.meta.direction);
  const sides = at === 'left' ? `0 3mm ${inset.left}mm` : at === 'right' ? `${inset.right}mm 3mm 0` : '0 3mm 0';
  const style = resources.sheet.styles[line.style];
  const font =
    style === undefined ? '' : `font-size: ${style.size}pt; font-weight: ${style.weight === 'bold' ? 700 : 400}; `;
  return `${font}white-space: nowrap; vertical-align: ${edge === 'top' ? 'bottom' : 'top'}; padding: 3mm ${sides}; content: ${content(line)}`;
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

/** A CSS string; anything but letters, figures and spaces is written by its number, so that nothing can end it. */
function cssString(text: string): string {
  return `"${[...text].map((character) => (/[\p{L}\p{N} ]/u.test(character) ? character : `\\${(character.codePointAt(0) ?? 0).toString(16)} `)).join('')}"`;
}
