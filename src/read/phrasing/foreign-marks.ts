/**
 * Marks among words that other dialects of Markdown, or LaTeX, understand and ours would print as they were typed:
 * `m^2^`, `CO~2~`, `~~struck~~`, `[page][1]`, `^[a note]`, `[@smith]`, `\newpage`, `$x^2$`, `[words]{.class}`.
 */
import type { Text } from 'mdast';
import { report } from '../../report/report.js';
import { type ReadState, shorten } from '../state/read-state.js';
import { sourcePoint } from '../state/text-offset.js';

interface ForeignMark {
  pattern: RegExp;
  /** What it is elsewhere. */
  name: string;
  /** What to write here. */
  help: string;
  /** The same in characters of Unicode; undefined where there are none. */
  inUnicode?(found: string): string | undefined;
}

const MARKS: readonly ForeignMark[] = [
  {
    pattern: /\^(?!\[)[^\s^]{1,20}\^/gu,
    name: 'raised text',
    help: 'write a raised character (m², 10⁻³), or `\\^` to print the sign',
    inUnicode: (found) => inFigures(found.slice(1, -1), '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻'),
  },
  {
    pattern: /(?<=[\p{L}\p{N})\]])(?<!~)~(?!~)[^\s~]{1,20}~(?!~)/gu,
    name: 'lowered text',
    help: 'write a lowered character (CO₂), or `\\~` to print the sign',
    inUnicode: (found) => inFigures(found.slice(1, -1), '₀₁₂₃₄₅₆₇₈₉₊₋'),
  },
  {
    pattern: /(?<!~)~~(?![\s~])[^~]*(?:~~)?|(?<![\s~])~~(?!~)/gu,
    name: 'struck-through text',
    help: 'write only the words that stay, or `\\~` to print the sign',
  },
  {
    pattern: /==(?=[^\s=])[^=]*[^\s=]==(?!=)/gu,
    name: 'marked text',
    help: 'write `*words*` for emphasis, or `\\=` to print the sign',
  },
  {
    pattern: /\{(?:\+\+|--|~~|>>|==)/gu,
    name: 'a suggested change',
    help: 'write the text as it is to be printed',
  },
  {
    pattern: /\^\[[^[\]]*\]?/gu,
    name: 'a note in the text',
    help: 'write `[^1]` here, and `[^1]: …` with the words of the note in a paragraph of its own',
  },
  {
    pattern: /\[[^[\]]{0,200}(?<![\p{L}\p{N}._-])@[\p{L}][^[\]]{0,200}\]/gu,
    name: 'a citation',
    help: 'write the words of the reference, or a footnote `[^1]`',
  },
  {
    pattern: /\[[^[\]]+\]\[\d{1,3}\]/gu,
    name: 'a link',
    help: 'write `[words](https://…)`, or `\\[` to print a bracket',
  },
  {
    pattern: /\[![A-Z]{3,10}\]/gu,
    name: 'a box',
    help: 'for a remark of the secretariat, write `:::note` … `:::`',
  },
  {
    pattern: /(?<![\p{L}\p{N}:\\])\\[A-Za-z]{2,}(?:\{[^{}]*\})*/gu,
    name: 'a command of LaTeX',
    help: 'take it out: the design makes pages and spaces; write `\\\\` to print a backslash',
  },
  {
    pattern: /\$\$?(?=[^\s$])(?:[^$\n]{0,200}[\\^_={}][^$\n]{0,200}|\p{L})(?<=\S)\$\$?(?!\d)/gu,
    name: 'a formula of LaTeX',
    help: 'write the formula in characters (E = mc²), or `\\$` to print the sign',
  },
  {
    pattern: /\{:? ?\.(?!(?:bis|ter|quater)\b)\p{L}[^{}]{0,60}\}|\{:? ?\p{Ll}[\p{Ll}-]*=[^{}]{1,60}\}/gu,
    name: 'a class or a setting',
    help: 'take it out: the design gives the looks; write `\\{` to print a brace',
  },
];

/** Most texts have none of these signs, and are not looked through. */
const SIGNS = /[~^=$@\\{]|\]\[|\[!/;

/** Reports each kind of foreign mark once in a text; one after a backslash is meant. */
export function foreignMarks(node: Text, state: ReadState): void {
  if (!SIGNS.test(node.value)) return;
  const text = node.value.replace(ADDRESS, (address) => ' '.repeat(address.length));
  for (const mark of MARKS) reportMark(mark, text, node, state);
}

/** An address may have any of these signs. */
const ADDRESS = /(?:https?:\/\/|www\.|mailto:)[^\s，。；）]+/gu;

function reportMark(
  { pattern, name, help, inUnicode }: ForeignMark,
  words: string,
  node: Text,
  state: ReadState,
): void {
  for (const { 0: found, index } of words.matchAll(pattern)) {
    const point = sourcePoint(node, index, state.text);
    const offset = point.offset ?? 0;
    if (state.text[offset - 1] === '\\') continue;
    const characters = inUnicode?.(found);
    report(state.file, 'foreign-markup', point, {
      message: `\`${shorten(found)}\` does not make ${name} here: it is printed as typed`,
      help: characters === undefined ? help : `write \`${characters}\`: ${help}`,
    });
    return;
  }
}

const FIGURES = '0123456789+-';

/** Raised or lowered characters for figures and signs; undefined where the text has others. */
function inFigures(text: string, characters: string): string | undefined {
  const places = [...text.replaceAll('−', '-')].map((figure) => FIGURES.indexOf(figure));
  return places.includes(-1) ? undefined : places.map((place) => [...characters][place] ?? '').join('');
}
