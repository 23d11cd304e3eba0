/** The table of contents of a report, from its headings and annexes. */
import type { ShapeContext } from '../../context.js';
import type { Block, Contents, ContentsEntry } from '../../tree/blocks.js';
import type { OfficialDocument } from '../../tree/document.js';

/** Entries with their labels; none where the text has neither headings nor annexes, or `contents: false` says so. */
export function composeContents(document: OfficialDocument, { fields, language }: ShapeContext): Contents[] {
  if (fields.contents === false) return [];
  const children = document.children.flatMap(entriesOf);
  const heading = language.labels['contents'];
  return heading === undefined || children.length === 0 ? [] : [{ type: 'contents', heading, children }];
}

function entriesOf(block: Block): ContentsEntry[] {
  if (block.type === 'heading' && block.place !== undefined) {
    return [
      {
        type: 'contentsEntry',
        depth: block.depth,
        place: block.place,
        label: block.label,
        children: withoutNotes(block.children),
      },
    ];
  }
  if (block.type !== 'annex' || block.place === undefined) return [];
  return [
    { type: 'contentsEntry', depth: 1, place: block.place, label: block.label, children: withoutNotes(block.title) },
  ];
}

/** The call of a note stands in the text once, not again in the contents. */
function withoutNotes<T extends { type: string }>(words: readonly T[]): T[] {
  return words.filter((word) => word.type !== 'footnoteReference');
}
