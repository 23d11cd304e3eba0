/** What of a long list of diagnostics is shown in full, and what is only counted. */
import type { Severity } from '../lint/rules/rule.js';
import { byPlace, type Diagnostic } from './diagnostic.js';

/** A diagnostic that is shown in full, with the places in its file at which the same one was reported again. */
export interface ShownDiagnostic {
  diagnostic: Diagnostic;
  again: Diagnostic[];
}

export interface ShownFile {
  file: string;
  shown: ShownDiagnostic[];
}

/** Diagnostics of a rule that are only counted. */
export interface CountedRule {
  rule: string;
  severity: Diagnostic['severity'];
  count: number;
  files: number;
}

export interface FoldedReport {
  files: ShownFile[];
  counted: CountedRule[];
}

/** Diagnostics that are shown in full in one file, and files in which those of one kind are. */
const SHOWN_IN_FILE = 20;
const FILES_OF_KIND = 3;
/** Diagnostics that are shown in full in one run, so that many warnings leave room for errors. */
const SHOWN_IN_RUN: Record<Severity, number> = { error: 120, warning: 60, info: 20 };

/**
 * Folds the diagnostics of a run: those of one kind in one file into one, those of one kind in many files into the first
 * few and a count, and everything above the limits into counts by rule. Order is kept.
 */
export function foldDiagnostics(diagnostics: readonly Diagnostic[], all = false): FoldedReport {
  if (all) return { files: unfolded(diagnostics), counted: [] };
  const filesOfKind = new Map<string, number>();
  const counted: Diagnostic[] = [];
  const left = { ...SHOWN_IN_RUN };
  const files: ShownFile[] = [];
  for (const [file, inFile] of groupBy(diagnostics, ({ path }) => path)) {
    const shown: ShownDiagnostic[] = [];
    for (const [kind, all] of errorsFirst(groupBy(inFile, kindOf))) {
      const [diagnostic, ...again] = all;
      if (diagnostic === undefined) continue;
      const times = (filesOfKind.get(kind) ?? 0) + 1;
      filesOfKind.set(kind, times);
      if (times > FILES_OF_KIND || shown.length >= SHOWN_IN_FILE || left[diagnostic.severity] === 0) {
        for (const one of all) counted.push(one);
        continue;
      }
      shown.push({ diagnostic, again });
      left[diagnostic.severity]--;
    }
    shown.sort((a, b) => byPlace(a.diagnostic, b.diagnostic));
    if (shown.length > 0) files.push({ file, shown });
  }
  return { files, counted: [...groupBy(counted, ruleKey).values()].map(countedRule) };
}

function unfolded(diagnostics: readonly Diagnostic[]): ShownFile[] {
  return [...groupBy(diagnostics, ({ path }) => path)].map(([file, inFile]) => ({
    file,
    shown: inFile.map((diagnostic) => ({ diagnostic, again: [] })),
  }));
}

function errorsFirst(kinds: Map<string, Diagnostic[]>): [kind: string, all: Diagnostic[]][] {
  const isError = ([, [first]]: [string, Diagnostic[]]) => Number(first?.severity === 'error');
  return [...kinds].sort((a, b) => isError(b) - isError(a));
}

/** The same kind: the same words for errors, each of which must be fixed; the same rule for what may stay. */
function kindOf(one: Diagnostic): string {
  return one.severity === 'error' ? `${ruleKey(one)} ${one.message}` : ruleKey(one);
}

function ruleKey({ severity, rule }: Diagnostic): string {
  return `${severity} ${rule}`;
}

function countedRule(all: readonly Diagnostic[]): CountedRule {
  const [first] = all as [Diagnostic];
  const files = new Set(all.map(({ path }) => path)).size;
  return { rule: first.rule, severity: first.severity, count: all.length, files };
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
