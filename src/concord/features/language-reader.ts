/** What is needed to read figures, dates and numbers in words out of a language's text, made once from its template. */
import { literal } from '../../templates/expressions.js';
import type { Language } from '../../templates/language.js';

/** A language's data as patterns. */
export interface LanguageReader {
  decimal: string;
  /** A unit word straight after a figure (`million`, `亿`), and its value. */
  unit: RegExp;
  unitValues: ReadonlyMap<string, number>;
  /** A run of number words, unit words among them; undefined for a language without. */
  number: RegExp | undefined;
  /** Number words that are as good as a figure (第四条). */
  ordinal: RegExp | undefined;
  /** Value of a number word; a stem's value for any word that begins with it. */
  numberValue(word: string): number | undefined;
  /** True where words are not spaced, so that ten is a multiplier (二十). */
  dense: boolean;
  /** A month by its name, with the days before it and the year after it. */
  day: RegExp;
  /** Number of the month of a name. */
  month(name: string): number;
  /** A clock time by the language's own patterns, on the hour and not; `hour` where the pattern is of one hour. */
  times: { pattern: RegExp; half: string; hour?: number }[];
}

const readers = new WeakMap<Language, LanguageReader>();

/** The patterns of a language, made when first asked for. */
export function readerOf(language: Language): LanguageReader {
  const known = readers.get(language);
  if (known !== undefined) return known;
  const made = makeReader(language);
  readers.set(language, made);
  return made;
}

/** Particles that Arabic writes as one with the word after them. */
const ARABIC_PREFIX = '(?:[وفبلك]{0,2}(?:ال|لل)?)';

function makeReader(language: Language): LanguageReader {
  const dense = language.script === 'hans' || language.script === 'hant';
  const { units, words, decimal, ordinalPrefix } = language.numbers;
  const unitNames = longestFirst(Object.keys(units));
  const wordNames = longestFirst([...Object.keys(words), ...Object.keys(units)]);
  const prefix = language.script === 'arab' ? ARABIC_PREFIX : '';
  const values = new Map(Object.entries({ ...words, ...units }).map(([name, value]) => [small(name), value]));
  const stems = [...values].filter(([name]) => name.endsWith('*')).map(([name, value]) => [name.slice(0, -1), value]);
  const word = `${prefix}(?:${wordNames.map(wordPattern).join('|')})`;
  const run = `(?:${wordNames.map(literal).join('|')})+`;
  return {
    decimal,
    unit: new RegExp(`^[\\s\\u00a0-]*(${unitNames.map(literal).join('|')})${dense ? '' : '(?![\\p{L}])'}`, 'iu'),
    unitValues: new Map(Object.entries(units).map(([name, value]) => [small(name), value])),
    number:
      wordNames.length === 0
        ? undefined
        : dense
          ? new RegExp(run, 'gu')
          : new RegExp(`(?<![\\p{L}])${word}(?:[\\s-]${word})*(?![\\p{L}])`, 'giu'),
    ordinal: ordinalPrefix === undefined ? undefined : new RegExp(`(?<=${literal(ordinalPrefix)})${run}`, 'gu'),
    numberValue: (text) => {
      const bare = small(text);
      const whole = values.get(bare) ?? values.get(withoutArticle(bare, values));
      return whole ?? (stems.find(([stem]) => bare.includes(String(stem)))?.[1] as number | undefined);
    },
    dense,
    ...monthPatterns(language, dense),
    times: timePatterns(language),
  };
}

function withoutArticle(word: string, values: ReadonlyMap<string, number>): string {
  const match = new RegExp(`^${ARABIC_PREFIX}`, 'u').exec(word)?.[0] ?? '';
  for (let length = match.length; length > 0; length--) if (values.has(word.slice(length))) return word.slice(length);
  return word;
}

function monthPatterns(language: Language, dense: boolean): Pick<LanguageReader, 'day' | 'month'> {
  const forms = new Map<string, number>();
  language.dates.months.forEach((name, index) => {
    for (const form of [name, ...name.split('/'), ...(language.dates.otherMonths?.[index] ?? [])])
      forms.set(fold(form), index + 1);
  });
  if (dense) {
    const days = '(\\d{1,2}日(?:[、和及至到，—–-]{1,2}\\d{1,2}日)*)?';
    return {
      day: new RegExp(`(?:(\\d{4})年)?(\\d{1,2}月)${days}`, 'gu'),
      month: (name) => Number.parseInt(name, 10),
    };
  }
  const months = longestFirst([...forms.keys()])
    .map(literal)
    .join('|');
  const space = '[\\s\\u00a0\\u202f]';
  const mark = '(?:er|re|º|°|-го)?';
  // Between two days stands a dash, a comma or a short word (to, au, al, по, إلى): the same shape in every language.
  const more = `(?:${space}*(?:[-–—,]|,?${space}\\p{L}{1,4})${space}*(?:le${space})?\\d{1,2}${mark})`;
  const days = `(?:(?<![\\d.,])(\\d{1,2}${mark}${more}{0,4})${space}+(?:de${space}+)?)?`;
  const year = `(?:,?${space}+(?:de${space}+|del${space}+)?(\\d{4}))?`;
  const american = `(?:${space}+(\\d{1,2})(?=,${space}+\\d{4}))?`;
  return {
    day: new RegExp(`${days}(?<![\\p{L}])(${months})(?![\\p{L}])${american}${year}`, 'gu'),
    month: (name) => forms.get(name) ?? 0,
  };
}

function timePatterns({ dates }: Language): LanguageReader['times'] {
  const { full, minutes, am, pm, hours = {} } = dates.time;
  const halves = am === pm ? [''] : [am, pm];
  const counted = [minutes, full].flatMap((pattern) =>
    halves.map((half) => ({ pattern: timePattern(pattern, half), half: half === '' ? '' : half === pm ? 'pm' : 'am' })),
  );
  const named = Object.entries(hours).map(([hour, words]) => ({
    pattern: new RegExp(`(?<![\\p{L}\\d.,])${spaced(words)}(?![\\p{L}\\d])`, 'gu'),
    half: '',
    hour: Number(hour),
  }));
  return [...counted, ...named];
}

function timePattern(pattern: string, half: string): RegExp {
  const parts = pattern.split(/(\{\w+\})/).map((part) => {
    if (part === '{hour}' || part === '{hour12}') return '(?<hour>\\d{1,2})';
    if (part === '{minute}') return '(?<minute>\\d\\d)';
    if (part === '{half}') return literal(half);
    return spaced(part);
  });
  return new RegExp(`(?<![\\d.,])${parts.join('')}(?!\\d)`, 'gu');
}

/** Words with any space between them, or none. */
function spaced(words: string): string {
  return literal(words).replace(/[\s\u00a0]+/gu, '[\\s\\u00a0]*');
}

/** Whatever reading changes; most texts have nothing of it. */
const FOLDED = /[٠-٩۰-۹０-９٫٬\u0640\u064b-\u0652\u00ad\u200b-\u200f\u2060-\u2069‐‑]/u;

/** A text as it is read: Arabic-Indic and full-width figures as plain ones, kashida and vowel signs left out. */
export function fold(text: string): string {
  const plain = text.normalize('NFC');
  if (!FOLDED.test(plain)) return plain;
  return plain
    .replace(/[٠-٩]/gu, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[۰-۹]/gu, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replace(/[０-９]/gu, (digit) => String(digit.charCodeAt(0) - 0xff10))
    .replace(/٫/gu, ',')
    .replace(/٬/gu, "'")
    .replace(/[\u0640\u064b-\u0652\u00ad\u200b-\u200f\u2060-\u2069]/gu, '')
    .replace(/[‐‑]/gu, '-');
}

/** Folded and in small letters, as words are looked up. */
export function small(text: string): string {
  return fold(text).toLowerCase();
}

function wordPattern(name: string): string {
  return name.endsWith('*') ? `${literal(fold(name.slice(0, -1)))}\\p{L}*` : literal(fold(name));
}

function longestFirst(names: string[]): string[] {
  return names.sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
}
