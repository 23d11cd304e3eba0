/** Judges the lines of paragraphs: labels and fences that an author typed where Markdown sees only words. */
import type { Paragraph, Root } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';
import { report } from '../message.js';
import { type ReadState, sourceOf } from './read-state.js';
import { typedLabelOf } from './typed-label.js';

/** Reports what it finds; changes nothing. Quoted words keep the labels of the text they come from. */
export function judgeLines(markdown: Root, state: ReadState): void {
  visit(markdown, (node) => {
    if (node.type === 'blockquote' || (node.type === 'containerDirective' && node.name === 'quote')) return SKIP;
    if (node.type === 'paragraph') {
      typedLabel(node, state);
      strayFence(node, state);
      strayHeading(node, state);
    }
    return undefined;
  });
}

/** Every line that begins with a label: in a paragraph that swallowed items, each of them is told. */
function typedLabel(node: Paragraph, state: ReadState): void {
  const lines = sourceOf(state, node).split('\n');
  for (const [index, line] of lines.entries()) {
    const label = typedLabelOf(line.trimStart());
    if (label === undefined || (index > 0 && !endsSentence(lines[index - 1]))) continue;
    report(state.file, 'typed-label', pointAt(node, index), {
      found: `label \`${label.text}\` typed as text`,
      expected:
        'a list item (`1.` at the left edge after an empty line, sub-paragraphs indented by 6 spaces), whose label is computed',
      severity: state.kind.text.clauses === 'operative' || state.kind.text.headings === 'article' ? 'error' : 'warning',
      fixable: true,
    });
  }
}

/** A wrapped line may begin with `(a)` by chance; a label begins after the end of a sentence or clause. */
function endsSentence(line: string | undefined): boolean {
  return /[.;:!?,。；：，؛،]\s*$/u.test(line ?? '');
}

function strayFence(node: Paragraph, state: ReadState): void {
  const index = sourceOf(state, node)
    .split('\n')
    .findIndex((line) => /^\s*:::/.test(line));
  if (index === -1) return;
  report(state.file, 'container', pointAt(node, index), {
    found: '`:::` inside a paragraph',
    expected: 'an empty line before it, and one of the known containers',
  });
}

/** `#Title`: without the space it would be printed as it stands. */
function strayHeading(node: Paragraph, state: ReadState): void {
  const index = sourceOf(state, node)
    .split('\n')
    .findIndex((line) => /^#{1,6}(?=\p{L})/u.test(line));
  if (index === -1) return;
  report(state.file, 'heading', pointAt(node, index), {
    found: '`#` straight before a word',
    expected: 'a space after the `#` of a heading',
  });
}

function pointAt(node: Paragraph, index: number): { line: number; column: number } {
  const start = node.position?.start;
  return { line: (start?.line ?? 1) + index, column: index === 0 ? (start?.column ?? 1) : 1 };
}
