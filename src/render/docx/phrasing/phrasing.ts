/** Words of the tree as items of a paragraph: one handler for each kind. */
import type { XmlComponent } from 'docx';
import { encodedPath } from '../../../relative-address.js';
import type { Handlers } from '../../../tree/handlers.js';
import type { Foreign, Phrasing, Reference, ReferenceNumber } from '../../../tree/phrasing.js';
import { plainText } from '../../../tree/text.js';
import { Element, ExternalLink, field, internalLink } from '../xml/components.js';
import { bookmarkName } from '../xml/identity.js';
import { imageItems } from './images.js';
import { noteCall } from './notes-called.js';
import { type Item, type Manner, runsOf } from './runs.js';
import type { State } from './state.js';

/** The items of some words. */
export function itemsOf(nodes: readonly Phrasing[], state: State): Item[] {
  return nodes.flatMap((node) => handlePhrasing(node, state));
}

/** The runs of some words. */
export function runsFor(nodes: readonly Phrasing[], state: State): XmlComponent[] {
  return runsOf(itemsOf(nodes, state), state.book);
}

type PhrasingHandlers = Pick<Handlers<State, Item[]>, Phrasing['type']>;

const phrasing: PhrasingHandlers = {
  text: (node, state) => [{ words: node.value, manner: state.manner }],
  emphasis: (node, state) => itemsOf(node.children, styled(state, 'emphasis')),
  strong: (node, state) => itemsOf(node.children, styled(state, 'strong')),
  opener: (node, state) => itemsOf(node.children, styled(state, 'opener')),
  symbolSeries: (node, state) => itemsOf(node.children, styled(state, 'symbol-series')),
  foreign,
  link: (node, state) => [{ component: new ExternalLink(node.url, runsFor(node.children, styled(state, 'link'))) }],
  reference,
  hole: (_, state) => [{ words: '{}', manner: state.manner }],
  referenceNumber,
  footnoteReference: noteCall,
  image: imageItems,
  break: () => [{ component: new Element('w:r', undefined, [new Element('w:br')]) }],
  pageNumber: (node, state) => [
    { component: field(node.form === 'current' ? 'PAGE' : 'NUMPAGES', numberRuns('1', state)) },
  ],
};

/**
 * Words that keep their direction have a run that says so. Figures stand in the run and so in the face of the words around
 * them, between left-to-right marks. LibreOffice orders the characters of a paragraph whatever its runs say: a mark keeps
 * a figure at the beginning (`12 km²`) and a sign at the end (`Ca²⁺`) with their letters.
 */
function foreign(node: Foreign, state: State): Item[] {
  const inside = inManner(state, { lang: node.lang, direction: node.dir });
  if (node.dir === 'rtl' || state.manner.direction === 'ltr') return itemsOf(node.children, inside);
  const text = plainText(node.children);
  const mark = [{ words: '\u200e', manner: state.manner }];
  const isFigure = !/\p{L}/u.test(text);
  return [
    ...(/^\p{L}/u.test(text) ? [] : mark),
    ...itemsOf(node.children, isFigure ? state : inside),
    ...(isFigure || !/[\p{L}\p{Nd}]$/u.test(text) ? mark : []),
  ];
}

function handlePhrasing(node: Phrasing, state: State): Item[] {
  // The table's type says that the handler under `node.type` takes this very node; TypeScript cannot follow that.
  const handler = phrasing[node.type] as (node: Phrasing, state: State) => Item[];
  return handler(node, state);
}

/** The state with its words in another manner. */
export function inManner(state: State, change: Partial<Manner>): State {
  return { ...state, manner: { ...state.manner, ...change } };
}

function styled(state: State, key: string): State {
  const { styles } = state.manner;
  return styles.includes(key) ? state : inManner(state, { styles: [...styles, key] });
}

/**
 * A reference keeps its words as text and its numbers as fields; one without numbers is a link as a whole, and so is
 * one into another document, beside which this one is published.
 */
function reference(node: Reference, state: State): Item[] {
  const items = itemsOf(node.children, state);
  const anchor = node.place === undefined ? undefined : bookmarkName(node.place);
  if (node.document !== undefined) {
    const target = encodedPath(`${node.document}.docx`) + (anchor === undefined ? '' : `#${anchor}`);
    return [{ component: new ExternalLink(target, runsFor(node.children, plainNumbers(state))) }];
  }
  const hasNumbers = node.children.some((child) => child.type === 'referenceNumber');
  if (hasNumbers || anchor === undefined) return items;
  return [{ component: internalLink(anchor, runsOf(items, state.book)) }];
}

/** Numbers of another document are its own: no field of this one can come to them. */
function plainNumbers(state: State): State {
  return { ...state, plan: { ...state.plan, places: new Map() }, part: 'head' };
}

/**
 * A number as a field that Word brings up to date, where Word and LibreOffice would come to the very words that stand
 * here; else as a link. `\n` is the target's own label without its full stop (17.16.5.51); `\t`, which should take
 * away what is not number (`Article 5`), is unknown to LibreOffice.
 */
function referenceNumber(node: ReferenceNumber, state: State): Item[] {
  const target = state.plan.places.get(node.place);
  if (state.part === 'head') return [{ words: node.value, manner: state.manner }];
  const bookmark = bookmarkName(node.place);
  const cached = numberRuns(node.value, state);
  const counted = target?.counted === true && target.text.replace(/\.+$/, '') === node.value;
  return [{ component: counted ? field(`REF ${bookmark} \\n \\h`, cached) : internalLink(bookmark, cached) }];
}

function numberRuns(value: string, state: State): XmlComponent[] {
  return runsOf([{ words: value, manner: state.manner }], state.book);
}
