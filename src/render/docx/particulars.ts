/**
 * The particulars of an announcement as paragraphs with hanging heads: Word has heads of columns only, so that a table
 * whose rows have heads would be one without any to those who hear it.
 */
import type { Phrasing, Table } from '../../tree.js';
import { plainText } from '../../tree-text.js';
import { Element, type Flow } from './components.js';
import { madeOf, paragraph } from './paragraphs.js';
import { inManner, itemsOf, runsFor } from './phrasing.js';
import { runsOf } from './runs.js';
import { slotOf } from './scripts.js';
import type { State } from './state.js';
import { paragraphStyle } from './style-book.js';
import { millimetres } from './units.js';

/** A paragraph for each row, its head before a tab; further lines of the row stand under its words. */
export function particularsBlock(node: Table, state: State): Flow[] {
  const hanging = headWidth(node, state);
  return node.children.flatMap(({ children: [head, words] }, index) => {
    const [first = [], ...others] = linesOf(words?.children ?? []);
    const headState = inManner(state, { styles: ['particulars-label'] });
    const runs = [
      ...runsOf(itemsOf(head?.children ?? [], headState), state.book),
      new Element('w:r', undefined, [new Element('w:tab')]),
      ...runsFor(first, state),
    ];
    const style = paragraphStyle(state.book, 'particulars-text', { hanging, apart: others.length === 0 });
    return [
      madeOf(state, style, index === 0 ? [node] : [], runs),
      ...others.map((line, at) =>
        paragraph(state, 'particulars-text', [], line, { shift: hanging, apart: at === others.length - 1 }),
      ),
    ];
  });
}

function linesOf(words: readonly Phrasing[]): Phrasing[][] {
  const lines: Phrasing[][] = [[]];
  for (const node of words) {
    if (node.type === 'break') lines.push([]);
    else lines.at(-1)?.push(node);
  }
  return lines;
}

/** Mean width of a bold letter and of an East Asian character, in their size; share of the measure left to the words. */
const LETTER = 0.5;
const CHARACTER = 1;
const WORDS_SHARE = 0.4;

/** Millimetres from the text's edge to the words: the longest head and a space. */
function headWidth(node: Table, { book }: State): number {
  const { page, styles, script } = book.sheet;
  const letter =
    millimetres(styles['particulars-label']?.size ?? 0) * (slotOf(script) === 'eastAsia' ? CHARACTER : LETTER);
  const longest = Math.max(...node.children.map(({ children: [head] }) => plainText(head?.children ?? []).length));
  return Math.ceil(Math.min((longest + 2) * letter, (page.width - page.left - page.right) * (1 - WORDS_SHARE)));
}
