/** Judges the lines of paragraphs: labels and fences that an author typed where Markdown sees only words. */
import type { Paragraph, Root } from 'mdast';
import type { Point } from 'unist';
import type { Edit } from '../../report/diagnostic.js';
import { report } from '../../report/report.js';
import { isSilenced } from '../../report/settle.js';
import { hasOfficialNumbers } from '../../templates/kind.js';
import type { WrappedNumber } from '../markdown/wrapped-numbers.js';
import { type ReadState, sourceOf } from '../state/read-state.js';
import type { ParsedSource } from '../state/reading.js';
import { walkBlocks } from '../state/walk-blocks.js';
import { checkMarks } from './check-marks.js';
import { labelEdits } from './fix-labels.js';
import { type TypedLine, typedLines } from './typed-label.js';

/** Reports what it finds; changes nothing. Quoted words keep the labels of the text they come from. */
export function checkLines({ markdown, wrapped }: ParsedSource, state: ReadState): void {
  const typed: TypedLine[] = [];
  walkBlocks(markdown, (node) => {
    if (node.type === 'blockquote' || (node.type === 'containerDirective' && node.name === 'quote')) return false;
    if (node.type === 'paragraph') {
      for (const line of typedLines(node, state.text, state.language)) typed.push(line);
      strayFence(node, state);
      strayHeading(node, state);
      checkMarks(node, state);
    }
    return true;
  });
  if (typed.length > 0) typedLabels(markdown, typed, state);
  for (const number of wrapped) if (number.isDoubtful) doubtfulNumber(number, state);
}

/** A figure that is kept as text, and may be a slip for the number that the count asks for. */
function doubtfulNumber({ written, line, at }: WrappedNumber, state: ReadState): void {
  report(
    state.file,
    'item-number',
    { line, column: 1, offset: at },
    {
      message: `\`${written}\` begins a line and is printed as text: it is not the next number`,
      help: 'for a new paragraph, put an empty line before it and correct the number; for text, join it with the line above',
      severity: hasOfficialNumbers(state.kind) ? 'error' : 'warning',
    },
  );
}

/** So many labels have a diagnostic each; more of them share one. */
const MOST_APART = 5;
const LIST_ITEM = 'put an empty line before it and write `1.` at the left edge, sub-paragraphs indented by 6 spaces';

function typedLabels(markdown: Root, typed: readonly TypedLine[], state: ReadState): void {
  const { edits, next } = labelEdits(markdown.children, typed, state);
  const found = typed.filter(({ line, isDoubtful }) => !isDoubtful || next.has(line));
  const plain = found.filter(
    ({ label, line }) => !label.isMistyped && !isSilenced(state.silences, 'typed-label', line),
  );
  const together = plain.length > MOST_APART ? plain : [];
  for (const one of found) if (!together.includes(one)) typedLabel(one, edits.get(one.line), state);
  manyLabels(together, edits, state);
}

function typedLabel({ label, ...at }: TypedLine, edit: Edit | undefined, state: ReadState): void {
  report(state.file, 'typed-label', placeOf(at), {
    message: label.isMistyped
      ? `\`${label.text}\` looks like a mistyped number, and is printed as text`
      : `the label \`${label.text}\` is typed as text`,
    help: label.isMistyped ? `${LIST_ITEM}; now the paragraphs after it get other numbers` : LIST_ITEM,
    severity: hasOfficialNumbers(state.kind) ? 'error' : 'warning',
    ...(edit === undefined ? {} : { fix: [edit] }),
  });
}

function manyLabels(lines: readonly TypedLine[], edits: ReadonlyMap<number, Edit>, state: ReadState): void {
  const [first] = lines;
  if (first === undefined) return;
  const shown = lines.slice(0, 4).map(({ label }) => `\`${label.text}\``);
  const numbers = lines.slice(0, 40).map(({ line }) => line);
  const fix = lines.flatMap(({ line }): Edit[] => {
    const edit = edits.get(line);
    return edit === undefined ? [] : [{ ...edit, alone: true }];
  });
  report(state.file, 'typed-label', placeOf(first), {
    message: `${lines.length} labels are typed as text (${shown.join(', ')}…)`,
    severity: hasOfficialNumbers(state.kind) ? 'error' : 'warning',
    help: `on lines ${numbers.join(', ')}${lines.length > numbers.length ? '…' : ''}: make each a list item (\`1.\` at the left edge after an empty line, sub-paragraphs indented by 6 spaces)`,
    ...(fix.length === 0 ? {} : { fix }),
  });
}

function placeOf({ line, start, at }: Pick<TypedLine, 'line' | 'start' | 'at'>): Point {
  return { line, column: at - start + 1, offset: at };
}

function strayFence(node: Paragraph, state: ReadState): void {
  const index = sourceOf(state, node)
    .split('\n')
    .findIndex((line) => /^\s*:::/.test(line));
  if (index === -1) return;
  report(state.file, 'container', pointAt(node, index), {
    message: '`:::` is inside a paragraph, and is printed as text',
    help: 'put an empty line before it',
  });
}

/** `#Title`: without the space it would be printed as it stands. */
function strayHeading(node: Paragraph, state: ReadState): void {
  const found = /^(#{1,6})(?=\p{L})/mu.exec(sourceOf(state, node));
  if (found === null) return;
  const index = sourceOf(state, node).slice(0, found.index).split('\n').length - 1;
  const from = (node.position?.start.offset ?? 0) + found.index + (found[1]?.length ?? 0);
  report(state.file, 'heading', pointAt(node, index), {
    message: 'this heading has no space after its `#`, and is printed as text',
    help: 'write a space after the `#`',
    fix: [{ from, to: from, text: ' ' }],
  });
}

function pointAt(node: Paragraph, index: number): { line: number; column: number } {
  const start = node.position?.start;
  return { line: (start?.line ?? 1) + index, column: index === 0 ? (start?.column ?? 1) : 1 };
}
