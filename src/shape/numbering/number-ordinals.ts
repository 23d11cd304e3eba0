/** Ordinals as figures, letters, Roman numbers or a language's own series: how a count is written in a label. */
import type { NumberingLevel } from '../../templates/language.js';
import { romanNumber } from '../../templates/languages/roman.js';
import type { Label } from '../../tree/node.js';

/** Word counts letters by repeating them, up to thirty times (a … z, aa … zz); beyond it figures are clearer anyway. */
const REPEATS = 30;

const LATIN = [...'abcdefghijklmnopqrstuvwxyz'];

/** What of a language a label needs. */
export interface LabelWords {
  series: Record<string, string[]>;
  /** Pattern over `{number}` and `{alternative}`. */
  alternative: string;
  alternatives?: Record<string, string> | undefined;
}

/** Writes a count in small Latin letters as Word does: z, then aa, bb… zz, aaa. */
export function lowerLetters(count: number): string {
  return repeated(LATIN, count) ?? String(count);
}

/** Writes a count in small Roman numbers; figures where there is none (0, 4000 and more). */
export function lowerRoman(count: number): string {
  return count < 1 || count > 3999 ? String(count) : romanNumber(count);
}

const CHINESE = '零一二三四五六七八九';
const PLACES = ['', '十', '百', '千'];

/** Writes a count in Chinese numerals (十一, 一百零一); figures beyond 9999. */
export function chineseNumber(count: number): string {
  if (count < 1 || count > 9999) return String(count);
  const figures = [...String(count)];
  const parts = figures.map((figure, index) =>
    figure === '0' ? '零' : `${CHINESE[Number(figure)]}${PLACES[figures.length - 1 - index]}`,
  );
  const whole = parts.join('').replace(/零+/g, '零').replace(/零$/, '');
  return whole.replace(/^一十/, '十');
}

/** Writes a count in the format of a level; a format that cannot write it falls back to figures. */
export function ordinal(count: number, level: NumberingLevel, series: Record<string, string[]>): string {
  switch (level.format) {
    case 'lower-letter':
      return lowerLetters(count);
    case 'upper-letter':
      return asciiUpper(lowerLetters(count));
    case 'lower-roman':
      return lowerRoman(count);
    case 'upper-roman':
      return asciiUpper(lowerRoman(count));
    case 'chinese':
      return chineseNumber(count);
    default: {
      const own = Object.hasOwn(series, level.format) ? series[level.format] : undefined;
      return (own && repeated(own, count)) ?? digits(count, level.digits);
    }
  }
}

/** A number with the name of its alternative: `3 bis`, `3之二`. */
function alternativeTo(number: string, name: string, { alternative, alternatives = {} }: LabelWords): string {
  return fill(alternative, {
    number,
    alternative: Object.hasOwn(alternatives, name) ? (alternatives[name] ?? name) : name,
  });
}

/**
 * Makes the label of a count: `numbers` are its ordinals from the outermost level in, the last of them is written.
 * A first that is a word, a format that Word lacks (`word: none`) and a count beyond the level's own series are literal.
 */
export function makeLabel(numbers: number[], level: NumberingLevel, words: LabelWords, alternative?: string): Label {
  const count = numbers.at(-1) ?? 0;
  if (count === 1 && level.first !== undefined && alternative === undefined)
    return { text: level.first.label, cited: level.first.cited, numbers, literal: true };
  const written = ordinal(count, level, words.series);
  const own = Object.hasOwn(words.series, level.format) ? words.series[level.format] : undefined;
  const number = alternative === undefined ? written : alternativeTo(written, alternative, words);
  return {
    text: level.label.replaceAll('{}', () => number),
    cited: level.cited.replaceAll('{}', () => number),
    numbers,
    ...(alternative === undefined ? {} : { alternative }),
    literal: level.word === 'none' || (own !== undefined && count > own.length),
  };
}

/** Letters begin anew doubled, as Word's do; ordinals and names are no letters, and end with their series. */
function repeated(series: readonly string[], count: number): string | undefined {
  if (count < 1 || count > series.length * (isOfLetters(series) ? REPEATS : 1)) return undefined;
  const letter = series[(count - 1) % series.length] ?? '';
  return letter.repeat(Math.floor((count - 1) / series.length) + 1);
}

const ofLetters = new WeakMap<readonly string[], boolean>();

function isOfLetters(series: readonly string[]): boolean {
  const known = ofLetters.get(series) ?? series.every((letter) => [...letter].length === 1);
  ofLetters.set(series, known);
  return known;
}

/** Figures of a count: European, or Arabic-Indic (U+0660…). */
function digits(count: number, kind: NumberingLevel['digits']): string {
  const figures = String(count);
  if (kind !== 'arab') return figures;
  return figures.replace(/\d/g, (figure) => String.fromCharCode(0x660 + Number(figure)));
}

function asciiUpper(letters: string): string {
  return letters.replace(/[a-z]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 32));
}

function fill(pattern: string, values: Record<string, string>): string {
  return pattern.replace(/\{(\w+)\}/g, (whole, key: string) => values[key] ?? whole);
}
