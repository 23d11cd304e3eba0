/** Blocks that other dialects of Markdown know and ours would print as they were typed: definitions, boxes to tick. */
import type { ListItem, Nodes, Paragraph, Parents, Root } from 'mdast';
import { report } from '../../report/report.js';
import { type ReadState, shorten, sourceOf } from '../state/read-state.js';
import { walkBlocks } from '../state/walk-blocks.js';

/** Reports them; changes nothing. */
export function foreignBlocks(markdown: Root, state: ReadState): void {
  walkBlocks(markdown, (node, index, parent) => {
    if (node.type === 'listItem') boxToTick(node, state);
    if (node.type !== 'paragraph') return true;
    for (const [line, text] of sourceOf(state, node).split('\n').entries()) foreignLine(node, line, text, state);
    strayDefinition(node, index, parent, state);
    return true;
  });
}

function boxToTick(item: ListItem, state: ReadState): void {
  const [first] = item.children;
  if (first?.type !== 'paragraph') return;
  const [box, mark = ''] = /^\[([ xX])\][ \t]+(?=\S)/.exec(sourceOf(state, first)) ?? [];
  if (box === undefined) return;
  const from = first.position?.start.offset ?? 0;
  report(state.file, 'foreign-markup', first, {
    message: `\`[${mark}]\` does not make a tick box here: it is printed as typed`,
    help: 'begin the item with its words, or write `\\[` to print a bracket',
    // The cross of a box that is ticked is for the author to take out: it says something.
    ...(mark === ' ' ? { fix: [{ from, to: from + box.length, text: '' }] } : {}),
  });
}

const LINES: readonly { looks: RegExp; name: string; help: string }[] = [
  {
    looks: /^\s*\[[^\]^][^\]]*\]:[ \t]*(?:<|https?:|www\.|mailto:|\.{0,2}\/|#)\S*/u,
    name: 'the address of a link',
    help: 'write `[words](https://…)` where the link is',
  },
  {
    looks: /^\s*!{3}[ \t]+\p{L}+/u,
    name: 'a box',
    help: 'for a remark of the secretariat, write `:::note` … `:::`',
  },
  {
    looks: /^\s*\[{1,2}_?TOC_?\]{1,2}\s*$/u,
    name: 'a table of contents',
    help: 'take it out: a report gets its table of contents by itself',
  },
];

function foreignLine(node: Paragraph, line: number, text: string, state: ReadState): void {
  for (const { looks, name, help } of LINES) {
    const [found] = looks.exec(text) ?? [];
    if (found === undefined) continue;
    report(state.file, 'foreign-markup', lineAt(node, line), {
      message: `\`${shorten(found)}\` does not make ${name} here: it is printed as typed`,
      help,
    });
  }
}

/** `: words` below a term, or by itself where there is no table or picture of which it would be the caption. */
function strayDefinition(node: Paragraph, index: number, parent: Parents, state: ReadState): void {
  const lines = sourceOf(state, node).split('\n');
  const line = lines.findIndex((text) => /^\s*:[ \t]+\S/.test(text));
  if (line === -1) return;
  const beside = [parent.children[index - 1], parent.children[index + 1]];
  if (line === 0 && beside.some(takesCaption)) return;
  report(state.file, 'foreign-markup', lineAt(node, line), {
    message: `\`${shorten(lines[line] ?? '')}\` does not make a definition here: it is printed as typed`,
    help: 'write a list (`- **term**: its meaning`) or a table; the caption of a table or picture is on the line next to it',
  });
}

function takesCaption(node: Nodes | undefined): boolean {
  return node?.type === 'table' || (node?.type === 'paragraph' && node.children[0]?.type === 'image');
}

function lineAt(node: Paragraph, line: number): { line: number; column: number } {
  const start = node.position?.start;
  return { line: (start?.line ?? 1) + line, column: line === 0 ? (start?.column ?? 1) : 1 };
}
