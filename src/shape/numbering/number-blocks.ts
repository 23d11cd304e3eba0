/**
 * The one iterator that counts: clauses, headings, articles and annexes in the order of the text, each with its ordinals
 * and its label. It changes nothing in the tree: `number-document.ts` writes the labels, `check-numbers.ts` checks what
 * the source says, `collect-labels.ts` makes the table for references.
 */
import type { Kind } from '../../templates/kind.js';
import type { Language, NumberingLevel } from '../../templates/language.js';
import type { Clause } from '../../tree/blocks.js';
import type { OfficialDocument } from '../../tree/document.js';
import type { Label } from '../../tree/node.js';
import { makeLabel } from './number-ordinals.js';
import { type Counted, findSeries } from './number-series.js';

/** How a document is counted. */
export interface NumberingPlan {
  scope: Kind['numbering']['scope'];
  single: Kind['numbering']['single'];
  labels: Kind['numbering']['labels'];
  headings: Kind['text']['headings'];
  words: Language['numbering'];
}

/** Makes the plan of a document from its kind, the `labels` of its fields, which go before the kind's, and its language. */
export function numberingPlan(
  kind: Kind,
  labels: Kind['numbering']['labels'] | undefined,
  language: Language,
): NumberingPlan {
  const { scope, single } = kind.numbering;
  return {
    scope,
    single,
    labels: labels ?? kind.numbering.labels,
    headings: kind.text.headings,
    words: language.numbering,
  };
}

/** Counts everything that is counted in a document, in the order of the text. Linear in its length. */
export function* countBlocks(
  document: Pick<OfficialDocument, 'children' | 'notes'>,
  plan: NumberingPlan,
): Generator<Counted> {
  for (const counted of findSeries(document, plan)) {
    counted.count = countOf(counted, plan);
    counted.numbers = [...(isChained(counted) ? (counted.parent?.numbers ?? []) : []), counted.count];
    counted.label = labelOf(counted, plan);
    yield counted;
  }
}

/** The figures that the author typed in a clause's marker, as a number; undefined where there are none. */
export function statedCount(clause: Clause): number | undefined {
  const figures = /\d{1,9}/.exec(clause.written)?.[0];
  return figures === undefined ? undefined : Number(figures);
}

/** The author's alternative (`bis`); an alternative to nothing is counted like any paragraph, unless its number is typed. */
export function alternativeOf({ node, index }: Counted, plan: Pick<NumberingPlan, 'labels'>): string | undefined {
  if (node.type === 'annex') return undefined;
  const typed = node.type === 'heading' && plan.labels === 'as-written' ? node.written?.alternative : undefined;
  return typed ?? (index > 0 ? node.alternative : undefined);
}

/** The number that the author typed for a block. */
function statedNumber({ node }: Counted): number | undefined {
  if (node.type === 'clause') return statedCount(node);
  return node.written?.isForeign ? undefined : node.written?.count;
}

/** Whether labels stay as written in the series of a heading, and it has none. */
function isUnwritten({ node, series }: Counted, plan: NumberingPlan): boolean {
  return (
    plan.labels === 'as-written' &&
    series.isTyped === true &&
    node.type === 'heading' &&
    (node.written === undefined || node.written.isForeign === true) &&
    node.alternative === undefined
  );
}

/** Sub-paragraphs and lower headings carry the ordinals above them; articles and annexes do not. */
function isChained(counted: Counted): boolean {
  return counted.type === 'clause' || counted.type === 'heading';
}

function countOf(counted: Counted, plan: NumberingPlan): number {
  const before = counted.series.members[counted.index - 1]?.count ?? 0;
  const stated = statedNumber(counted);
  const isKept = plan.labels === 'as-written' || (counted.quoted && counted.type === 'clause');
  if (stated !== undefined && isKept) return stated;
  if (isUnwritten(counted, plan)) return before;
  return alternativeOf(counted, plan) === undefined ? before + 1 : before;
}

function labelOf(counted: Counted, plan: NumberingPlan): Label | undefined {
  const { words } = plan;
  if (isUnwritten(counted, plan)) return undefined;
  switch (counted.type) {
    case 'clause':
      return isBare(counted, plan) ? undefined : label(counted, levelAt(words.clause, counted.level), plan);
    case 'heading':
      return plan.headings === 'numbered' ? label(counted, levelAt(words.heading, counted.level), plan) : undefined;
    case 'article':
      return label(counted, words.article, plan);
    case 'annex': {
      const made = label(counted, words.annex, plan);
      return counted.series.members.length > 1 || keepsNumber(counted, plan)
        ? made
        : { ...made, text: words.annex.single, cited: '', literal: true };
    }
  }
}

/** Whether the only annex of a document was adopted with a number. */
function keepsNumber({ node }: Counted, plan: NumberingPlan): boolean {
  return plan.labels === 'as-written' && node.type === 'annex' && node.written !== undefined && !node.written.isBare;
}

/** One paragraph alone has no number in kinds that say so; its alternatives would give it a neighbour. */
function isBare(counted: Counted, plan: NumberingPlan): boolean {
  return (
    plan.single === 'bare' && counted.parent === undefined && counted.series.members.length === 1 && !counted.quoted
  );
}

function label(counted: Counted, level: NumberingLevel, plan: NumberingPlan): Label {
  return makeLabel(counted.numbers, level, plan.words, alternativeOf(counted, plan));
}

/** The level's format; deeper than the language knows, that of its deepest. */
function levelAt(levels: readonly NumberingLevel[], level: number): NumberingLevel {
  const found = levels[Math.max(0, Math.min(level, levels.length - 1))];
  // The schema asks for three headings and five clauses at least.
  if (found === undefined) throw new Error('A language without levels of numbering');
  return found;
}
