/** Paragraphs: a style, an identity, a label where Word does not count, and words. */
import { createHash } from 'node:crypto';
import type { XmlComponent } from 'docx';
import type { Line } from '../../../tree/blocks.js';
import type { Marks } from '../../../tree/node.js';
import type { Phrasing } from '../../../tree/phrasing.js';
import type { PlannedLabel } from '../numbering/label-plan.js';
import { levelVariant } from '../numbering/numbering.js';
import { inManner, runsFor } from '../phrasing/phrasing.js';
import { wordRuns } from '../phrasing/runs.js';
import type { State } from '../phrasing/state.js';
import { paragraphStyle, type Variant } from '../styles/style-book.js';
import { isFlush, textStop } from '../styles/style-properties.js';
import { Element, OfficialParagraph, type ParagraphFacts } from '../xml/components.js';
import { bookmarksOf, lineBookmark, type ParagraphBookmark, paragraphId } from '../xml/identity.js';
import type { ListPlace } from '../xml/word-counting.js';

/** A paragraph of words in a style of the design; `marks` are those of all nodes that it stands for. */
export function paragraph(
  state: State,
  key: string,
  marks: readonly Marks[],
  words: readonly Phrasing[],
  variant: Variant = {},
): OfficialParagraph {
  return madeOf(state, styleHere(state, key, variant), marks, runsFor(words, state));
}

/** The id of a style in a place; in the variant that stays with what follows, where nothing may come between. */
export function styleHere(state: State, key: string, variant: Variant = {}): string {
  return paragraphStyle(state.book, key, { ...variant, kept: state.kept });
}

/** A paragraph from a style's id and its runs; one without marks is a line that the house composed. */
export function madeOf(
  state: State,
  style: string,
  marks: readonly Marks[],
  runs: readonly XmlComponent[],
  numbering?: ListPlace,
): OfficialParagraph {
  if (state.part === 'head') return new OfficialParagraph({ style, numbering }, runs);
  const marked = bookmarksOf(state.identity, marks);
  const bookmarks = marked.length > 0 ? marked : lineBookmark(state.identity);
  const fingerprint = marks.find((mark) => mark.fingerprint !== undefined)?.fingerprint;
  return identified({ style, numbering, bookmarks }, fingerprint, runs, state);
}

/** A paragraph with bookmarks; its id comes from the fingerprint of its words, else from its first bookmark. */
export function identified(
  facts: ParagraphFacts & { bookmarks: readonly ParagraphBookmark[] },
  fingerprint: string | undefined,
  runs: readonly XmlComponent[],
  { identity }: State,
): OfficialParagraph {
  const id = paragraphId(identity, fingerprint ?? hashOf(facts.bookmarks[0]?.name ?? ''));
  return new OfficialParagraph({ ...facts, id }, runs);
}

function hashOf(name: string): string {
  return createHash('sha256').update(name).digest('hex').slice(0, 16);
}

/** A paragraph that is only there to be seen or to keep others apart; nobody's words can stand in it. */
export function wordless(style: string): OfficialParagraph {
  return new OfficialParagraph({ style }, []);
}

/** A paragraph with its label: counted by Word, written with a tab behind it, or without one. */
export function labelledParagraph(
  state: State,
  key: string,
  label: PlannedLabel | undefined,
  marks: readonly Marks[],
  words: readonly Phrasing[],
): OfficialParagraph {
  if (label === undefined) {
    const unlabelled = state.book.labelled.has(key) || undefined;
    return paragraph(state, key, marks, words, { unlabelled });
  }
  if (label.by === 'word') {
    const style = styleHere(state, key, levelVariant(label.level));
    return madeOf(state, style, marks, runsFor(words, state), label.restarted ? label.place : undefined);
  }
  const style = styleHere(state, key);
  return madeOf(state, style, marks, writtenRuns(state, key, label.text, words), label.uncounted ? NO_LIST : undefined);
}

/** A label as text, and the words after it: where the style has no place for a tab, a space stands between, as Word's own. */
function writtenRuns(state: State, key: string, label: string, words: readonly Phrasing[]): XmlComponent[] {
  if (words.length === 0) return wordRuns(label, state.manner, state.book);
  const style = state.book.sheet.styles[key];
  const flush = style !== undefined && isFlush({ style, labelled: true, list: state.book.lists.get(key) });
  const hangs = style === undefined || style.label < style.start || textStop(style) !== undefined;
  if (!hangs) return runsFor([{ type: 'text', value: `${label} ` }, ...words], state);
  return [...(flush ? [TAB] : []), ...wordRuns(label, state.manner, state.book), TAB, ...runsFor(words, state)];
}

const TAB = new Element('w:r', undefined, [new Element('w:tab')]);
/** Takes a paragraph out of the list of its style. */
export const NO_LIST = { list: 0, level: 0 };

/**
 * A line that the house composed. One whose words run against the document keeps its side of the page: the end of a
 * left-to-right line is the start of a right-to-left page.
 */
export function lineParagraph(
  state: State,
  line: Line,
  { align, drop }: Pick<Variant, 'align' | 'drop'> = {},
): OfficialParagraph {
  const own = state.document.meta.direction;
  const direction = line.dir ?? own;
  const manner = { direction, ...(line.lang === undefined ? {} : { lang: line.lang }) };
  const side = direction === own ? { align } : { align: mirrored(align ?? alignOf(state, line.style)), direction };
  return paragraph(inManner(state, manner), line.style, [line], line.children, { ...side, drop });
}

function alignOf(state: State, key: string): 'start' | 'end' | 'center' {
  const align = state.book.sheet.styles[key]?.align;
  return align === undefined || align === 'justify' ? 'start' : align;
}

function mirrored(align: 'start' | 'end' | 'center'): 'start' | 'end' | 'center' {
  if (align === 'center') return align;
  return align === 'start' ? 'end' : 'start';
}
