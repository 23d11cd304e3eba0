/** Blocks of the tree as flow content: one handler for each kind. */
import type { Element, ElementContent, Properties } from 'hast';
import type {
  Annex,
  Block,
  Clause,
  Contents,
  ContentsEntry,
  Figure,
  Group,
  Heading,
  Line,
  ListItem,
  Paragraph,
  Signatures,
} from '../../tree/blocks.js';
import { element, ownId, styleClass } from './elements.js';
import { mastheads } from './masthead.js';
import { labelText, type PageHandlers, type PageState, type Parent, type Surroundings } from './page-state.js';
import { table } from './tables.js';

export const blocks: PageHandlers<Block['type']> = {
  masthead: mastheads.masthead,
  title: (node, state) => [element('h1', { ...styleClass('title'), id: node.place }, state.all(node))],
  line,
  salutation: (node, state) => [element('p', { ...styleClass('salutation'), id: node.place }, state.all(node))],
  closing: (node, state) => [element('p', { ...styleClass('closing'), id: node.place }, state.all(node))],
  paragraph,
  preambular: (node, state) => [element('p', { ...styleClass('preambular'), id: node.place }, state.all(node))],
  formula: (node, state) => [element('p', { ...styleClass('formula'), id: node.place }, state.all(node))],
  clause,
  heading,
  list: (node, state) => [element('ul', { className: ['bullets'] }, state.all(node))],
  blockquote: (node, state) => [
    element('blockquote', {}, flow(node, state, { paragraphStyle: state.inNote ? 'note-quotation' : 'quotation' })),
  ],
  table,
  figure,
  thematicBreak: () => [element('hr', styleClass('end'))],
  annex,
  signatures,
  notice: (node, state) => [
    element('aside', styleClass('notice'), flow(node, state, { paragraphStyle: 'notice-text' })),
  ],
  group,
  contents,
};

/** The content of a node's blocks; clauses one after another are one list. */
export function flow(parent: Parent, state: PageState, changes?: Partial<Surroundings>): ElementContent[] {
  const content: ElementContent[] = [];
  let clauses: Element | undefined;
  for (const made of state.all(parent, changes)) {
    if (!isItem(made)) {
      clauses = undefined;
      content.push(made);
    } else if (clauses === undefined) {
      clauses = element('ol', { className: ['clauses'] }, made);
      content.push(clauses);
    } else clauses.children.push(made);
  }
  return content;
}

/** Among blocks, only a clause becomes an item; its list is made by {@link flow}. */
function isItem(made: ElementContent): boolean {
  return made.type === 'element' && made.tagName === 'li';
}

/** A line that the house composed; those of a list of States are its items. */
function line(node: Line, state: PageState, parent: Parent): Element[] {
  if (parent.type === 'states') return [element('li', styleClass(node.style), state.all(node))];
  const style = state.isApart ? styleClass(node.style, 'apart') : styleClass(node.style);
  const properties: Properties = { ...style, id: node.place, lang: node.lang, dir: node.dir };
  return [element('p', properties, state.all(node))];
}

const ROLES = { body: 'paragraph', chapeau: 'chapeau', continuation: 'continuation' } as const;

/** Classes of the first paragraph of a node, which is set beside its label. */
const LEADS: Readonly<Record<string, Properties>> = {
  clause: { className: ['lead'] },
  listItem: {},
  footnoteDefinition: { className: ['footnote'] },
};

function paragraph(node: Paragraph, state: PageState, parent: Parent): Element[] {
  const lead = parent.children[0] === node ? LEADS[parent.type] : undefined;
  if (lead !== undefined) return [element('p', { ...lead }, state.all(node))];
  return [element('p', { ...styleClass(state.paragraphStyle ?? ROLES[node.role]), id: node.place }, state.all(node))];
}

/** The label is a link to its own paragraph: what is copied from it leads there. */
function clause(node: Clause, state: PageState): Element[] {
  const style = `${node.role}-${node.level}`;
  const label = node.label === undefined ? [] : [selfLink(node.label.text, node.place, state)];
  const content = flow(node, state, { paragraphStyle: state.inNote ? 'footnote' : undefined });
  const classes = label.length === 0 ? ['clause', style, 'bare'] : ['clause', style];
  return [element('li', { className: classes, id: node.place }, ...label, content)];
}

function selfLink(label: string, place: string | undefined, state: PageState): Element {
  if (place === undefined) return element('span', { className: ['label'] }, label);
  const title = labelText(state, 'linkToParagraph', { place: label });
  return element('a', { className: ['label'], href: `#${encodeURI(place)}`, title }, label);
}

function heading(node: Heading, state: PageState): Element[] {
  const tag = `h${Math.min(6, state.headingBase + node.depth - 1)}`;
  const label = node.label === undefined ? [] : [selfLink(node.label.text, node.place, state), ' '];
  return [element(tag, { ...styleClass(`heading-${node.depth}`), id: node.place }, ...label, state.all(node))];
}

/** An item of a bulleted list. */
export function listItem(node: ListItem, state: PageState): Element[] {
  const properties = { ...styleClass(state.inNote ? 'note-bullet' : 'list-item'), id: node.place };
  return [element('li', properties, flow(node, state))];
}

function figure(node: Figure, state: PageState, parent: Parent): Element[] {
  const image = state.all({ type: node.type, children: [node.image] });
  if (parent.type === 'mastheadCell') return [element('p', { className: ['emblem'] }, image)];
  const caption =
    node.caption === undefined
      ? []
      : [element('figcaption', styleClass('caption'), state.all({ type: 'caption', children: node.caption }))];
  return [element('figure', { ...styleClass('figure'), id: node.place }, image, ...caption)];
}

function annex(node: Annex, state: PageState): Element[] {
  const label = node.label === undefined ? [] : [element('span', styleClass('annex-label'), node.label.text)];
  const words = state.all({ type: 'annexTitle', children: node.title });
  const title = node.title.length === 0 ? [] : [element('span', styleClass('annex-title'), words)];
  const between = label.length > 0 && title.length > 0 ? [' '] : [];
  const id = ownId(`annex-${node.place ?? ''}`);
  const head = element('h2', { ...styleClass('annex'), id }, ...label, ...between, ...title);
  const original = node.original === undefined ? [] : state.all({ type: node.type, children: [node.original] });
  const content = flow(node, state, { headingBase: 3 });
  return [element('section', { id: node.place, ariaLabelledBy: [id] }, head, ...original, content)];
}

function signatures(node: Signatures, state: PageState): Element[] {
  const signatories = node.children.map((lines) =>
    element('div', { className: ['signatory'] }, state.all({ type: 'signatory', children: lines })),
  );
  return [element('div', { className: ['signatures'] }, ...signatories)];
}

/** The States of a list are a list, under the line that says of what. */
function group(node: Group, state: PageState): ElementContent[] {
  if (node.role !== 'states') return flow(node, state);
  const lines = node.children.filter((child) => child.type === 'line');
  const heads = lines.filter((one) => one.style === 'list-heading');
  const items = lines.filter((one) => one.style !== 'list-heading');
  const list = element('ul', { className: ['states'] }, state.all({ type: 'states', children: items }));
  return [...state.all({ type: node.type, children: heads }), list];
}

function contents(node: Contents, state: PageState): Element[] {
  const id = ownId('contents');
  const head = element('h2', { ...styleClass('contents-heading'), id }, node.heading);
  const list = element('ol', { className: ['plain'] }, state.all(node));
  return [element('nav', { className: ['contents'], ariaLabelledBy: [id] }, head, list)];
}

/** An entry of the contents, a link to its heading. */
export function contentsEntry(entry: ContentsEntry, state: PageState): Element[] {
  const label = entry.label === undefined ? [] : [`${entry.label.text} `];
  const link = element('a', { href: `#${encodeURI(entry.place)}` }, ...label, state.all(entry));
  return [element('li', styleClass(`contents-${Math.min(3, entry.depth)}`), link)];
}
