/**
 * The table of node kinds: one row for each, and nothing else says what a kind holds.
 *
 * Visitors, plain text, images, anchors, labels of Word, units of the concordance and segments of XLIFF derive from it: a
 * new kind is one row here and one handler in each renderer, and the compiler names them all.
 */
import type { Block, Part } from './blocks.js';
import type { Content } from './handlers.js';
import type { Phrasing } from './phrasing.js';

/** A node that is no phrasing. */
export type Structure = Block | Part;

/** How a node gets its anchor: its place, the same in every language version. */
export type Anchor =
  /** It has none, and what it holds is anchored as if it stood in its place. */
  | { by: 'none' }
  /** It has none, and opens a scope: `q1-b2` is the second paragraph of the first quotation. */
  | { by: 'scope'; sort: string }
  /** The next of its sort in the scope: `b4`; what it holds is in a scope of its own. */
  | { by: 'count'; sort: string }
  /** The only one of its sort in most texts, without a number: `title`. */
  | { by: 'name'; sort: string }
  /** The count that numbering gives: `p12-b`, `art14`. */
  | { by: 'number' }
  /** The next of its sort in the document or annex around, whatever article it stands in: `annex1`. */
  | { by: 'part'; sort: string }
  /** Each list of lines counts for itself: `sig1-2`. */
  | { by: 'lines'; sort: string };

/** What a stretch of words is for concordance and translation. */
export type UnitKind =
  | 'title'
  | 'heading'
  | 'annex'
  | 'clause'
  | 'item'
  | 'words'
  | 'quotation'
  | 'table'
  | 'figure'
  | 'signature'
  | 'note';

/** What is compared and translated of a node. */
export type UnitSpec =
  /** Nothing of its own: what the house composes, and containers. */
  | 'none'
  /** Its words, as those of the container around it: `words`, or `quotation` in quoted blocks. */
  | 'inherited'
  | UnitKind;

/** A row of the table. */
export interface NodeSpec<Node> {
  /** Blocks and parts that it holds, in the order of the page. */
  holds(node: Node): readonly Structure[];
  /** Its own stretches of words, which come before what it holds: the arrays themselves, for typography changes them. */
  words(node: Node): Phrasing[][];
  /** True where its first paragraph is its own words, beside its label, and has no anchor of its own. */
  isHolder: boolean;
  anchor: Anchor;
  /** Whether numbering gives it a label. */
  isLabelled: boolean;
  unit: UnitSpec;
  /** What the words of what it holds are; by default what they would be without it. */
  inside?: 'words' | 'quotation';
}

type Facts = Partial<Omit<NodeSpec<never>, 'holds' | 'words'>>;

const NOTHING = { isHolder: false, anchor: { by: 'none' }, isLabelled: false, unit: 'none' } as const;

/** A node of one stretch of words. */
function words<Node extends { children: Phrasing[] }>(facts: Facts): NodeSpec<Node> {
  return { ...NOTHING, ...facts, holds: () => [], words: ({ children }) => [children] };
}

/** A node that only holds others. */
function container<Node extends { children: readonly Structure[] }>(facts: Facts): NodeSpec<Node> {
  return { ...NOTHING, ...facts, holds: ({ children }) => children, words: () => [] };
}

/** Every kind of block and part. */
const SPECS: { [Kind in Structure['type']]: NodeSpec<Extract<Structure, { type: Kind }>> } = {
  masthead: container({}),
  mastheadBand: container({}),
  mastheadCell: container({}),
  line: words({}),
  title: words({ anchor: { by: 'name', sort: 'title' }, unit: 'title' }),
  salutation: words({ anchor: { by: 'name', sort: 'salutation' }, unit: 'inherited' }),
  closing: words({ anchor: { by: 'name', sort: 'closing' }, unit: 'inherited' }),
  // A chapeau and a continuation have sorts of their own: see `anchorOf`.
  paragraph: words({ anchor: { by: 'count', sort: 'b' }, unit: 'inherited' }),
  preambular: words({ anchor: { by: 'count', sort: 'pp' }, unit: 'inherited' }),
  formula: words({ anchor: { by: 'count', sort: 'f' }, unit: 'inherited' }),
  heading: words({ anchor: { by: 'number' }, isLabelled: true, unit: 'heading' }),
  clause: container({ anchor: { by: 'number' }, isHolder: true, isLabelled: true, unit: 'clause', inside: 'words' }),
  list: container({}),
  listItem: container({ anchor: { by: 'count', sort: 'i' }, isHolder: true, unit: 'item', inside: 'words' }),
  blockquote: container({ anchor: { by: 'scope', sort: 'q' }, inside: 'quotation' }),
  notice: container({ anchor: { by: 'scope', sort: 'box' }, inside: 'quotation' }),
  group: container({}),
  table: {
    ...NOTHING,
    holds: ({ children }) => children,
    words: ({ caption }) => (caption === undefined ? [] : [caption]),
    anchor: { by: 'count', sort: 't' },
    unit: 'table',
  },
  tableRow: container({ anchor: { by: 'scope', sort: 'r' } }),
  tableCell: words({ anchor: { by: 'count', sort: 'c' } }),
  figure: {
    ...NOTHING,
    holds: () => [],
    words: ({ image, caption }) => [[image], ...(caption === undefined ? [] : [caption])],
    anchor: { by: 'count', sort: 'fig' },
    unit: 'figure',
  },
  thematicBreak: { ...NOTHING, holds: () => [], words: () => [] },
  annex: {
    ...NOTHING,
    holds: ({ original, children }) => (original === undefined ? children : [original, ...children]),
    words: ({ title }) => [title],
    anchor: { by: 'part', sort: 'annex' },
    isLabelled: true,
    unit: 'annex',
    inside: 'words',
  },
  signatures: {
    ...NOTHING,
    holds: ({ children }) => children.flat(),
    words: () => [],
    anchor: { by: 'lines', sort: 'sig' },
    unit: 'signature',
  },
  contents: container({}),
  contentsEntry: words({}),
  footnoteDefinition: container({
    anchor: { by: 'count', sort: 'note' },
    isHolder: true,
    unit: 'note',
    inside: 'words',
  }),
};

/** The row of a node's kind. */
export function specOf(node: Structure): NodeSpec<Structure> {
  // The table's type says that the row under `node.type` takes this very node; TypeScript cannot follow that.
  return SPECS[node.type] as NodeSpec<Structure>;
}

/** Whether a node is a block or a part, not phrasing. */
export function isStructure(node: Content): node is Structure {
  return node.type in SPECS;
}

/** Blocks and parts that a node holds, in the order of the page. */
export function heldBy(node: Structure): readonly Structure[] {
  return specOf(node).holds(node);
}

/** A node's own stretches of words, in the order of the page. */
export function wordsOf(node: Structure): Phrasing[][] {
  return specOf(node).words(node);
}

/** The anchor of a node: of a paragraph by its role, of all others by their kind. */
export function anchorOf(node: Structure): Anchor {
  if (node.type !== 'paragraph' || node.role === 'body') return specOf(node).anchor;
  return node.role === 'chapeau' ? { by: 'name', sort: 'chapeau' } : { by: 'count', sort: 'c' };
}

/** A holder's own words, its first paragraph, and what else it holds. */
export function partsOfHolder(node: Structure): {
  own: Extract<Block, { type: 'paragraph' }> | undefined;
  rest: readonly Structure[];
} {
  const held = heldBy(node);
  const [first, ...rest] = held;
  return first?.type === 'paragraph' ? { own: first, rest } : { own: undefined, rest: held };
}

/** Every block and part among `nodes` and below them, in the order of the page, holders before what they hold. */
export function* structuresIn(nodes: readonly Structure[]): Generator<Structure> {
  for (const node of nodes) {
    yield node;
    yield* structuresIn(heldBy(node));
  }
}

/** Phrasing that a phrasing node holds. */
export function phrasingIn(node: Phrasing): Phrasing[] {
  return 'children' in node ? node.children : [];
}
