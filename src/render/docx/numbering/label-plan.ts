/**
 * The plan of a document's labels: which ones Word counts by itself, in which list, and which must stand as text.
 *
 * Every label was computed before (`label.text`). The plan goes through the document as Word will, and lets Word count
 * wherever it comes to that very label; where it would not, the label is written.
 */
import type { Kind } from '../../../templates/kind.js';
import type { Language, NumberingLevel } from '../../../templates/language.js';
import type { Annex, Clause, Heading } from '../../../tree/blocks.js';
import type { OfficialDocument } from '../../../tree/document.js';
import type { Label } from '../../../tree/node.js';
import { heldBy, type Structure, specOf } from '../../../tree/spec.js';
import {
  beginRun,
  type Counts,
  count,
  LEVELS,
  type ListPlace,
  newCounts,
  nextNumber,
  printed,
  skipBelow,
} from '../xml/word-counting.js';

/** Lists of a document in the order of their numbers; the first instance of each has that number plus one. */
export const LISTS = ['operative', 'numbered', 'heading', 'article', 'annex', 'bullets'] as const;
export type ListName = (typeof LISTS)[number];

/** How one level of a list counts. */
export interface ListLevel {
  list: ListName;
  /** 0 to 8. */
  level: number;
  /** Style of its paragraphs, by its key; of that style's variant where `alternative` is set. */
  key: string;
  /** Word's name of the format. */
  format: string;
  /** Text of the label; `%1` stands for the number of the first level. */
  text: string;
  /** `bis`: prints the number of another level and does not move it. */
  alternative?: string | undefined;
}

/** Another run of a list, from a number of its own. */
export interface Restart {
  /** Number of the list in the part. */
  number: number;
  list: ListName;
  level: number;
  start: number;
}

/** What becomes of one label. */
export type PlannedLabel =
  /** Word counts it; `place` where it differs from what the style says, `alternative` names the variant of the style. */
  | { by: 'word'; level: ListLevel; place: ListPlace; restarted: boolean }
  /** It stands as text; `uncounted` where the style belongs to a list and the paragraph must leave it. */
  | { by: 'text'; text: string; uncounted: boolean };

export interface LabelPlan {
  labels: Map<Clause | Heading | Annex, PlannedLabel>;
  levels: ListLevel[];
  restarts: Restart[];
  /** Styles that are linked to a level, by key. */
  linked: Map<string, ListPlace>;
  /** Styles whose paragraphs have labels. */
  labelled: Set<string>;
  /** Labels by place, for references: the text, and whether Word has counted it. */
  places: Map<string, { text: string; counted: boolean }>;
}

/** Number of the first instance of a list. */
export function listNumber(list: ListName): number {
  return LISTS.indexOf(list) + 1;
}

/** Key of the style of a clause or heading. */
export function labelStyle(node: Clause | Heading | Annex): string {
  if (node.type === 'clause') return `${node.role}-${node.level}`;
  return node.type === 'heading' ? `heading-${node.depth}` : 'annex';
}

/** Plans all labels of a document in the order in which they stand. */
export function planLabels(document: OfficialDocument, kind: Kind, language: Language): LabelPlan {
  const levels = levelsOf(kind, language, articleStyle(document));
  const linked = new Map(levels.map(({ key, list, level }) => [key, { list: listNumber(list), level }]));
  const plan: LabelPlan = {
    labels: new Map(),
    levels,
    restarts: [],
    linked,
    labelled: new Set(linked.keys()),
    places: new Map(),
  };
  const state: Walk = { plan, language, lists: new Map() };
  for (const block of document.children) visit(block, state);
  for (const note of document.notes) for (const block of note.children) visit(block, state);
  return plan;
}

interface Walk {
  plan: LabelPlan;
  language: Language;
  lists: Map<ListName, { counts: Counts; number: number }>;
}

function levelsOf(kind: Kind, language: Language, articles: string): ListLevel[] {
  const { clause, heading, article, annex } = language.numbering;
  const computed = kind.numbering.labels === 'computed';
  const clauses = (list: 'operative' | 'numbered') =>
    computed ? clause.map((level, index) => listLevel(list, index, `${list}-${index + 1}`, level)) : [];
  const headings =
    kind.text.headings === 'plain'
      ? []
      : heading
          .map((level, index) => listLevel('heading', index, `heading-${index + 1}`, level))
          .filter(({ key }) => kind.text.headings === 'numbered' || key !== articles);
  const ofArticles = kind.text.headings === 'article' ? [listLevel('article', 0, articles, article)] : [];
  const annexes = [listLevel('annex', 0, 'annex', annex)];
  const bullets = ['list-item', 'note-bullet'].map((key, level) => bulletLevel(key, level));
  const counted = [...clauses('operative'), ...clauses('numbered'), ...headings, ...ofArticles, ...annexes];
  return [...counted.filter(({ format }) => format !== 'none'), ...bullets];
}

/** The style of headings that begin an article: the lowest of a convention with parts, the highest of one without. */
function articleStyle({ children }: OfficialDocument): string {
  const first = children.find((block): block is Heading => block.type === 'heading' && block.label !== undefined);
  return first === undefined ? 'heading-1' : labelStyle(first);
}

const BULLET = '•';

function bulletLevel(key: string, level: number): ListLevel {
  return { list: 'bullets', level, key, format: 'bullet', text: BULLET };
}

function listLevel(list: ListName, level: number, key: string, numbering: NumberingLevel): ListLevel {
  return { list, level, key, format: numbering.word, text: numbering.label.replace('{}', `%${level + 1}`) };
}

function visit(node: Structure, walk: Walk): void {
  if (isLabelled(node)) planLabel(node, walk);
  for (const held of heldBy(node)) visit(held, walk);
}

function isLabelled(node: Structure): node is Clause | Heading | Annex {
  return specOf(node).isLabelled;
}

function planLabel(node: Clause | Heading | Annex, walk: Walk): void {
  const { label } = node;
  if (label === undefined) return;
  const key = labelStyle(node);
  walk.plan.labelled.add(key);
  const planned = counted(key, label, walk) ?? {
    by: 'text' as const,
    text: label.text,
    uncounted: walk.plan.linked.has(key),
  };
  walk.plan.labels.set(node, planned);
  if (node.place !== undefined) walk.plan.places.set(node.place, { text: label.text, counted: planned.by === 'word' });
}

function counted(key: string, label: Label, walk: Walk): PlannedLabel | undefined {
  const level = walk.plan.levels.find((candidate) => candidate.key === key && candidate.alternative === undefined);
  const number = label.numbers.at(-1);
  if (label.literal || level === undefined || number === undefined) return undefined;
  if (label.alternative !== undefined) return alternative(level, label, label.alternative, number, walk);
  if (!comesTo(level, number, label.text)) return undefined;
  const list = listState(level.list, walk);
  if (nextNumber(list.counts, level.level) !== number) {
    list.number = restart(level, number, walk);
    beginRun(list.counts, level.level, number);
  }
  count(list.counts, level.level, number);
  return place(level, list.number);
}

/** `3 bis`: a level of its own that prints the count of the paragraph before it. */
function alternative(
  base: ListLevel,
  label: Label,
  name: string,
  number: number,
  walk: Walk,
): PlannedLabel | undefined {
  const list = listState(base.list, walk);
  const numberText = `%${base.level + 1}`;
  const { numbering } = walk.language;
  const said = numbering.alternatives?.[name] ?? name;
  const word = numbering.alternative.replace('{number}', numberText).replace('{alternative}', said);
  const text = base.text.replace(numberText, word);
  if (list.counts.levels[base.level] !== number || !comesTo({ ...base, text }, number, label.text)) return undefined;
  const level = alternativeLevel(base, name, text, walk.plan);
  if (level === undefined) return undefined;
  skipBelow(list.counts, base.level);
  return place(level, list.number);
}

/** Clauses need five of Word's levels, so that a document can have four kinds of alternatives. */
function alternativeLevel(base: ListLevel, name: string, text: string, plan: LabelPlan): ListLevel | undefined {
  const known = plan.levels.find((level) => level.key === base.key && level.alternative === name);
  if (known !== undefined) return known;
  const used = plan.levels.filter((level) => level.list === base.list).map((level) => level.level);
  const free = Math.max(...used) + 1;
  if (free >= LEVELS) return undefined;
  const level = { ...base, level: free, text, format: 'decimal', alternative: name };
  plan.levels.push(level);
  return level;
}

function comesTo(level: ListLevel, number: number, wanted: string): boolean {
  const text = printed(level.format, number);
  return text === undefined || level.text.replace(/%\d/, text) === wanted;
}

function listState(name: ListName, walk: Walk): { counts: Counts; number: number } {
  const known = walk.lists.get(name) ?? { counts: newCounts(), number: listNumber(name) };
  walk.lists.set(name, known);
  return known;
}

function restart(level: ListLevel, start: number, { plan }: Walk): number {
  const number = LISTS.length + plan.restarts.length + 1;
  plan.restarts.push({ number, list: level.list, level: level.level, start });
  return number;
}

function place(level: ListLevel, number: number): PlannedLabel {
  return {
    by: 'word',
    level,
    place: { list: number, level: level.level },
    restarted: number !== listNumber(level.list),
  };
}
