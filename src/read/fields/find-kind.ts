/** Of which kind a document is. */
import { report } from '../../report/report.js';
import type { House } from '../../templates/house.js';
import type { Kind } from '../../templates/kind.js';
import { placeOf } from '../../templates/yaml/read-yaml.js';
import { reportFaulty } from './faulty-template.js';
import { reportMisspelt } from './misspelt-key.js';
import type { StatedFields } from './stated-fields.js';

/** The kind that `--kind`, the version or its original names; undefined (reported) when the house has no such kind. */
export function findKind(
  { parsed, values }: StatedFields,
  original: StatedFields | undefined,
  ground: { house: House; kind: string | undefined },
): Kind | undefined {
  const name = ground.kind ?? values['kind'] ?? original?.values['kind'];
  const place = placeOf(parsed.frontMatter, ['kind']);
  if (typeof name !== 'string') {
    if (reportMisspelt(parsed, values, 'kind')) return undefined;
    report(parsed.file, 'kind', place, {
      message: 'this file does not say what kind of document it is',
      help: 'write `kind: statement` (or another kind) in front matter, or use `--kind`',
    });
    return undefined;
  }
  const kind = ground.house.kind(name);
  const faulty = { name: `kind \`${name}\``, template: `kinds/${name}.yaml` };
  if (kind === undefined && !reportFaulty(parsed.file, place, faulty, ground.house))
    report(parsed.file, 'kind', place, {
      message: `\`${name}\` is not a kind of document`,
      help: `write ${ground.house.choice('kinds')}`,
    });
  return kind;
}
