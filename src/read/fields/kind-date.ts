/** The date that a kind shows: a note the day of its issue, a statement of its delivery, an announcement the first of the event. */
import type { Kind } from '../../templates/kind.js';
import { mergeByKey, valueAt } from '../../templates/yaml/load.js';
import { nestedUnder } from './field-paths.js';
import type { StatedFields } from './stated-fields.js';

/** A version whose bare `date` stands where the kind has its date, unless something stands there already. */
export function placeBareDate(version: StatedFields, kind: Kind | undefined): StatedFields {
  const date = version.values['date'];
  if (kind === undefined || typeof date !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(date)) return version;
  return { ...version, values: mergeByKey(nestedUnder(datePath(kind), date), version.values) };
}

/** Whether the date that the kind shows is there. */
export function hasKindDate(values: Record<string, unknown>, kind: Kind): boolean {
  return valueAt(values, datePath(kind)) !== undefined;
}

function datePath({ date }: Kind): readonly string[] {
  if (date === 'adopted') return ['adopted', 'date'];
  return date === 'event' ? ['event', 'start'] : [date];
}
