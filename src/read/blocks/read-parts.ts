/**
 * What the beginning and the end of a text mean: its title, salutation and closing, chapeau and preamble.
 */
import { visit } from 'unist-util-visit';
import { report } from '../../report/report.js';
import { matchesAny } from '../../templates/pattern-cost.js';
import type { Block, Heading, Paragraph } from '../../tree/blocks.js';
import type { FootnoteReference, Phrasing } from '../../tree/phrasing.js';
import { plainText } from '../../tree/text.js';
import type { ReadState } from '../state/read-state.js';
import type { Reading } from '../state/reading.js';
import { markTypedLabels } from './typed-heading.js';

/** Tells the parts of a text apart by its kind and language. */
export function readParts(blocks: Block[], state: ReadState): Omit<Reading, 'notes' | 'silences'> {
  const { children, ...head } = withFirstHeading(blocks, state);
  const parts = state.kind.text.salutation ? withSalutation(children, state) : children;
  const levelled = levelHeadings(state.kind.text.preamble ? withPreamble(parts, state) : parts);
  return { ...head, children: markTypedLabels(levelled, state) };
}

/** The first heading is the title (or what the kind says), unless front matter has that field already. */
function withFirstHeading(blocks: Block[], state: ReadState): Omit<Reading, 'notes' | 'silences'> {
  const role = state.kind.text.firstHeading;
  const index = blocks.findIndex((block) => block.type === 'heading');
  const heading = blocks[index];
  if (heading?.type !== 'heading' || state.fields[role] !== undefined || (role !== 'title' && index > 0))
    return { fields: {}, fieldWords: {}, children: blocks };
  const children = blocks.filter((block) => block !== heading);
  if (role === 'title') {
    if (index > 0) wordsAboveTitle(blocks[0], state);
    return { fields: {}, fieldWords: {}, title: heading.children, children };
  }
  refuseNotes(role, heading, state);
  return {
    fields: { [role]: plainText(heading.children) },
    fieldWords: { [role]: heading.children },
    children,
  };
}

/** A title is printed above all words: those above its heading would change places with it. */
function wordsAboveTitle(first: Block | undefined, { file }: ReadState): void {
  report(file, 'heading', first, {
    message: 'these words are above the title, and would be printed below it',
    help: 'write the title first; if that heading is not the title, write `title: …` in front matter',
  });
}

/** The line of a field stands outside the text: a note that it calls would have no number. */
function refuseNotes(role: string, heading: Heading, { file }: ReadState): void {
  visit(heading, 'footnoteReference', (node: FootnoteReference) => {
    report(file, 'field-markup', node, {
      message: `the document's ${role} cannot call a note`,
      help: 'call it in the text',
    });
  });
}

/** Headings count from the highest that the text uses, so that `##` below a title in front matter is the first level. */
function levelHeadings(blocks: Block[]): Block[] {
  const depths = blocks.flatMap((block) => (block.type === 'heading' ? [block.depth] : []));
  const top = depths.reduce((least, depth) => Math.min(least, depth), 5);
  const lift = (block: Block): Block => {
    if (block.type === 'heading') return { ...block, depth: block.depth - top + 1 };
    if (block.type === 'annex') return { ...block, children: levelHeadings(block.children) };
    return block;
  };
  return blocks.map(lift);
}

function withSalutation(blocks: Block[], state: ReadState): Block[] {
  const { salutations, closings } = state.language;
  const last = blocks.findLastIndex((block) => block.type === 'paragraph');
  const first = blocks.findIndex((block) => block.type === 'paragraph');
  return blocks.map((block, index): Block => {
    if (block.type !== 'paragraph') return block;
    const { role: _, ...rest } = block;
    if (index === first && first < 2 && matches(block, salutations)) return { ...rest, type: 'salutation' };
    if (index === last && last !== first && matches(block, closings)) return { ...rest, type: 'closing' };
    return block;
  });
}

function matches(paragraph: Paragraph, patterns: readonly string[]): boolean {
  return matchesAny(plainText(paragraph.children).trim(), patterns);
}

/**
 * From the chapeau to the first numbered paragraph or heading. A later preamble stands after a heading and opens with words
 * of the lexicon. A text with neither list nor heading has a preamble where a paragraph opens as an operative one.
 */
function withPreamble(blocks: Block[], state: ReadState): Block[] {
  const end = blocks.findIndex((block) => block.type === 'clause' || block.type === 'heading');
  if (end === -1) return withoutList(blocks, state);
  return [...preambleBlocks(blocks.slice(0, end), state), ...laterPreambles(blocks.slice(end), state)];
}

function preambleBlocks(blocks: readonly Block[], state: ReadState): Block[] {
  return blocks.map((block, index) => preambleBlock(block, index === 0, state));
}

/**
 * A text without list. One operative paragraph alone, where the kind gives it no number, is as good as a list of one;
 * several are reported, for nobody knows their numbers.
 */
function withoutList(blocks: Block[], state: ReadState): Block[] {
  const { preambular, operative } = state.language.openers;
  const isOpened = (block: Block, openers: readonly string[]) =>
    block.type === 'paragraph' && opensWith(block.children, openers);
  // Chinese has words that open both.
  const start = blocks.findIndex((block) => isOpened(block, operative) && !isOpened(block, preambular));
  const first = blocks[start];
  const isBegun = blocks.slice(0, Math.max(0, start)).some((block) => isOpened(block, preambular));
  if (first?.type !== 'paragraph' || !isBegun || state.kind.text.clauses !== 'operative') return blocks;
  const preamble = preambleBlocks(blocks.slice(0, start), state);
  const rest = blocks.slice(start + 1);
  if (state.kind.numbering.single === 'bare' && !rest.some((block) => block.type === 'paragraph'))
    return [...preamble, onlyClause(first, state), ...rest];
  report(state.file, 'no-list', first, {
    message: 'the operative paragraphs have no numbers, and are printed as plain paragraphs',
    help: 'write `1. ` before the first, `2. ` before the second, and so on',
  });
  return [...preamble, first, ...rest];
}

function onlyClause(paragraph: Paragraph, { kind }: ReadState): Block {
  const { name, ...words } = paragraph;
  const { position } = paragraph;
  const named = name === undefined ? {} : { name };
  return { type: 'clause', level: 1, role: kind.text.clauses, written: '', children: [words], ...named, position };
}

function preambleBlock(block: Block, isFirst: boolean, state: ReadState): Block {
  if (block.type !== 'paragraph') return block;
  if (isFirst && !opens(block.children, state) && matches(block, state.language.chapeau))
    return { ...block, role: 'chapeau' };
  const { role: _, ...rest } = block;
  return { ...rest, type: 'preambular' };
}

function laterPreambles(blocks: Block[], state: ReadState): Block[] {
  let open = false;
  return blocks.map((block) => {
    if (block.type === 'heading') open = true;
    else if (open && block.type === 'paragraph' && opens(block.children, state))
      return preambleBlock(block, false, state);
    else open = false;
    return block;
  });
}

/** Whether words begin with a preambular opener of the language. */
function opens(children: readonly Phrasing[], state: ReadState): boolean {
  const text = plainText(children);
  return state.language.openers.preambular.some(
    (opener) => text.startsWith(opener) && !/^\p{L}/u.test(text.slice(opener.length)),
  );
}

/** The same of any openers, where Han words end anywhere. */
function opensWith(children: readonly Phrasing[], openers: readonly string[]): boolean {
  const text = plainText(children);
  return openers.some(
    (opener) =>
      text.startsWith(opener) && (/\p{Script=Han}$/u.test(opener) || !/^[\p{L}\p{M}]/u.test(text.slice(opener.length))),
  );
}
