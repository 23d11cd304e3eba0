/** Blocks of the tree as chunks of text: one handler for each kind. */
import type {
  Annex,
  Block,
  Clause,
  Contents,
  FootnoteDefinition,
  Line,
  List,
  MastheadCell,
  Part,
} from '../../tree/blocks.js';
import type { Handlers } from '../../tree/handlers.js';
import { type Chunk, hung, indented, textChunk } from './chunks.js';
import { displayWidth } from './display-width.js';
import { noteMark, words } from './phrasing.js';
import { type State, within } from './state.js';
import { table } from './tables.js';

type BlockHandlers = Pick<Handlers<State, Chunk[]>, Block['type'] | Part['type']>;

const blocks: BlockHandlers = {
  masthead: (node, state) => flow(node.children, state),
  mastheadBand: (node, state) => flow(node.children, state),
  mastheadCell,
  title: (node, state) => textChunk(words(node.children), state, state.resources.sheet.styles['title']?.align),
  line: (node, state) => line(node, state),
  salutation: (node, state) => textChunk(words(node.children), state),
  closing: (node, state) => textChunk(words(node.children), state),
  paragraph: (node, state) => textChunk(words(node.children), state),
  preambular: (node, state) => textChunk(words(node.children), state),
  clause,
  heading: (node, state) => labelled(node.label?.text, words(node.children), state),
  list,
  listItem: (node, state) => hung(BULLET, flow(node.children, within(state, 2)), 2, state),
  blockquote: (node, state) => indented(flow(node.children, within(state, 4)), 4),
  table,
  tableRow: (node, state) => flow(node.children, state),
  tableCell: (node, state) => textChunk(words(node.children), state),
  figure: (node, state) => [
    ...textChunk(words([node.image]), state),
    ...(node.caption === undefined ? [] : textChunk(words(node.caption), state)),
  ],
  thematicBreak: () => [{ lines: ['-'.repeat(12)] }],
  annex,
  signatures: (node, state) => node.children.flatMap((lines) => tight(flow(lines, state))),
  notice: (node, state) => indented(flow(node.children, within(state, 4)), 4),
  formula: (node, state) => textChunk(words(node.children), state),
  group: (node, state) => (node.role === 'states' ? tight(flow(node.children, state)) : flow(node.children, state)),
  contents,
  contentsEntry: (node, state) =>
    indented(labelled(node.label?.text, words(node.children), within(state, 2 * node.depth - 2)), 2 * node.depth - 2),
  footnoteDefinition,
};

const BULLET = '•';

/** The chunks of some blocks; the labels of clauses one after another take as many columns. */
export function flow(nodes: readonly (Block | Part)[], state: State): Chunk[] {
  let labelWidth = LABEL;
  return nodes.flatMap((node, index) => {
    if (node.type === 'clause' && nodes[index - 1]?.type !== 'clause') labelWidth = widestLabel(nodes, index, state);
    // The table's type says that the handler under `node.type` takes this very node; TypeScript cannot follow that.
    const handler = blocks[node.type] as (node: Block | Part, state: State) => Chunk[];
    return handler(node, { ...state, labelWidth });
  });
}

/** Columns that labels take at the least, so that most texts have one edge. */
const LABEL = 4;

/** Columns for the labels of the clauses that begin at an index, and a space. */
function widestLabel(nodes: readonly (Block | Part)[], from: number, { isEastAsian }: State): number {
  let widest = LABEL;
  for (let index = from; index < nodes.length; index++) {
    const node = nodes[index];
    if (node?.type !== 'clause') break;
    widest = Math.max(widest, displayWidth(node.label?.text ?? '', isEastAsian) + 1);
  }
  return widest;
}

function clause(node: Clause, state: State): Chunk[] {
  if (node.label === undefined) return flow(node.children, state);
  const { labelWidth: columns } = state;
  const inside = within(state, columns);
  if (node.children[0]?.type === 'paragraph') return hung(node.label.text, flow(node.children, inside), columns, state);
  return [{ lines: [node.label.text] }, ...indented(flow(node.children, inside), columns)];
}

/** Words beside a label, if there is one. */
function labelled(label: string | undefined, text: string, state: State): Chunk[] {
  if (label === undefined) return textChunk(text, state);
  const columns = displayWidth(label, state.isEastAsian) + 2;
  const chunks = textChunk(text, within(state, columns));
  return chunks.length === 0 ? [{ lines: [label] }] : hung(label, chunks, columns, state);
}

/** Items of one paragraph each follow one another without empty lines. */
function list(node: List, state: State): Chunk[] {
  const isShort = node.children.every((item) => item.children.length === 1);
  const items = flow(node.children, state);
  return isShort ? tight(items) : items;
}

/** The lines of a cell; one without words only keeps two others apart. */
function mastheadCell(cell: MastheadCell, state: State): Chunk[] {
  return cell.children.flatMap((child, index) => {
    const before = cell.children[index - 1];
    const isApart = index === 0 || (before?.type === 'line' && before.children.length === 0);
    return flow([child], state).map((chunk) => ({ ...chunk, isTight: !isApart }));
  });
}

function line(node: Line, state: State): Chunk[] {
  return textChunk(words(node.children), state, state.resources.sheet.styles[node.style]?.align);
}

/** The chunks without empty lines between them. */
function tight(chunks: readonly Chunk[]): Chunk[] {
  return chunks.map((chunk, index) => (index === 0 ? chunk : { ...chunk, isTight: true }));
}

function annex(node: Annex, state: State): Chunk[] {
  const label = node.label === undefined ? [] : textChunk(node.label.text, state);
  const title = textChunk(words(node.title), state);
  const original = node.original === undefined ? [] : line(node.original, state);
  return [...tight([...label, ...title]), ...original, ...flow(node.children, state)];
}

function contents(node: Contents, state: State): Chunk[] {
  return [...textChunk(node.heading, state), ...tight(flow(node.children, state))];
}

function footnoteDefinition(note: FootnoteDefinition, state: State): Chunk[] {
  const mark = noteMark(note.mark ?? '');
  const columns = Math.max(4, displayWidth(mark, state.isEastAsian) + 1);
  return hung(mark, flow(note.children, within(state, columns)), columns, state);
}
