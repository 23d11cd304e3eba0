/** Punctuation of the language's own script in place of ASCII, dashes in ranges of figures, and signs before figures. */
import { literal } from '../../templates/expressions.js';
import type { Language } from '../../templates/language.js';
import { type Edit, editsFor } from './edits.js';

const SCRIPTS: Readonly<Record<string, string>> = { arab: 'Arabic', hans: 'Han', hant: 'Han' };

/** `,` after an Arabic or Chinese letter becomes the language's comma; in figures and Latin words it stays. */
export function fixPunctuation(text: string, language: Language): Edit[] {
  return [...ownMarks(text, language), ...ranges(text, language), ...signs(text)].sort(
    (one, other) => one.at - other.at,
  );
}

function ownMarks(text: string, language: Language): Edit[] {
  const { punctuation } = language.typography;
  const marks = Object.keys(punctuation);
  const script = SCRIPTS[language.script];
  if (script === undefined || !marks.some((mark) => text.includes(mark))) return [];
  return editsFor(text, marksOf(language, script, marks), ([mark]) => punctuation[mark]);
}

const cache = new WeakMap<Language, RegExp>();

function marksOf(language: Language, script: string, marks: readonly string[]): RegExp {
  const known = cache.get(language);
  if (known !== undefined) return known;
  const expression = new RegExp(
    `(?:${marks.map(literal).join('|')})(?<=\\p{Script=${script}}[\\p{Pe}\\p{Pf}\\p{Pi}]*.)(?=[\\s\\p{Script=${script}}\\p{Pi}\\p{Pf}"']|$)`,
    'gu',
  );
  cache.set(language, expression);
  return expression;
}

/** `2030-2050`, `pp. 3-12`; not dates, symbols, numbers of books or telephones, which have more of them. */
function ranges(text: string, language: Language): Edit[] {
  const dash = language.typography.range;
  if (dash === '' || dash === '-' || !text.includes('-')) return [];
  return editsFor(
    text,
    /(?<=(?<![\p{L}\p{N}.,/()_-])\p{Nd}{1,4})-(?=\p{Nd}{1,4}(?![\p{L}\p{N}/()_-]|[.,:]\p{N}))/gu,
    () => dash,
  );
}

const MINUS = '\u2212';

/** `-98` of a table or of a temperature has a minus, as wide as the plus, from which no line parts it; not what goes on (`A-5`, `5 -9`). */
function signs(text: string): Edit[] {
  if (!text.includes('-')) return [];
  return editsFor(text, /(?<=^|[\s([从为至达到])(?<!\p{Nd}\s)-(?=\p{Nd})/gu, () => MINUS);
}
