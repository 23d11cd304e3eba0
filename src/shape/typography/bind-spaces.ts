/** Spaces at which a line must not break: after abbreviations, before units, inside dates. */
import { literal } from '../../templates/expressions.js';
import type { Language } from '../../templates/language.js';
import { type Edit, editsFor, OTHER } from './edits.js';

const UNBROKEN = '\u00a0';

/** `No. 5`, `H.E. Ms.`, `paragraph 12`, `7 per cent`, `8 July`, `1 250 000`; an unbroken space that stands already is left. */
export function bindSpaces(text: string, language: Language): Edit[] {
  const expressions = expressionsOf(language);
  const edits = expressions.flatMap((expression) => editsFor(text, expression, () => UNBROKEN));
  const once = new Map(edits.map((edit) => [edit.at, edit]));
  return [...once.values()].sort((one, other) => one.at - other.at);
}

const cache = new WeakMap<Language, RegExp[]>();

function expressionsOf(language: Language): RegExp[] {
  const known = cache.get(language);
  if (known !== undefined) return known;
  const { bindsNext, bindsPrevious } = language.typography;
  const { months } = language.dates;
  const abbreviations = bindsNext.filter((word) => word.endsWith('.'));
  const words = bindsNext.filter((word) => !word.endsWith('.'));
  // The space comes first in each: the engine looks around the spaces only, not behind every letter.
  const expressions = [
    ...among(abbreviations, (list) => ` (?<=(?<![\\p{L}\\p{N}])(?:${list}) )(?=[\\p{L}\\p{N}${OTHER}])`),
    // A word such as "paragraph" is bound to its number only.
    ...among(words, (list) => ` (?=[\\p{N}(${OTHER}]|[IVX]+(?![\\p{L}]))(?<=(?<![\\p{L}\\p{N}])(?:${list}) )`),
    // The letter of a unit is no elided article: in "en 2030 l’eau" nothing is bound.
    ...among(bindsPrevious, (list) => ` (?<=[\\p{N}${OTHER}] )(?=(?:${list})(?!(?!\\p{Script=Han})[\\p{L}\\p{Nd}'’]))`),
    ...among(months, (list) => ` (?<=(?<![\\p{L}\\p{N}])\\p{N}{1,2}(?:er)? )(?=(?:${list})(?![\\p{L}]))`),
    // Groups of a number, nine at most: each is looked at from the ones after it.
    ` (?=\\p{Nd}{3}(?!\\p{Nd}))(?<=(?<![\\p{N}.,])\\p{Nd}{1,3}(?:[ \u00a0]\\p{Nd}{3}){0,8} )`,
  ].map((source) => new RegExp(source, 'gu'));
  cache.set(language, expressions);
  return expressions;
}

function among(words: readonly string[], build: (list: string) => string): string[] {
  return words.length === 0
    ? []
    : [
        build(
          [...words]
            .sort((one, other) => other.length - one.length)
            .map(literal)
            .join('|'),
        ),
      ];
}
