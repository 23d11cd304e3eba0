/** The table of places that a document keeps for references: its own, and those of documents that refer to it. */
import type { DocumentLabels, LabelledPlace, ShapeContext } from '../../context.js';
import type { FootnoteDefinition } from '../../tree/blocks.js';
import type { OfficialDocument } from '../../tree/document.js';
import type { Content } from '../../tree/handlers.js';
import type { Marks } from '../../tree/node.js';
import { type Structure, structuresIn } from '../../tree/spec.js';
import { countBlocks, numberingPlan } from './number-blocks.js';
import type { Counted } from './number-series.js';

/** Every marked place of a labelled document: the author's name, or the place that structure gave. */
export function collectLabels(document: OfficialDocument, context: ShapeContext, output: string): DocumentLabels {
  const { meta } = document;
  const counted = countedPlaces(document, context);
  const names: Record<string, LabelledPlace> = Object.create(null) as Record<string, LabelledPlace>;
  for (const node of markedNodes([...document.children, ...document.notes])) {
    const place = counted.get(node) ?? plainPlace(node);
    names[place.place] = place;
  }
  return { document: meta.id, language: meta.language, citation: meta.symbol ?? meta.shortTitle, output, names };
}

/** Clauses, headings, articles and annexes, each within those that hold it. */
function countedPlaces(document: OfficialDocument, context: ShapeContext): ReadonlyMap<Content, LabelledPlace> {
  const plan = numberingPlan(context.kind, context.fields.labels, context.language);
  const places = new Map<Content, LabelledPlace>();
  const around = ({ parent, holder, type }: Counted): LabelledPlace[] => {
    const outer = parent !== undefined && (type === 'clause' || type === 'heading') ? parent : holder;
    const place = outer && places.get(outer.node);
    return place === undefined ? [] : [...place.within, place];
  };
  for (const counted of countBlocks(document, plan)) {
    const { node, type, label } = counted;
    if (node.place === undefined) continue;
    places.set(node, { place: node.place, type, label, within: around(counted) });
  }
  return places;
}

type Marked = Structure & Marks & { place: string };

function* markedNodes(nodes: readonly Structure[]): Generator<Marked> {
  for (const node of structuresIn(nodes)) if (isMarked(node)) yield node;
}

/** An entry of contents has a place too: the one that it leads to. */
function isMarked(node: Structure): node is Marked {
  return node.type !== 'contentsEntry' && 'place' in node && node.place !== undefined;
}

function plainPlace(node: Marked): LabelledPlace {
  const type = node.type === 'footnoteDefinition' ? 'note' : node.type === 'table' ? 'table' : 'paragraph';
  const label = node.type === 'footnoteDefinition' ? noteLabel(node) : undefined;
  return { place: node.place, type, label, within: [] };
}

function noteLabel({ mark }: FootnoteDefinition): LabelledPlace['label'] {
  return mark === undefined ? undefined : { text: mark, cited: mark, numbers: [], literal: false };
}
