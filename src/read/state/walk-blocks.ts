/** Walks through the blocks of a Markdown tree; words are no blocks, and are not walked through. */
import type { Nodes, Parents } from 'mdast';

/** Called for each block with where it stands; false leaves out what it holds. */
export type BlockVisitor = (node: Nodes, index: number, parent: Parents) => boolean | undefined;

/** Blocks whose children are words. */
const OF_WORDS: ReadonlySet<Nodes['type']> = new Set(['paragraph', 'heading', 'tableCell']);

/** Every block under `parent` in the order of the source, the outer before the inner. */
export function walkBlocks(parent: Parents, visitor: BlockVisitor): void {
  for (const [index, node] of parent.children.entries()) {
    const isLeft = visitor(node, index, parent) === false;
    if (!isLeft && 'children' in node && !OF_WORDS.has(node.type)) walkBlocks(node, visitor);
  }
}
