/**
 * Characters that other programs leave in a text and that cannot be printed: they are reported where the source is
 * decoded, and kept out of the tree.
 */

import { characterName } from '../../characters.js';
import { type Finding, report } from '../../report/report.js';
import type { SourceFile } from '../../report/source-file.js';
import { GHOSTS, INVISIBLE, LINE_ENDS, OVERRIDES, printable, UNPRINTED } from '../../tree/text.js';

/** What front matter says, with every string as it is printed. */
export function printableValue(value: unknown): unknown {
  if (typeof value === 'string') return printable(value);
  if (Array.isArray(value)) return value.map(printableValue);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, printableValue(inner)]));
}

interface Remains {
  characters: RegExp;
  /** What `check --fix` puts in their place; undefined where only the author knows. */
  fixed?: string;
  /** What happens to the character in print. */
  effect: string;
  help: string;
}

const [PAGE_BREAK, LINE_BREAK] = ['\\u000c', '\\u000b'];
const BREAKS = new RegExp(`[${PAGE_BREAK}${LINE_BREAK}]`, 'u');
const EVERY_BREAK = new RegExp(BREAKS, 'gu');

/** A text with a space for each page break, and for each line break of Word. */
export function withoutBreaks(text: string): string {
  return text.replace(EVERY_BREAK, ' ');
}

const REMAINS: readonly Remains[] = [
  {
    characters: new RegExp(`[${GHOSTS}]`, 'gu'),
    effect: 'prints nothing and is left out',
    help: 'look at the words around it: often it was a quotation mark or dash in another encoding',
  },
  {
    characters: new RegExp(`[${INVISIBLE}]`, 'gu'),
    fixed: '',
    effect: 'prints nothing and is left out',
    help: 'run `engross check --fix` to take it out; it comes with text pasted from Word or a web page',
  },
  {
    characters: new RegExp(`[${OVERRIDES}]`, 'gu'),
    fixed: '',
    effect: 'turns the order of letters round, and is left out',
    help: 'run `engross check --fix` to take it out, and read the words again',
  },
  {
    characters: new RegExp(`[${LINE_ENDS}]`, 'gu'),
    fixed: ' ',
    effect: 'is printed as a space',
    help: 'put an empty line between paragraphs, or run `engross check --fix` for a space',
  },
  {
    characters: new RegExp(PAGE_BREAK, 'gu'),
    fixed: ' ',
    effect: 'is printed as a space',
    help: 'run `engross check --fix` for a space: pages break by themselves',
  },
  {
    characters: new RegExp(LINE_BREAK, 'gu'),
    fixed: ' ',
    effect: 'is printed as a space',
    help: 'put an empty line between paragraphs, or run `engross check --fix` for a space (it is Word’s Shift+Enter)',
  },
];

/** Reports characters of a text that are not printed as typed, one diagnostic for each sort. */
export function reportUnprinted(file: SourceFile, text: string): void {
  if (UNPRINTED.test(text) || BREAKS.test(text)) for (const remains of REMAINS) reportRemains(file, text, remains);
}

function reportRemains(file: SourceFile, text: string, { characters, fixed, effect, help }: Remains): void {
  const found = [...text.matchAll(characters)];
  const [first] = found;
  if (first === undefined) return;
  const times = found.length === 1 ? '' : ` (${found.length} times)`;
  const fix = found.map(({ index }) => ({ from: index, to: index + 1, text: fixed ?? '' }));
  const finding: Finding<'warning'> = {
    message: `${characterName(first[0])}${times} ${effect}`,
    help,
    severity: 'warning',
  };
  report(file, 'control-character', pointIn(text, first.index), fixed === undefined ? finding : { ...finding, fix });
}

/** Line and column of an offset, from 1. */
export function pointIn(text: string, index: number): { line: number; column: number; offset: number } {
  const before = text.slice(0, index).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1, offset: index };
}
