/** What a typed label counts, read in the format of a level: `c` is 3 among letters, `iv` 4 among Roman numbers. */
import type { Language } from '../../templates/language.js';
import { romanNumber } from '../../templates/languages/roman.js';

/** Zeros of the decimal figures that are typed: European, Arabic-Indic, Persian, full-width (Unicode, general category Nd). */
const ZEROS = [0x30, 0x660, 0x6f0, 0xff10];
/** No one types more of them. */
const ROMAN = Array.from({ length: 100 }, (_, index) => romanNumber(index + 1));

/** The count, from 1; undefined where it is none of that format. */
export function typedCount(count: string, format: string, series: Language['numbering']['series']): number | undefined {
  switch (format) {
    case 'decimal':
      return figures(count);
    case 'lower-letter':
      return letters(count);
    case 'lower-roman':
      return ROMAN.indexOf(count) + 1 || undefined;
    case 'chinese':
      return chineseCount(count);
    default:
      return (Object.hasOwn(series, format) ? (series[format]?.indexOf(count) ?? -1) : -1) + 1 || undefined;
  }
}

function figures(count: string): number | undefined {
  const digits = [...count].map((figure) => {
    const code = figure.codePointAt(0) ?? 0;
    const zero = ZEROS.find((one) => code >= one && code <= one + 9);
    return zero === undefined ? Number.NaN : code - zero;
  });
  const value = digits.reduce((sum, digit) => sum * 10 + digit, 0);
  return value > 0 ? value : undefined;
}

/** Letters as labels count them: z, then aa, bb. */
function letters(count: string): number | undefined {
  if (!/^([a-z])\1*$/.test(count)) return undefined;
  return count.charCodeAt(0) - 96 + (count.length - 1) * 26;
}

const CHINESE = '〇一二三四五六七八九';

/** Chinese numerals up to 9999: 十一, 一百零一. */
function chineseCount(count: string): number | undefined {
  let [sum, digit] = [0, 0];
  for (const sign of count.replaceAll('零', '〇')) {
    const place = { 十: 10, 百: 100, 千: 1000 }[sign];
    const value = CHINESE.indexOf(sign);
    if (place === undefined && value === -1) return undefined;
    if (place === undefined) digit = value;
    else {
      sum += (digit === 0 ? 1 : digit) * place;
      digit = 0;
    }
  }
  return sum + digit || undefined;
}
