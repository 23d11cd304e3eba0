/** The list of English words of the package word-list: 274,000 words in alphabetical order, one a line. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

let words: Set<string> | undefined;

/** Whether a word in lower case is in the list; the list is read when the first word is looked up. */
export function isEnglishWord(word: string): boolean {
  words ??= readWords();
  return words.has(word);
}

function readWords(): Set<string> {
  const folder = dirname(createRequire(import.meta.url).resolve('word-list'));
  return new Set(readFileSync(join(folder, 'words.txt'), 'utf8').split('\n'));
}
