/**
 * The one iterator that counts: clauses, headings, articles and annexes in the order of the text, each with its ordinals
 * and its label. It changes nothing in the tree: `number-document.ts` writes the labels, `judge-numbers.ts` judges what
 * the source says, `collect-labels.ts` makes the table for references.
 */
import type { Kind } from '../templates/kind.js';
import type { Language, NumberingLevel } from '../templates/language.js';
import type { Clause, Label, OfficialDocument } from '../tree.js';
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

/** The author's alternative (`bis`); an alternative to nothing is counted like any paragraph. */
export function alternativeOf(counted: Counted): string | undefined {
  return counted.node.type === 'clause' && counted.index > 0 ? counted.node.alternative : undefined;
}

/** Sub-paragraphs and lower headings carry the ordinals above them; articles and annexes do not. */
function isChained(counted: Counted): boolean {
  return counted.type === 'clause' || counted.type === 'heading';
}

function countOf(counted: Counted, plan: NumberingPlan): number {
  const before = counted.series.members[counted.index - 1]?.count ?? 0;
  const stated = counted.node.type === 'clause' ? statedCount(counted.node) : undefined;
  if (stated !== undefined && (plan.labels === 'as-written' || counted.quoted)) return stated;
  return alternativeOf(counted) === undefined ? before + 1 : before;
}

function labelOf(counted: Counted, plan: NumberingPlan): Label | undefined {
  const { words } = plan;
  switch (counted.type) {
    case 'clause':
      return isBare(counted, plan) ? undefined : label(counted, levelAt(words.clause, counted.level), plan);
    case 'heading':
      return plan.headings === 'numbered' ? label(counted, levelAt(words.heading, counted.level), plan) : undefined;
    case 'article':
      return label(counted, words.article, plan);
    case 'annex': {
      const made = label(counted, words.annex, plan);
      return counted.series.members.length > 1 ? made : { ...made, text: words.annex.single, cited: '', literal: true };
    }
  }
}

/** One paragraph alone has no number in kinds that say so; its alternatives would give it a neighbour. */
function isBare(counted: Counted, plan: NumberingPlan): boolean {
  return (
    plan.single === 'bare' && counted.parent === undefined && counted.series.members.length === 1 && !counted.quoted
  );
}

function label(counted: Counted, level: NumberingLevel, plan: NumberingPlan): Label {
  return makeLabel(counted.numbers, level, plan.words, alternativeOf(counted));
}

/** The level's format; deeper than the language knows, that of its deepest. */
function levelAt(levels: readonly NumberingLevel[], level: number): NumberingLevel {
  const found = levels[Math.max(0, Math.min(level, levels.length - 1))];
  // The schema asks for three headings and five clauses at least.
  if (found === undefined) throw new Error('A language without levels of numbering');
  return found;
}
