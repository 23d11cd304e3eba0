/**
 * Typography by language data: quotation marks, apostrophes, unbroken spaces, dashes in ranges, Arabic and Chinese
 * punctuation. It works on whole stretches of words, whatever emphasis or links are in them, is idempotent, and changes no
 * letter and no digit.
 */
import type { ShapeContext } from '../context.js';
import type { Language } from '../templates/language.js';
import type { OfficialDocument } from '../tree/document.js';
import type { Content } from '../tree/handlers.js';
import type { Phrasing, Text } from '../tree/phrasing.js';
import { bindDates } from './typography/bind-dates.js';
import { namesBinder } from './typography/bind-names.js';
import { bindSpaces } from './typography/bind-spaces.js';
import { type Edit, type Fixer, OTHER } from './typography/edits.js';
import { fixPunctuation } from './typography/punctuation.js';
import { fixQuotes } from './typography/quotes.js';
import { fixSpacing } from './typography/spacing.js';
import { visitPhrasing } from './visit-phrasing.js';

/** In this order: quotation marks first, since the others look at them. */
const fixers: readonly Fixer[] = [fixQuotes, fixPunctuation, fixSpacing, bindSpaces];

/** A copy to be read aloud breaks no name, no date and no figure (house-style.md, reading copy). */
function readingMenders(context: ShapeContext): readonly Fixer[] {
  return [...fixers, bindDates, namesBinder(knownNames(context))];
}

/** Names that need no capital to be known: of States and groups in the language, of the place and of the speaker. */
function knownNames({ language, fields, session }: ShapeContext): string[] {
  const own = [fields.names, session?.names].flatMap((names) =>
    Object.values(names ?? {}).flatMap((name) => name[language.tag] ?? []),
  );
  const states = [...Object.values(language.states), ...own].flatMap((name) =>
    typeof name === 'string' ? [name] : [name.short, name.formal, name.of],
  );
  const place = fields.place ?? session?.place;
  const here = typeof place === 'string' ? place : place?.[language.tag];
  return [...states, here, fields.speaker?.name].filter((name) => name !== undefined);
}

/** Mends every stretch of words of a document; what the spacing profile is called, the house may choose. */
export function applyTypography(document: OfficialDocument, context: ShapeContext): void {
  if (!context.typography.on) return;
  const { language } = context;
  const profile = context.typography.spacing ?? language.spacing.default;
  const all = document.meta.variant === 'reading' ? readingMenders(context) : fixers;
  const mend = (nodes: readonly Content[]) =>
    visitStretches(nodes, (words) => mendWords(words, language, profile, all));
  const { firstHead, firstFoot, laterHead, laterFoot } = document.furniture;
  mend(document.children);
  mend(document.notes);
  mend([...firstHead, ...firstFoot, ...laterHead, ...laterFoot]);
}

/** Mends some words as one stretch. */
export function mendWords(
  words: readonly Phrasing[],
  language: Language,
  profile: string,
  all: readonly Fixer[] = fixers,
): void {
  const texts = textsOf(words);
  for (const fixer of all) apply(fixer(joined(texts), language, profile), texts);
}

type Piece = Text | { type: 'other' };

/** Texts in reading order; whatever else stands between them counts as one strange character. */
function textsOf(words: readonly Phrasing[]): Piece[] {
  return words.flatMap((word): Piece[] => {
    if (word.type === 'text') return [word];
    if (word.type === 'foreign') return [{ type: 'other' }];
    return 'children' in word ? textsOf(word.children) : [{ type: 'other' }];
  });
}

function joined(texts: readonly Piece[]): string {
  return texts.map((text) => (text.type === 'text' ? text.value : OTHER)).join('');
}

/** Applies edits, which are in the order of the text, to the texts that they lie in; one across two texts is dropped. */
function apply(edits: readonly Edit[], texts: readonly Piece[]): void {
  let offset = 0;
  let next = 0;
  for (const text of texts) {
    const end = offset + (text.type === 'text' ? text.value.length : OTHER.length);
    const first = next;
    while ((edits[next]?.at ?? end) < end) next++;
    if (text.type === 'text' && next > first) text.value = edited(text.value, edits.slice(first, next), offset);
    offset = end;
  }
}

/** A text that begins at `offset` of its stretch, with edits that begin in it; the first of two that overlap is applied. */
function edited(value: string, edits: readonly Edit[], offset: number): string {
  const parts: string[] = [];
  let from = 0;
  for (const { at, length, by } of edits) {
    const start = at - offset;
    if (start < from || start + length > value.length) continue;
    parts.push(value.slice(from, start), by);
    from = start + length;
  }
  return [...parts, value.slice(from)].join('');
}

function visitStretches(nodes: readonly Content[], mend: (words: readonly Phrasing[]) => void): void {
  visitPhrasing(nodes, (words, _, top) => {
    if (top) mend(words);
  });
}
