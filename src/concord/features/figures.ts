/** Figures in a text as values: `100 000`, `100.000`, `10万` and `1000亿` are what they say, whatever the language. */
import { type LanguageReader, small } from './language-reader.js';

/** A figure as it stands, with the values that it may have: `1,000` in Arabic texts is a thousand or one. */
export interface Figure {
  text: string;
  values: string[];
}

const TOKEN = /(?<!\d)\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,'’]\d+)*/gu;

/** The figures of a folded text, in order. */
export function figuresIn(text: string, reader: LanguageReader): Figure[] {
  const found: Figure[] = [];
  for (const match of text.matchAll(TOKEN)) {
    const end = match.index + match[0].length;
    const unit = unitAfter(text, end, reader);
    const values = readings(match[0], reader.decimal).map((value) => canonical(value * unit.value));
    found.push({ text: match[0] + unit.text, values: [...new Set(values)] });
  }
  return found;
}

/** Unit words after a figure, multiplied with one another (`mil millones`). */
function unitAfter(text: string, from: number, reader: LanguageReader): { value: number; text: string } {
  let [value, end] = [1, from];
  for (let match = reader.unit.exec(text.slice(end, end + 24)); match !== null; ) {
    value *= reader.unitValues.get(small(match[1] ?? '')) ?? 1;
    end += match[0].length;
    match = reader.unit.exec(text.slice(end, end + 24));
  }
  return { value, text: text.slice(from, end) };
}

/** What a figure may mean, the language's own reading first. */
function readings(token: string, decimal: string): number[] {
  const plain = token.replace(/[\s\u00a0\u202f'’]/gu, '');
  const marks = [...plain.matchAll(/[.,]/g)].map((match) => match[0]);
  const groups = plain.split(/[.,]/);
  if (marks.length === 0) return [Number(plain)];
  const grouped = groups.slice(1).every((group) => group.length === 3) && (groups[0] ?? '').length <= 3;
  const whole = Number(groups.join(''));
  const fraction = Number(`${groups.slice(0, -1).join('')}.${groups.at(-1) ?? ''}`);
  if (marks.length > 1) {
    if (new Set(marks).size > 1) return [fraction];
    return grouped ? [whole] : [Number.NaN];
  }
  if (!grouped || groups[0] === '0') return [fraction];
  return marks[0] === decimal ? [fraction, whole] : [whole];
}

function canonical(value: number): string {
  return Number.isNaN(value) ? 'numbered' : String(Number(value.toPrecision(12)));
}

/** Values of the numbers that a folded text has in words, of whole phrases and of each word. */
export function numberWordsIn(text: string, reader: LanguageReader): Set<string> {
  const values = new Set<string>();
  if (reader.number === undefined) return values;
  for (const [phrase] of text.matchAll(reader.number)) {
    const parts = reader.dense ? [...phrase] : phrase.split(/[\s-]+/);
    const known = parts.map((part) => reader.numberValue(part) ?? 0).filter((value) => value > 0);
    for (const value of [...known, composed(known, reader.dense)]) values.add(canonical(value));
  }
  return values;
}

/** Values of number words that are as good as figures: 4 in 第四条. */
export function ordinalsIn(text: string, reader: LanguageReader): string[] {
  if (reader.ordinal === undefined) return [];
  return [...text.matchAll(reader.ordinal)].map(([words]) =>
    canonical(
      composed(
        [...words].map((word) => reader.numberValue(word) ?? 0),
        reader.dense,
      ),
    ),
  );
}

/** `twenty five`, `two hundred thousand`, 二十五: words put together. */
function composed(values: readonly number[], dense: boolean): number {
  let [total, current] = [0, 0];
  for (const value of values) {
    if (value >= 1000) {
      total = (total + current === 0 ? 1 : total + current) * value;
      current = 0;
    } else if (value === 100 || (dense && value === 10)) current = (current === 0 ? 1 : current) * value;
    else current += value;
  }
  return total + current;
}
