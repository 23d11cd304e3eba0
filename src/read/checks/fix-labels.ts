/**
 * How typed labels become list items. Only where there is no doubt: a label must be the next one of its level, below a
 * paragraph that is open at its place, so that the label computed of the new item is the one that was typed.
 */
import type { List, ListItem, Paragraph, RootContent } from 'mdast';
import type {} from 'mdast-util-directive';
import type { Edit } from '../../report/diagnostic.js';
import { type ReadState, sourceOf } from '../state/read-state.js';
import { typedCount } from '../state/typed-count.js';
import { type TypedLabel, type TypedLine, typedLines } from './typed-label.js';

/** Spaces before a sub-paragraph, for each level: they hold from 1. to 999. (dialect.md, Blocks). */
const INDENT = 6;

/** An item that sub-paragraphs can stand below. Columns count from 0. */
interface OpenItem {
  marker: number;
  words: number;
  count: number;
}

interface Outline {
  state: ReadState;
  /** Items open at the present place, outermost first. */
  open: OpenItem[];
  /** Count of the last paragraph of the first level: it goes on after what stands between. */
  last: number;
  /** The label after each, by line. */
  following: ReadonlyMap<number, TypedLabel>;
  edits: Map<number, Edit>;
  /** Lines whose label is the next one of a level. */
  next: Set<number>;
  /** Items set off already would move below one that is made above them: then nothing is sure. */
  isDoubtful: boolean;
}

/** What is known of typed labels by the outline around them. */
export interface JudgedLabels {
  /** The edit for each line whose label can be fixed, by line. */
  edits: ReadonlyMap<number, Edit>;
  /** Lines whose label is the one that the count asks for. */
  next: ReadonlySet<number>;
}

/** Compares the labels of `lines` with the count at their place. */
export function labelEdits(nodes: readonly RootContent[], lines: readonly TypedLine[], state: ReadState): JudgedLabels {
  const following = new Map(lines.slice(1).map((line, index) => [lines[index]?.line ?? 0, line.label]));
  const outline: Outline = {
    state,
    open: [],
    last: 0,
    following,
    edits: new Map(),
    next: new Set(),
    isDoubtful: false,
  };
  walk(nodes, 0, outline);
  return { edits: outline.isDoubtful ? new Map() : outline.edits, next: outline.next };
}

/** Blocks that stand in an item of `level`, or in the text (0). */
function walk(nodes: readonly RootContent[], level: number, outline: Outline): void {
  for (const node of nodes) {
    if (node.type === 'list' && node.ordered === true) walkList(node, level + 1, outline);
    else if (node.type === 'paragraph') walkParagraph(node, level, outline);
    else {
      outline.open.length = level;
      if (node.type === 'heading' && outline.state.kind.numbering.scope !== 'document') outline.last = 0;
      if (node.type === 'containerDirective' && node.name === 'annex') walkAnnex(node.children, outline);
    }
  }
}

/** An annex counts for itself. */
function walkAnnex(nodes: readonly RootContent[], outline: Outline): void {
  const inner: Outline = { ...outline, open: [], last: 0 };
  walk(nodes, 0, inner);
  outline.isDoubtful ||= inner.isDoubtful;
}

function walkList(list: List, level: number, outline: Outline): void {
  const marker = (list.position?.start.column ?? 1) - 1;
  const above = outline.open[level - 1];
  if (above !== undefined && marker >= above.words) outline.isDoubtful = true;
  for (const item of list.children) {
    openItem(item, level, outline);
    walk(item.children, level, outline);
  }
}

function openItem(item: ListItem, level: number, outline: Outline): void {
  const marker = (item.position?.start.column ?? 1) - 1;
  const [written = '', figures] = /^(\d+)[.)]\s*/.exec(sourceOf(outline.state, item)) ?? [];
  const count = Number(figures ?? 0);
  outline.open.length = level - 1;
  outline.open.push({ marker, words: marker + written.length, count });
  if (level === 1) outline.last = count;
}

function walkParagraph(node: Paragraph, level: number, outline: Outline): void {
  const lines = typedLines(node, outline.state.text, outline.state.language);
  const [first] = lines;
  // A paragraph that is no item closes those above it.
  if (first?.isFirst !== true || (first.isDoubtful && levelOf(first, outline) === undefined))
    outline.open.length = level;
  for (const line of lines) mend(line, outline);
}

function mend(line: TypedLine, outline: Outline): void {
  const { text } = outline.state;
  const level = levelOf(line, outline);
  if (level === undefined) return;
  outline.next.add(line.line);
  if (!/^[ \u00a0]*$/.test(text.slice(line.start, line.at))) return;
  const count = countAt(line.label, level, outline) ?? 0;
  const beside = outline.open[level - 1];
  const marker = beside?.marker ?? Math.max(INDENT * (level - 1), outline.open[level - 2]?.words ?? 0);
  const written = `${count}. `;
  const lineEnd = text.slice(line.start - 2, line.start) === '\r\n' ? '\r\n' : '\n';
  outline.edits.set(line.line, {
    from: line.start,
    to: line.at + line.label.length,
    text: `${line.isFirst ? '' : lineEnd}${' '.repeat(marker)}${written}`,
  });
  outline.open.length = level - 1;
  outline.open.push({ marker, words: marker + written.length, count });
  if (level === 1) outline.last = count;
}

/** The level, from 1, at which the label is the next one. */
function levelOf({ label, line }: TypedLine, outline: Outline): number | undefined {
  const levels = outline.state.language.numbering.clause.map((_, index) => index + 1);
  const fitting = levels.filter((level) => isNext(label, level, outline));
  const [one, other] = fitting;
  if (one === undefined || other === undefined) return one;
  // (i) below (h) is a letter or begins Roman numbers: the label after it tells.
  const after = outline.following.get(line);
  const goesOn = fitting.find((level) => after !== undefined && isAfter(after, label, level, outline));
  return goesOn ?? one;
}

function isNext(label: TypedLabel, level: number, outline: Outline): boolean {
  if (outline.open.length < level - 1) return false;
  const before = level === 1 ? outline.last : (outline.open[level - 1]?.count ?? 0);
  return countAt(label, level, outline) === before + 1;
}

function isAfter(label: TypedLabel, before: TypedLabel, level: number, outline: Outline): boolean {
  return countAt(label, level, outline) === (countAt(before, level, outline) ?? 0) + 1;
}

/** What the label counts at a level; a bracket is not a full stop, so `(1)` is no `1.` */
function countAt(typed: TypedLabel, level: number, { state }: Outline): number | undefined {
  const { clause, series } = state.language.numbering;
  const { format, label } = clause[level - 1] ?? {};
  if (format === undefined || label === undefined || endsInBracket(label) !== typed.isBracketed) return undefined;
  return typedCount(format === 'decimal' ? (typed.figures ?? typed.count) : typed.count, format, series);
}

function endsInBracket(label: string): boolean {
  return /[)）]$/.test(label);
}
