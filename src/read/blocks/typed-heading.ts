/** The label that an author typed before the words of a heading or annex: `Article 5`, `II.`, `Annex I:`, `第八条之二`. */
import { literal } from '../../templates/expressions.js';
import type { Language, NumberingLevel } from '../../templates/language.js';
import type { Block, Heading, TypedNumber } from '../../tree/blocks.js';
import type { Phrasing } from '../../tree/phrasing.js';
import { plainText } from '../../tree/text.js';
import type { ReadState } from '../state/read-state.js';
import { typedCount } from '../state/typed-count.js';
import { ALTERNATIVES } from './attributes.js';

/** Puts on headings and annexes what their words say of their number; the words stay as they are. */
export function markTypedLabels(blocks: Block[], state: ReadState): Block[] {
  const { numbering } = state.language;
  const { headings } = state.kind.text;
  const depths = blocks.flatMap((block) => (block.type === 'heading' ? [block.depth] : []));
  const articleDepth = depths.reduce((most, depth) => Math.max(most, depth), 1);
  return blocks.map((block) => {
    if (block.type === 'annex') {
      const written = typedNumber(block.title, [numbering.annex], numbering, numbering.annex.single);
      return { ...block, ...(written && { written }), children: markTypedLabels(block.children, state) };
    }
    if (block.type !== 'heading' || headings === 'plain') return block;
    if (headings === 'article')
      return block.depth === articleDepth ? typed(block, [numbering.article], numbering) : block;
    const own = numbering.heading[block.depth - 1];
    return typed(block, own === undefined ? numbering.heading : [own, ...numbering.heading], numbering);
  });
}

function typed(heading: Heading, levels: readonly NumberingLevel[], numbering: Language['numbering']): Heading {
  const written = typedNumber(heading.children, levels, numbering);
  return written === undefined ? heading : { ...heading, written };
}

function typedNumber(
  words: readonly Phrasing[],
  levels: readonly NumberingLevel[],
  numbering: Language['numbering'],
  single?: string,
): TypedNumber | undefined {
  const text = plainText(words);
  for (const [index, level] of levels.entries()) {
    const found = numberOf(text, level, numbering);
    if (found !== undefined) return index === 0 && isOwnWriting(found, level) ? found : { ...found, isForeign: true };
  }
  const alone = single === undefined ? null : new RegExp(`^${spaced(single)}${APART}`, 'iu').exec(text);
  return alone === null ? undefined : { text: alone[0].trim(), length: alone[0].length, count: 1, isBare: true };
}

/** Whether a bare number is written as its level writes it; beside a word (`Article`) any figures will do. */
function isOwnWriting({ text }: TypedNumber, { format, label }: NumberingLevel): boolean {
  const isBare = !/\p{L}/u.test(label);
  return !isBare || format === 'decimal' || !/^\p{Nd}/u.test(text);
}

/** What parts a label from the words of a heading, or its end. */
const APART = '(?:\\s*[:：.–—―-]\\s*(?=\\S)|\\s+|$)';

function numberOf(text: string, level: NumberingLevel, numbering: Language['numbering']): TypedNumber | undefined {
  const first = level.first && new RegExp(`^${spaced(level.first.label)}${APART}`, 'iu').exec(text);
  if (first) return { text: first[0].trim(), length: first[0].length, count: 1 };
  const match = patternOf(level, numbering).exec(text);
  const { number = '', inner, outer } = match?.groups ?? {};
  const count = match === null ? undefined : countOf(number, level, numbering);
  if (match === null || count === undefined) return undefined;
  const said = inner ?? outer;
  const alternative = said === undefined ? undefined : alternativeOf(said, numbering);
  return {
    text: match[0].trim(),
    length: match[0].length,
    count,
    ...(alternative === undefined ? {} : { alternative }),
  };
}

const patterns = new WeakMap<NumberingLevel, RegExp>();

/** The label of a level as a pattern; of the marks after a bare number any will do. */
function patternOf(level: NumberingLevel, numbering: Language['numbering']): RegExp {
  const known = patterns.get(level);
  if (known !== undefined) return known;
  const [before = '', after = ''] = level.label.split('{}');
  const names = alternativeNames(numbering)
    .map(([, name]) => spaced(name))
    .join('|');
  const mark = before === '' && /^[\s\p{P}]*$/u.test(after) ? '\\s?[.)、．）:：-]' : spaced(after);
  const number = `(?<number>${figuresOf(level, numbering)})`;
  const joint = jointOf(numbering);
  const [within, behind] =
    joint === '' ? ['', ''] : [`(?:${spaced(joint)})?`, `(?:${spaced(joint)}(?<outer>${names}))?`];
  const pattern = new RegExp(
    `^${spaced(before)}${number}(?:\\s*${within}(?<inner>${names})(?![\\p{L}]))?${mark}${behind}${/\p{Script=Han}$/u.test(after) || mark !== spaced(after) ? '\\s*[:：]?\\s*' : APART}`,
    'iu',
  );
  patterns.set(level, pattern);
  return pattern;
}

/** What is written between a number and its alternative: 之 in 八之二, nothing but a space in `8 bis`. */
function jointOf({ alternative }: Language['numbering']): string {
  return /\{number\}\s*(\S*?)\s*\{alternative\}/u.exec(alternative)?.[1] ?? '';
}

function alternativeNames({ alternatives = {} }: Language['numbering']): [string, string][] {
  const all = ALTERNATIVES.map((name): [string, string] => [name, name]);
  // The longest first: one name may begin another.
  return [...Object.entries(alternatives), ...all].sort(([, one], [, other]) => other.length - one.length);
}

function alternativeOf(said: string, numbering: Language['numbering']): string | undefined {
  const folded = said.replace(/\s+/gu, ' ').toLowerCase();
  return alternativeNames(numbering).find(([, name]) => name.replace(/\s+/gu, ' ') === folded)?.[0];
}

/** How a number of the level is typed: in the level's own way, or in figures. */
function figuresOf({ format }: NumberingLevel, { series }: Language['numbering']): string {
  const figures = '\\p{Nd}{1,4}';
  const own = Object.hasOwn(series, format) ? series[format] : undefined;
  if (own !== undefined) {
    const names = [...own].sort((one, other) => other.length - one.length).map(spaced);
    return [...names, figures].join('|');
  }
  if (format === 'chinese') return `[〇零一二三四五六七八九十百千]{1,7}|${figures}`;
  if (format.endsWith('roman')) return `[IVXLCDM]{1,8}|${figures}`;
  if (format.endsWith('letter')) return '[A-Z]';
  return figures;
}

function countOf(number: string, level: NumberingLevel, { series }: Language['numbering']): number | undefined {
  if (/^\p{Nd}+$/u.test(number)) return typedCount(number, 'decimal', series);
  const format = level.format.replace('upper-', 'lower-');
  return typedCount(level.format.startsWith('upper-') ? number.toLowerCase() : number, format, series);
}

/** A text as a pattern, in which white space may be of any kind. */
function spaced(text: string): string {
  return literal(text).replace(/\s+/gu, '\\s+');
}
