/** What of a unit must be the same in every language: figures, dates, symbols, links, references, notes, brackets. */

import type { ShapeContext } from '../../context.js';
import type { Language } from '../../templates/language.js';
import type { Phrasing } from '../../tree/phrasing.js';
import { datesIn } from './dates-in-text.js';
import { type Figure, figuresIn, numberWordsIn, ordinalsIn } from './figures.js';
import { fold, readerOf } from './language-reader.js';

/** A unit with what is compared of it. */
export interface Features {
  /** Words as they stand, without calls of notes and computed references. */
  text: string;
  figures: Figure[];
  dates: string[];
  times: string[];
  symbols: string[];
  links: string[];
  references: string[];
  images: string[];
  /** Calls of notes, by the identifiers of their definitions. */
  notes: string[];
  /** Opening and closing square brackets, in order. */
  brackets: string;
}

/** The language of some words, and the symbols that they may have. */
export type WordContext = Pick<ShapeContext, 'language' | 'symbols'>;

/** Reads the features of words in their language. */
export function featuresOf(words: readonly Phrasing[], context: WordContext): Features {
  const { language } = context;
  const found: Features = {
    text: '',
    figures: [],
    dates: [],
    times: [],
    symbols: [],
    links: [],
    references: [],
    images: [],
    notes: [],
    brackets: '',
  };
  for (const node of words) collect(node, found, language);
  const folded = fold(found.text);
  if (/\d/.test(folded)) readNumbers(folded, found, context);
  if (/[[\]［］]/.test(folded))
    found.brackets = (folded.match(/[[\]［］]/gu) ?? []).join('').replace(/［/gu, '[').replace(/］/gu, ']');
  return found;
}

function readNumbers(folded: string, found: Features, { language, symbols }: WordContext): void {
  let [bare, at] = ['', 0];
  for (const { value, start, end } of symbols.findIn(folded)) {
    found.symbols.push(value);
    bare += `${folded.slice(at, start)} ; `;
    at = end;
  }
  bare += folded.slice(at);
  const reader = readerOf(language);
  const { dates, times, rest } = datesIn(bare, reader);
  found.dates = dates;
  found.times = times;
  found.figures = figuresIn(rest, reader);
}

/** Values that the unit has in words; asked for only where figures differ. */
export function wordsAsFigures(features: Features, language: Language): Set<string> {
  return numberWordsIn(fold(features.text), readerOf(language));
}

/** Values of number words that are as good as figures, in the same manner. */
export function ordinalsAsFigures(features: Features, language: Language): string[] {
  return ordinalsIn(fold(features.text), readerOf(language));
}

function collect(node: Phrasing, found: Features, language: Language): void {
  switch (node.type) {
    case 'text':
      found.text += node.value;
      return;
    case 'break':
      found.text += ' ';
      return;
    case 'footnoteReference':
      found.notes.push(node.identifier);
      return;
    case 'image':
      found.images.push(withoutLanguage(node.url, language));
      return;
    case 'reference':
      found.references.push(node.target);
      return;
    case 'link':
      found.links.push(withoutLanguage(node.url, language));
      // An address that is its own text is compared once.
      if (node.children.length === 1 && node.children[0]?.type === 'text' && isAddress(node.children[0].value)) return;
      break;
    case 'hole':
    case 'referenceNumber':
    case 'pageNumber':
      return;
  }
  for (const child of node.children) collect(child, found, language);
}

function isAddress(text: string): boolean {
  return /^(?:https?:\/\/|www\.|mailto:|[^\s@]+@[^\s@]+$)/u.test(text);
}

/** `https://example.org/fr/x` and `/en/x` are one address, each in its language. */
function withoutLanguage(url: string, language: Language): string {
  return url
    .replace(new RegExp(`(?<=[/=._-])(?:${language.tag}|${language.region})(?=$|[/.?&#_-])`, 'giu'), '*')
    .replace(/\/$/, '');
}
