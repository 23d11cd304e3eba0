/** Blocks as the text of a source. */
import type { ImportedBlock } from '../imported.js';

/** Spaces before a sub-paragraph, for each level: below the words of an item up to `999.`. */
const INDENT = 6;

/** The text, one line a paragraph; the level of an item makes its number a letter again. An empty line is between two. */
export function writeMarkdown(blocks: readonly ImportedBlock[]): string {
  return blocks.map((block) => `${blockText(block)}\n`).join('\n');
}

function blockText(block: ImportedBlock): string {
  switch (block.type) {
    case 'heading':
      return `${'#'.repeat(block.depth)} ${block.text}`;
    case 'paragraph':
      return indented(block.inside, block.text);
    case 'item':
      return indented(block.level - 1, `${block.count === undefined ? '-' : `${block.count}.`} ${block.text}`);
    case 'note':
      return `[^${block.name}]: ${block.text}`;
    case 'source':
      return block.text;
  }
}

function indented(levels: number, text: string): string {
  const space = ' '.repeat(levels * INDENT);
  return `${space}${text.replaceAll('\n', `\n${space}`)}`;
}
