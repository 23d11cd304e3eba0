/** Removes what pages left in a text, before lines are joined: page numbers, job numbers, running heads. */
import type { ImportLog, Reason } from '../imported.js';
import type { TextLine } from './lines.js';
import { beginsSmall, isUnended } from './sentence-end.js';

/** `24`, `- 24 -`, `24/130`, `Page 3 of 9`: a page number alone on its line. Four figures are a year. */
const PAGE = /^(?:[-–—\s]*|(?:page|p\.|página|стр\.|الصفحة)\s*)(\d{1,3})(?:\s*(?:\/|of|de|из)\s*\d{1,3})?[-–—\s]*$/iu;
/** `第3页`, `3 页`. */
const CHINESE_PAGE = /^第?\s?(\d{1,3})\s?页(?:\s?共\s?\d{1,3}\s?页)?$/u;
/** `09-52470`, `09-52470 56`, `56 09-52470 (E)`, `*0952470*`: the number under which a page was printed. */
const JOB = /^(?:\d{1,3}(?:\/\d{1,3})?\s+)?\d{2}-\d{4,6}(?:\s*\([A-Z]\))?(?:\s+\d{1,3}(?:\/\d{1,3})?)?$|^\*\d{7,10}\*$/;
/** The same before the first words of a page: `15-29816 33/45 of the lakes`. */
const JOB_BEFORE =
  /^(?:\d{2}-\d{5}(?:\s\([A-Z]\))?\s\d{1,3}\/\d{1,3}|\d{1,3}\/\d{1,3}\s\d{2}-\d{5}(?:\s\([A-Z]\))?)\s+(?=\S)/;
/** `A/52/PV.9`, `S/RES/1454 (2002)`: a symbol as a running head. */
const SYMBOL = /^(?:\d{1,3}\s+)?[A-Z]{1,8}(?:\/[A-Z0-9][A-Za-z0-9.-]*){1,6}(?:\s?\(\d{4}\))?(?:\s+\d{1,3})?$/;
/** A running head is no longer than this, and comes so often. */
const LONGEST_HEAD = 90;
const REPEATED = 3;

/** The lines without them; the line below a removed one is the top of a page. */
export function removeFurniture(lines: readonly TextLine[], log: ImportLog): TextLine[] {
  const reasons = furnitureOf(lines);
  const kept: TextLine[] = [];
  let isPageTop = false;
  for (const [index, line] of lines.entries()) {
    const reason = reasons.get(index);
    if (reason === undefined) {
      const job = JOB_BEFORE.exec(line.text)?.[0];
      if (job !== undefined)
        log.changes.push({ reason: 'job-number', line: line.number, before: job.trim(), after: '' });
      isPageTop ||= job !== undefined;
      kept.push(isPageTop ? { ...line, text: line.text.slice(job?.length ?? 0), isPageTop } : line);
      isPageTop = false;
      continue;
    }
    log.changes.push({ reason, line: line.number, before: line.text, after: '' });
    isPageTop = true;
  }
  return kept;
}

function furnitureOf(lines: readonly TextLine[]): Map<number, Reason> {
  const found = new Map<number, Reason>();
  for (const [index, { text }] of lines.entries()) if (JOB.test(text)) found.set(index, 'job-number');
  const numbers = lines.flatMap(({ text }, index) => pageOf(text, index));
  for (const { index } of numbers) if (isAtPageEnd(index, lines, numbers)) found.set(index, 'page-number');
  for (const index of runningHeads(lines, found)) found.set(index, 'running-head');
  return found;
}

interface PageNumber {
  index: number;
  value: number;
}

function pageOf(text: string, index: number): PageNumber[] {
  const value = (PAGE.exec(text) ?? CHINESE_PAGE.exec(text))?.[1];
  return value === undefined ? [] : [{ index, value: Number(value) }];
}

/** Whether a number alone on its line is at the end of a page: empty lines, a cut sentence, or its neighbours in count say so. */
function isAtPageEnd(index: number, lines: readonly TextLine[], numbers: readonly PageNumber[]): boolean {
  const [line, before, after] = [lines[index], lines[index - 1], lines[index + 1]];
  if (line === undefined) return false;
  if (before === undefined || after === undefined || line.isApart || after.isApart) return true;
  if (line.isPageTop || after.isPageTop || /^\D/.test(line.text)) return true;
  if (isUnended(before.text) && beginsSmall(after.text)) return true;
  const own = numbers.findIndex((one) => one.index === index);
  const value = numbers[own]?.value ?? 0;
  return [-2, -1, 1, 2].some((step) => numbers[own + step]?.value === value + step);
}

/** Lines that come again and again, page for page: with or without a number beside them. */
function runningHeads(lines: readonly TextLine[], furniture: ReadonlyMap<number, Reason>): number[] {
  const groups = new Map<string, number[]>();
  for (const [index, { text }] of lines.entries()) {
    if (text.length > LONGEST_HEAD || furniture.has(index)) continue;
    const folded = withoutNumber(text);
    if (/\p{L}/u.test(folded)) groups.set(folded, [...(groups.get(folded) ?? []), index]);
  }
  return [...groups].flatMap(([text, group]) => {
    const isSymbol = SYMBOL.test(text);
    if (group.length < (isSymbol ? 1 : 2)) return [];
    const atPage = group.filter((index) => isBesidePage(index, lines, furniture));
    if (isSymbol) return atPage.length > 0 || group.length > 1 ? group : [];
    if (atPage.length >= 2 && atPage.length >= group.length * 0.6)
      return group.filter((index) => atPage.includes(index));
    return group.length >= REPEATED && isHeadByForm(text, group, lines) ? group : [];
  });
}

/** Whether a line is beside a page number or job number, or at a form feed. */
function isBesidePage(index: number, lines: readonly TextLine[], furniture: ReadonlyMap<number, Reason>): boolean {
  return (
    furniture.has(index - 1) ||
    furniture.has(index + 1) ||
    lines[index]?.isPageTop === true ||
    lines[index + 1]?.isPageTop === true
  );
}

/** A repeated line is a head, and no refrain or label, where it has no end mark, several letters, and cuts sentences. */
function isHeadByForm(text: string, group: readonly number[], lines: readonly TextLine[]): boolean {
  if (!/\p{L}{3}/u.test(text) || /[.!?;:,]["”’»)]*$/u.test(text) || beginsSmall(text)) return false;
  const cuts = group.filter((index) => {
    const [before, after] = [lines[index - 1], lines[index + 1]];
    return before === undefined || after === undefined || isUnended(before.text) || beginsSmall(after.text);
  });
  return cuts.length >= group.length * 0.5;
}

/** The page number beside a running head changes from page to page. */
function withoutNumber(text: string): string {
  return text.replace(/^(?:page\s)?\d{1,3}\s+|\s+(?:page\s)?\d{1,3}(?:\s?\/\s?\d{1,3})?$/giu, '');
}
