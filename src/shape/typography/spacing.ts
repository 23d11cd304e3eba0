/** Spaces before and after punctuation, and inside quotation marks, by the spacing profile of the language. */
import { literal } from '../../templates/expressions.js';
import type { Language } from '../../templates/language.js';
import { type Edit, editsFor, OTHER, SPACE } from './edits.js';

/** French puts a narrow or full unbroken space before `;:!?` and inside « »; most languages have none of it. */
export function fixSpacing(text: string, language: Language, profile: string): Edit[] {
  const rules = language.spacing.profiles[profile] ?? language.spacing.profiles[language.spacing.default];
  if (rules === undefined) return [];
  const [open, close] = language.quotes.primary;
  return [
    ...Object.entries(rules.before).flatMap(([mark, space]) => before(text, mark, space)),
    ...Object.entries(rules.after).flatMap(([mark, space]) => after(text, mark, space)),
    ...(rules.insideQuotes === ''
      ? []
      : [...after(text, open, rules.insideQuotes), ...before(text, close, rules.insideQuotes)]),
  ].sort((one, other) => one.at - other.at);
}

const made = new Map<string, RegExp>();

/** The expression of a source, compiled once: there are few marks and many stretches of words. */
function compiled(source: string): RegExp {
  const known = made.get(source) ?? new RegExp(source, 'gu');
  made.set(source, known);
  return known;
}

/** Only where the mark ends a word and is followed by a space, another mark or nothing: not in 10:30 or an address. */
function before(text: string, mark: string, space: string): Edit[] {
  if (!text.includes(mark)) return [];
  const source = `(?<=[\\p{L}\\p{N}\\p{Pe}\\p{Pf}%’.${OTHER}])[${SPACE}]*(?=${literal(mark)}(?:(?!/)[\\s\\p{P}${OTHER}]|$))`;
  return editsFor(text, compiled(source), () => space);
}

function after(text: string, mark: string, space: string): Edit[] {
  if (!text.includes(mark)) return [];
  const source = `(?<=${literal(mark)})[${SPACE}]*(?=[\\p{L}\\p{N}\\p{Ps}\\p{Pi}${OTHER}])`;
  return editsFor(text, compiled(source), () => space);
}
