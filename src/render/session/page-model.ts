/** What a page of a session is made from, and the words that all of its parts take. */
import type { Manifest, ManifestDocument } from '../../manifest.js';
import type { StyleSheet } from '../../templates/design.js';
import type { Language } from '../../templates/language.js';
import type { Format } from '../resources.js';

/** What a page of a session is made from. */
export interface SessionPage {
  manifest: Manifest;
  /** Language of the page. */
  language: Language;
  /** Languages of the session, each with the file name of its page. */
  pages: { language: Language; file: string }[];
  sheet: StyleSheet;
  /** Columns of every matrix. */
  formats: readonly Pick<Format, 'name' | 'label' | 'isOpened'>[];
  /** Documents in the order of the page: by item, then by symbol. */
  groups: { item: string | undefined; documents: ManifestDocument[] }[];
}

/** A label of the page's language; its key where a house took the label away. */
export function label(language: Language, key: string): string {
  return language.labels[key] ?? key;
}

/** Words of the session in the page's language, else in the first that has them. */
export function inLanguage(words: Record<string, string> | undefined, language: Language, manifest: Manifest): string {
  const found = [language.tag, ...manifest.languages].find((tag) => words?.[tag] !== undefined);
  return found === undefined ? '' : (words?.[found] ?? '');
}
