/** Reports paragraphs whose limits cannot be seen in the source: they would be printed as one. */
import type { Paragraph, Parents, Root } from 'mdast';
import { report } from '../../report/report.js';
import type { Language } from '../../templates/language.js';
import { type ReadState, shorten, sourceOf } from '../state/read-state.js';
import { walkBlocks } from '../state/walk-blocks.js';
import { typedLabelOf } from './typed-label.js';

/** Lines of one paragraph up to which nobody takes it for several. */
const MANY_LINES = 12;
/** A line longer than that was not wrapped: it is a paragraph by itself. */
const LONG_LINE = 200;
/** Words beyond which a paragraph is more likely several; Han characters count half. */
const MOST_WORDS = 400;

/** Reports the first such paragraph, and every line straight below a list item; changes nothing. */
export function checkUnseen(markdown: Root, state: ReadState): void {
  const unseen: { node: Paragraph; found: string }[] = [];
  walkBlocks(markdown, (node, _, parent) => {
    if (node.type === 'footnoteDefinition' || (node.type === 'containerDirective' && node.name === 'signatures'))
      return false;
    if (node.type !== 'paragraph') return true;
    const found = unseenIn(node, state);
    if (found !== undefined) unseen.push({ node, found });
    gluedLine(node, parent, state);
    return true;
  });
  const [first] = unseen;
  if (first === undefined) return;
  const more = unseen.length === 1 ? '' : ` (and ${unseen.length - 1} more such places)`;
  report(state.file, 'unseen-paragraphs', first.node, {
    message: `${first.found} are set as one paragraph${more}`,
    help: 'put an empty line between paragraphs, or run `engross import`',
  });
}

/** What hides the paragraphs in one, if anything does. */
function unseenIn(node: Paragraph, state: ReadState): string | undefined {
  const lines = sourceOf(state, node)
    .split('\n')
    .map((line) => line.replace(/\r$/, ''));
  const isLong = lines.filter((line) => line.length > LONG_LINE).length > 1;
  if (isLong || (lines.length > MANY_LINES && hidesBreak(lines, state.language)))
    return `${lines.length} lines without an empty line`;
  const words = wordsIn(lines.join(' '));
  if (words <= MOST_WORDS) return undefined;
  return `${words} words without an empty line`;
}

function wordsIn(text: string): number {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  return (text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0) + Math.ceil(han / 2);
}

/** Whether lines are sentences, or one ends a sentence though it could have held the next word, or some are indented. */
function hidesBreak(lines: readonly string[], language: Language): boolean {
  const lengths = lines.map((line) => line.trim().length).sort((a, b) => a - b);
  // One line in twenty may be longer than the measure: what hangs over.
  const measure = lengths[Math.floor((lengths.length - 1) * 0.95)] ?? 0;
  const ended = lines.filter((line) => END_MARK.test(line.trim())).length;
  const indented = lines.slice(1).filter((line) => /^[ \t\u00a0]/.test(line)).length;
  return (
    ended > lines.length / 2 ||
    (indented > 0 && indented < lines.length / 2) ||
    lines.slice(0, -1).some((line, index) => isShort(line.trim(), (lines[index + 1] ?? '').trim(), measure, language))
  );
}

const END_MARK = /[.!?:…”"»。！？：؟][)\]”"’»]*$/u;
/** Proportional letters make lines of one width differ by a tenth in characters. */
const SLACK = 0.88;

function isShort(line: string, next: string, measure: number, language: Language): boolean {
  if (!END_MARK.test(line) || !/^[\p{Lu}\p{Lo}\p{N}“"«‘¿¡]/u.test(next)) return false;
  if (language.typography.bindsNext.includes(line.split(/\s/).at(-1) ?? '')) return false;
  const [word = ''] = next.split(/\s/, 1);
  return line.length + 1 + word.length <= measure * SLACK;
}

/** A line at the left edge goes on with the item above it, in Markdown; after the end of a sentence it was hardly meant to. */
function gluedLine(node: Paragraph, parent: Parents, state: ReadState): void {
  const { start } = node.position ?? {};
  if (parent.type !== 'listItem' || start === undefined) return;
  const lines = sourceOf(state, node).split('\n');
  const index = lines.findIndex(
    (line, at) => at > 0 && /^\p{Lu}/u.test(line) && /[.:!?]\s*$/u.test(lines[at - 1] ?? ''),
  );
  const line = lines[index];
  if (line === undefined || typedLabelOf(line) !== undefined) return;
  report(
    state.file,
    'unseen-paragraphs',
    { line: start.line + index, column: 1 },
    {
      message: `the line \`${shorten(line)}\` is read as a part of the list item above it`,
      help: 'for a new paragraph, put an empty line before it',
    },
  );
}
