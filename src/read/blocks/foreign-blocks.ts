/** Blocks that other dialects of Markdown know and ours would print as they were typed: definitions, boxes to tick. */
import type { ListItem, Nodes, Paragraph, Parents, Root } from 'mdast';
import { report } from '../../report/report.js';
import { PRINTED_AS_TYPED } from '../phrasing/foreign-marks.js';
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
    found: `\`[${mark}]\` (a box to tick in other dialects)`,
    expected: 'an item that begins with its words, or `\\[` for a bracket that is meant',
    help: PRINTED_AS_TYPED,
    // The cross of a box that is ticked is for the author to take out: it says something.
    ...(mark === ' ' ? { fix: [{ from, to: from + box.length, text: '' }] } : {}),
  });
}

const LINES: readonly { looks: RegExp; name: string; expected: string }[] = [
  {
    looks: /^\s*\[[^\]^][^\]]*\]:[ \t]*(?:<|https?:|www\.|mailto:|\.{0,2}\/|#)\S*/u,
    name: 'the address of a link',
    expected: '`[words](https://…)` where the link is',
  },
  {
    looks: /^\s*!{3}[ \t]+\p{L}+/u,
    name: 'the head of a box',
    expected: '`:::note` … `:::` for a remark of the secretariat',
  },
  {
    looks: /^\s*\[{1,2}_?TOC_?\]{1,2}\s*$/u,
    name: 'a table of contents',
    expected: 'nothing: a report has its contents made',
  },
];

function foreignLine(node: Paragraph, line: number, text: string, state: ReadState): void {
  for (const { looks, name, expected } of LINES) {
    const [found] = looks.exec(text) ?? [];
    if (found === undefined) continue;
    report(state.file, 'foreign-markup', lineAt(node, line), {
      found: `\`${shorten(found)}\` (${name} in other dialects)`,
      expected,
      help: PRINTED_AS_TYPED,
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
    found: `\`${shorten(lines[line] ?? '')}\` (a definition in other dialects)`,
    expected:
      'a list (`- **term**: its meaning`) or a table; the caption of a table or picture stands straight beside it',
    help: PRINTED_AS_TYPED,
  });
}

function takesCaption(node: Nodes | undefined): boolean {
  return node?.type === 'table' || (node?.type === 'paragraph' && node.children[0]?.type === 'image');
}

function lineAt(node: Paragraph, line: number): { line: number; column: number } {
  const start = node.position?.start;
  return { line: (start?.line ?? 1) + line, column: line === 0 ? (start?.column ?? 1) : 1 };
}
