/** HTML comments, which are not printed, and other HTML, which is refused. */
import type { Html } from 'mdast';
import { report } from '../../report/report.js';
import { type ReadState, shorten } from '../state/read-state.js';

/**
 * What stays of HTML in the text: nothing of comments, and of anything else its source (reported).
 * A block of HTML goes on to the end of the line on which its comment ends: words there are no comment.
 */
export function readHtml(node: Html, state: ReadState): string[] {
  const rest = withoutComments(node.value).trim();
  if (rest === '') return [];
  const unclosed = rest.startsWith('<!--');
  report(state.file, 'html', node, {
    message: unclosed ? 'this comment is never closed' : `\`${shorten(rest)}\` is HTML, which is not read here`,
    help: unclosed ? 'write `-->` at its end' : 'write Markdown; to print a `<`, write `\\<`',
  });
  return [node.value];
}

/** HTML without its closed comments; an unclosed one is left. */
function withoutComments(html: string): string {
  const parts: string[] = [];
  let from = 0;
  for (;;) {
    const start = html.indexOf('<!--', from);
    const end = start === -1 ? -1 : html.indexOf('-->', start + 4);
    if (end === -1) return [...parts, html.slice(from)].join('');
    parts.push(html.slice(from, start));
    from = end + 3;
  }
}
