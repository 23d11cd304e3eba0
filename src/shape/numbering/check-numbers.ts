/** Checks typed numbers against the count: different figures, a restart by accident, a level left out, a single item. */

import type { Point } from 'unist';
import type { SeverityOf } from '../../lint/rules/catalogue.js';
import { type Finding, report } from '../../report/report.js';
import type { SourceFile } from '../../report/source-file.js';
import type { Clause } from '../../tree/blocks.js';
import { plainText } from '../../tree/text.js';
import { alternativeOf, type NumberingPlan, statedCount } from './number-blocks.js';
import type { Counted, Series } from './number-series.js';

/** Severities of a number that is not the computed one. */
type Allowed = SeverityOf<'item-number'>;

/** Checks everything counted; `severity` is that of figures, an error where numbers are official. */
export function checkNumbers(
  counted: readonly Counted[],
  plan: NumberingPlan,
  severity: Allowed,
  file: SourceFile,
): void {
  const figures: Figures = { runs: new Map(), left: new Map(), replaced: [], reported: 0, severity, file };
  for (const one of counted) {
    if (one.quoted) continue;
    if (one.node.type === 'clause' && plan.labels === 'computed') checkFigures(one, one.node, figures, plan);
    checkLevel(one, plan, file);
    checkAlone(one, plan, file);
    checkAlternative(one, plan, file);
  }
  if (figures.replaced.length > figures.reported) reportReplaced(figures);
}

/** The state of the check of typed figures. */
interface Figures {
  runs: Map<Series, Run>;
  left: Map<Series, ReturnType<typeof leavesToCount>>;
  /** Clauses that are printed under another number than the typed one. */
  replaced: { clause: Clause; counted: Counted }[];
  /** How many of them have a diagnostic of their own. */
  reported: number;
  severity: Allowed;
  file: SourceFile;
}

/** How far the typed figures of a series are off: a slip is reported once, not at every paragraph after it. */
interface Run {
  offset: number;
  stated: number;
  /** Alternatives so far. */
  alternatives: number;
}

function checkFigures(counted: Counted, clause: Clause, figures: Figures, plan: NumberingPlan): void {
  const stated = statedCount(clause);
  const { runs, file } = figures;
  const isLeft = leftToCount(counted.series, figures);
  if (stated === undefined || isLeft === 'silently') return;
  const before = runs.get(counted.series) ?? { offset: 0, stated: Number.NaN, alternatives: 0 };
  const alternatives = before.alternatives + (alternativeOf(counted, plan) === undefined ? 0 : 1);
  // An editor that numbers by itself counts alternatives too: 1, 2 (1 bis), 3 (2).
  const typed = stated - alternatives;
  const offset = stated === counted.count || typed === counted.count ? 0 : stated - counted.count;
  runs.set(counted.series, { offset, stated, alternatives });
  if (offset === 0) return;
  figures.replaced.push({ clause, counted });
  const lazy = before.offset !== 0 && stated === before.stated;
  if (offset === before.offset || lazy) return;
  figures.reported++;
  const place = markerOf(clause);
  const severity =
    isLeft === 'doubtfully'
      ? 'warning'
      : isUncertain(counted, clause) || isYear(stated, counted)
        ? 'error'
        : figures.severity;
  if (counted.apart && stated === 1) report(file, 'numbering-restart', place, restart(clause, counted, severity));
  else report(file, 'item-number', place, { ...otherNumber(clause, counted), severity });
}

/**
 * Whether a series has `1.` before every paragraph, Markdown's way of leaving the count to the machine. Of two paragraphs
 * the second may be a slip, and a list after another text may be meant to begin anew: then it is doubtful.
 */
function leavesToCount({ members }: Series): 'silently' | 'doubtfully' | 'no' {
  if (!members.every(({ node }) => node.type === 'clause' && statedCount(node) === 1)) return 'no';
  return members.length > 2 && members.every((one, index) => index === 0 || !one.apart) ? 'silently' : 'doubtfully';
}

function leftToCount(series: Series, { left }: Figures): ReturnType<typeof leavesToCount> {
  const known = left.get(series) ?? leavesToCount(series);
  left.set(series, known);
  return known;
}

/** Whether a wrong number may be a figure of the text: it follows a line without empty line, or a paragraph without end mark. */
function isUncertain({ series, index }: Counted, clause: Clause): boolean {
  const before = series.members[index - 1]?.node;
  if (before?.type !== 'clause') return false;
  const [last, start] = [before.position?.end.line, clause.position?.start.line];
  const isTight = last !== undefined && start === last + 1;
  return isTight || /[\p{L}\p{M}\p{N}]$/u.test(plainText(before.children).trim());
}

/** Whether a typed number is a year at the start of a sentence, which would be printed as another number. */
function isYear(stated: number, { count }: Counted): boolean {
  return stated >= 1000 && stated < 3000 && count < 1000;
}

function restart(clause: Clause, counted: Counted, severity: Allowed): Finding<Allowed> {
  return {
    message: `${typedAs(clause, counted)}: a heading does not restart the count`,
    severity,
    help: `write \`${counted.count}.\`; ${KEEP}`,
  };
}

const KEEP =
  '`labels: as-written` keeps the numbers of a text adopted elsewhere; `1.` before every paragraph counts them';

function otherNumber(clause: Clause, counted: Counted): Finding<Allowed> {
  const stated = statedCount(clause) ?? 0;
  // A backslash keeps it a figure of the text.
  const year = isYear(stated, counted) ? `; for a year, write \`${stated}\\.\`` : '';
  const next = clause.written.replace(/\d+/, String(counted.count));
  return { message: typedAs(clause, counted), help: `write \`${next}\`${year}; ${KEEP}` };
}

function typedAs(clause: Clause, counted: Counted): string {
  const typed = clause.written.replace(/[.)]$/, '');
  return `this paragraph is typed as ${typed} and will be printed as ${counted.label?.cited ?? counted.count}`;
}

/** The proof that no figure is replaced unseen: how many are, and from which to which. */
function reportReplaced({ replaced, severity, file }: Figures): void {
  const [first, last] = [replaced[0], replaced.at(-1)];
  if (first === undefined || last === undefined) return;
  const printed = (one: typeof first) => one.counted.label?.cited ?? String(one.counted.count);
  report(file, 'replaced-number', markerOf(first.clause), {
    message: `${replaced.length} numbers are printed otherwise than typed (${first.clause.written} as ${printed(first)} … ${last.clause.written} as ${printed(last)})`,
    help: `write the numbers that are to be printed; ${KEEP}`,
    severity,
  });
}

/** The clause's first characters, where its marker stands, so that a long paragraph is not marked as a whole. */
function markerOf(clause: Clause): Point | undefined {
  return clause.position?.start;
}

function checkLevel(counted: Counted, plan: NumberingPlan, file: SourceFile): void {
  if (counted.type === 'annex' || counted.type === 'article') return;
  if (counted.type === 'heading' && plan.headings !== 'numbered') return;
  const above = counted.parent?.level ?? -1;
  if (counted.level <= above + 1) return;
  const thing = counted.type === 'heading' ? 'heading' : 'sub-paragraph';
  report(file, 'skipped-level', counted.node.position?.start, {
    message: `this ${thing} is of level ${counted.level + 1}, and ${above < 0 ? 'no other is above it' : `the one above it of level ${above + 1}`}`,
    help: `write it at level ${above + 2}`,
  });
}

/** "If there is an A there must be a B" (Editorial Manual, headings); the same holds for sub-paragraphs. */
function checkAlone(counted: Counted, plan: NumberingPlan, file: SourceFile): void {
  if (counted.series.members.length > 1 || counted.label === undefined) return;
  const isSub = counted.type === 'clause' && counted.parent !== undefined;
  const isHeading = counted.type === 'heading' && plan.headings === 'numbered';
  if (!isSub && !isHeading) return;
  report(file, 'lone-item', counted.node.position?.start, {
    message: aloneMessage(isSub ? counted.label.text : counted.label.cited),
  });
}

/** `(a) has no (b)`; a label that is not the first of its series is named alone. */
function aloneMessage(label: string): string {
  const text = label.replace(/\.$/, '').trim();
  const next = text.replace(
    /^(\(?)([aAiI1])(?=\)?$)/,
    (_, open: string, first: string) => open + (SECOND[first] ?? first),
  );
  return next === text ? `${text} is alone at its level` : `${text} has no ${next}`;
}

const SECOND: Readonly<Record<string, string>> = { a: 'b', A: 'B', i: 'ii', I: 'II', 1: '2' };

function checkAlternative(counted: Counted, plan: NumberingPlan, file: SourceFile): void {
  const { node, type } = counted;
  if (node.type === 'annex' || node.alternative === undefined) return;
  const place = node.position?.start;
  const isPart = type === 'heading' && plan.headings === 'article';
  if (isPart)
    report(file, 'attributes', place, {
      message: `\`.${node.alternative}\` is on a heading above the articles, which has no number`,
      help: 'write it on the heading of an article',
    });
  else if (alternativeOf(counted, plan) === undefined)
    report(file, 'lone-alternative', place, {
      message: `\`.${node.alternative}\` has no ${node.type === 'clause' ? 'paragraph' : 'heading'} before it to be an alternative to`,
    });
}
