/** Fields by the path of their keys: `adopted.place` is `['adopted', 'place']`. */
import { scopeOf } from '../../templates/fields.js';
import type { OwnFields } from '../../templates/own-fields.js';
import { isRecord } from '../../templates/yaml/load.js';

/** Paths of all values that are not groups of fields. */
export function fieldPaths(
  value: unknown,
  own: OwnFields | undefined,
  path: readonly string[] = [],
): (readonly string[])[] {
  const isGroup = path.length === 0 || scopeOf(path.join('.'), own) === 'group';
  if (!isRecord(value) || !isGroup) return [path];
  return Object.entries(value).flatMap(([key, inner]) => fieldPaths(inner, own, [...path, key]));
}

/** A value put under its path: `{adopted: {place: value}}`. */
export function nestedUnder(path: readonly string[], value: unknown): Record<string, unknown> {
  return path.reduceRight<unknown>((inner, key) => ({ [key]: inner }), value) as Record<string, unknown>;
}
