/**
 * The one place where diagnostics are made.
 *
 * Every stage says what it found as data; the words, the place, the rule's address and the severity are set here.
 */
import type { Node, Point, Position } from 'unist';
import type { VFile } from 'vfile';
import type { VFileMessage } from 'vfile-message';
import { type RuleId, type SeverityOf, usualSeverity } from '../lint/rules/catalogue.js';
import type { Severity } from '../lint/rules/rule.js';

/** Where a finding is: a node, its position, a point, or nothing for the whole file, which is told at its beginning. */
export type Place = Node | Position | Point | undefined;

/** A place in another file (or the same) that belongs to a finding: the other language version, the first definition. */
export interface Related {
  file: string;
  place?: Position | Point | undefined;
  /** What is there, in a few words. */
  message: string;
}

/** What is told of a finding beside its rule and place. */
export interface Finding<Worth extends Severity = never> {
  /** What stands there, as a noun: ``key `titel` ``. The reason becomes "Unexpected <found>, expected <expected>". */
  found: string;
  /** What should stand there: ``one of `title`, `topic` ``. */
  expected: string;
  /** One that the rule has; without it, the rule's usual one. */
  severity?: Worth;
  /** A longer word on why, or on what to do. */
  note?: string;
  /** What `check --fix` changes in the source; only where there is no doubt about what the author meant. */
  fix?: Edit[];
  related?: Related[];
}

/** A change of a source's text: what stands from `from` up to `to` becomes `text`. UTF-16 units, byte order mark not counted. */
export interface Edit {
  from: number;
  to: number;
  text: string;
  /** Whether it holds without the other edits of its diagnostic. */
  alone?: true;
}

/** The edits of a diagnostic in groups, each of which is applied whole or not at all. */
export function fixGroups({ fix = [] }: Pick<VFileMessage, 'fix'>): Edit[][] {
  const together = fix.filter((edit) => edit.alone !== true);
  const alone = fix.filter((edit) => edit.alone === true).map((edit) => [edit]);
  return together.length === 0 ? alone : [together, ...alone];
}

/** Where a finding on a whole file stands: every finding has a line and a column that an editor can go to. */
const BEGINNING: Point = { line: 1, column: 1, offset: 0 };

/** Where the rules are explained, in the package: one section for each rule id. */
const MANUAL = 'docs/rules.md#';

/**
 * Puts a finding on the file's list of messages.
 * `rule` is the id of a rule (`lint/rules/`), under which it can be looked up, silenced or made an error.
 */
export function report<Id extends RuleId>(
  file: VFile,
  rule: Id,
  place: Place,
  finding: Finding<SeverityOf<Id>>,
): VFileMessage {
  const severity = finding.severity ?? usualSeverity(rule);
  const reason = `Unexpected ${finding.found}, expected ${finding.expected}`;
  const message = file.message(reason, { ruleId: rule, source: 'engross', place: positionOf(place) ?? BEGINNING });
  message.fatal = severity === 'error' ? true : severity === 'warning' ? false : undefined;
  message.url = MANUAL + rule;
  if (finding.fix !== undefined) message.fix = finding.fix;
  if (finding.note !== undefined) message.note = finding.note;
  if (finding.related !== undefined) message.related = finding.related;
  return message;
}

/**
 * Puts the messages of a text that was parsed by itself (the value of a field) on the list of its file, all at one place.
 * Fixes are left out: they count in that text.
 */
export function moveMessages(from: VFile, to: VFile, place: Place, severity?: Severity): void {
  for (const { reason, ruleId, fatal, url, note } of from.messages) {
    const message = to.message(reason, {
      ...(ruleId === undefined ? {} : { ruleId }),
      source: 'engross',
      place: positionOf(place) ?? BEGINNING,
    });
    message.fatal =
      severity === undefined ? fatal : severity === 'error' ? true : severity === 'warning' ? false : undefined;
    if (url !== undefined) message.url = url;
    if (note !== undefined) message.note = note;
  }
}

/** Tells the severity of a message; VFile keeps it in `fatal`. */
export function severityOf(message: VFileMessage): Severity {
  return message.fatal === true ? 'error' : message.fatal === false ? 'warning' : 'info';
}

/** True when something found in the file forbids its document. */
export function isUnsound(file: VFile): boolean {
  return file.messages.some((message) => message.fatal === true);
}

function positionOf(place: Place): Position | Point | undefined {
  if (place === undefined) return undefined;
  if ('type' in place) return (place as Node).position;
  return place as Position | Point;
}

declare module 'vfile-message' {
  interface VFileMessage {
    /** What `check --fix` does about it. */
    fix?: Edit[];
    related?: Related[];
  }
}

/** An author's word that a finding of a rule is meant, on the lines `from` to `to` (1-based, inclusive). */
export interface Silence {
  rule: string;
  reason: string;
  from: number;
  to: number;
}

/** What a house makes of a rule's findings (`rules:` in engross.yaml). */
export type RuleSetting = Severity | 'off';

/**
 * Settles what the findings of a file are worth, when all are made: the house's settings, then the author's silences.
 * An error stays an error whatever is set: it says that a document would be wrong, not that it could be better.
 */
export function settle(file: VFile, settings: Readonly<Record<string, RuleSetting>>): void {
  const silences = (file.data['silences'] ?? []) as readonly Silence[];
  file.messages = file.messages.filter((message) => {
    if (message.fatal === true) return true;
    const setting = message.ruleId === undefined ? undefined : settings[message.ruleId];
    if (setting === 'off' || silences.some((silence) => covers(silence, message))) return false;
    if (setting !== undefined) message.fatal = setting === 'error' ? true : setting === 'warning' ? false : undefined;
    return true;
  });
}

/** Whether the author has silenced a rule on a line. */
export function isSilenced(file: VFile, rule: string, line: number): boolean {
  const silences = (file.data['silences'] ?? []) as readonly Silence[];
  return silences.some((silence) => silence.rule === rule && line >= silence.from && line <= silence.to);
}

function covers(silence: Silence, message: VFileMessage): boolean {
  const line = message.line ?? 0;
  return silence.rule === message.ruleId && line >= silence.from && line <= silence.to;
}
