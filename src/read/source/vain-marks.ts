/**
 * Marks that the Markdown parser follows to the end of their paragraph in vain: an unclosed comment, backticks without a
 * partner, a link's title without an end. Thousands of them in one paragraph take minutes (8,000 times `x <!-- ` 15 s), so
 * they are counted before, in one pass. No text has as many: each of these marks is an error by itself.
 */

import { report } from '../../report/report.js';
import type { SourceFile } from '../../report/source-file.js';
import { pointIn } from './unprinted.js';

/** Characters that may be read in vain, half a second's worth. */
const MOST_STEPS = 20_000_000;
/** Lines of one paragraph that end in spaces: the parser moves the rest of the paragraph for each. */
const MOST_SPACED_LINES = 10_000;

/** Openings that are read on until their end is found. */
const OPENINGS: readonly { open: RegExp; close: string }[] = [
  { open: /<!--/g, close: '-->' },
  { open: /<\?/g, close: '?>' },
  { open: /<![A-Za-z]/g, close: '>' },
  { open: /<!\[CDATA\[/g, close: ']]>' },
];
/** Words in parentheses after a space, which may be the title of a link. */
const TITLE = /[ \t\r\n]\(/g;
const MARKS = /<[!?]|`|\]\(|[ \t]\r?\n/;

/** Whether a source can be parsed in a time that its length explains; a source that cannot is reported. */
export function isParsedSoon(file: SourceFile, text: string): boolean {
  let steps = 0;
  for (const { start, block } of blocksOf(text)) {
    if (!MARKS.test(block) && !isLong(block)) continue;
    steps += vainSteps(block);
    const spaced = block.match(/[ \t]\r?\n/g)?.length ?? 0;
    if (steps <= MOST_STEPS && spaced <= MOST_SPACED_LINES) continue;
    report(file, 'too-deep', pointIn(text, start), {
      message:
        spaced > MOST_SPACED_LINES
          ? `this paragraph has ${spaced} lines that end in spaces, too many to read`
          : 'this paragraph has thousands of lines, or of marks that are never closed',
      help: 'put empty lines between paragraphs, close `<!--` and backticks, or write a backslash before a mark to print it',
    });
    return false;
  }
  return true;
}

/** Long enough for the number of its lines to matter. */
function isLong(block: string): boolean {
  return block.length > 5_000;
}

/** Text between empty lines. A paragraph is never longer; a list or table without empty lines is one such stretch. */
function* blocksOf(text: string): Generator<{ start: number; block: string }> {
  let start = 0;
  for (const { index, 0: gap } of text.matchAll(/\n[ \t>]*\r?\n/g)) {
    if (index >= start) yield { start, block: text.slice(start, index + 1) };
    start = index + gap.length;
  }
  yield { start, block: text.slice(start) };
}

function vainSteps(block: string): number {
  const openings = OPENINGS.reduce(
    (sum, { open, close }) => sum + stepsAfter(block, open, block.lastIndexOf(close)),
    0,
  );
  const titles = block.includes('](') ? stepsAfter(block, TITLE, block.lastIndexOf(')')) : 0;
  return openings + titles + backtickSteps(block) + imageSteps(block) + lazySteps(block);
}

/** Characters from each match that begins behind the last end to the end of the block. */
function stepsAfter(block: string, expression: RegExp, end: number): number {
  let steps = 0;
  for (const { index } of block.matchAll(expression)) if (index > end) steps += block.length - index;
  return steps;
}

/**
 * Of each length of a run of backticks, the last one has no partner. One behind a backslash is one shorter as an opening, and
 * as long as it stands as an end, so that thousands of them may have no partner.
 */
function backtickSteps(block: string): number {
  const runs = [...block.matchAll(/`+/g)];
  const last = new Map(runs.map(({ index, 0: run }) => [run.length, index]));
  let steps = 0;
  for (const index of last.values()) steps += block.length - index;
  for (const { index, 0: run } of runs) {
    const isVain = block[index - 1] === '\\' && (last.get(run.length - 1) ?? -1) < index;
    if (isVain && run.length > 1) steps += block.length - index;
  }
  return steps;
}

/** Characters in the words of images: those of an image within an image are read again. */
function imageSteps(block: string): number {
  const open: number[] = [];
  let steps = 0;
  for (const { index, 0: mark } of block.matchAll(/\\.|!?\[|\](\()?/gs)) {
    if (mark.startsWith(']')) {
      const start = open.pop() ?? index;
      if (mark === '](' && block[start] === '!') steps += index - start;
    } else if (!mark.startsWith('\\')) open.push(index);
  }
  return steps > block.length * 4 ? steps : 0;
}

/** Lines that go on at the left edge with a paragraph of a list or quotation: the parser goes back over all of them. */
function lazySteps(block: string): number {
  let [run, steps] = [0, 0];
  let isWithin = false;
  for (const line of block.split('\n')) {
    const isMarked = /^(?:[ \t>]|(?:[*+-]|\d+[.)])[ \t])/.test(line);
    isWithin ||= isMarked;
    run = isMarked ? 0 : run + 1;
    if (isWithin) steps += 2 * run;
  }
  return steps;
}
