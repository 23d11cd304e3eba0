/** Spaces before and after punctuation, and inside quotation marks, by the spacing profile of the language. */
import type { Language } from '../../templates/language.js';
import { type Edit, editsFor, OTHER, plain, SPACE } from './edits.js';

/** French puts a narrow or full unbroken space before `;:!?` and inside « »; most languages have none of it. */
export function mendSpacing(text: string, language: Language, profile: string): Edit[] {
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

/** Only where the mark ends a word and is followed by a space, another mark or nothing: not in 10:30 or an address. */
function before(text: string, mark: string, space: string): Edit[] {
  const expression = new RegExp(
    `(?<=[\\p{L}\\p{N}\\p{Pe}\\p{Pf}%’.${OTHER}])[${SPACE}]*(?=${plain(mark)}(?:[\\s\\p{P}${OTHER}]|$))`,
    'gu',
  );
  return editsFor(text, expression, () => space);
}

function after(text: string, mark: string, space: string): Edit[] {
  const expression = new RegExp(`(?<=${plain(mark)})[${SPACE}]*(?=[\\p{L}\\p{N}\\p{Ps}\\p{Pi}${OTHER}])`, 'gu');
  return editsFor(text, expression, () => space);
}
