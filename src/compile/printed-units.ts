/** A document as the flat list of what it prints: every label and every run of words, with its place in the source. */
import type { Node } from 'unist';
import type { Block, FootnoteDefinition } from '../tree/blocks.js';
import type { OfficialDocument } from '../tree/document.js';
import type { Content } from '../tree/handlers.js';
import type { Label } from '../tree/node.js';
import type { Phrasing } from '../tree/phrasing.js';
import { foldedText, plainText } from '../tree/text.js';

/** A marker (of a clause, bullet, quotation, note) or a run of words. */
export interface PrintedUnit {
  /** Kind of node, with its level where it has one: `clause-2`, `paragraph`. */
  type: string;
  label: string;
  /** The author's `{#name}`. */
  name: string;
  /** Words as they are compared for equality: with the targets of references and the calls of notes. */
  folded: string;
  /** Words as plain text. */
  words: string;
  /** Offsets in the source; -1 for words that no block of the source has (the title of the front matter). */
  from: number;
  to: number;
}

/** Units in the order of the text, notes last. */
export function printedUnits(document: Pick<OfficialDocument, 'children' | 'notes'>): PrintedUnit[] {
  return [...document.children.flatMap(unitsOf), ...document.notes.flatMap(noteUnits)];
}

function noteUnits(note: FootnoteDefinition): PrintedUnit[] {
  return [marker('note', note), ...note.children.flatMap(unitsOf)];
}

function unitsOf(block: Block): PrintedUnit[] {
  switch (block.type) {
    case 'clause':
      return [
        marker(`clause-${block.level}`, block, block.label, block.written.length),
        ...block.children.flatMap(unitsOf),
      ];
    case 'heading':
      return [leaf(`heading-${block.depth}`, block, block.children, block.label)];
    case 'annex':
      return [annexUnit(block), ...block.children.flatMap(unitsOf)];
    case 'list':
      return block.children.flatMap((item) => [marker('bullet', item), ...item.children.flatMap(unitsOf)]);
    case 'blockquote':
    case 'notice':
    case 'group':
      return [marker(block.type, block), ...block.children.flatMap(unitsOf)];
    case 'table':
      return [
        leaf('table', { ...block, position: undefined }, block.caption ?? []),
        ...block.children.flatMap((row) => row.children.map((cell) => leaf('cell', cell, cell.children))),
      ];
    case 'signatures':
      return block.children.flat().map((line) => leaf('signature', line, line.children));
    case 'figure':
      return [leaf('figure', block, [block.image, ...(block.caption ?? [])])];
    default:
      return [leaf(block.type, block, 'children' in block ? (block.children as readonly Content[]) : [])];
  }
}

/** An annex takes in the source no more than its opening line, for its blocks are units of their own. */
function annexUnit(annex: Extract<Block, { type: 'annex' }>): PrintedUnit {
  const unit = leaf('annex', annex, annex.title, annex.label);
  const start = annex.position?.start;
  const title = annex.title.at(-1)?.position?.end.offset;
  return { ...unit, from: start?.offset ?? -1, to: title ?? start?.offset ?? -1 };
}

interface Named extends Node {
  name?: string | undefined;
}

function marker(type: string, node: Named, label?: Label, length = 0): PrintedUnit {
  const from = node.position?.start.offset ?? -1;
  return { type, label: label?.text ?? '', name: node.name ?? '', folded: '', words: '', from, to: from + length };
}

function leaf(type: string, node: Named, words: readonly Content[], label?: Label): PrintedUnit {
  const start = node.position?.start ?? words[0]?.position?.start;
  const end = node.position?.end ?? words.at(-1)?.position?.end;
  return {
    type,
    label: label?.text ?? '',
    name: node.name ?? '',
    // The words of a leaf are phrasing, but for those of a composed block, which no source has.
    folded: foldedText(words as readonly Phrasing[]),
    words: plainText(words),
    from: start?.offset ?? -1,
    to: end?.offset ?? -1,
  };
}
