/** Links to the outside, and references to places of the documents. */
import type { Link as MdastLink } from 'mdast';
import { report } from '../../report/report.js';
import type { Hole, Link, Phrasing, Reference } from '../../tree/phrasing.js';
import { type ReadState, shorten } from '../state/read-state.js';

const OUTSIDE = /^(?:https?:\/\/[^\s/]\S*|mailto:[^\s@]+@[^\s@]+)$/i;
const REFERENCE =
  /^(?:#[\p{L}\p{N}][\p{L}\p{N}_-]*|doc:[\p{L}\p{N}][\p{L}\p{N}_.-]*(?:#[\p{L}\p{N}][\p{L}\p{N}_-]*)?)$/u;

/** Reads a link whose words are read already: `#…` and `doc:…` are references, http, https and mailto links. */
export function readLink(node: MdastLink, words: Phrasing[], state: ReadState): Link | Reference {
  const { position } = node;
  const url = node.url;
  const target = decode(url);
  if (node.title) {
    report(state.file, 'link', node, {
      message: `the title "${shorten(node.title)}" of this link cannot be shown on a page`,
      help: 'write `[words](address)`, without a title',
    });
  }
  if (/^(?:#|doc:)/i.test(target)) {
    if (!REFERENCE.test(target)) {
      report(state.file, 'link', node, {
        message: `\`${shorten(target)}\` is not a reference`,
        help: 'write `#name` or `doc:document#name`',
      });
    }
    return { type: 'reference', target, children: withHole(words, node, state), position };
  }
  if (!OUTSIDE.test(url)) {
    report(state.file, 'link', node, {
      message: `\`${shorten(url)}\` is not an address that a link can have`,
      help: 'write https://…, mailto:…, `#name` or `doc:document#name`; for words in brackets that are not a link, write `\\[`',
    });
  }
  return { type: 'link', url, children: words.length > 0 ? words : [{ type: 'text', value: url, position }], position };
}

/** `{}` in a reference is where the number goes; once. */
function withHole(words: Phrasing[], node: MdastLink, state: ReadState): Phrasing[] {
  const children = words.flatMap(splitAtHoles);
  const holes = countHoles(children);
  if (holes > 1)
    report(state.file, 'link', node, { message: `this reference has \`{}\` ${holes} times; it can have one` });
  return children;
}

function splitAtHoles(child: Phrasing): Phrasing[] {
  if (child.type === 'emphasis' || child.type === 'strong')
    return [{ ...child, children: child.children.flatMap(splitAtHoles) }];
  if (child.type !== 'text') return [child];
  const hole: Hole = { type: 'hole', position: child.position };
  return child.value.split('{}').flatMap((value, index): Phrasing[] => {
    const text: Phrasing[] = value === '' ? [] : [{ type: 'text', value, position: child.position }];
    return index === 0 ? text : [hole, ...text];
  });
}

function countHoles(children: readonly Phrasing[]): number {
  return children.reduce(
    (sum, child) => sum + (child.type === 'hole' ? 1 : 'children' in child ? countHoles(child.children) : 0),
    0,
  );
}

/** Names in other scripts may stand percent-encoded in an address. */
function decode(url: string): string {
  try {
    return decodeURI(url);
  } catch {
    return url;
  }
}
