/** Judges paragraphs of a source by how they look: one that a page break split in two, lines whose paragraphs cannot be seen. */
import type { Paragraph, Parents, Root } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { report } from '../message.js';
import { beginsWithBullet } from './judge-marks.js';
import { type ReadState, shorten, sourceOf } from './read-state.js';
import { typedLabelOf } from './typed-label.js';
import { walkBlocks } from './walk-blocks.js';

/** Reports what it finds; changes nothing. */
export function judgeParagraphs(markdown: Root, state: ReadState): void {
  unseenParagraphs(markdown, state);
  walkBlocks(markdown, (node, index, parent) => {
    if (node.type !== 'paragraph') return true;
    splitParagraph(node, parent.children[index + 1], parent, state);
    gluedLine(node, parent, state);
    return true;
  });
}

/** A paragraph without end punctuation before one that begins in lower case (38 % of scanned statements have such a pair). */
function splitParagraph(
  node: Paragraph,
  next: Parents['children'][number] | undefined,
  parent: Parents,
  state: ReadState,
): void {
  if (parent.type !== 'root' || next?.type !== 'paragraph') return;
  const [before, after] = [textOf(node).trim(), textOf(next).trim()];
  if (!/[\p{L}\p{N},]$/u.test(before) || !/^\p{Ll}/u.test(after) || before.endsWith(',')) return;
  if (/\{[#.][^{}]*\}$/.test(before)) return;
  if (typedLabelOf(after) !== undefined || [before, after].some(beginsWithBullet)) return;
  // An address is set off on purpose.
  if (/^(?:https?:|www\.)/.test(after)) return;
  const [line, nextLine] = [node.position?.start.line, next.position?.start.line];
  report(state.file, 'split-paragraph', node, {
    found: `paragraph that seems split at ${line}/${nextLine}`,
    expected: 'one paragraph, without an empty line inside',
    severity: 'warning',
    note: `It ends in “${before.slice(-20)}” and the next one begins in lower case with “${after.slice(0, 20)}”.`,
    related: [{ file: state.file.path, place: next.position, message: 'seems to continue it' }],
    fix: [{ from: node.position?.end.offset ?? 0, to: next.position?.start.offset ?? 0, text: ' ' }],
  });
}

/** Lines of one paragraph beyond which it is more likely several whose limits were lost. */
const MANY_LINES = 12;
const LONG_LINE = 200;

function unseenParagraphs(markdown: Root, state: ReadState): void {
  const paragraphs = markdown.children.filter((node) => node.type === 'paragraph');
  const unseen = paragraphs.find((node) => {
    const lines = sourceOf(state, node).split('\n');
    return lines.length > MANY_LINES || lines.filter((line) => line.length > LONG_LINE).length > 1;
  });
  if (unseen === undefined) return;
  const lines = sourceOf(state, unseen).split('\n').length;
  report(state.file, 'unseen-paragraphs', unseen, {
    found: `${lines} lines without an empty line between them`,
    expected: 'an empty line between paragraphs; where they begin cannot be seen here, so they are set as one',
    severity: 'warning',
  });
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
      found: `line \`${shorten(line)}\` straight below a list item`,
      expected: 'an empty line before a paragraph of its own; as it stands it is a part of the item',
      severity: 'warning',
    },
  );
}
