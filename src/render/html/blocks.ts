/** Blocks of the tree as flow content: one handler for each kind. */
import type { Element, ElementContent, Properties } from 'hast';
import type {
  Annex,
  Block,
  Clause,
  Contents,
  Figure,
  Group,
  Heading,
  Line,
  ListItem,
  Paragraph,
  Signatures,
} from '../../tree/blocks.js';
import type { Handlers } from '../../tree/handlers.js';
import { element, ownId, styleClass } from './elements.js';
import { labelText, type PageState } from './page-state.js';
import { image, words } from './phrasing.js';
import { table } from './tables.js';

export type BlockHandlers = Pick<Handlers<PageState, ElementContent[]>, Block['type']>;

export const blocks: BlockHandlers = {
  // The masthead is the page's header (masthead.ts).
  masthead: () => [],
  title: (node, state) => [element('h1', { ...styleClass('title'), id: node.place }, words(node.children, state))],
  line: (node, state) => [line(node, state)],
  salutation: (node, state) => [
    element('p', { ...styleClass('salutation'), id: node.place }, words(node.children, state)),
  ],
  closing: (node, state) => [element('p', { ...styleClass('closing'), id: node.place }, words(node.children, state))],
  paragraph: (node, state) => [paragraph(node, state)],
  preambular: (node, state) => [
    element('p', { ...styleClass('preambular'), id: node.place }, words(node.children, state)),
  ],
  formula: (node, state) => [element('p', { ...styleClass('formula'), id: node.place }, words(node.children, state))],
  clause: (node, state) => [element('ol', { className: ['clauses'] }, clause(node, state))],
  heading: (node, state) => [heading(node, state)],
  list: (node, state) => [
    element('ul', { className: ['bullets'] }, ...node.children.map((item) => listItem(item, state))),
  ],
  blockquote: (node, state) => [
    element(
      'blockquote',
      {},
      flow(node.children, { ...state, paragraphStyle: state.inNote ? 'note-quotation' : 'quotation' }),
    ),
  ],
  table: (node, state) => [table(node, state)],
  figure: (node, state) => [figure(node, state)],
  thematicBreak: () => [element('hr', styleClass('end'))],
  annex: (node, state) => [annex(node, state)],
  signatures: (node, state) => [signatures(node, state)],
  notice: (node, state) => [
    element('aside', styleClass('notice'), flow(node.children, { ...state, paragraphStyle: 'notice-text' })),
  ],
  group: (node, state) => group(node, state),
  contents: (node, state) => [contents(node, state)],
};

/** The content of some blocks; clauses one after another are one list. */
export function flow(nodes: readonly Block[], state: PageState): ElementContent[] {
  const content: ElementContent[] = [];
  for (const [index, node] of nodes.entries()) {
    const list = content.at(-1);
    const follows = node.type === 'clause' && nodes[index - 1]?.type === 'clause';
    if (follows && list?.type === 'element') list.children.push(clause(node, state));
    else content.push(...block(node, state));
  }
  return content;
}

function block(node: Block, state: PageState): ElementContent[] {
  // The table's type says that the handler under `node.type` takes this very node; TypeScript cannot follow that.
  const handler = blocks[node.type] as (node: Block, state: PageState) => ElementContent[];
  return handler(node, state);
}

/** A line that the house composed. */
export function line(node: Line, state: PageState): Element {
  const properties: Properties = { ...styleClass(node.style), id: node.place, lang: node.lang, dir: node.dir };
  return element('p', properties, words(node.children, state));
}

const ROLES = { body: 'paragraph', chapeau: 'chapeau', continuation: 'continuation' } as const;

function paragraph(node: Paragraph, state: PageState): Element {
  return element(
    'p',
    { ...styleClass(state.paragraphStyle ?? ROLES[node.role]), id: node.place },
    words(node.children, state),
  );
}

/** The label is a link to its own paragraph: what is copied from it leads there. */
function clause(node: Clause, state: PageState): Element {
  const style = `${node.role}-${node.level}`;
  const [first, ...others] = node.children;
  const lead = first?.type === 'paragraph' ? first : undefined;
  const label = node.label === undefined ? [] : [selfLink(node.label.text, node.place, state)];
  const text = lead === undefined ? [] : [element('p', { className: ['lead'] }, words(lead.children, state))];
  const rest = flow(lead === undefined ? node.children : others, {
    ...state,
    paragraphStyle: state.inNote ? 'footnote' : undefined,
  });
  const classes = label.length === 0 ? ['clause', style, 'bare'] : ['clause', style];
  return element('li', { className: classes, id: node.place }, ...label, ...text, rest);
}

function selfLink(label: string, place: string | undefined, state: PageState): Element {
  if (place === undefined) return element('span', { className: ['label'] }, label);
  const title = labelText(state, 'linkToParagraph', { place: label });
  return element('a', { className: ['label'], href: `#${encodeURI(place)}`, title }, label);
}

function heading(node: Heading, state: PageState): Element {
  const tag = `h${Math.min(6, state.headingBase + node.depth - 1)}`;
  const label = node.label === undefined ? [] : [selfLink(node.label.text, node.place, state), ' '];
  return element(
    tag,
    { ...styleClass(`heading-${node.depth}`), id: node.place },
    ...label,
    words(node.children, state),
  );
}

function listItem(node: ListItem, state: PageState): Element {
  const [first, ...others] = node.children;
  const lead = first?.type === 'paragraph' ? first : undefined;
  const start = lead === undefined ? [] : [element('p', {}, words(lead.children, state))];
  return element(
    'li',
    { ...styleClass(state.inNote ? 'note-bullet' : 'list-item'), id: node.place },
    ...start,
    flow(lead === undefined ? node.children : others, state),
  );
}

function figure(node: Figure, state: PageState): Element {
  const caption =
    node.caption === undefined ? [] : [element('figcaption', styleClass('caption'), words(node.caption, state))];
  return element('figure', { ...styleClass('figure'), id: node.place }, ...image(node.image, state), ...caption);
}

function annex(node: Annex, state: PageState): Element {
  const label = node.label === undefined ? [] : [element('span', styleClass('annex-label'), node.label.text)];
  const title = node.title.length === 0 ? [] : [element('span', styleClass('annex-title'), words(node.title, state))];
  const between = label.length > 0 && title.length > 0 ? [' '] : [];
  const id = ownId(`annex-${node.place ?? ''}`);
  const head = element('h2', { ...styleClass('annex'), id }, ...label, ...between, ...title);
  const original = node.original === undefined ? [] : [line(node.original, state)];
  return element(
    'section',
    { id: node.place, ariaLabelledBy: [id] },
    head,
    ...original,
    flow(node.children, { ...state, headingBase: 3 }),
  );
}

function signatures(node: Signatures, state: PageState): Element {
  const signatories = node.children.map((lines) =>
    element('div', { className: ['signatory'] }, ...lines.map((one) => line(one, state))),
  );
  return element('div', { className: ['signatures'] }, ...signatories);
}

/** The States of a list are a list, under the line that says of what. */
function group(node: Group, state: PageState): ElementContent[] {
  if (node.role !== 'states') return flow(node.children, state);
  const lines = node.children.filter((child) => child.type === 'line');
  const heads = lines.filter((one) => one.style === 'list-heading');
  const items = lines.filter((one) => one.style !== 'list-heading');
  const list = element(
    'ul',
    { className: ['states'] },
    ...items.map((one) => element('li', styleClass(one.style), words(one.children, state))),
  );
  return [...heads.map((one) => line(one, state)), list];
}

function contents(node: Contents, state: PageState): Element {
  const id = ownId('contents');
  const entries = node.children.map((entry) => {
    const label = entry.label === undefined ? [] : [`${entry.label.text} `];
    const link = element('a', { href: `#${encodeURI(entry.place)}` }, ...label, words(entry.children, state));
    return element('li', styleClass(`contents-${Math.min(3, entry.depth)}`), link);
  });
  const head = element('h2', { ...styleClass('contents-heading'), id }, node.heading);
  return element(
    'nav',
    { className: ['contents'], ariaLabelledBy: [id] },
    head,
    element('ol', { className: ['plain'] }, ...entries),
  );
}
