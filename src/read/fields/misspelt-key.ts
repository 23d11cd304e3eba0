/** A key that was meant for a field without which nothing else can be judged: `langauge`, `Kind`. */
import { distance } from 'fastest-levenshtein';
import { report } from '../../report/report.js';
import { fieldsSchema } from '../../templates/fields.js';
import { placeOf } from '../../templates/yaml/read-yaml.js';
import type { ParsedSource } from '../state/reading.js';

/** Letters in which a misspelt key may differ from what it was meant to be. */
const NEAR = 2;

/** Reports a key that is no field and looks like `field`, which is not there; true when there is one. */
export function reportMisspelt(
  { file, frontMatter }: ParsedSource,
  values: Record<string, unknown>,
  field: 'kind' | 'language',
): boolean {
  const key = Object.keys(values).find(
    (name) => !Object.hasOwn(fieldsSchema().shape, name) && distance(name.toLowerCase(), field) <= NEAR,
  );
  if (key === undefined) return false;
  report(file, 'unknown-field', placeOf(frontMatter, [key], true), {
    message: `\`${key}\` is not a field`,
    help: `did you mean \`${field}\`?`,
  });
  return true;
}
