/** Reports what pages of another program left in a text: page numbers, job numbers, running heads. */
import type { Paragraph, Root } from 'mdast';
import { report } from '../../report/report.js';
import { LONGEST_SYMBOL } from '../../templates/symbol-forms.js';
import { type ReadState, sourceOf } from '../state/read-state.js';
import { walkBlocks } from '../state/walk-blocks.js';
import { isEndMark } from './check-remains.js';

/** `24`, `- 24 -`, `24/130`: a page number alone on its line. Four figures are a year. */
const PAGE = /^(?:[-–—]\s*)?\d{1,3}(?:\s*[-–—])?$|^\d{1,3}\s?\/\s?\d{1,3}$/;
/** `09-52470`, `09-52470 56`, `56 09-52470 (E)`, `*0952470*`: the number under which a page was printed. */
const JOB = /^(?:\d{1,3}\s+)?\d{2}-\d{4,6}(?:\s*\([A-Z]\))?(?:\s+\d{1,3})?$|^\*\d{7,10}\*$/;
/** Words with a number before or after them, at so many edges of paragraphs, are a running head. */
const REPEATED = 3;

interface Edge {
  text: string;
  line: number;
}

/** Reports all of them in one diagnostic, and returns their lines; changes nothing. */
export function checkFurniture(markdown: Root, state: ReadState): ReadonlySet<number> {
  const edges: Edge[] = [];
  walkBlocks(markdown, (node, _, parent) => {
    if (node.type === 'containerDirective' && node.name === 'signatures') return false;
    if (node.type !== 'paragraph') return true;
    const own = edgesOf(node, state);
    // A short item may be a number; below the words of an item, or with the second dash of `- 25 -`, it was left by a page.
    const isItem = parent.type === 'listItem' && !(own.length === 1 && /^\d+\s*[-–—]$/.test(own[0]?.text ?? ''));
    for (const edge of own.slice(isItem ? 1 : 0)) edges.push(edge);
    return true;
  });
  const heads = runningHeads(edges);
  const found = edges.filter(
    ({ text }) => isFurniture(text, state) || (heads.size > 0 && heads.has(withoutFigures(text))),
  );
  const [first] = found;
  const lines = new Set(found.map(({ line }) => line));
  if (first === undefined) return lines;
  const shown = found.slice(0, 3).map(({ text }) => `\`${text}\``);
  report(
    state.file,
    'page-number',
    { line: first.line, column: 1 },
    {
      message: `${found.length === 1 ? 'this line looks like a page number or running head' : `${found.length} lines look like page numbers or running heads`}: ${shown.join(', ')}${found.length > shown.length ? '…' : ''}`,
      help: `take ${found.length === 1 ? 'it' : 'them'} out (${linesOf(found)}), or ${found.length === 1 ? 'it is' : 'they are'} printed in the text; the paragraphs around are not joined before`,
    },
  );
  return lines;
}

function isFurniture(line: string, state: ReadState): boolean {
  if (isEndMark(line)) return false;
  return PAGE.test(line) || JOB.test(line) || isSymbol(line, state);
}

/** `A/52/PV.9`: a document's symbol as a running head, perhaps with the page's number after it. */
function isSymbol(line: string, { symbols }: ReadState): boolean {
  const [found] = line.length > LONGEST_SYMBOL ? [] : symbols.findIn(line);
  return found?.start === 0 && /^(?:\s+\d{1,3})?$/.test(line.slice(found.end));
}

/** The first and the last line of a paragraph; one of a single line has but one. */
function edgesOf(node: Paragraph, state: ReadState): Edge[] {
  const start = node.position?.start.line ?? 1;
  const lines = sourceOf(state, node).split('\n');
  const edges = lines.length === 1 ? [0] : [0, lines.length - 1];
  return edges.map((index) => ({ text: (lines[index] ?? '').trim(), line: start + index }));
}

function runningHeads(edges: readonly Edge[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const { text } of edges) {
    const folded = withoutFigures(text);
    // Without a figure it may be a refrain, and one word with a figure is a heading: `Article 1`.
    const isHead = folded !== text && /\p{L}\P{L}+\p{L}/u.test(folded) && text.length <= 80;
    if (isHead) counts.set(folded, (counts.get(folded) ?? 0) + 1);
  }
  return new Set([...counts].filter(([, count]) => count >= REPEATED).map(([text]) => text));
}

/** The page number beside a running head changes from page to page. */
function withoutFigures(text: string): string {
  return text.replace(/^\d{1,3}\s|\s\d{1,3}$/g, '');
}

function linesOf(found: readonly Edge[]): string {
  const lines = found.slice(0, 12).map(({ line }) => line);
  const more = found.length - lines.length;
  return `line${lines.length === 1 ? '' : 's'} ${lines.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
