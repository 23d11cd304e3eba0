/** One small handler for each kind of Markdown block, in one table. */
import type { Heading, Html, Paragraph, RootContent, ThematicBreak } from 'mdast';
import type {} from 'mdast-util-directive';
import { report } from '../../report/report.js';
import type { Block } from '../../tree/blocks.js';
import { readHtml } from '../phrasing/read-html.js';
import { readPhrasing } from '../phrasing/read-phrasing.js';
import { type ReadState, shorten, sourceOf } from '../state/read-state.js';
import { onlyName, takeAttributes } from './attributes.js';
import { readContainer } from './read-container.js';
import { readList } from './read-list.js';
import { captioned, readTable } from './read-table.js';

type FlowHandlers = {
  [Kind in RootContent['type']]?: (node: Extract<RootContent, { type: Kind }>, state: ReadState) => Block[];
};

const handlers: FlowHandlers = {
  // Front matter and notes are read on their own.
  yaml: () => [],
  footnoteDefinition: () => [],
  paragraph: readParagraph,
  heading: readHeading,
  list: readList,
  blockquote: (node, state) => [
    { type: 'blockquote', children: readFlow(node.children, { ...state, within: 'quote' }), position: node.position },
  ],
  table: readTable,
  thematicBreak: refuseBreak,
  containerDirective: readContainer,
  html: readHtmlBlock,
};

/** Reads blocks one after another. Whatever an official text cannot hold is reported, and its source kept as text. */
export function readFlow(nodes: readonly RootContent[], state: ReadState): Block[] {
  const blocks = nodes.flatMap((node) => readBlock(node, state));
  if (state.inNote) for (const block of blocks) refuseInNote(block, state);
  return captioned(blocks);
}

/** What a footnote may hold. A heading in it is refused as one that is not at the left edge. */
const OF_NOTES: ReadonlySet<Block['type']> = new Set(['paragraph', 'clause', 'list', 'blockquote', 'heading']);

/** The foot of a page has no room for tables and pictures, which cannot be cut between two pages. */
function refuseInNote(block: Block, state: ReadState): void {
  if (OF_NOTES.has(block.type)) return;
  report(state.file, 'note-content', block, {
    message: `a footnote cannot have a ${NAMES[block.type] ?? block.type}`,
    help: 'put it in the text or in an annex, and refer to it from the note',
  });
}

/** How messages name a kind of block. */
const NAMES: Partial<Record<Block['type'], string>> = {
  figure: 'picture',
  notice: '`:::note`',
  formula: '`:::formula`',
  signatures: '`:::signatures`',
  annex: '`:::annex`',
};

function readBlock(node: RootContent, state: ReadState): Block[] {
  // The table's type says that the handler under `node.type` takes this very node; TypeScript cannot follow that.
  const handler = handlers[node.type] as ((node: RootContent, state: ReadState) => Block[]) | undefined;
  return handler === undefined ? readOther(node, state) : handler(node, state);
}

function readParagraph(node: Paragraph, state: ReadState): Block[] {
  const taken = takeAttributes(node.children, state);
  const children = readPhrasing(taken.children, state);
  const name = onlyName(taken.attributes, node, state);
  const [only] = children;
  if (only?.type === 'image' && children.length === 1) {
    const { title, ...image } = only;
    const caption =
      title === undefined ? {} : { caption: [{ type: 'text' as const, value: title, position: only.position }] };
    return [{ type: 'figure', image, ...caption, ...name, position: node.position }];
  }
  if (children.length === 0) return [];
  return [
    {
      type: 'paragraph',
      role: state.within === 'clause' ? 'continuation' : 'body',
      children,
      ...name,
      position: node.position,
    },
  ];
}

function readHeading(node: Heading, state: ReadState): Block[] {
  const taken = takeAttributes(node.children, state);
  const children = readPhrasing(taken.children, state);
  const { alternative } = taken.attributes;
  const isNumbered = state.kind.text.headings !== 'plain';
  const name = onlyName(isNumbered ? { ...taken.attributes, alternative: undefined } : taken.attributes, node, state);
  if (state.within !== 'text' && state.within !== 'annex') {
    report(state.file, 'heading', node, {
      message: 'this heading is inside a list, quotation or note',
      help: 'write headings at the left edge, outside of them',
    });
  }
  const counted = isNumbered && alternative !== undefined ? { alternative } : {};
  return [{ type: 'heading', depth: node.depth, children, ...name, ...counted, position: node.position }];
}

function readHtmlBlock(node: Html, state: ReadState): Block[] {
  const { position } = node;
  return readHtml(node, state).map((value) => ({
    type: 'paragraph',
    role: 'body',
    children: [{ type: 'text', value, position }],
    position,
  }));
}

/** A rule in the text would look like the end mark, which the house sets where its kind has one. */
function refuseBreak(node: ThematicBreak, state: ReadState): Block[] {
  const line = sourceOf(state, node);
  report(state.file, 'thematic-break', node, {
    message: `the line \`${line}\` would print a rule across the text`,
    help: 'take it out, or write a heading; the mark at the end of a text is printed by itself',
    fix: [{ from: node.position?.start.offset ?? 0, to: node.position?.end.offset ?? 0, text: '' }],
  });
  return [];
}

function readOther(node: RootContent, state: ReadState): Block[] {
  const source = sourceOf(state, node);
  const isCode = node.type === 'code';
  report(state.file, 'code', node, {
    message: `${isCode ? `\`${shorten(source)}\` is read as code` : `${node.type} cannot be printed`}, which a document cannot have`,
    help: isCode
      ? 'a line indented by 4 spaces is code in Markdown: write it at the left edge, without backticks around it'
      : 'write a paragraph, list, table, quotation or container',
  });
  const { position } = node;
  return [{ type: 'paragraph', role: 'body', children: [{ type: 'text', value: source, position }], position }];
}
