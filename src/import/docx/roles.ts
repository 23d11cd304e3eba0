/** What a paragraph is by the name of its style, in Word's own names, those of other programs and ours. */
import type { RichParagraph } from '../rich/rich-document.js';

/** Names in small letters; a style counts for all styles that are based on it. */
const ROLES: readonly [RegExp, RichParagraph['role']][] = [
  [/^annex$/, 'annex'],
  [/^annex title$/, 'annex-title'],
  [/^title$/, 'title'],
  [/^(?:quote|quotation|quotations|intense quote|block text|note quotation)$/, 'quotation'],
  [/^(?:caption|table caption|image caption|table|illustration|figure|drawing|figurewithcaption)$/, 'caption'],
  [/^(?:continuation|list continue(?: \d)?)$/, 'continuation'],
  [/^(?:line|annex original|list heading|state)$/, 'composed'],
];

const NO_HEADING = /^(?:toc heading|contents heading|list heading)$/;

/** The role; `names` are those of the style and of the styles that it is based on. */
export function roleOf(
  names: readonly string[],
  outline: number | undefined,
  bookmarks: readonly string[],
): Pick<RichParagraph, 'role' | 'depth'> {
  if (bookmarks.some((name) => /^_line_\d+_*$/.test(name)) && !names.includes('annex'))
    return { role: 'composed', depth: 0 };
  for (const name of names) {
    const found = ROLES.find(([pattern]) => pattern.test(name));
    if (found !== undefined) return { role: found[1], depth: 0 };
    const heading = /^heading (\d)$/.exec(name);
    if (heading !== null) return { role: 'heading', depth: Number(heading[1]) };
  }
  if (outline !== undefined && outline < 9 && !names.some((name) => NO_HEADING.test(name)))
    return { role: 'heading', depth: outline + 1 };
  return { role: 'text', depth: 0 };
}
