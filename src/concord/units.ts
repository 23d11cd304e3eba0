/**
 * A language version as the sequence of units that concordance compares: each block with words of its own, in the order
 * of the text, then the notes in the order of their calls.
 */
import type { Position } from 'unist';
import type { Block, FootnoteDefinition, Label, Marks, OfficialDocument, Phrasing, Table } from '../tree.js';

/** What a unit is, as far as another can stand for it. */
export type UnitKind =
  | 'title'
  | 'heading'
  | 'annex'
  | 'clause'
  | 'item'
  | 'words'
  | 'quotation'
  | 'table'
  | 'figure'
  | 'signature'
  | 'note';

/** A block with words of its own. */
export interface Unit {
  kind: UnitKind;
  /** Level of a clause or heading, nesting of a bullet; 0 for others. Units of another depth never correspond. */
  depth: number;
  place: string;
  /** The author's name, which is the same in all versions. */
  name: string | undefined;
  label: Label | undefined;
  words: readonly Phrasing[];
  position: Position | undefined;
  /** Of tables. */
  table?: Table;
}

/** All units of a document that is labelled and not yet finished: what the house composes is no matter of translation. */
export function unitsOf(document: OfficialDocument): Unit[] {
  return [...flatten(document.children, 'words', 0), ...document.notes.flatMap(noteUnits)];
}

type Around = 'words' | 'quotation';

function flatten(blocks: readonly Block[], around: Around, nesting: number): Unit[] {
  return blocks.flatMap((block) => unitsIn(block, around, nesting));
}

function unitsIn(block: Block, around: Around, nesting: number): Unit[] {
  switch (block.type) {
    case 'title':
      return [unit('title', 0, block, block.children)];
    case 'heading':
      return [unit('heading', block.depth, block, block.children)];
    case 'annex':
      return [unit('annex', 0, block, block.title), ...flatten(block.children, 'words', 0)];
    case 'clause':
      return holder('clause', block.level, block, block.children);
    case 'list':
      return block.children.flatMap((item) => holder('item', nesting + 1, item, item.children));
    case 'blockquote':
    case 'notice':
      return flatten(block.children, 'quotation', nesting);
    case 'group':
      return flatten(block.children, around, nesting);
    case 'table':
      return [{ ...unit('table', 0, block, block.caption ?? []), table: block }];
    case 'figure':
      return [unit('figure', 0, block, [block.image, ...(block.caption ?? [])])];
    case 'signatures':
      return block.children.flat().map((line) => unit('signature', 0, line, line.children));
    case 'salutation':
    case 'closing':
    case 'paragraph':
    case 'preambular':
    case 'formula':
      return [unit(around, 0, block, block.children)];
    // Lines, rules and what else the house composes have no words that a translator wrote.
    default:
      return [];
  }
}

interface Holder extends Marks {
  position?: Position | undefined;
  label?: Label | undefined;
}

function unit(kind: UnitKind, depth: number, block: Holder, words: readonly Phrasing[]): Unit {
  const { place = '', name, label, position } = block;
  return { kind, depth, place, name, label, words, position };
}

/** A block whose first paragraph is its own words, and what else it holds. */
function holder(kind: UnitKind, depth: number, block: Holder, children: readonly Block[]): Unit[] {
  const [first, ...rest] = children;
  const own = first?.type === 'paragraph' ? first : undefined;
  const inner = own === undefined ? children : rest;
  return [
    { ...unit(kind, depth, block, own?.children ?? []), position: own?.position ?? block.position },
    ...flatten(inner, 'words', depth),
  ];
}

function noteUnits(note: FootnoteDefinition): Unit[] {
  return holder('note', 0, note, note.children);
}
