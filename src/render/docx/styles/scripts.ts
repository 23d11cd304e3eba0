/**
 * What Word wants to know of scripts: it keeps three slots for fonts and languages, and asks for marks on runs.
 *
 * Scripts are ISO 15924 in small letters, as in templates.
 */
import type { StyleSheet } from '../../../templates/design.js';
import type { Direction } from '../../../tree/node.js';
import { isEastAsian } from '../../east-asian.js';

/** The three slots of `w:rFonts` and `w:lang`: Latin and its like, East Asian, complex. */
export type Slot = 'val' | 'eastAsia' | 'bidi';

const COMPLEX = ['arab', 'hebr', 'syrc', 'thaa', 'deva', 'thai', 'beng'];

/** Scripts of languages that are not written in Latin letters, by the language's subtag. */
const SCRIPTS: Record<string, string> = {
  ar: 'arab',
  fa: 'arab',
  he: 'hebr',
  hi: 'deva',
  ja: 'jpan',
  ko: 'kore',
  ru: 'cyrl',
  th: 'thai',
  ur: 'arab',
  zh: 'hans',
};

/** The slot in which Word keeps fonts and languages of a script. */
export function slotOf(script: string): Slot {
  if (isEastAsian(script)) return 'eastAsia';
  return COMPLEX.includes(script) ? 'bidi' : 'val';
}

/** Script of a language by its BCP 47 tag: the tag's own script subtag, else the usual one. */
export function scriptOf(tag: string): string {
  const [language = '', second = ''] = tag.toLowerCase().split('-');
  return second.length === 4 ? second : (SCRIPTS[language] ?? 'latn');
}

/** Languages of the slots that a document does not use: where they are not named, Word takes those of its reader. */
const USUAL: Record<Slot, string> = { val: 'en-GB', eastAsia: 'zh-CN', bidi: 'ar-EG' };

/** Attributes of `w:lang` for a document: its language in its own slot, the usual ones in the others. */
export function languageAttributes(script: string, tag: string): Record<string, string> {
  const languages = { ...USUAL, [slotOf(script)]: tag };
  return Object.fromEntries(Object.entries(languages).map(([slot, language]) => [`w:${slot}`, language]));
}

/** Attributes of `w:rFonts` for a family role: the document's script decides its own slot, the usual ones the others. */
export function fontAttributes(sheet: StyleSheet, family: string): Record<string, string> {
  const faces = sheet.fonts[family] ?? {};
  const own = slotOf(sheet.script);
  const word = (slot: Slot, usual: string) => faces[own === slot ? sheet.script : usual]?.word;
  const latin = word('val', 'latn');
  const wanted = {
    'w:ascii': latin,
    'w:hAnsi': latin,
    'w:cs': word('bidi', 'arab'),
    'w:eastAsia': word('eastAsia', 'hans'),
  };
  return Object.fromEntries(
    Object.entries(wanted).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

/** A stretch of text that runs in one direction. */
export interface Stretch {
  text: string;
  direction: Direction;
}

/** Words of letters that run from left to right, with what stands between them: `A/CONF.192/15`, `Nuclear-Weapon-Free Zone`. */
const LEFT_TO_RIGHT =
  /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}](?:[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Mn}\d]|[\s./_:’'&@#+-]+(?=[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}])|[./_:-]+(?=\d))*/gu;

/**
 * Cuts the text of a right-to-left paragraph into stretches: ECMA-376 leaves open what `w:rtl` does to letters that run
 * from left to right, so that they need runs of their own.
 */
export function stretches(text: string): Stretch[] {
  const found: Stretch[] = [];
  let end = 0;
  for (const match of text.matchAll(LEFT_TO_RIGHT)) {
    if (match.index > end) found.push({ text: text.slice(end, match.index), direction: 'rtl' });
    found.push({ text: match[0], direction: 'ltr' });
    end = match.index + match[0].length;
  }
  if (end < text.length) found.push({ text: text.slice(end), direction: 'rtl' });
  return found;
}
