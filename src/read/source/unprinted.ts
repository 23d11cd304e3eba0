/**
 * Characters that other programs leave in a text and that no page shows as they stand: they are told of where the source
 * is decoded, and kept out of the tree.
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
  /** What stands in their place when the source is mended; undefined where only the author knows. */
  mended?: string;
  expected: string;
  note: string;
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
    expected: 'text; the character prints nothing and is left out',
    note: 'Often what is left of a quotation mark or dash of another encoding: look at the words around it.',
  },
  {
    characters: new RegExp(`[${INVISIBLE}]`, 'gu'),
    mended: '',
    expected: 'words without it; it prints nothing and is left out',
    note: 'It comes with text pasted from Word or a web page. `engross check --fix` takes all of them out.',
  },
  {
    characters: new RegExp(`[${OVERRIDES}]`, 'gu'),
    mended: '',
    expected: 'words in the order in which they are read; it is left out',
    note: 'It turns letters round: what a reader sees is not what stands there. `engross check --fix` takes all of them out.',
  },
  {
    characters: new RegExp(`[${LINE_ENDS}]`, 'gu'),
    mended: ' ',
    expected: 'an empty line between paragraphs; it is printed as a space',
    note: 'It comes with text pasted from another program. `engross check --fix` puts a space in its place.',
  },
  {
    characters: new RegExp(PAGE_BREAK, 'gu'),
    mended: ' ',
    expected: 'an empty line between paragraphs; it is read as a space',
    note: 'Pages break by themselves. `engross check --fix` puts a space in its place.',
  },
  {
    characters: new RegExp(LINE_BREAK, 'gu'),
    mended: ' ',
    expected: 'an empty line between paragraphs; it is read as a space',
    note: 'It is Word’s Shift+Enter. `engross check --fix` puts a space in its place.',
  },
];

/** Reports, once for each sort, what a text holds that is not printed as it is. */
export function reportUnprinted(file: SourceFile, text: string): void {
  if (UNPRINTED.test(text) || BREAKS.test(text)) for (const remains of REMAINS) reportRemains(file, text, remains);
}

function reportRemains(file: SourceFile, text: string, { characters, mended, expected, note }: Remains): void {
  const found = [...text.matchAll(characters)];
  const [first] = found;
  if (first === undefined) return;
  const times = found.length === 1 ? '' : ` (${found.length} times)`;
  const fix = found.map(({ index }) => ({ from: index, to: index + 1, text: mended ?? '' }));
  const finding: Finding<'warning'> = {
    found: `${characterName(first[0])}${times}`,
    expected,
    help: note,
    severity: 'warning',
  };
  report(file, 'control-character', pointIn(text, first.index), mended === undefined ? finding : { ...finding, fix });
}

/** Line and column of an offset, from 1. */
export function pointIn(text: string, index: number): { line: number; column: number; offset: number } {
  const before = text.slice(0, index).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1, offset: index };
}
