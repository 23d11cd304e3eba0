/**
 * What is counted together: a walk through the document that puts clauses, headings, articles and annexes into series,
 * so that each knows its neighbours before the first is counted.
 */
import type { Kind } from '../../templates/kind.js';
import type { Annex, Block, Clause, Heading } from '../../tree/blocks.js';
import type { OfficialDocument } from '../../tree/document.js';
import type { Label } from '../../tree/node.js';
import { heldBy, type Structure } from '../../tree/spec.js';

/** Members that are counted together: the sub-paragraphs of one paragraph, the paragraphs of one article. */
export interface Series {
  members: Counted[];
  /** Whether the author typed the number of a heading or annex in it. */
  isTyped?: boolean;
}

/** A clause, heading or annex with its count. */
export interface Counted {
  node: Clause | Heading | Annex;
  type: 'clause' | 'heading' | 'article' | 'annex';
  series: Series;
  /** Index in the series. */
  index: number;
  /** What is counted below it: sub-paragraphs, lower headings. */
  below: Series;
  /** The paragraph around a sub-paragraph, the heading over a heading. */
  parent: Counted | undefined;
  /** Where its count began: the article, section or annex of a paragraph, the annex of a heading. */
  holder: Counted | undefined;
  /** From 0, as deep as the author set it, even where a level between is missing. */
  level: number;
  /** Whether something other than a clause stands between it and the clause before it. */
  apart: boolean;
  /** Whether the paragraphs after it are counted anew: an article or a section where the kind says so. */
  begins: boolean;
  /** In quoted words, whose labels are those of the text quoted. */
  quoted: boolean;
  /** Count in the series; an alternative has that of the paragraph before it. 0 until counted. */
  count: number;
  /** Ordinals from the outermost level in. Empty until counted. */
  numbers: number[];
  label: Label | undefined;
}

/** How the places of a count are found: the manner of a kind. */
export interface SeriesPlan {
  scope: Kind['numbering']['scope'];
  headings: Kind['text']['headings'];
}

/** Finds everything that is counted in a document, in the order of the text, notes last; each in its series. */
export function findSeries(document: Pick<OfficialDocument, 'children' | 'notes'>, plan: SeriesPlan): Counted[] {
  const found: Counted[] = [];
  walk(document.children, openPart(plan, document.children, found));
  for (const note of document.notes) walk(note.children, openPart(plan, note.children, found));
  return found;
}

/** A stretch of text with counts of its own: the document, an annex, quoted words, a remark of the secretariat, a note. */
interface Part {
  plan: SeriesPlan;
  found: Counted[];
  annex: Counted | undefined;
  quoted: boolean;
  clauses: Series;
  headings: Series;
  articles: Series;
  annexes: Series;
  /** Headings open over the present place, outermost first. */
  over: { depth: number; counted: Counted }[];
  /** The article or section in which the count of clauses began. */
  section: Counted | undefined;
  /** Depth of the highest headings, and of the lowest, which begin an article where the kind has articles. */
  base: number;
  articleDepth: number;
  /** The clause around the present place. */
  clause: Counted | undefined;
}

function openPart(
  plan: SeriesPlan,
  blocks: readonly Block[],
  found: Counted[],
  outer?: Partial<Pick<Part, 'annex' | 'quoted'>>,
): Part {
  const depths = headingDepths(blocks);
  return {
    plan,
    found,
    annex: outer?.annex,
    quoted: outer?.quoted ?? false,
    clauses: { members: [] },
    headings: { members: [] },
    articles: { members: [] },
    annexes: { members: [] },
    over: [],
    section: undefined,
    base: Math.min(...depths, 5),
    articleDepth: Math.max(...depths, 1),
    clause: undefined,
  };
}

/** Depths of the headings that stand in a part itself, not in its annexes or quotations. */
function headingDepths(blocks: readonly Block[]): Set<number> {
  const depths = new Set<number>();
  const look = (block: Block): void => {
    if (block.type === 'heading') depths.add(block.depth);
    else if (block.type === 'clause' || block.type === 'group') block.children.forEach(look);
  };
  blocks.forEach(look);
  return depths;
}

function walk(blocks: readonly Structure[], part: Part): void {
  let previous: Structure | undefined;
  for (const block of blocks) {
    enter(block, previous, part);
    previous = block;
  }
}

function enter(block: Structure, previous: Structure | undefined, part: Part): void {
  const { plan, found, annex, quoted } = part;
  if (block.type === 'clause') enterClause(block, previous, part);
  else if (block.type === 'heading') enterHeading(block, part);
  else if (block.type === 'annex') enterAnnex(block, part);
  else if (block.type === 'blockquote')
    walk(block.children, openPart(plan, block.children, found, { annex, quoted: true }));
  else if (block.type === 'notice') walk(block.children, openPart(plan, block.children, found, { annex, quoted }));
  else walk(heldBy(block), part);
}

function enterClause(node: Clause, previous: Structure | undefined, part: Part): void {
  const parent = part.clause;
  const series = parent?.below ?? part.clauses;
  const holder = part.section ?? part.annex;
  part.clause = add(series, part, {
    node,
    type: 'clause',
    parent,
    holder,
    level: node.level - 1,
    apart: previous?.type !== 'clause',
  });
  walk(node.children, part);
  part.clause = parent;
}

function enterHeading(node: Heading, part: Part): void {
  while ((part.over.at(-1)?.depth ?? 0) >= node.depth) part.over.pop();
  const parent = part.over.at(-1)?.counted;
  const article = part.plan.headings === 'article' && node.depth === part.articleDepth;
  const series = article ? part.articles : (parent?.below ?? part.headings);
  const level = article ? 0 : node.depth - part.base;
  const type = article ? 'article' : 'heading';
  const counted = add(series, part, { node, type, parent, holder: part.annex, level, apart: false });
  part.over.push({ depth: node.depth, counted });
  if (!beginsCount(node, part)) return;
  counted.begins = true;
  part.clauses = { members: [] };
  part.section = counted;
}

function beginsCount(heading: Heading, part: Part): boolean {
  if (part.plan.scope === 'article') return heading.depth <= part.articleDepth;
  return part.plan.scope === 'section' && heading.depth === part.base;
}

function enterAnnex(node: Annex, part: Part): void {
  const annex = add(part.annexes, part, {
    node,
    type: 'annex',
    parent: undefined,
    holder: part.annex,
    level: 0,
    apart: false,
  });
  walk(node.children, openPart(part.plan, node.children, part.found, { annex, quoted: part.quoted }));
}

function add(
  series: Series,
  part: Part,
  {
    node,
    type,
    parent,
    holder,
    level,
    apart,
  }: Pick<Counted, 'node' | 'type' | 'parent' | 'holder' | 'level' | 'apart'>,
): Counted {
  const counted: Counted = {
    node,
    type,
    series,
    index: series.members.length,
    below: { members: [] },
    parent,
    holder,
    level,
    apart,
    begins: false,
    quoted: part.quoted,
    count: 0,
    numbers: [],
    label: undefined,
  };
  series.members.push(counted);
  if (node.type !== 'clause' && node.written !== undefined && !node.written.isForeign) series.isTyped = true;
  part.found.push(counted);
  return counted;
}
