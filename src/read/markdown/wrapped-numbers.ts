/**
 * Figures at the beginning of a wrapped line, such as `1988. The report…`, which Markdown takes for an item of the open
 * list, and whose number the count would then replace.
 *
 * A number is text where it does not go on with the count and the line before it ends in no punctuation. Its full stop is
 * hidden from the parser behind a character of the same length and class, so that every place stays the same.
 */
import type { Nodes, Root } from 'mdast';

/** A number that is read as text. */
export interface WrappedNumber {
  /** As typed: `1988.` */
  written: string;
  /** Offset of its first figure, and its line from 1. */
  at: number;
  line: number;
  /** Whether it is near enough to the count to be a slip for the next number. */
  isDoubtful: boolean;
}

const ITEM = /^([ \t]*)(\d{1,9})([.)])(?=[ \t]|$)/;
/** Punctuation after which a new paragraph may begin; braces are a name, which ends its paragraph. */
const END_MARK = /[.;:!?,…。；：！？，、؛،؟}][\s"'”’»)\]*_]*$/u;
/** Lines that no list goes through: headings, fences of containers, definitions of notes. */
const APART = /^(?:#{1,6}(?:\s|$)|:{3,}|\[\^)/;
/** A slip of the pen is not further from the right number. */
const NEAR = 10;

/** Finds them all in a source. */
export function findWrappedNumbers(text: string): WrappedNumber[] {
  const found: WrappedNumber[] = [];
  const open: OpenList[] = [];
  let previous = '';
  let offset = 0;
  const frontMatter = /^---[ \t]*\r?\n[\s\S]*?\n---[ \t]*(?=\r?\n|$)/.exec(text)?.[0].length ?? 0;
  for (const [index, whole] of text.split('\n').entries()) {
    const quote = /^(?:[ \t]*>)*/.exec(whole)?.[0].length ?? 0;
    const line = whole.slice(quote).replace(/\r$/, '');
    const isText = offset >= frontMatter;
    const item = isText ? ITEM.exec(line) : null;
    if (item !== null) {
      const number = itemOf(item);
      if (previous !== '' && open.length > 0 && !END_MARK.test(previous) && !goesOn(number, open))
        found.push(wrapped(number, offset + quote, index + 1, open));
      else enter(number, open);
    } else if (isText && APART.test(line)) open.length = 0;
    previous = isText && !APART.test(line) && !line.startsWith('|') ? line.trim() : '';
    offset += whole.length + 1;
  }
  return found;
}

/** A list that is open, or whose count goes on after a paragraph. */
interface OpenList {
  indent: number;
  last: number;
}

interface Item {
  indent: number;
  count: number;
  written: string;
}

function itemOf([, indent = '', figures = '', mark = '']: RegExpExecArray): Item {
  return { indent: indent.length, count: Number(figures), written: figures + mark };
}

/** Whether a number is the next of an open list, begins a list below one, or is one more `1.` of a list that has no others. */
function goesOn({ indent, count }: Item, open: readonly OpenList[]): boolean {
  const deepest = open.at(-1)?.indent ?? 0;
  if (count === 1 && indent > deepest) return true;
  return open.some(({ last }) => count === last + 1 || (count === 1 && last === 1));
}

function enter({ indent, count }: Item, open: OpenList[]): void {
  while ((open.at(-1)?.indent ?? -1) >= indent) open.pop();
  open.push({ indent, last: count });
}

function wrapped(
  { indent, count, written }: Item,
  offset: number,
  line: number,
  open: readonly OpenList[],
): WrappedNumber {
  const isDoubtful = open.some(({ last }) => count > last && count <= last + NEAR);
  return { written, at: offset + indent, line, isDoubtful };
}

/** What hides a mark: punctuation like it, of which Markdown makes nothing. The second serves a text that has the first. */
const COVERS: Readonly<Record<string, readonly string[]>> = { '.': ['\u2024', '\ufe52'], ')': ['\u207e', '\u208e'] };

/** Parses a text in which the numbers found are no items. */
export function parseWithNumbers(text: string, found: readonly WrappedNumber[], parse: (text: string) => Root): Root {
  const marks = new Map<string, string>();
  let covered = text;
  for (const { written, at } of found) {
    const mark = written.at(-1) ?? '';
    const cover = COVERS[mark]?.find((one) => !text.includes(one));
    if (cover === undefined) continue;
    marks.set(cover, mark);
    const end = at + written.length;
    covered = covered.slice(0, end - 1) + cover + covered.slice(end);
  }
  const tree = parse(covered);
  if (marks.size > 0) uncover(tree, marks);
  return tree;
}

function uncover(node: Nodes, marks: ReadonlyMap<string, string>): void {
  if ('value' in node)
    for (const [cover, mark] of marks) if (node.value.includes(cover)) node.value = node.value.replaceAll(cover, mark);
  if ('children' in node) for (const child of node.children) uncover(child, marks);
}
