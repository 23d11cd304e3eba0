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
  expected: string;
  /** The same in characters of Unicode; undefined where there are none. */
  inUnicode?(found: string): string | undefined;
}

const MARKS: readonly ForeignMark[] = [
  {
    pattern: /\^(?!\[)[^\s^]{1,20}\^/gu,
    name: 'raised text',
    expected: 'a raised character (m², 10⁻³), or `\\^` for the sign itself',
    inUnicode: (found) => inFigures(found.slice(1, -1), '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻'),
  },
  {
    pattern: /(?<=[\p{L}\p{N})\]])(?<!~)~(?!~)[^\s~]{1,20}~(?!~)/gu,
    name: 'lowered text',
    expected: 'a lowered character (CO₂), or `\\~` for the sign itself',
    inUnicode: (found) => inFigures(found.slice(1, -1), '₀₁₂₃₄₅₆₇₈₉₊₋'),
  },
  {
    pattern: /(?<!~)~~(?![\s~])[^~]*(?:~~)?|(?<![\s~])~~(?!~)/gu,
    name: 'struck-through text',
    expected: 'only the words that stay, or `\\~` for the sign itself',
  },
  {
    pattern: /==(?=[^\s=])[^=]*[^\s=]==(?!=)/gu,
    name: 'marked text',
    expected: '`*words*` for emphasis, or `\\=` for the sign itself',
  },
  {
    pattern: /\{(?:\+\+|--|~~|>>|==)/gu,
    name: 'a suggested change',
    expected: 'the text as it is to be printed',
  },
  {
    pattern: /\^\[[^[\]]*\]?/gu,
    name: 'a note in the text',
    expected: '`[^1]` here, and `[^1]: …` with the words of the note in a paragraph of its own',
  },
  {
    pattern: /\[[^[\]]{0,200}(?<![\p{L}\p{N}._-])@[\p{L}][^[\]]{0,200}\]/gu,
    name: 'a citation',
    expected: 'the words of the reference, or a footnote `[^1]`',
  },
  {
    pattern: /\[[^[\]]+\]\[\d{1,3}\]/gu,
    name: 'a link whose address is elsewhere',
    expected: '`[words](https://…)`, or `\\[` for a bracket that is meant',
  },
  {
    pattern: /\[![A-Z]{3,10}\]/gu,
    name: 'the head of a box',
    expected: '`:::note` … `:::` for a remark of the secretariat',
  },
  {
    pattern: /(?<![\p{L}\p{N}:\\])\\[A-Za-z]{2,}(?:\{[^{}]*\})*/gu,
    name: 'a command of LaTeX',
    expected: 'nothing, since pages and spaces are made by the design; `\\\\` for a backslash that is meant',
  },
  {
    pattern: /\$\$?(?=[^\s$])(?:[^$\n]{0,200}[\\^_={}][^$\n]{0,200}|\p{L})(?<=\S)\$\$?(?!\d)/gu,
    name: 'a formula of LaTeX',
    expected: 'the formula in characters (E = mc²), or `\\$` for the sign itself',
  },
  {
    pattern: /\{:? ?\.(?!(?:bis|ter|quater)\b)\p{L}[^{}]{0,60}\}|\{:? ?\p{Ll}[\p{Ll}-]*=[^{}]{1,60}\}/gu,
    name: 'a class or a setting',
    expected: 'nothing, since looks are the design’s; `\\{` for a brace that is meant',
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
  { pattern, name, expected, inUnicode }: ForeignMark,
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
      found: `\`${shorten(found)}\` (${name} in other dialects)`,
      expected: characters === undefined ? expected : `\`${characters}\`, ${expected}`,
      help: PRINTED_AS_TYPED,
    });
    return;
  }
}

/** What comes of markup that this dialect does not know. */
export const PRINTED_AS_TYPED = 'Here it would be printed as it is typed.';

const FIGURES = '0123456789+-';

/** Raised or lowered characters for figures and signs; undefined where the text has others. */
function inFigures(text: string, characters: string): string | undefined {
  const places = [...text.replaceAll('−', '-')].map((figure) => FIGURES.indexOf(figure));
  return places.includes(-1) ? undefined : places.map((place) => [...characters][place] ?? '').join('');
}
