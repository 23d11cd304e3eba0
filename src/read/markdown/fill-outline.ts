/** Words put back into the tree of an outline: it becomes the tree that the parser makes of the whole source. */
import type { Nodes, Root } from 'mdast';
import type { Point } from 'unist';
import { type Outline, WORDS } from './outline.js';

/** The tree of an outline, shared by all sources with the same marks: it is never given away, nor changed. */
export interface OutlineTree {
  root: Root;
  /** Offsets in the outline at which words were taken out. */
  signs: readonly number[];
}

/**
 * An outline with its tree; undefined where words became part of a destination, a label or code. Then they were no
 * mere words, and the source is to be parsed whole.
 */
export function outlineTree(root: Root, marks: string): OutlineTree | undefined {
  const signs = Array.from(marks.matchAll(/\ue000/g), (sign) => sign.index);
  return signsInTexts(root) === signs.length ? { root, signs } : undefined;
}

/** How many runs of words stand in the texts below a node; not a number where one stands elsewhere. */
function signsInTexts(node: Nodes): number {
  const { position, ...rest } = node;
  const children = 'children' in rest ? rest.children : [];
  const inside = children.reduce((sum, child) => sum + signsInTexts(child), 0);
  if (rest.type === 'text') return rest.value.split(WORDS).length - 1;
  return JSON.stringify({ ...rest, children: [] }).includes(WORDS) ? Number.NaN : inside;
}

/** The tree of the source from which the outline was taken, with the places of that source. */
export function fillOutline({ root, signs }: OutlineTree, outline: Outline): Root {
  const pointOf = placing(signs, outline);
  let next = 0;
  const filled = <Kind extends Nodes>(node: Kind): Kind => {
    const copy = ownCopy(node);
    if (node.position !== undefined)
      copy.position = { start: pointOf(node.position.start), end: pointOf(node.position.end) };
    if (node.data !== undefined) copy.data = withPlaces(node.data, pointOf);
    if (copy.type === 'text') copy.value = copy.value.replaceAll(WORDS, () => outline.words[next++] ?? '');
    if (copy.type === 'yaml') copy.value = outline.frontMatter ?? '';
    if ('children' in copy) copy.children = copy.children.map(filled).filter(isSomething) as typeof copy.children;
    return copy;
  };
  return filled(root);
}

/** A text of an empty run is none. */
function isSomething(node: Nodes): boolean {
  return node.type !== 'text' || node.value !== '';
}

/** A node that shares nothing with the outline's but its children, which follow. */
function ownCopy<Kind extends Nodes>(node: Kind): Kind {
  const copy = { ...node };
  if ('attributes' in copy) copy.attributes = { ...copy.attributes };
  if ('align' in copy) copy.align = [...(copy.align ?? [])];
  return copy;
}

/** What an extension added to a node, copied to any depth, with every point in it moved. */
function withPlaces(data: object, pointOf: (point: Point) => Point): object {
  const placed = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    if (isPoint(value)) return pointOf(value);
    return Array.isArray(value) ? value.map(placed) : withPlaces(value, pointOf);
  };
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, placed(value)]));
}

function isPoint(value: object): value is Point {
  return 'line' in value && 'column' in value;
}

/** From a point in the outline to the same point in the source. */
function placing(signs: readonly number[], { words, lines, frontMatter }: Outline): (point: Point) => Point {
  const grown = [0];
  for (const word of words) grown.push((grown.at(-1) ?? 0) + word.length - WORDS.length);
  const moreLines = frontMatter === undefined ? 0 : frontMatter.split(/\r\n|\n|\r/).length - 1;
  const more = frontMatter?.length ?? 0;
  return ({ line, offset = 0 }) => {
    if (offset === 0) return { line: 1, column: 1, offset: 0 };
    const at = offset + more + (grown[countBelow(signs, offset)] ?? 0);
    const atLine = line + moreLines;
    return { line: atLine, column: at - (lines[atLine - 1] ?? 0) + 1, offset: at };
  };
}

/** How many of ascending numbers are below a bound. */
function countBelow(numbers: readonly number[], bound: number): number {
  let [from, to] = [0, numbers.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((numbers[middle] ?? 0) < bound) from = middle + 1;
    else to = middle;
  }
  return from;
}
