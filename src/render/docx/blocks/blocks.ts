/** Blocks of the tree as paragraphs and tables of the body: one handler for each kind. */
import type { XmlComponent } from 'docx';
import type {
  Annex,
  Block,
  Clause,
  Contents,
  ContentsEntry,
  Figure,
  List,
  ListItem,
  Paragraph,
  Signatures,
} from '../../../tree/blocks.js';
import type { Handlers } from '../../../tree/handlers.js';
import type { Phrasing } from '../../../tree/phrasing.js';
import { announces, staysWithPrevious } from '../../kept-together.js';
import { labelStyle } from '../numbering/label-plan.js';
import { sizedImage } from '../phrasing/images.js';
import { runsFor } from '../phrasing/phrasing.js';
import { runsOf, wordRuns } from '../phrasing/runs.js';
import type { State } from '../phrasing/state.js';
import { paragraphStyle } from '../styles/style-book.js';
import { END_RULE } from '../styles/wordless-styles.js';
import { Element, type Flow, field, internalLink } from '../xml/components.js';
import { bookmarkName, lineBookmark, takeBookmark, wordsBookmark } from '../xml/identity.js';
import {
  identified,
  labelledParagraph,
  lineParagraph,
  madeOf,
  NO_LIST,
  paragraph,
  styleHere,
  wordless,
} from './paragraphs.js';
import { tableBlock } from './tables.js';

/** The paragraphs and tables of some blocks; what comes before a closing or the end mark stays with it. */
export function flowOf(blocks: readonly Block[], state: State): Flow[] {
  return blocks.flatMap((block, index) => {
    const next = blocks[index + 1];
    const isKept = staysWithPrevious(next, state.book.sheet) || announces(lastWords(block));
    return handleBlock(block, { ...state, kept: next === undefined ? state.kept : isKept });
  });
}

/** Words of a paragraph, or of a numbered one that is no more than its words. */
function lastWords(block: Block): Phrasing[] {
  if (block.type === 'paragraph') return block.children;
  const [only, ...others] = block.type === 'clause' ? block.children : [];
  return only?.type === 'paragraph' && others.length === 0 ? only.children : [];
}

/** A state for what others follow at once. */
function followed(state: State): State {
  return state.kept ? { ...state, kept: false } : state;
}

type BlockHandlers = Pick<Handlers<State, Flow[]>, Block['type']>;

const blocks: BlockHandlers = {
  // The masthead stands in the head of the first page (masthead.ts).
  masthead: () => [],
  title: (node, state) => [paragraph(state, 'title', [node], node.children)],
  line: (node, state) => [lineParagraph(state, node)],
  salutation: (node, state) => [paragraph(state, 'salutation', [node], node.children)],
  closing: (node, state) => [paragraph(state, 'closing', [node], node.children)],
  paragraph: plainParagraph,
  preambular: (node, state) => [paragraph(state, 'preambular', [node], node.children)],
  formula: (node, state) => [paragraph(state, 'formula', [node], node.children)],
  clause,
  heading: (node, state) => [
    labelledParagraph(state, labelStyle(node), state.plan.labels.get(node), [node], node.children),
  ],
  list,
  blockquote: (node, state) => flowOf(node.children, { ...state, style: quotationStyle(state) }),
  table: tableBlock,
  figure,
  thematicBreak: () => [wordless(END_RULE)],
  annex,
  signatures,
  notice: (node, state) => flowOf(node.children, { ...state, style: state.style ?? 'notice' }),
  group: (node, state) => flowOf(node.children, state),
  contents,
};

/** A quotation has a style of its own in the text and in a note; elsewhere (a remark of the secretariat) that of its place. */
function quotationStyle({ part, style }: State): string {
  return part === 'note' ? 'note-quotation' : (style ?? 'quotation');
}

function handleBlock(block: Block, state: State): Flow[] {
  // The table's type says that the handler under `block.type` takes this very block; TypeScript cannot follow that.
  const handler = blocks[block.type] as (block: Block, state: State) => Flow[];
  return handler(block, state);
}

const ROLES = { body: 'paragraph', chapeau: 'chapeau', continuation: 'continuation' } as const;

function plainParagraph(node: Paragraph, state: State): Flow[] {
  const key = state.style ?? ROLES[node.role];
  return [paragraph(state, key, [node], node.children, { shift: state.inset })];
}

/** The label and the first paragraph are one paragraph of Word; what follows in the clause stands under its text. */
function clause(node: Clause, state: State): Flow[] {
  const key = labelStyle(node);
  const [first, ...others] = node.children;
  const lead = first?.type === 'paragraph' ? first : undefined;
  const label = state.plan.labels.get(node);
  const marks = lead === undefined ? [node] : [node, lead];
  const words = lead?.children ?? [];
  const inner = { ...state, inset: state.book.sheet.styles[key]?.start ?? state.inset };
  const rest = lead === undefined ? node.children : others;
  return [
    labelledParagraph({ ...state, kept: rest.length > 0 ? announces(words) : state.kept }, key, label, marks, words),
    ...flowOf(rest, inner),
  ];
}

function list(node: List, state: State): Flow[] {
  const last = node.children.length - 1;
  return node.children.flatMap((item, index) => listItem(item, index < last ? followed(state) : state));
}

/** A list in a list begins where the text of its item does. */
function listItem(node: ListItem, state: State): Flow[] {
  const key = state.part === 'note' ? 'note-bullet' : 'list-item';
  const style = state.book.sheet.styles[key];
  const [start, label] = [style?.start ?? 0, style?.label ?? 0];
  const [first, ...others] = node.children;
  const lead = first?.type === 'paragraph' ? first : undefined;
  const marks = lead === undefined ? [node] : [node, lead];
  const inset = (block: Block) => state.inset + (block.type === 'list' ? start - label : start);
  const rest = lead === undefined ? node.children : others;
  const before = rest.length > 0 ? followed(state) : state;
  return [
    paragraph(before, key, marks, lead?.children ?? [], { shift: state.inset }),
    ...rest.flatMap((block, index) =>
      handleBlock(block, { ...(index < rest.length - 1 ? followed(state) : state), inset: inset(block) }),
    ),
  ];
}

function figure(node: Figure, state: State): Flow[] {
  const { page } = state.book.sheet;
  const width = page.width - page.left - page.right - state.inset;
  const items = sizedImage(node.image, width, (page.height - page.top - page.bottom) * FIGURE_SHARE, state);
  const caption = node.caption === undefined ? [] : [paragraph(followed(state), 'caption', [node], node.caption)];
  const marks = node.caption === undefined ? [node] : [];
  return [...caption, madeOf(state, styleHere(state, 'figure'), marks, runsOf(items, state.book))];
}

/** Share of a page's height that a figure may take, so that its caption stays with it. */
const FIGURE_SHARE = 0.8;

/**
 * The label of an annex stands alone on the first line of a page, its title under it. The bookmark of its place is on
 * the label, to which references are made, and one of its own on the title, which holds the words.
 */
function annex(node: Annex, state: State): Flow[] {
  const labelled = state.plan.labels.has(node);
  const head = labelled ? [annexLabel(node, state)] : [];
  const original = node.original === undefined ? [] : [lineParagraph(followed(state), node.original)];
  return [...head, ...annexTitle(node, labelled, followed(state)), ...original, ...flowOf(node.children, state)];
}

function annexTitle(node: Annex, labelled: boolean, state: State): Flow[] {
  if (node.title.length === 0) return [];
  if (!labelled) return [paragraph(state, 'annex-title', [node], node.title, { newPage: true })];
  const bookmarks = wordsBookmark(state.identity, node);
  const style = paragraphStyle(state.book, 'annex-title');
  return [identified({ style, bookmarks }, node.fingerprint, runsFor(node.title, state), state)];
}

function annexLabel(node: Annex, state: State): Flow {
  const label = state.plan.labels.get(node);
  const style = paragraphStyle(state.book, 'annex', { newPage: true });
  const written = label?.by === 'text' ? wordRuns(label.text, state.manner, state.book) : [];
  const uncounted = label?.by === 'text' && label.uncounted ? NO_LIST : undefined;
  const numbering = label?.by === 'word' && label.restarted ? label.place : uncounted;
  if (node.title.length === 0) return madeOf(state, style, [node], written, numbering);
  const target = takeBookmark(state.identity, bookmarkName(node.place ?? ''));
  const own = written.length === 0 ? [] : lineBookmark(state.identity);
  const bookmarks = target === undefined ? own : [target, ...own];
  return identified({ style, numbering, bookmarks }, undefined, written, state);
}

/** The lines of one signature stay together; the last of all stays with what follows, where it must. */
function signatures(node: Signatures, state: State): Flow[] {
  const last = node.children.at(-1);
  return node.children.flatMap((lines) =>
    lines.map((line, index) => {
      const within = index < lines.length - 1;
      return lineParagraph({ ...state, kept: within || (lines === last && state.kept) }, line);
    }),
  );
}

/** A table of contents as Word makes it, filled with words and page numbers; Word brings both up to date when asked (F9). */
function contents(node: Contents, state: State): Flow[] {
  const heading = madeOf(
    state,
    paragraphStyle(state.book, 'contents-heading'),
    [],
    wordRuns(node.heading, state.manner, state.book),
  );
  const depth = Math.max(1, ...node.children.map((entry) => entry.depth));
  const last = node.children.length - 1;
  const entries = node.children.map((entry, index) => {
    const opening = index === 0 ? fieldStart(`TOC \\o "1-${depth}" \\h \\z \\u`) : [];
    return contentsEntry(entry, state, opening, index === last ? [fieldMark('end')] : []);
  });
  return [heading, ...entries];
}

function contentsEntry(entry: ContentsEntry, state: State, before: Element[], after: Element[]): Flow {
  const bookmark = bookmarkName(entry.place);
  const label = entry.label === undefined ? [] : entryLabel(entry.label.text, state);
  const number = wordRuns(state.pages.get(entry.place) ?? '', state.manner, state.book);
  const page = field(`PAGEREF ${bookmark} \\h`, number);
  const link = internalLink(bookmark, [...label, ...runsFor(entry.children, { ...state, part: 'head' }), tab(), page]);
  const style = paragraphStyle(state.book, `contents-${Math.min(entry.depth, CONTENTS_DEPTH)}`);
  return madeOf({ ...state, part: 'head' }, style, [], [...before, link, ...after]);
}

/** A number has its column; a label that is a word (`Annex`) is longer than that, and a tab behind it would lead to the page number. */
function entryLabel(label: string, state: State): XmlComponent[] {
  if (WORD.test(label)) return wordRuns(`${label} `, state.manner, state.book);
  return [...wordRuns(label, state.manner, state.book), tab()];
}

const WORD = /[\p{Ll}\p{Lo}]{3}/u;

/** Depths of the design's styles for contents. */
const CONTENTS_DEPTH = 3;

function tab(): Element {
  return new Element('w:r', undefined, [new Element('w:tab')]);
}

function fieldMark(type: 'begin' | 'separate' | 'end'): Element {
  return new Element('w:r', undefined, [new Element('w:fldChar', { 'w:fldCharType': type })]);
}

function fieldStart(instruction: string): Element[] {
  const code = new Element('w:instrText', { 'xml:space': 'preserve' }, [` ${instruction} `]);
  return [fieldMark('begin'), new Element('w:r', undefined, [code]), fieldMark('separate')];
}
