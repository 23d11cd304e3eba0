/**
 * The one iterator that counts: clauses, headings, articles and annexes in the order of the text, each with its ordinals
 * and its label. It changes nothing; `number-document.ts` writes the labels, `judge-numbers.ts` judges what the source says,
 * `collect-labels.ts` makes the table for references.
 */
import type { Kind } from '../templates/kind.js';
import type { Language, NumberingLevel } from '../templates/language.js';
import type { Annex, Block, Clause, FootnoteDefinition, Heading, Label, OfficialDocument } from '../tree.js';
import { makeLabel } from './number-ordinals.js';

/** How a document is counted: the numbering of its kind, with the `labels` of its own fields. */
export interface NumberingPlan {
  scope: Kind['numbering']['scope'];
  single: Kind['numbering']['single'];
  labels: Kind['numbering']['labels'];
  headings: Kind['text']['headings'];
  words: Language['numbering'];
}

/** Members that are counted together: the sub-paragraphs of one paragraph, the paragraphs of one article. */
export interface Series {
  members: Counted[];
}

/** A clause, heading or annex with its count. */
export interface Counted {
  node: Clause | Heading | Annex;
  type: 'clause' | 'heading' | 'article' | 'annex';
  series: Series;
  /** The paragraph around a sub-paragraph, the heading over a heading. */
  parent: Counted | undefined;
  /** What a count begins anew in: the article or section of a paragraph, the annex of all three. */
  holder: Counted | undefined;
  /** Level of the format, from 0; how far down the author set it, even where a level between is missing. */
  level: number;
  /** Whether something else than its own kind stands between it and the member before it. */
  apart: boolean;
  /** In quoted words: labels are those of the text quoted, and nobody's fault here. */
  quoted: boolean;
  /** Count in the series; an alternative has that of the paragraph before it. Set when the series is complete. */
  count: number;
  numbers: number[];
  label: Label | undefined;
}

/** Makes the plan of a document from its kind, its fields and its language. */
export function numberingPlan(kind: Kind, labels: Kind['numbering']['labels'] | undefined, language: Language): NumberingPlan {
  const { scope, single } = kind.numbering;
  const { headings } = kind.text;
  return { scope, single, labels: labels ?? kind.numbering.labels, headings, words: language.numbering };
}

/** The figures that the author typed in a clause's marker, as a number; undefined where there are none. */
export function statedCount(clause: Clause): number | undefined {
  const figures = /\d{1,9}/.exec(clause.written)?.[0];
  return figures === undefined ? undefined : Number(figures);
}

/** Counts everything that is counted in a document, in the order of the text. Linear in its length. */
export function* countBlocks(document: Pick<OfficialDocument, 'children' | 'notes'>, plan: NumberingPlan): Generator<Counted> {
  const found: Counted[] = [];
  walk(document.children, openPart(plan, undefined, document.children), found);
  for (const note of document.notes) walk(note.children, openPart(plan, undefined, note.children), found);
  for (const counted of found) {
    count(counted, plan);
    yield counted;
  }
}

/** A stretch of text with counts of its own: the document, an annex, quoted words, a remark of the secretariat, a note. */
interface Part {
  plan: NumberingPlan;
  annex: Counted | undefined;
  quoted: boolean;
  clauses: Series;
  articles: Series;
  annexes: Series;
  headings: Series;
  /** Headings open over the present place, outermost first. */
  over: Counted[];
  /** The article or section that the count began in. */
  section: Counted | undefined;
  /** Depth of the heading that is of the first level, and of the one that begins an article. */
  base: number;
  articleDepth: number;
  /** The clause around the blocks walked through. */
  clause: Counted | undefined;
  /** Series of sub-paragraphs of that clause. */
  within: Series | undefined;
}

function openPart(plan: NumberingPlan, annex: Counted | undefined, blocks: readonly Block[], quoted = false): Part {
  const depths = headingDepths(blocks);
  const base = depths.length === 0 ? 1 : Math.min(...depths);
  return {
    ...{ plan, annex, quoted, over: [], base, section: undefined, clause: undefined, within: undefined },
    ...{ clauses: newSeries(), articles: newSeries(), annexes: newSeries(), headings: newSeries() },
    articleDepth: depths.includes(2) || depths.length === 0 ? 2 : Math.max(...depths),
  };
}

/** Depths of headings that stand in a part itself, each once. */
function headingDepths(blocks: readonly Block[]): number[] {
  const depths = new Set<number>();
  const look = (block: Block): void => {
    if (block.type === 'heading') depths.add(block.depth);
    else if (block.type === 'clause' || block.type === 'group') block.children.forEach(look);
  };
  blocks.forEach(look);
  return [...depths];
}

function newSeries(): Series {
  return { members: [] };
}

function walk(blocks: readonly Block[], part: Part, found: Counted[]): void {
  let previous: Block | undefined;
  for (const block of blocks) {
    enter(block, previous, part, found);
    previous = block;
  }
}

function enter(block: Block, previous: Block | undefined, part: Part, found: Counted[]): void {
  switch (block.type) {
    case 'clause':
      return enterClause(block, previous?.type !== 'clause', part, found);
    case 'heading':
      return enterHeading(block, part, found);
    case 'annex':
      return enterAnnex(block, part, found);
    case 'group':
      return walk(block.children, part, found);
    case 'list':
      for (const item of block.children) walk(item.children, part, found);
      return;
    case 'blockquote':
      return walk(block.children, openPart(part.plan, part.annex, block.children, true), found);
    case 'notice':
      return walk(block.children, openPart(part.plan, part.annex, block.children, part.quoted), found);
    default:
      return;
  }
}

function enterClause(node: Clause, apart: boolean, part: Part, found: Counted[]): void {
  const { clause: parent, within } = part;
  const series = parent === undefined ? part.clauses : (within ?? part.clauses);
  const holder = part.section ?? part.annex;
  const counted = add(series, { node, type: 'clause', parent, holder, level: node.level - 1, apart, quoted: part.quoted }, found);
  part.clause = counted;
  part.within = newSeries();
  walk(node.children, part, found);
  part.clause = parent;
  part.within = within;
}

function enterHeading(node: Heading, part: Part, found: Counted[]): void {
  const { plan, quoted } = part;
  while ((part.over.at(-1)?.node as Heading | undefined)?.depth !== undefined && isClosedBy(part.over.at(-1), node)) part.over.pop();
  const article = plan.headings === 'article' && node.depth === part.articleDepth;
  const parent = part.over.at(-1);
  const series = article ? part.articles : (parentSeries(parent) ?? part.headings);
  const type = article ? 'article' : 'heading';
  const level = node.depth - part.base;
  const counted = add(series, { node, type, parent, holder: part.annex, level, apart: false, quoted }, found);
  part.over.push(counted);
  if (beginsCount(counted, part)) {
    part.clauses = newSeries();
    part.section = counted;
  }
}

/** Series of the headings below a heading, by that heading; kept aside so that the tree is not touched. */
const below = new WeakMap<Counted, Series>();

function parentSeries(parent: Counted | undefined): Series | undefined {
  if (parent === undefined) return undefined;
  const series = below.get(parent) ?? newSeries();
  below.set(parent, series);
  return series;
}

function isClosedBy(open: Counted | undefined, node: Heading): boolean {
  return open?.node.type === 'heading' && open.node.depth >= node.depth;
}

function beginsCount(heading: Counted, part: Part): boolean {
  const depth = (heading.node as Heading).depth;
  if (part.plan.scope === 'article') return depth <= part.articleDepth;
  return part.plan.scope === 'section' && depth === part.base;
}

function enterAnnex(node: Annex, part: Part, found: Counted[]): void {
  const counted = add(
    part.annexes,
    { node, type: 'annex', parent: undefined, holder: part.annex, level: 0, apart: false, quoted: part.quoted },
    found,
  );
  walk(node.children, openPart(part.plan, counted, node.children, part.quoted), found);
}

type Entry = Omit<Counted, 'series' | 'count' | 'numbers' | 'label'>;

function add(series: Series, entry: Entry, found: Counted[]): Counted {
  const counted: Counted = { ...entry, series, count: 0, numbers: [], label: undefined };
  series.members.push(counted);
  found.push(counted);
  return counted;
}

/** Counts in the order of the text: the parent and the member before are counted by then, the series is complete. */
function count(counted: Counted, plan: NumberingPlan): void {
  const { node, parent, type } = counted;
  const before = previousMember(counted)?.count ?? 0;
  const alternative = node.type === 'clause' ? node.alternative : undefined;
  counted.count = alternative !== undefined && before > 0 ? before : before + 1;
  if (node.type === 'clause' && (plan.labels === 'as-written' || counted.quoted)) counted.count = statedCount(node) ?? counted.count;
  const outer = type === 'clause' || type === 'heading' ? (parent?.numbers ?? []) : [];
  counted.numbers = [...outer, counted.count];
  counted.label = labelOf(counted, plan, alternative);
}
