/** What an import is asked for. */
import type { House } from '../templates/house.js';
import type { GuessedField } from './imported.js';

/** What the user said, and what import needs to know of the world. */
export interface ImportOptions {
  kind: string | undefined;
  language: string | undefined;
  encoding: string | undefined;
  /** What becomes of tracked changes; by default they are accepted. */
  changes?: 'accepted' | 'original' | 'ask' | undefined;
  /** Fields by dotted paths, as `--set` has them. */
  set: readonly GuessedField[];
  /** Whether the text is Markdown, which is kept as it is typed. */
  isMarkdown: boolean;
  house: Pick<House, 'language' | 'languageTag' | 'kind'>;
  /** Whether a word is in the list of a language, by its tag; undefined where there is no list. */
  wordsOf: (tag: string) => ((word: string) => boolean) | undefined;
}
