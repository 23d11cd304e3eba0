/** Words that were left in the language of the original, and quotation marks of another language. */
import { literal } from '../templates/expressions.js';
import type { Language } from '../templates/language.js';
import type { FeatureDifference, Side } from './compare-features.js';

const SCRIPTS: Readonly<Record<string, RegExp>> = {
  latn: /\p{Script=Latin}+/gu,
  cyrl: /\p{Script=Cyrillic}+/gu,
  arab: /\p{Script=Arabic}+/gu,
  hans: /\p{Script=Han}+/gu,
  hant: /\p{Script=Han}+/gu,
};
const LETTERS = /\p{L}+/gu;

/** Letters below which a text says nothing of its language: names, symbols, acronyms. */
const FEWEST = 20;
/** Three words in a row that are no names: one of them begins with a small letter. */
const PHRASE = /\p{Script=Latin}{2,}(?: \p{Script=Latin}{2,}){2,}/gu;

/** Share of the letters of a list of States that are in their names. */
const SHARE = 0.7;

/** Judges one pair of texts. */
export function compareScripts(original: Side, version: Side): FeatureDifference[] {
  return [...untranslated(original, version), ...foreignQuotes(version)];
}

function untranslated(original: Side, version: Side): FeatureDifference[] {
  const [mine, theirs] = [original.features.text.trim(), version.features.text.trim()];
  if (theirs.length < FEWEST) return [];
  const help = `write it in ${version.language.autonym}`;
  if (original.language.script === version.language.script) {
    const isSame = mine.toLowerCase() === theirs.toLowerCase() && theirs.split(/\s+/).length >= 4;
    if (!isSame || count(theirs, LETTERS) < FEWEST) return [];
    return [{ kind: 'untranslated', message: `this has the words of the original, not translated`, help }];
  }
  const letters = count(theirs, LETTERS);
  if (letters < FEWEST) return [];
  const own = SCRIPTS[version.language.script];
  if (own === undefined) return [];
  if (count(theirs, own) < letters * 0.3)
    return [{ kind: 'untranslated', message: `this is in ${original.language.autonym}, not translated`, help }];
  const residue = version.language.script === 'latn' ? [] : (theirs.match(PHRASE) ?? []);
  const left = residue.filter((phrase) => / \p{Ll}/u.test(phrase) && mine.includes(phrase));
  return left.map((phrase) => ({ kind: 'untranslated' as const, message: `\`${phrase}\` is not translated`, help }));
}

function foreignQuotes({ features, language }: Side): FeatureDifference[] {
  const marks = language.quotes.foreign.filter((mark) => features.text.includes(mark));
  if (marks.length === 0) return [];
  return [
    {
      kind: 'quotation-marks',
      message: `\`${marks.join('` `')}\` are not the quotation marks of ${language.autonym}`,
      help: `write \`${language.quotes.primary.join('…')}\``,
    },
  ];
}

/** Letters of a text, by runs of them. */
function count(text: string, letters: RegExp): number {
  return text.match(letters)?.reduce((sum, run) => sum + run.length, 0) ?? 0;
}

/** Codes of the States that a list names, when a text is such a list: nearly all its words are names of States. */
export function statesListed(text: string, language: Language): Set<string> | undefined {
  const commas = (text.match(/[,،、;；]/gu) ?? []).length;
  if (commas < 2) return undefined;
  const { pattern, codes, longest } = namesOf(language);
  // Longer than its commas allow, the text is mostly other words: no need to look for seven hundred names in it.
  if (text.length * SHARE > (commas + 2) * longest) return undefined;
  const found = [...text.matchAll(pattern)].map((match) => match[0]);
  const named = found.reduce((sum, name) => sum + name.length, 0);
  if (found.length < 3 || named < text.replace(/[\s,،、;；.]/gu, '').length * SHARE) return undefined;
  return new Set(found.map((name) => codes.get(name) ?? ''));
}

interface NamesOfStates {
  pattern: RegExp;
  codes: Map<string, string>;
  /** Characters of the longest name, with the separator after it. */
  longest: number;
}

const names = new WeakMap<Language, NamesOfStates>();

function namesOf(language: Language): NamesOfStates {
  const known = names.get(language);
  if (known !== undefined) return known;
  const codes = new Map(
    Object.entries(language.states).flatMap(([code, state]) =>
      [state.short, state.formal, state.of].flatMap((name): [string, string][] =>
        name === undefined ? [] : [[name, code]],
      ),
    ),
  );
  const all = [...codes.keys()].sort((a, b) => b.length - a.length);
  const bounds = language.script === 'hans' ? ['', ''] : ['(?<!\\p{L})', '(?!\\p{L})'];
  const made = {
    pattern: new RegExp(`${bounds[0]}(?:${all.map(literal).join('|')})${bounds[1]}`, 'gu'),
    codes,
    longest: (all[0]?.length ?? 0) + 6,
  };
  names.set(language, made);
  return made;
}
