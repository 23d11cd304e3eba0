/** Paragraphs, lists and tables of a page. */
import type { Element, ElementContent } from 'hast';
import { roleOf } from '../docx/roles.js';
import { countIn, LABEL_FORMATS } from '../rich/counts.js';
import type { RichBlock, RichCell, RichLabel, RichParagraph, RichRun, RichTable } from '../rich/rich-document.js';
import { classesOf, hasClass, isElement, SILENT, textOf } from './elements.js';
import { htmlRuns } from './read-runs.js';
import type { HtmlReading } from './reading.js';

/** What blocks are inside of. */
interface Place {
  isQuoted?: boolean;
  list?: { key: string; depth: number };
  /** The label of the item that begins here; taken by its first paragraph. */
  label?: { value: RichLabel | undefined };
}

const INLINE: ReadonlySet<string> = new Set([
  ...[
    'a',
    'abbr',
    'b',
    'bdi',
    'bdo',
    'br',
    'cite',
    'code',
    'data',
    'del',
    'dfn',
    'em',
    'font',
    'i',
    'img',
    'ins',
    'kbd',
    'label',
  ],
  ...[
    'mark',
    'q',
    'ruby',
    'rb',
    'rt',
    's',
    'samp',
    'small',
    'span',
    'strike',
    'strong',
    'sub',
    'sup',
    'time',
    'u',
    'var',
    'wbr',
  ],
]);

/** The blocks of some nodes; words between blocks are paragraphs too. */
export function blocksIn(nodes: readonly ElementContent[], reading: HtmlReading, place: Place = {}): RichBlock[] {
  const blocks: RichBlock[] = [];
  let inline: ElementContent[] = [];
  const flush = () => {
    blocks.push(...paragraph(undefined, inline, reading, place));
    inline = [];
  };
  for (const node of nodes) {
    if (node.type === 'text' || (isElement(node) && INLINE.has(node.tagName) && !hasBlock(node))) inline.push(node);
    else if (isElement(node)) {
      flush();
      blocks.push(...elementBlocks(node, reading, place));
    }
  }
  flush();
  return blocks;
}

function hasBlock({ children }: Element): boolean {
  return children.some((one) => isElement(one) && (!INLINE.has(one.tagName) || hasBlock(one)));
}

function elementBlocks(element: Element, reading: HtmlReading, place: Place): RichBlock[] {
  const { tagName, children } = element;
  const id = element.properties['id'];
  if (SILENT.has(tagName)) return [];
  // LibreOffice writes the heads and feet of pages so.
  if (/^(?:header|footer)$/.test(String(element.properties['title']))) return leftOut(element, reading);
  if (typeof id === 'string' && reading.notes.get(id) === element) return note(element, id, reading);
  if (reading.isOurs && hasClass(element, 'notes')) return ourNotes(element, reading);
  switch (tagName) {
    case 'p':
    case 'dt':
    case 'pre':
    case 'caption':
    case 'figcaption':
    case 'h1':
    case 'h2':
    case 'h3':
    case 'h4':
    case 'h5':
    case 'h6':
      return children.some((one) => isElement(one) && !INLINE.has(one.tagName)) && tagName !== 'pre'
        ? blocksIn(children, reading, place)
        : paragraph(element, children, reading, place);
    case 'ul':
    case 'ol':
      return list(element, reading, place);
    case 'blockquote':
      return blocksIn(children, reading, { ...place, isQuoted: true });
    case 'table':
      return table(element, reading, place);
    default:
      return blocksIn(children, reading, place);
  }
}

function leftOut(element: Element, { changes, line }: HtmlReading): RichBlock[] {
  const before = textOf(element).trim();
  if (before !== '') changes.push({ reason: 'running-head', line, before, after: '' });
  return [];
}

/** The heading over our notes is none of the text. */
function ourNotes(element: Element, reading: HtmlReading): RichBlock[] {
  return element.children.flatMap((one) => {
    if (!isElement(one)) return [];
    if (/^h\d$/.test(one.tagName)) {
      reading.changes.push({ reason: 'title', line: reading.line, before: textOf(one), after: '' });
      return [];
    }
    return elementBlocks(one, reading, {});
  });
}

/** A note that is called goes to its call; another is text. */
function note(element: Element, id: string, reading: HtmlReading): RichBlock[] {
  const name = reading.names?.get(id);
  const blocks = blocksIn(element.children, {
    ...reading,
    notes: new Map([...reading.notes].filter(([one]) => one !== id)),
  });
  if (name === undefined) return blocks;
  reading.called.set(name, blocks.flatMap(paragraphsIn));
  return [];
}

function paragraph(
  element: Element | undefined,
  nodes: readonly ElementContent[],
  reading: HtmlReading,
  place: Place,
): RichBlock[] {
  reading.line += 1;
  const { line } = reading;
  const runs = trimmed(htmlRuns(nodes, reading));
  if (!runs.some(({ text, note, image }) => text.trim() !== '' || note !== undefined || image !== undefined)) {
    reading.line -= 1;
    return [];
  }
  const names = element === undefined ? [] : namesOf(element);
  const label = place.label?.value;
  if (place.label !== undefined) place.label.value = undefined;
  const ours = reading.isOurs ? ourRole(element, names) : undefined;
  // An annex counts for itself.
  if (ours?.role === 'annex-title') reading.ourCounts.length = 0;
  const heading = /^h([1-6])$/.exec(element?.tagName ?? '');
  const words = runs.filter(({ text }) => text.trim() !== '');
  const base: RichParagraph = {
    type: 'paragraph',
    line,
    role: heading === null ? 'text' : 'heading',
    depth: heading === null ? 0 : Number(heading[1]),
    style: names[0] ?? '',
    label,
    look: words.length === 0 ? undefined : { isBold: words.every(({ strong }) => strong), size: 12 },
    indent: 0,
    runs: heading === null ? runs : runs.map((run) => ({ ...run, strong: false })),
  };
  if (reading.isOurs) noteLabels(nodes, reading);
  const isTitle = names.includes('title') && base.role === 'heading';
  return [{ ...base, ...(isTitle ? { role: 'title' } : roleIn(base, element, place, label)), ...(ours ?? {}) }];
}

/** What a paragraph is by where it is. */
function roleIn(
  base: RichParagraph,
  element: Element | undefined,
  place: Place,
  label: RichLabel | undefined,
): Partial<RichParagraph> {
  if (element?.tagName === 'caption' || element?.tagName === 'figcaption') return { role: 'caption' };
  if (base.role !== 'text') return {};
  if (place.isQuoted) return { role: 'quotation' };
  return place.list !== undefined && label === undefined ? { role: 'continuation' } : {};
}

function namesOf(element: Element): string[] {
  return classesOf(element).map((name) => name.replaceAll('-', ' '));
}

/** What a paragraph of our own page is by its class; a level of heading is one less than that of its element. */
function ourRole(element: Element | undefined, names: readonly string[]): Partial<RichParagraph> | undefined {
  if (element === undefined) return undefined;
  const heading = names.map((name) => /^heading (\d)$/.exec(name)?.[1]).find((depth) => depth !== undefined);
  if (heading !== undefined) return { role: 'heading', depth: Number(heading) };
  if (names.includes('annex')) return { role: 'annex-title', style: 'annex title' };
  if (OURS.some((name) => names.includes(name))) return { role: 'composed' };
  const { role } = roleOf(names, undefined, []);
  return role === 'text' ? undefined : { role };
}

/** Classes of lines that engross composes. */
const OURS = [
  ...[
    'byline',
    'over title',
    'subtitle',
    'unofficial',
    'adoption',
    'place date',
    'list heading',
    'state',
    'status',
    'signature',
  ],
  ...['signature title', 'contents heading', 'meeting', 'meeting strong', 'mark', 'annex original'],
];

/** Labels of our own page are counted again, and are none of the words. */
function noteLabels(nodes: readonly ElementContent[], reading: HtmlReading): void {
  for (const one of nodes) {
    if (!isElement(one)) continue;
    if (one.tagName === 'a' && hasClass(one, 'label') && one.properties['role'] !== 'doc-backlink')
      reading.changes.push({ reason: 'label', line: reading.line, before: textOf(one), after: '' });
  }
}

/** No space at the ends, none before or behind a line break. */
function trimmed(runs: readonly RichRun[]): RichRun[] {
  const last = runs.findLastIndex(
    ({ isBreak, text, note, image }) => !isBreak && (text.trim() !== '' || note !== undefined || image !== undefined),
  );
  const first = runs.findIndex(
    ({ isBreak, text, note, image }) => !isBreak && (text.trim() !== '' || note !== undefined || image !== undefined),
  );
  return runs.slice(Math.max(0, first), last + 1);
}

function list(element: Element, reading: HtmlReading, place: Place): RichBlock[] {
  const isOrdered = element.tagName === 'ol';
  if (place.list === undefined) reading.lists += 1;
  const own =
    place.list === undefined
      ? { key: `list ${reading.lists}`, depth: 0 }
      : { key: place.list.key, depth: place.list.depth + 1 };
  const format = String(element.properties['type'] ?? '1');
  let count = Number(element.properties['start'] ?? 1) - 1;
  const isOurClauses = reading.isOurs && hasClass(element, 'clauses');
  return element.children.flatMap((item) => {
    if (!isElement(item)) return [];
    if (item.tagName !== 'li') return elementBlocks(item, reading, { ...place, list: own });
    const id = item.properties['id'];
    if (typeof id === 'string' && reading.notes.get(id) === item) return note(item, id, reading);
    count = item.properties['value'] === undefined ? count + 1 : Number(item.properties['value']);
    const label = isOurClauses
      ? ourLabel(item, own, reading)
      : isOrdered
        ? {
            list: own.key,
            depth: own.depth,
            format: LABEL_FORMATS[format] ?? 'number',
            text: `${countIn(format, count)}.`,
            count,
          }
        : bullet(own);
    return blocksIn(item.children, reading, { ...place, list: own, label: { value: label } });
  });
}

function bullet({ key, depth }: { key: string; depth: number }): RichLabel {
  return { list: key, depth, format: 'bullet', text: '•', count: 1 };
}

/** A label of our own page: `12.`, `(a)`, `3 bis.`; the class has the level. */
function ourLabel(item: Element, { key }: { key: string }, reading: HtmlReading): RichLabel | undefined {
  const link = item.children.find((one): one is Element => isElement(one) && hasClass(one, 'label'));
  const depth =
    Number(
      classesOf(item)
        .map((name) => /^(?:operative|numbered|note)-([1-5])$/.exec(name)?.[1])
        .find((one) => one !== undefined) ?? 1,
    ) - 1;
  if (link === undefined) return undefined;
  const text = textOf(link);
  reading.changes.push({ reason: 'label', line: reading.line + 1, before: text, after: '' });
  const siblings = reading.ourCounts;
  siblings.length = Math.min(siblings.length, depth + 1);
  const figure = depth === 0 ? Number(/\d+/.exec(text)?.[0] ?? Number.NaN) : Number.NaN;
  // A number that is there again is an alternative to it, whatever its language calls it.
  const alternative = figure > 0 && figure === siblings[depth] ? 'bis' : undefined;
  if (alternative === undefined) siblings[depth] = Number.isNaN(figure) ? (siblings[depth] ?? 0) + 1 : figure;
  const count = Math.max(1, siblings[depth] ?? 1);
  return {
    list: key,
    depth,
    format: 'number',
    text: `${count}.`,
    count,
    ...(alternative === undefined ? {} : { alternative }),
  };
}

const MOST_SPAN = 100;

function table(element: Element, reading: HtmlReading, place: Place): RichBlock[] {
  const line = reading.line + 1;
  const before: RichBlock[] = [];
  const rows: RichTable['rows'] = [];
  const below: number[] = [];
  const walk = (nodes: readonly ElementContent[], isHead: boolean): void => {
    for (const one of nodes) {
      if (!isElement(one)) continue;
      if (one.tagName === 'caption') before.push(...elementBlocks(one, reading, place));
      else if (one.tagName === 'tr') rows.push(rowOf(one, isHead, below, reading));
      else walk(one.children, one.tagName === 'thead');
    }
  };
  walk(element.children, false);
  if (rows.length === 0) return before;
  // A table of one column is a frame around text.
  if (rows.every(({ cells }) => cells.length <= 1))
    return [...before, ...rows.flatMap(({ cells }) => cells.flatMap(({ paragraphs }) => paragraphs))];
  return [...before, { type: 'table', line, rows }];
}

/** A row; `below` has for each column how many rows a cell above still covers. */
function rowOf(row: Element, isHead: boolean, below: number[], reading: HtmlReading): RichTable['rows'][number] {
  const cells = row.children.filter(
    (one): one is Element => isElement(one) && (one.tagName === 'td' || one.tagName === 'th'),
  );
  const found: RichCell[] = [];
  let column = 0;
  const passCovered = () => {
    for (; (below[column] ?? 0) > 0; column++) {
      below[column] = (below[column] ?? 0) - 1;
      found.push({ paragraphs: [], columns: 1, isContinued: true });
    }
  };
  for (const cell of cells) {
    passCovered();
    const [columns, rows] = [spanOf(cell, 'colSpan'), spanOf(cell, 'rowSpan')];
    found.push({ paragraphs: blocksIn(cell.children, reading).flatMap(paragraphsIn), columns, isContinued: false });
    for (let index = 0; index < columns; index++) below[column + index] = rows - 1;
    column += columns;
  }
  passCovered();
  return { isHead: isHead || (cells.length > 0 && cells.every(({ tagName }) => tagName === 'th')), cells: found };
}

function spanOf({ properties }: Element, name: 'colSpan' | 'rowSpan'): number {
  return Math.min(MOST_SPAN, Math.max(1, Number(properties[name] ?? 1) || 1));
}

function paragraphsIn(block: RichBlock): RichParagraph[] {
  if (block.type === 'paragraph') return [block];
  return block.rows.flatMap(({ cells }) => cells.flatMap(({ paragraphs }) => paragraphs));
}
