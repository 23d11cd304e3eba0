/** In which language a document was drafted. */
import { report } from '../../report/report.js';
import type { Session } from '../../templates/fields.js';
import type { House } from '../../templates/house.js';
import { placeOf } from '../../templates/yaml/read-yaml.js';
import type { StatedFields } from './stated-fields.js';

/** The language of drafting: what a version or the session states; a document with one language is its own original. */
export function findOriginal(
  versions: readonly StatedFields[],
  session: Session | undefined,
  house: Pick<House, 'languageTag'>,
): string | undefined {
  const [first] = versions;
  if (first === undefined) return undefined;
  const stating = versions.find(({ values }) => typeof values['original'] === 'string');
  const said = (stating?.values['original'] as string | undefined) ?? session?.original;
  const stated = said === undefined ? undefined : (house.languageTag(said) ?? said);
  if (versions.length === 1) return stated ?? first.language;
  if (stated === undefined) {
    for (const { parsed } of versions)
      report(parsed.file, 'original', undefined, {
        message: 'no language of this document is named as the original',
        help: `write \`original: ${first.language}\` (or another language) in that version or in session.yaml`,
      });
    return undefined;
  }
  if (!versions.some(({ language }) => language === stated)) {
    const place = stating === undefined ? undefined : placeOf(stating.parsed.frontMatter, ['original']);
    report((stating ?? first).parsed.file, 'original', place, {
      message: `the original \`${stated}\` has no file`,
      help: `write \`${stated}.md\` next to the others, or name another language as the original`,
      severity: 'warning',
    });
  }
  return stated;
}
