/** Lists: ordered ones are numbered paragraphs, the others bullets. */
import type { ListItem as MdastItem, List as MdastList, PhrasingContent } from 'mdast';
import { report } from '../../report/report.js';
import type { Block, Clause, ListItem } from '../../tree/blocks.js';
import { type ReadState, sourceOf } from '../state/read-state.js';
import { type Attributes, onlyName, takeAttributes } from './attributes.js';
import { checkItems } from './check-items.js';

/** Five levels of numbered paragraphs, then an error (dialect.md, Blocks). */
const LEVELS = 5;

/** Clauses of an ordered list, or one list of bullets. */
export function readList(node: MdastList, state: ReadState): Block[] {
  return node.ordered === true ? readClauses(node, state) : [readBullets(node, state)];
}

function readClauses(node: MdastList, state: ReadState): Clause[] {
  const level = state.level + 1;
  if (level === LEVELS + 1) {
    report(state.file, 'clause-level', node, {
      message: `this paragraph is at level ${level}; numbered paragraphs have at most ${LEVELS} levels`,
    });
  }
  checkItems(node, state);
  return node.children.map((item) => readClause(item, { ...state, within: 'clause', level }));
}

function readClause(item: MdastItem, state: ReadState): Clause {
  const { attributes, first, rest } = openItem(item, state);
  const clause: Clause = {
    type: 'clause',
    level: Math.min(state.level, LEVELS),
    role: state.inNote ? 'note' : state.kind.text.clauses,
    // mdast keeps the first number of a list only; each item's own stands in the source.
    written: /^\d{1,9}[.)]/.exec(sourceOf(state, item))?.[0] ?? '',
    children: [...first.map(beside), ...state.readFlow(rest, state)],
    position: item.position,
  };
  if (attributes.name !== undefined) clause.name = attributes.name;
  if (attributes.alternative !== undefined) clause.alternative = attributes.alternative;
  return clause;
}

/** The paragraph that stands beside the label continues nothing. */
function beside(block: Block): Block {
  return block.type === 'paragraph' ? { ...block, role: 'body' } : block;
}

function readBullets(node: MdastList, state: ReadState): Block {
  const inside: ReadState = { ...state, within: 'bullet' };
  const children = node.children.map((item): ListItem => {
    const { attributes, first, rest } = openItem(item, inside);
    const blocks = [...first, ...inside.readFlow(rest, inside)];
    return { type: 'listItem', ...onlyName(attributes, item, state), children: blocks, position: item.position };
  });
  return { type: 'list', children, position: node.position };
}

interface OpenItem {
  /** Of the first paragraph: they are the item's. */
  attributes: Attributes;
  first: Block[];
  rest: MdastItem['children'];
}

function openItem(item: MdastItem, state: ReadState): OpenItem {
  const [lead, ...rest] = item.children;
  if (lead?.type !== 'paragraph') {
    if (lead === undefined) emptyItem(item, state);
    return { attributes: {}, first: [], rest: item.children };
  }
  const { children, attributes } = takeAttributes(lead.children, state);
  const words: PhrasingContent[] = children;
  const first = words.length === 0 ? [] : state.readFlow([{ ...lead, children: words }], state);
  return { attributes, first, rest };
}

function emptyItem(item: MdastItem, state: ReadState): void {
  report(state.file, 'empty-item', item, {
    message: 'this list item has no words',
    help: 'write its words on the line of the marker; words after an empty line do not belong to it',
  });
}
