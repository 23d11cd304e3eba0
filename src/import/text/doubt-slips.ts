/** Suggests words for slips of scanners and typists, as a language lists them; nothing is changed. */
import type { Language } from '../../templates/language.js';
import type { ImportLog } from '../imported.js';
import type { TextParagraph } from './paragraphs.js';

/** Reports each place with the word that may be meant. */
export function doubtSlips(
  paragraphs: readonly TextParagraph[],
  { paragraphs: { slips } }: Language,
  log: ImportLog,
): void {
  const patterns = Object.entries(slips).map(([pattern, word]) => ({ find: new RegExp(pattern, 'gu'), word }));
  for (const { text, line } of paragraphs)
    for (const { find, word } of patterns)
      for (const [found] of text.matchAll(find))
        log.doubts.push({
          line,
          message: `\`${found.trim()}\` may be a slip for \`${word}\``,
          help: 'correct it in the source if it is',
        });
}
