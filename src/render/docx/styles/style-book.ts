/**
 * The styles that one document uses: those of the design by their names, and variants of them that a place asks for.
 *
 * A variant is a style of its own (`table text end`), so that the body never carries direct formatting.
 */
import type { StyleSheet } from '../../../templates/design.js';
import type { Language } from '../../../templates/language.js';
import type { Direction } from '../../../tree/node.js';
import type { ListPlace } from '../xml/word-counting.js';

/** How a style differs in one place of a document from what the design says of it. */
export interface Variant {
  align?: 'start' | 'end' | 'center' | undefined;
  /** Millimetres further in: inside a clause, a list, a quotation. */
  shift?: number | undefined;
  /** The direction of the words, where it is not the document's. */
  direction?: Direction | undefined;
  /** A level of a list of its own: `3 bis.` */
  list?: (ListPlace & { name: string }) | undefined;
  /** Stands without the label that others of its style have. */
  unlabelled?: boolean | undefined;
  /** Begins a page. */
  newPage?: boolean | undefined;
  /** Millimetres by which it stands lower than the style says. */
  drop?: number | undefined;
  /** May not be parted from what follows: the last words before a closing or the end mark. */
  kept?: boolean | undefined;
  /** Holds an image. */
  image?: boolean | undefined;
}

/** A variant of a style as the part of styles must define it. */
export interface VariantStyle {
  id: string;
  name: string;
  key: string;
  variant: Variant;
}

export interface StyleBook {
  sheet: StyleSheet;
  language: Language;
  /** Levels of lists that are linked to styles, by the style's key. */
  lists: ReadonlyMap<string, ListPlace>;
  /** Keys of styles whose paragraphs begin with a label, counted by Word or not. */
  labelled: ReadonlySet<string>;
  /** Variants asked for so far, by id. */
  variants: Map<string, VariantStyle>;
  /** Combinations of character styles asked for so far, by id. */
  combinations: Map<string, readonly string[]>;
}

/** Styles of words, by their keys in the design; all others are styles of paragraphs. */
export const CHARACTER_STYLES: readonly string[] = [
  'opener',
  'emphasis',
  'strong',
  'link',
  'inserted',
  'deleted',
  'footnote-call',
  'symbol-series',
];

/** Names under which Word knows styles of its own; a style of that name must be written as Word writes it. */
const BUILT_IN = [
  ...['Normal', 'Title', 'Subtitle', 'Body Text', 'Salutation', 'Closing', 'Signature', 'Quote', 'List Bullet'],
  ...['heading 1', 'heading 2', 'heading 3', 'heading 4', 'heading 5', 'heading 6', 'caption', 'header', 'footer'],
  ...['footnote text', 'footnote reference', 'toc 1', 'toc 2', 'toc 3', 'toc 4', 'toc 5', 'Emphasis', 'Strong'],
  ...['Hyperlink', 'Date'],
];

/** The name that Word shows for a style, and whether it is one of Word's own. */
export function styleName(name: string): { name: string; builtIn: boolean } {
  const own = BUILT_IN.find((known) => known.toLowerCase() === name.toLowerCase());
  return { name: own ?? name, builtIn: own !== undefined };
}

/** The id of a style in the file: its name without spaces, each word with a capital. */
export function idOfName(name: string): string {
  const words = name.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  return words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join('');
}

/** The id of a style of the design by its key; a key that the design lacks is the base style. */
export function idOfStyle(sheet: StyleSheet, key: string): string {
  const style = sheet.styles[key] ?? sheet.styles.base;
  return style === undefined ? 'Normal' : idOfName(styleName(style.name).name);
}

/** The id of a paragraph style in a place; a variant that is new is entered in the book. */
export function paragraphStyle(book: StyleBook, key: string, variant: Variant = {}): string {
  const known = book.sheet.styles[key] === undefined ? 'base' : key;
  const suffix = suffixOf(book.sheet, known, variant);
  const base = idOfStyle(book.sheet, known);
  if (suffix === '') return base;
  const id = base + idOfName(suffix);
  if (!book.variants.has(id)) {
    const name = `${book.sheet.styles[known]?.name ?? known} ${suffix}`;
    book.variants.set(id, { id, name, key: known, variant });
  }
  return id;
}

function suffixOf(sheet: StyleSheet, key: string, variant: Variant): string {
  const style = sheet.styles[key];
  const words: string[] = [];
  if (variant.unlabelled === true) words.push('unlabelled');
  if (variant.list !== undefined) words.push(variant.list.name);
  if (variant.shift !== undefined && variant.shift !== 0) words.push(`in ${variant.shift} mm`);
  if (variant.align !== undefined && variant.align !== style?.align) words.push(variant.align);
  if (variant.direction !== undefined) words.push(variant.direction);
  if (variant.newPage === true) words.push('new page');
  if (variant.image === true) words.push('image');
  if (variant.kept === true && style?.keepWithNext !== true) words.push('kept');
  if (variant.drop !== undefined && variant.drop !== 0) words.push(`${variant.drop} mm down`);
  return words.join(' ');
}

/** The id of the character style for words that bear several styles at once (emphasis in a link); none for none. */
export function characterStyle(book: StyleBook, keys: readonly string[]): string | undefined {
  const known = CHARACTER_STYLES.filter((key) => keys.includes(key) && book.sheet.styles[key] !== undefined);
  const [first, ...others] = known;
  if (first === undefined) return undefined;
  if (others.length === 0) return idOfStyle(book.sheet, first);
  const id = known.map((key) => idOfStyle(book.sheet, key)).join('');
  book.combinations.set(id, known);
  return id;
}
