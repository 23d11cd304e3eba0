/** Judges the headings of a source by their depth: what a reader of the outline would miss. */
import type { Heading, Root } from 'mdast';
import { report } from '../../report/report.js';
import { type ReadState, shorten, sourceOf } from '../state/read-state.js';

/** Reports headings without words, and those that leave a level out. */
export function checkHeadings(markdown: Root, state: ReadState): void {
  let above: Heading | undefined;
  for (const node of markdown.children) {
    if (node.type !== 'heading') continue;
    if (node.children.length === 0) empty(node, state);
    else if (above !== undefined && node.depth > above.depth + 1) skipped(node, above, state);
    above = node;
  }
}

function empty(node: Heading, state: ReadState): void {
  report(state.file, 'heading', node, { message: 'this heading has no words', help: 'write them after the `#`' });
}

function skipped(node: Heading, above: Heading, state: ReadState): void {
  report(state.file, 'heading', node, {
    message: `\`${shorten(sourceOf(state, node))}\` leaves out a level: the heading above it has \`${'#'.repeat(above.depth)}\``,
    help: `begin it with \`${'#'.repeat(above.depth + 1)}\``,
    severity: 'warning',
    related: [{ path: state.file.path, position: above.position, message: 'the heading above it' }],
  });
}
