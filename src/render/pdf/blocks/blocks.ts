/** Blocks of the tree as what is laid out: one handler for each kind. */
import type {
  Annex,
  Block,
  Clause,
  Contents,
  Figure,
  Heading,
  List,
  ListItem,
  Notice,
  Paragraph,
  Signatures,
} from '../../../tree/blocks.js';
import type { Handlers } from '../../../tree/handlers.js';
import { plainText } from '../../../tree/text.js';
import { points } from '../../lengths.js';
import type { FlowNode, FlowText } from '../flow/flow.js';
import { type FlowState, styleOf } from '../flow/flow-state.js';
import { newTag, type Tag } from '../flow/tags.js';
import { tableNodes } from './tables.js';
import { lineNode, textNode } from './texts.js';

type BlockHandlers = Pick<Handlers<FlowState, FlowNode[]>, Block['type']>;

const blocks: BlockHandlers = {
  // The masthead stands at fixed places (masthead.ts).
  masthead: () => [],
  title: (node, state) => [
    textNode(node.children, 'title', state, {
      role: 'H1',
      marks: [node],
      outline: { level: 1, text: plainText(node.children) },
    }),
  ],
  // Minutes stand at the foot of the pages, which Word and a browser do not know before they print.
  line: (node, state) => (node.slot === 'minutes' ? [] : [lineNode(node, state)]),
  salutation: (node, state) => [textNode(node.children, 'salutation', state, { marks: [node] })],
  closing: (node, state) => [textNode(node.children, 'closing', state, { marks: [node] })],
  paragraph: (node, state) => [paragraph(node, state)],
  preambular: (node, state) => [textNode(node.children, 'preambular', state, { marks: [node] })],
  formula: (node, state) => [textNode(node.children, 'formula', state, { marks: [node] })],
  clause: (node, state) => clause(node, { ...state, parent: clauseList(node, state) }),
  heading: (node, state) => [heading(node, state)],
  list,
  blockquote: (node, state) =>
    flowOf(node.children, {
      ...state,
      parent: newTag(state.parent, 'BlockQuote'),
      paragraphStyle: state.inNote ? 'note-quotation' : 'quotation',
    }),
  table: tableNodes,
  figure,
  thematicBreak: (_, { resources }) =>
    resources.sheet.rules['end'] === undefined ? [] : [{ kind: 'rule', rule: resources.sheet.rules['end'] }],
  annex,
  signatures,
  notice,
  group: (node, state) => flowOf(node.children, state),
  contents,
};

/** What is laid out of some blocks; clauses one after another are one list of the structure. */
export function flowOf(nodes: readonly Block[], state: FlowState): FlowNode[] {
  let list: Tag | undefined;
  return nodes.flatMap((node) => {
    if (node.type !== 'clause') {
      list = undefined;
      return handleBlock(node, state);
    }
    list ??= clauseList(node, state);
    return clause(node, { ...state, parent: list });
  });
}

function handleBlock(node: Block, state: FlowState): FlowNode[] {
  // The table's type says that the handler under `node.type` takes this very node; TypeScript cannot follow that.
  const handler = blocks[node.type] as (node: Block, state: FlowState) => FlowNode[];
  return handler(node, state);
}

/** Lines that stay on one page. */
function together(lines: FlowText[]): FlowText[] {
  return lines.map((line, index) => ({ ...line, keepWithNext: index < lines.length - 1 }));
}

/** The first signature takes the end of the text along; the lines of each stay together. */
function signatures(node: Signatures, state: FlowState): FlowText[] {
  const lines = node.children.flatMap((one) => together(one.map((line) => lineNode(line, state))));
  return lines.map((line, index) => ({ ...line, keepWithPrevious: index === 0 && line.keepWithPrevious }));
}

/** Names of formats in the structure; a series of the language's own has none and counts as figures. */
const LIST_NUMBERING: Readonly<Record<string, string>> = {
  'lower-letter': 'LowerAlpha',
  'upper-letter': 'UpperAlpha',
  'lower-roman': 'LowerRoman',
  'upper-roman': 'UpperRoman',
};

function clauseList(node: Clause, state: FlowState): Tag {
  const format = state.resources.language.numbering.clause[node.level - 1]?.format ?? '';
  return newTag(state.parent, 'L', { listNumbering: LIST_NUMBERING[format] ?? 'Decimal' });
}

const ROLES = { body: 'paragraph', chapeau: 'chapeau', continuation: 'continuation' } as const;

function paragraph(node: Paragraph, state: FlowState): FlowText {
  return textNode(node.children, state.paragraphStyle ?? ROLES[node.role], state, {
    marks: [node],
    inset: state.inset,
  });
}

function clause(node: Clause, state: FlowState): FlowNode[] {
  const key = `${node.role}-${node.level}`;
  const item = newTag(state.parent, 'LI');
  const labelTag = node.label === undefined ? undefined : newTag(item, 'Lbl');
  const body = newTag(item, 'LBody');
  const inside = { ...state, parent: body };
  const [first, ...others] = node.children;
  const lead = first?.type === 'paragraph' ? first : undefined;
  const text = textNode(lead?.children ?? [], key, inside, {
    marks: [node, lead],
    label: node.label,
    ...(labelTag === undefined ? {} : { labelTag }),
  });
  const rest = flowOf(lead === undefined ? node.children : others, {
    ...inside,
    inset: styleOf(state, key).start,
    paragraphStyle: state.inNote ? 'footnote' : undefined,
  });
  return [text, ...rest];
}

function heading(node: Heading, state: FlowState): FlowText {
  const level = state.headingBase + node.depth - 1;
  const text = [node.label?.text, plainText(node.children)].filter((part) => part !== undefined).join(' ');
  return textNode(node.children, `heading-${node.depth}`, state, {
    role: `H${Math.min(6, level)}`,
    marks: [node],
    label: node.label,
    outline: { level, text },
  });
}

/** The sign of a list is the design's to say; this is the one that Unicode names so. */
const BULLET = { text: '•', cited: '•', numbers: [], literal: true };

function list(node: List, state: FlowState): FlowNode[] {
  const tag = newTag(state.parent, 'L', { listNumbering: 'Disc' });
  return node.children.flatMap((item) => listItem(item, { ...state, parent: tag }));
}

function listItem(node: ListItem, state: FlowState): FlowNode[] {
  const item = newTag(state.parent, 'LI');
  const labelTag = newTag(item, 'Lbl');
  const inside = { ...state, parent: newTag(item, 'LBody') };
  const key = state.inNote ? 'note-bullet' : 'list-item';
  const style = styleOf(state, key);
  const [first, ...others] = node.children;
  const lead = first?.type === 'paragraph' ? first : undefined;
  const text = textNode(lead?.children ?? [], key, inside, {
    marks: [node, lead],
    label: BULLET,
    labelTag,
    inset: state.inset,
  });
  const rest = (lead === undefined ? node.children : others).flatMap((block) =>
    handleBlock(block, {
      ...inside,
      inset: state.inset + (block.type === 'list' ? style.start - style.label : style.start),
    }),
  );
  return [text, ...rest];
}

/** Share of a page's height that a figure may take, so that its caption stays with it. */
const FIGURE_SHARE = 0.8;

function figure(node: Figure, state: FlowState): FlowNode[] {
  const caption = node.caption === undefined ? [] : [textNode(node.caption, 'caption', state)];
  const data = state.resources.image(node.image.url);
  if (data === undefined) return caption;
  const { page } = state.resources.sheet;
  const style = styleOf(state, 'figure');
  const [most, tallest] = [
    points(page.width - page.left - page.right - state.inset),
    points(page.height - page.top - page.bottom) * FIGURE_SHARE,
  ];
  // A pixel is 1/96 inch where an image does not say more.
  const natural = { width: data.width * 0.75, height: data.height * 0.75 };
  const scale = Math.min(1, most / natural.width, tallest / natural.height);
  const tag = node.image.decorative ? undefined : newTag(state.parent, 'Figure', { alt: node.image.alt });
  const places = node.place === undefined ? [] : [node.place];
  return [
    ...caption,
    {
      kind: 'image',
      data,
      width: natural.width * scale,
      height: natural.height * scale,
      align: style.align,
      start: points(state.inset),
      before: style.before,
      after: style.after,
      tag,
      places,
      keepWithNext: false,
    },
  ];
}

/** An annex begins a page: its label, its title, and the line on its original. */
function annex(node: Annex, state: FlowState): FlowNode[] {
  const parent = newTag(state.parent, 'Sect');
  const inside = { ...state, parent, headingBase: 3, inset: 0, paragraphStyle: undefined };
  const text = [node.label?.text, plainText(node.title)].filter((part) => part !== undefined && part !== '').join(' ');
  const head = newTag(parent, 'H2');
  const outline = { level: 2, text };
  const label =
    node.label === undefined
      ? []
      : [textNode([{ type: 'text', value: node.label.text }], 'annex', inside, { tag: head, marks: [node], outline })];
  const title =
    node.title.length === 0
      ? []
      : [
          textNode(node.title, 'annex-title', inside, {
            tag: head,
            ...(label.length === 0 ? { marks: [node], outline } : {}),
          }),
        ];
  const original = node.original === undefined ? [] : [lineNode(node.original, inside)];
  const opening = [...label, ...title, ...original].map((one, index) => ({ ...one, newPage: index === 0 }));
  return [...opening, ...flowOf(node.children, inside)];
}

function notice(node: Notice, state: FlowState): FlowNode[] {
  const inside = { ...state, parent: newTag(state.parent, 'Div'), paragraphStyle: 'notice' };
  const rule = state.resources.sheet.rules[styleOf(state, 'notice').box ?? ''];
  const inner = flowOf(node.children, inside);
  return rule === undefined
    ? inner
    : [{ kind: 'box', edge: 'open', rule }, ...inner, { kind: 'box', edge: 'close', rule }];
}

/** Depths that the design has styles of contents for. */
const CONTENTS_DEPTH = 3;

function contents(node: Contents, state: FlowState): FlowNode[] {
  const head = textNode([{ type: 'text', value: node.heading }], 'contents-heading', state, { role: 'H2' });
  const toc = newTag(state.parent, 'TOC');
  const entries = node.children.map((entry): FlowText => {
    const key = `contents-${Math.min(CONTENTS_DEPTH, entry.depth)}`;
    const tag = newTag(toc, 'TOCI');
    const words = [
      { type: 'reference' as const, target: `#${entry.place}`, place: entry.place, children: entry.children },
    ];
    const label = entry.label;
    return { ...textNode(words, key, { ...state, parent: tag }, { tag, label }), pageOf: entry.place };
  });
  return [head, ...entries];
}
