/** "[Original: French]" under the heading of an annex that was drafted in another language (Editorial Manual, masthead). */
import { report } from '../../report/report.js';
import type { OfficialDocument } from '../../tree/document.js';
import type { Composing } from './lines.js';
import { composePattern } from './patterns.js';
import { openValues } from './values.js';

/** Adds the line where the source of an annex says so. */
export function composeAnnexOriginals(document: OfficialDocument, { context, facts }: Composing): void {
  const { language } = context;
  for (const block of document.children) {
    if (block.type !== 'annex' || block.originalLanguage === undefined) continue;
    const name = language.languages[block.originalLanguage];
    if (name === undefined) {
      report(context.file, 'language', block, {
        message: `\`${block.originalLanguage}\` is not a language that an annex can have`,
        help: `write one of ${Object.keys(language.languages).join(', ')}`,
      });
      continue;
    }
    const valueNamed = openValues(context, facts, language, { annexOriginal: name });
    const children = composePattern(language.labels['annexOriginal'] ?? '{annexOriginal}', valueNamed) ?? [];
    block.original = { type: 'line', slot: 'annex-original', style: 'annex-original', children };
  }
}
