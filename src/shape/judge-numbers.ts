/** What the count says of its source: figures that disagree, a count begun anew by accident, a level left out, one alone. */
import type { Point } from 'unist';
import type { VFile } from 'vfile';
import { type Finding, report, type Severity } from '../message.js';
import type { Clause } from '../tree.js';
import { alternativeOf, type NumberingPlan, statedCount } from './number-blocks.js';
import type { Counted, Series } from './number-series.js';

/** Judges everything counted; `severity` is that of figures, an error in an adopted text. */
export function judgeNumbers(counted: readonly Counted[], plan: NumberingPlan, severity: Severity, file: VFile): void {
  const runs = new Map<Series, Run>();
  for (const one of counted) {
    if (one.quoted) continue;
    if (one.node.type === 'clause' && plan.labels === 'computed') judgeFigures(one, one.node, runs, severity, file);
    judgeLevel(one, plan, file);
    judgeAlone(one, plan, file);
    judgeAlternative(one, file);
  }
}

/** How far the typed figures of a series are off: a slip is told once, not at every paragraph after it. */
interface Run {
  offset: number;
  stated: number;
  /** Alternatives so far. */
  alternatives: number;
}

function judgeFigures(counted: Counted, clause: Clause, runs: Map<Series, Run>, severity: Severity, file: VFile): void {
  const stated = statedCount(clause);
  if (stated === undefined) return;
  const before = runs.get(counted.series) ?? { offset: 0, stated: Number.NaN, alternatives: 0 };
  const alternatives = before.alternatives + (alternativeOf(counted) === undefined ? 0 : 1);
  // An editor that numbers by itself counts alternatives too: 1, 2 (1 bis), 3 (2).
  const typed = stated - alternatives;
  const offset = stated === counted.count || typed === counted.count ? 0 : stated - counted.count;
  runs.set(counted.series, { offset, stated, alternatives });
  const lazy = before.offset !== 0 && stated === before.stated;
  if (offset === 0 || offset === before.offset || lazy) return;
  const found = `item \`${clause.written}\``;
  const place = markerOf(clause);
  if (counted.apart && stated === 1) report(file, 'numbering-restart', place, restart(found, counted, severity));
  else report(file, 'item-number', place, { ...figures(found, clause, counted), severity });
}

function restart(found: string, counted: Counted, severity: Severity): Finding {
  const note = `The count goes on after a heading or a paragraph that stands between: this item is printed as ${counted.label?.cited ?? counted.count}.`;
  return { found: `${found}, which begins the count anew`, expected: `\`${counted.count}.\``, severity, note };
}

function figures(found: string, clause: Clause, counted: Counted): Finding {
  const note = `It is printed as ${counted.label?.cited ?? counted.count}. A text adopted elsewhere that must keep its numbers has \`labels: as-written\` in its front matter.`;
  return { found, expected: `\`${clause.written.replace(/\d+/, String(counted.count))}\``, note };
}

/** The clause's first characters, where its marker stands, so that a long paragraph is not marked as a whole. */
function markerOf(clause: Clause): Point | undefined {
  return clause.position?.start;
}

function judgeLevel(counted: Counted, plan: NumberingPlan, file: VFile): void {
  if (counted.type === 'annex' || counted.type === 'article') return;
  if (counted.type === 'heading' && plan.headings !== 'numbered') return;
  const above = counted.parent?.level ?? -1;
  if (counted.level <= above + 1) return;
  const thing = counted.type === 'heading' ? 'heading' : 'sub-paragraph';
  report(file, 'skipped-level', counted.node.position?.start, {
    found: `${thing} of level ${counted.level + 1} under ${above < 0 ? 'no other' : `level ${above + 1}`}`,
    expected: `level ${above + 2}`,
    severity: 'warning',
  });
}

/** "If there is an A there must be a B" (Editorial Manual, headings); the same holds for sub-paragraphs. */
function judgeAlone(counted: Counted, plan: NumberingPlan, file: VFile): void {
  if (counted.series.members.length > 1 || counted.label === undefined) return;
  const isSub = counted.type === 'clause' && counted.parent !== undefined;
  const isHeading = counted.type === 'heading' && plan.headings === 'numbered';
  if (!isSub && !isHeading) return;
  report(file, 'lone-item', counted.node.position?.start, {
    found: `${isSub ? 'sub-paragraph' : 'heading'} ${counted.label.cited} alone at its level`,
    expected: 'a second one, or none',
    severity: 'warning',
  });
}

function judgeAlternative(counted: Counted, file: VFile): void {
  if (counted.node.type !== 'clause' || counted.node.alternative === undefined || alternativeOf(counted) !== undefined)
    return;
  report(file, 'lone-alternative', counted.node.position?.start, {
    found: `alternative \`.${counted.node.alternative}\` to no paragraph`,
    expected: 'the paragraph it is an alternative to before it',
  });
}
