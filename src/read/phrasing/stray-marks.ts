/** Names, links and images that Markdown did not take for such and that would be printed as their author typed them. */
import type { Text } from 'mdast';
import { report } from '../../report/report.js';
import { type ReadState, shorten } from '../state/read-state.js';
import { sourcePoint } from '../state/text-offset.js';

/** `{#name}` and `{.bis}`; a backslash before the brace says that it is meant. */
const NAME = /\{#\p{L}[\p{L}\p{N}_-]*[^{}]{0,20}\}|\{\.(?:bis|ter|quater)\}/u;
/** `[words](address with spaces)`, `![words](a picture.png)`: brackets before parentheses that hold an address. */
const LINK = /(!?)\[[^[\]]*\]\((?:https?:|mailto:|doc:|#|[^()]*\.(?:png|jpe?g)\))[^()]*\)?/iu;

/** Reports the first of each in a text. */
export function strayMarks(node: Text, state: ReadState): void {
  if (node.value.includes('{')) strayName(node, state);
  if (node.value.includes('](')) strayLink(node, state);
}

function strayName(node: Text, state: ReadState): void {
  const found = NAME.exec(node.value);
  const point = found === null ? undefined : sourcePoint(node, found.index, state.text);
  if (found === null || point === undefined || state.text[(point.offset ?? 0) - 1] === '\\') return;
  report(state.file, 'attributes', point, {
    message: `\`${found[0]}\` is inside the text, and is printed as typed`,
    help: 'write it at the end of the paragraph or heading, or `\\{` to print a brace',
  });
}

function strayLink(node: Text, state: ReadState): void {
  const found = LINK.exec(node.value);
  const point = found === null ? undefined : sourcePoint(node, found.index, state.text);
  if (found === null || point === undefined) return;
  const [whole, mark] = found;
  // Where the source has a backslash among the marks, they are meant.
  const { offset = 0 } = point;
  if (state.text[offset - 1] === '\\' || state.text.slice(offset, offset + whole.length) !== whole) return;
  report(state.file, mark === '' ? 'link' : 'image', point, {
    message: `\`${shorten(whole)}\` does not make ${mark === '' ? 'a link' : 'an image'}: its address has a space`,
    help: 'write the address in angle brackets: `](<a b>)`',
  });
}
