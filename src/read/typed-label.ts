/** Labels that an author typed as text: `(a)`, `2.` straight after a line, `1.` and a no-break space, `2、`, `１.`, `١.`. */
import type { Paragraph } from 'mdast';

export interface TypedLabel {
  /** As typed, without the space after it. */
  text: string;
  /** Characters up to the first word. */
  length: number;
  /** What it counts with: `a`, `iv`, `12`, `三`. */
  count: string;
}

/** A line of a paragraph that begins with a label. */
export interface TypedLine {
  label: TypedLabel;
  /** Line of the source, from 1. */
  line: number;
  /** Offsets in the source of the line's beginning and of the label. */
  start: number;
  at: number;
  /** Whether it is the first line of its paragraph. */
  isFirst: boolean;
}

const FIGURES = '\\p{Nd}{1,3}';
const HAN = '[〇一二三四五六七八九十百]{1,5}';
const LETTER = '\\p{Ll}|(\\p{Ll})\\2|[ivx]{1,5}|[\\p{Lo}--\\p{Script=Han}]{1,2}';
/** `(a)` `(1)` `（一）`, `a)`, `1.` and a no-break space or a capital, `1、`, `１．`; a four-figure number is a year. */
const LABEL = new RegExp(
  [
    `^(?:[\\(（](${LETTER}|${FIGURES}|${HAN})[\\)）]`,
    `(${LETTER.replace('\\2', '\\4')})\\)`,
    '([a-z])\\.(?=\\s)',
    `(${FIGURES})[.\\)](?=[\\s\\p{Lu}])`,
    `(${FIGURES}|${HAN})[、．]`,
    '([\\p{Nd}--[0-9]]{1,3})[.\\)\\-](?=\\s))\\s*(?=\\S)',
  ].join('|'),
  'v',
);

/** The label that a line begins with, if any; the line begins with its first character that is no space. */
export function typedLabelOf(line: string): TypedLabel | undefined {
  const match = LABEL.exec(line);
  if (match === null) return undefined;
  const [whole, ...groups] = match;
  // The second and the fourth group are the doubled letters of `(aa)` and `aa)`.
  const count = groups.find((group, index) => group !== undefined && index !== 1 && index !== 3) ?? '';
  return { text: whole.trimEnd(), length: whole.length, count };
}

/** Every line of a paragraph that begins with a label: in one that swallowed items, each of them is found. */
export function typedLines(node: Paragraph, source: string): TypedLine[] {
  const { start, end } = node.position ?? {};
  const lines = source.slice(start?.offset ?? 0, end?.offset ?? 0).split('\n');
  let offset = start?.offset ?? 0;
  const together = standingTogether(lines);
  return lines.flatMap((text, index) => {
    const at = offset + (text.length - text.trimStart().length);
    const begin = index === 0 ? offset - (start?.column ?? 1) + 1 : offset;
    offset += text.length + 1;
    const label = typedLabelOf(text.trimStart());
    if (label === undefined || (index > 0 && !endsSentence(lines[index - 1]) && !together.has(label.count))) return [];
    return [{ label, line: (start?.line ?? 1) + index, start: begin, at, isFirst: index === 0 }];
  });
}

/**
 * The counts of which a neighbour begins another line: two lines that begin with `(a)` and `(b)` do so on purpose, whatever
 * the lines before them end in.
 */
function standingTogether(lines: readonly string[]): ReadonlySet<string> {
  const counts = new Set(lines.flatMap((line) => typedLabelOf(line.trimStart())?.count ?? []));
  const together = new Set<string>();
  for (const count of counts) {
    const next = nextCounts(count).find((one) => counts.has(one));
    if (next !== undefined) together.add(count).add(next);
  }
  return together;
}

/** What may follow a count: b after a, 3 after 2, ii after i. */
function nextCounts(count: string): string[] {
  if (/^\d+$/.test(count)) return [String(Number(count) + 1)];
  const letter = /^\p{L}$/u.test(count) ? [String.fromCodePoint((count.codePointAt(0) ?? 0) + 1)] : [];
  return /^i+$/.test(count) ? [...letter, `${count}i`] : letter;
}

/** A wrapped line may begin with `(a)` by chance; a label begins after the end of a sentence or clause. */
function endsSentence(line: string | undefined): boolean {
  return /[.;:!?,。；：，؛،]\s*$/u.test(line ?? '');
}
