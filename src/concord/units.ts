/**
 * A language version as the sequence of units that concordance compares: each block with words of its own, in the order
 * of the text, then the notes in the order of their calls.
 */
import type { Position } from 'unist';
import type { Table } from '../tree/blocks.js';
import type { OfficialDocument } from '../tree/document.js';
import type { Label, Marks } from '../tree/node.js';
import type { Phrasing } from '../tree/phrasing.js';
import { heldBy, partsOfHolder, type Structure, specOf, type UnitKind, wordsOf } from '../tree/spec.js';

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
  return [...unitsIn(document.children, TEXT), ...unitsIn(document.notes, TEXT)];
}

/** What is around a node: what words without a kind of their own are, and how many bullets it is in. */
interface Around {
  words: 'words' | 'quotation';
  nesting: number;
}

const TEXT: Around = { words: 'words', nesting: 0 };

function unitsIn(nodes: readonly Structure[], around: Around): Unit[] {
  return nodes.flatMap((node) => unitsOfNode(node, around));
}

function unitsOfNode(node: Structure, around: Around): Unit[] {
  const { unit, isHolder, inside } = specOf(node);
  if (unit === 'none') return unitsIn(heldBy(node), inside === undefined ? around : { ...around, words: inside });
  if (node.type === 'signatures')
    return node.children.flat().map((line) => unitOf('signature', 0, line, line.children));
  if (node.type === 'table') return [{ ...unitOf('table', 0, node, wordsOf(node).flat()), table: node }];
  const kind = unit === 'inherited' ? around.words : unit;
  const depth = depthOf(node, around.nesting);
  const { own, rest } = isHolder ? partsOfHolder(node) : { own: undefined, rest: heldBy(node) };
  const words = isHolder ? (own?.children ?? []) : wordsOf(node).flat();
  const whole = unitOf(kind, depth, node, words);
  const within = { words: inside ?? around.words, nesting: isHolder ? depth : 0 };
  return [{ ...whole, position: own?.position ?? whole.position }, ...unitsIn(rest, within)];
}

/** Level of a clause or heading, nesting of a bullet; 0 for others. */
function depthOf(node: Structure, nesting: number): number {
  if (node.type === 'clause') return node.level;
  if (node.type === 'heading') return node.depth;
  return node.type === 'listItem' ? nesting + 1 : 0;
}

function unitOf(
  kind: UnitKind,
  depth: number,
  node: Marks & { position?: Position | undefined; label?: Label | undefined },
  words: readonly Phrasing[],
): Unit {
  const { place = '', name, label, position } = node;
  return { kind, depth, place, name, label, words, position };
}
