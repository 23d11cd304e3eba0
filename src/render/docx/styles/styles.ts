/**
 * The part of styles: every style of the design under its own name, and the variants that the document asked for.
 *
 * Written whole, because the library has no table or numbering styles, no outline levels and no `w:customStyle`.
 */
import type { Style } from '../../../templates/design.js';
import { points } from '../../lengths.js';
import { halfPoints } from '../xml/units.js';
import { part, toggle, val, WORD_NAMESPACES, xml } from '../xml/xml.js';
import { fontAttributes, languageAttributes, slotOf } from './scripts.js';
import {
  CHARACTER_STYLES,
  idOfStyle,
  type StyleBook,
  styleName,
  type Variant,
  type VariantStyle,
} from './style-book.js';
import { type ParagraphSetting, paragraphProperties, runProperties } from './style-properties.js';
import { tableStyles } from './table-styles.js';
import { wordlessStyles } from './wordless-styles.js';

/** The part of styles of one document. */
export function stylesPart(book: StyleBook): string {
  const keys = Object.keys(book.sheet.styles).filter((key) => key !== 'base');
  const characters = keys.filter((key) => CHARACTER_STYLES.includes(key));
  const paragraphs = keys.filter((key) => !CHARACTER_STYLES.includes(key));
  return part(
    xml(
      'w:styles',
      WORD_NAMESPACES,
      defaults(book),
      normal(book),
      DEFAULT_CHARACTER,
      NO_LIST,
      ...paragraphs.map((key) => paragraphStyleOf(book, key)),
      ...[...book.variants.values()].map((variant) => variantStyle(book, variant)),
      ...characters.map((key) => characterStyleOf(book, key)),
      ...[...book.combinations].map(([id, combined]) => combinedStyle(book, id, combined)),
      ...wordlessStyles(book),
      ...tableStyles(book.sheet),
    ),
  );
}

const DEFAULT_CHARACTER = xml(
  'w:style',
  { 'w:type': 'character', 'w:default': 1, 'w:styleId': 'DefaultParagraphFont' },
  val('w:name', 'Default Paragraph Font'),
  val('w:uiPriority', 1),
  toggle('w:semiHidden', true),
  toggle('w:unhideWhenUsed', true),
);

const NO_LIST = xml(
  'w:style',
  { 'w:type': 'numbering', 'w:default': 1, 'w:styleId': 'NoList' },
  val('w:name', 'No List'),
  val('w:uiPriority', 99),
  toggle('w:semiHidden', true),
  toggle('w:unhideWhenUsed', true),
);

function baseOf(book: StyleBook): Style | undefined {
  return book.sheet.styles.base;
}

function defaults(book: StyleBook): string {
  const { sheet, language } = book;
  const base = baseOf(book);
  const size = halfPoints(base?.size ?? 11);
  const run = xml(
    'w:rPr',
    {},
    xml('w:rFonts', { ...fontAttributes(sheet, base?.font ?? 'serif'), ...hint(book) }),
    val('w:sz', size) + val('w:szCs', size),
    xml('w:lang', languageAttributes(language.script, language.region)),
  );
  return xml('w:docDefaults', {}, xml('w:rPrDefault', {}, run), xml('w:pPrDefault'));
}

/** Quotation marks, dashes and ellipses belong to both worlds: the hint gives them the East Asian face. */
function hint(book: StyleBook): Record<string, string> {
  return slotOf(book.sheet.script) === 'eastAsia' ? { 'w:hint': 'eastAsia' } : {};
}

function normal(book: StyleBook): string {
  const base = baseOf(book);
  if (base === undefined) return '';
  const rightToLeft = book.language.direction === 'rtl';
  const setting = { style: base, labelled: false, bidi: rightToLeft || undefined };
  return xml(
    'w:style',
    { 'w:type': 'paragraph', 'w:default': 1, 'w:styleId': 'Normal' },
    val('w:name', 'Normal'),
    toggle('w:qFormat', true),
    paragraphProperties(book.sheet, setting),
  );
}

function paragraphStyleOf(book: StyleBook, key: string): string {
  const style = book.sheet.styles[key];
  const parentKey = style?.basedOn ?? 'base';
  const parent = book.sheet.styles[parentKey];
  if (style === undefined || parent === undefined) return '';
  const setting = {
    style,
    parent,
    labelled: book.labelled.has(key),
    list: book.lists.get(key),
    box: style.box,
    leader: leaderOf(book, key),
    image: key === 'figure',
  };
  const next = style.keepWithNext || style.outline !== undefined ? 'paragraph' : undefined;
  return paragraphStyleElement(book, setting, {
    id: idOfStyle(book.sheet, key),
    name: style.name,
    basedOn: idOfStyle(book.sheet, parentKey),
    next: next === undefined ? undefined : idOfStyle(book.sheet, next),
  });
}

/** Entries of a table of contents end in a page number at the far edge. */
function leaderOf(book: StyleBook, key: string): number | undefined {
  const { width, left, right } = book.sheet.page;
  return /^contents-\d$/.test(key) ? width - left - right : undefined;
}

interface Naming {
  id: string;
  name: string;
  basedOn: string;
  next: string | undefined;
}

function paragraphStyleElement(book: StyleBook, setting: ParagraphSetting, naming: Naming): string {
  const { name, builtIn } = styleName(naming.name);
  const changes = runProperties(book.sheet, setting.style, setting.parent ?? setting.style);
  return xml(
    'w:style',
    { 'w:type': 'paragraph', 'w:customStyle': builtIn ? undefined : 1, 'w:styleId': naming.id },
    val('w:name', name),
    val('w:basedOn', naming.basedOn),
    naming.next === undefined ? '' : val('w:next', naming.next),
    toggle('w:qFormat', true),
    paragraphProperties(book.sheet, setting),
    changes === '' ? '' : xml('w:rPr', {}, changes),
  );
}

function variantStyle(book: StyleBook, { id, name, key, variant }: VariantStyle): string {
  const parent = book.sheet.styles[key];
  if (parent === undefined) return '';
  const { outline: _, ...inherited } = parent;
  const style = { ...inherited, ...changes(parent, variant) };
  const { direction } = variant;
  const setting = {
    style,
    parent,
    labelled: book.labelled.has(key) && variant.unlabelled !== true,
    list: variant.unlabelled === true ? NO_PLACE : variant.list,
    bidi: direction === undefined ? undefined : direction === 'rtl',
    newPage: variant.newPage,
    image: key === 'figure' || variant.image,
  };
  return paragraphStyleElement(book, setting, { id, name, basedOn: idOfStyle(book.sheet, key), next: undefined });
}

/** Takes a style out of the list that it inherits. */
const NO_PLACE = { list: 0, level: 0 };

function changes(style: Style, { align, shift = 0, unlabelled, drop = 0, kept }: Variant): Partial<Style> {
  const moved = shift === 0 ? {} : { start: style.start + shift, label: style.label + shift };
  const bare = unlabelled === true ? { start: Math.max(0, style.label) + shift, first: 0 } : {};
  const down = drop === 0 ? {} : { before: style.before + points(drop) };
  const company = kept === true ? { keepWithNext: true } : {};
  return { ...moved, ...bare, ...down, ...company, ...(align === undefined ? {} : { align }) };
}

function characterStyleOf(book: StyleBook, key: string): string {
  const style = book.sheet.styles[key];
  const base = baseOf(book);
  if (style === undefined || base === undefined) return '';
  return characterStyleElement(idOfStyle(book.sheet, key), style.name, wordProperties(book, key, style, base));
}

/** A call of a note is raised in every house; everything else is said by the design. */
function wordProperties(book: StyleBook, key: string, style: Style, base: Style): string {
  return runProperties(book.sheet, style, base) + (key === 'footnote-call' ? val('w:vertAlign', 'superscript') : '');
}

function combinedStyle(book: StyleBook, id: string, keys: readonly string[]): string {
  const base = baseOf(book);
  if (base === undefined) return '';
  const styles = keys.map((key) => book.sheet.styles[key]).filter((style): style is Style => style !== undefined);
  const names = styles.map((style) => styleName(style.name).name);
  const differing = styles.map((style) => settingsBeyond(style, base));
  const combined = { ...base, ...Object.assign({}, ...differing) };
  return characterStyleElement(id, names.join(' '), runProperties(book.sheet, combined, base));
}

function settingsBeyond(style: Style, base: Style): Partial<Style> {
  const keys = ['font', 'size', 'weight', 'slant', 'colour', 'decoration'] as const;
  return Object.fromEntries(keys.filter((key) => style[key] !== base[key]).map((key) => [key, style[key]]));
}

function characterStyleElement(id: string, writtenName: string, properties: string): string {
  const { name, builtIn } = styleName(writtenName);
  return xml(
    'w:style',
    { 'w:type': 'character', 'w:customStyle': builtIn ? undefined : 1, 'w:styleId': id },
    val('w:name', name),
    val('w:basedOn', 'DefaultParagraphFont'),
    toggle('w:qFormat', true),
    properties === '' ? '' : xml('w:rPr', {}, properties),
  );
}
