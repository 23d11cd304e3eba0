/**
 * Labels that an author typed as text: `(a)`, `2.` straight after a line, `1.` and a no-break space, `2、`, `１.`, `١.`, `**1.**`;
 * and those with a wrong mark: `1,`, `l.`, `(a,`, which are labels only where the count asks for them.
 */
import type { Paragraph } from 'mdast';
import type { Language } from '../../templates/language.js';

export interface TypedLabel {
  /** As typed, without the space after it. */
  text: string;
  /** Characters up to the first word. */
  length: number;
  /** What it counts with: `a`, `iv`, `12`, `三`. */
  count: string;
  /** The figures that letters were typed for: `1` of `l.`; a second reading of the label. */
  figures?: string;
  isBracketed: boolean;
  /** Whether its mark is wrong, so that it may well be a word. */
  isMistyped: boolean;
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
  /** Whether it is a label only where the count asks for it: its mark is wrong, or the line before it ends in a comma. */
  isDoubtful: boolean;
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
/** `**1.** We`: a label in emphasis of its own, its full stop perhaps escaped. */
const EMPHATIC = /^([*_]{1,3})([^*_\s]{1,8})\1[\s\u00a0]+(?=\S)/u;
/** `1,` `1;` `1 .` `1-` before a capital or a letter without case. `I,` begins a sentence. */
const WRONG_MARK = /^([\dl|][\dlIO|]{0,2})(?:\s?[,;:·،؛，；：]|\s\.|\s?[-–—](?=\s))\s*(?=["“«„‘*_]*[\p{Lu}\p{Lo}])/u;
/** `l.` `I.` `1O.`: letters in the place of figures. */
const WRONG_FIGURE = /^((?=\d*[lIO|])[\dlI|][\dlIO|]{0,2})[.)]\s+(?=["“«„‘*_]*[\p{Lu}\p{Lo}])/u;
/** `(a,` `(a.` `(a}` `{a)`: a bracket that does not close as it opened. */
const WRONG_BRACKET = /^(?:[(（](\p{Ll}|[ivx]{1,5})\s?[,.;:}\]][)）]?|[{[](\p{Ll}|[ivx]{1,5})\))\s+(?=\S)/u;

/** The label that a line begins with, if any; the line begins with its first character that is no space. */
export function typedLabelOf(line: string): TypedLabel | undefined {
  const emphatic = EMPHATIC.exec(line);
  if (emphatic !== null) {
    const inner = soundLabel(`${(emphatic[2] ?? '').replaceAll('\\\\', '')} X`);
    return inner === undefined ? undefined : { ...inner, length: emphatic[0].length };
  }
  return soundLabel(line);
}

function soundLabel(line: string): TypedLabel | undefined {
  const match = LABEL.exec(line);
  if (match === null) return undefined;
  const [whole, ...groups] = match;
  // The second and the fourth group are the doubled letters of `(aa)` and `aa)`.
  const count = groups.find((group, index) => group !== undefined && index !== 1 && index !== 3) ?? '';
  const figures = /^[lI]$/.test(count) && WRONG_FIGURE.test(line) ? { figures: '1' } : {};
  return { text: whole.trimEnd(), length: whole.length, count, ...figures, ...marksOf(whole, false) };
}

/** A label with a wrong mark. */
function mistypedLabelOf(line: string): TypedLabel | undefined {
  const figures = WRONG_MARK.exec(line) ?? WRONG_FIGURE.exec(line);
  const [whole, count] = figures ?? WRONG_BRACKET.exec(line)?.filter((group) => group !== undefined) ?? [];
  if (whole === undefined || count === undefined) return undefined;
  const said = figures === null ? {} : { figures: count.replace(/[lI|]/g, '1').replaceAll('O', '0') };
  return { text: whole.trimEnd(), length: whole.length, count, ...said, ...marksOf(whole, true) };
}

function marksOf(label: string, isMistyped: boolean): Pick<TypedLabel, 'isBracketed' | 'isMistyped'> {
  return { isBracketed: /[()（）]/.test(label), isMistyped };
}

/** Every line of a paragraph that begins with a label: in one that swallowed items, each of them is found. */
export function typedLines(node: Paragraph, source: string, language: Language): TypedLine[] {
  const { start, end } = node.position ?? {};
  const lines = source.slice(start?.offset ?? 0, end?.offset ?? 0).split('\n');
  let offset = start?.offset ?? 0;
  const together = standingTogether(lines);
  return lines.flatMap((whole, index) => {
    const text = whole.trimStart();
    const at = offset + (whole.length - text.length);
    const begin = index === 0 ? offset - (start?.column ?? 1) + 1 : offset;
    offset += whole.length + 1;
    const label = typedLabelOf(text) ?? mistypedLabelOf(text);
    const isTogether = label !== undefined && together.has(label.count);
    if (label === undefined || (index > 0 && !endsSentence(lines[index - 1]) && !isTogether)) return [];
    if (!isTogether && isAbbreviation(text, language)) return [];
    const isDoubtful = label.isMistyped || (index > 0 && !isTogether && endsInComma(lines[index - 1]));
    return [{ label, line: (start?.line ?? 1) + index, start: begin, at, isFirst: index === 0, isDoubtful }];
  });
}

const abbreviationsOf = new WeakMap<Language, RegExp>();

/** Whether a line begins with an abbreviation of the language that looks like a label: `p. 13`, `i. e.` */
function isAbbreviation(line: string, language: Language): boolean {
  const { abbreviations } = language.wrapping;
  const known =
    abbreviationsOf.get(language) ??
    new RegExp(abbreviations.length === 0 ? '(?!)' : `^(?:${abbreviations.map(patternOf).join('|')})`, 'u');
  abbreviationsOf.set(language, known);
  return known.test(line);
}

function patternOf(abbreviation: string): string {
  return abbreviation
    .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
    .replaceAll(' ', '\\s*')
    .replace('#', '\\p{Nd}')
    .replace('*', '\\p{L}');
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

function endsInComma(line: string | undefined): boolean {
  return /[,，،]\s*$/u.test(line ?? '');
}
