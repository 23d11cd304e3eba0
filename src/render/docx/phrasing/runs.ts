/** Words as runs: what looks alike becomes one run, and each script gets the run that Word needs for it. */
import { TextRun, type XmlComponent } from 'docx';
import type { Direction } from '../../../tree/node.js';
import { scriptOf, slotOf, stretches } from '../styles/scripts.js';
import { characterStyle, type StyleBook } from '../styles/style-book.js';

/** How words look and in what language they are. */
export interface Manner {
  /** Keys of the character styles they bear. */
  styles: readonly string[];
  /** BCP 47 tag, where it is not the document's. */
  lang: string | undefined;
  direction: Direction;
}

/** Words in one manner, or something that is not words: a field, a link, an image, the call of a note. */
export type Item = { words: string; manner: Manner } | { component: XmlComponent };

/** The runs of a paragraph, the fewest that say the same. */
export function runsOf(items: readonly Item[], book: StyleBook): XmlComponent[] {
  return merged(items).flatMap((item) =>
    'component' in item ? [item.component] : wordRuns(item.words, item.manner, book),
  );
}

/** One run in one manner, whatever its script; for cached text of fields and for labels. */
export function wordRuns(words: string, manner: Manner, book: StyleBook): XmlComponent[] {
  const text = words.replace(/\s*\n\s*|\t/g, ' ').replaceAll(JOINER, '');
  if (text === '') return [];
  if (manner.direction === 'ltr') return partsOf(text, manner, book).map((part) => run(part, manner, 'ltr', book));
  return stretches(text).map((stretch) => run(stretch.text, manner, stretch.direction, book));
}

/** The word joiner of a reading copy: Chinese faces lack it, and Word may show a box for it. Other programs keep to it. */
const JOINER = '\u2060';

function merged(items: readonly Item[]): Item[] {
  const result: Item[] = [];
  for (const item of items) {
    const last = result.at(-1);
    if (last !== undefined && 'words' in last && 'words' in item && alike(last.manner, item.manner)) {
      result[result.length - 1] = { words: last.words + item.words, manner: last.manner };
    } else result.push(item);
  }
  return result;
}

function alike(one: Manner, other: Manner): boolean {
  return one.lang === other.lang && one.direction === other.direction && sameStyles(one.styles, other.styles);
}

function sameStyles(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((key) => other.includes(key));
}

function run(text: string, manner: Manner, direction: Direction, book: StyleBook): XmlComponent {
  const style = characterStyle(book, manner.styles);
  return new TextRun({
    text,
    ...(style === undefined ? {} : { style }),
    ...(text === MINUS ? {} : hint(manner, book)),
    ...rightToLeft(direction, book),
    ...language(manner),
  });
}

/** Chinese faces have it as wide as a character or not at all: it stands in the Latin face, like the figures after it. */
const MINUS = '\u2212';

function partsOf(text: string, manner: Manner, book: StyleBook): string[] {
  if (hint(manner, book).font === undefined || !text.includes(MINUS)) return [text];
  return text.split(/(\u2212)/).filter((part) => part !== '');
}

/** Quotation marks and dashes of a Chinese text take the Chinese face only where the run says so. */
function hint(manner: Manner, book: StyleBook): { font?: { hint: string } } {
  const eastAsian = manner.lang === undefined && slotOf(book.sheet.script) === 'eastAsia';
  return eastAsian ? { font: { hint: 'eastAsia' } } : {};
}

/** Said where it differs from nothing at all: a left-to-right document is silent on its own words. */
function rightToLeft(direction: Direction, book: StyleBook): { rightToLeft?: boolean } {
  if (book.language.direction === 'rtl') return { rightToLeft: direction === 'rtl' };
  return direction === 'rtl' ? { rightToLeft: true } : {};
}

const LANGUAGE_OPTION = { val: 'value', eastAsia: 'eastAsia', bidi: 'bidirectional' } as const;

function language({ lang }: Manner): { language?: { value?: string; eastAsia?: string; bidirectional?: string } } {
  if (lang === undefined || lang === 'und') return {};
  return { language: { [LANGUAGE_OPTION[slotOf(scriptOf(lang))]]: lang } };
}
