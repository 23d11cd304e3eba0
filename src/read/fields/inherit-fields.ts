/** What a translation has from its original: fields that are the same in all languages it inherits, the others it states. */
import type { Related } from '../../report/diagnostic.js';
import { report } from '../../report/report.js';
import { scopeOf } from '../../templates/fields.js';
import type { OwnFields } from '../../templates/own-fields.js';
import { mergeByKey, valueAt } from '../../templates/yaml/load.js';
import { placeOf } from '../../templates/yaml/read-yaml.js';
import { fieldPaths, nestedUnder } from './field-paths.js';
import type { StatedFields } from './stated-fields.js';

/**
 * A translation with its own values over what is the same in its original. What it states otherwise than the original,
 * and what it does not state in its own language, is reported. `own` are the fields that the kind adds.
 */
export function inheritFields(translation: StatedFields, original: StatedFields, own?: OwnFields): StatedFields {
  const paths = fieldPaths(original.values, own);
  const same = paths.filter((path) => scopeOf(path.join('.'), own) === 'same');
  for (const path of paths) {
    if (same.includes(path)) checkContradiction(translation, original, path);
    else checkTranslated(translation, original, path);
  }
  for (const path of fieldPaths(translation.values, own)) {
    if (scopeOf(path.join('.'), own) === 'same') checkAddition(translation, original, path);
  }
  const inherited = same.map((path) => nestedUnder(path, valueAt(original.values, path)));
  const values = inherited.reduce((all, one) => mergeByKey(all, one), {});
  return { ...translation, values: mergeByKey(values, translation.values) };
}

/** Translated fields that a version need not state because another has them. */
const NOT_ASKED = new Set(['language', 'unofficial', 'keywords', 'accept']);

function checkContradiction(translation: StatedFields, original: StatedFields, path: readonly string[]): void {
  const [ours, theirs] = [valueAt(translation.values, path), valueAt(original.values, path)];
  if (ours === undefined || JSON.stringify(ours) === JSON.stringify(theirs)) return;
  report(translation.parsed.file, 'contradiction', placeOf(translation.parsed.frontMatter, path), {
    message: `\`${path.join('.')}\` is \`${written(ours)}\` here and \`${written(theirs)}\` in the original`,
    help: `take \`${path.join('.')}\` out: a translation has the value of its original`,
    related: [placeIn(original, path, 'the original says')],
  });
}

/** What is the same in all languages and each version may say of itself, or of the names in its own language. */
const OF_EACH = new Set(['engross', 'kind', 'original', 'names', 'date']);

/** An embargo of one language, or a symbol: the others would not have it. */
function checkAddition(translation: StatedFields, original: StatedFields, path: readonly string[]): void {
  const [field = ''] = path;
  const isOwn = OF_EACH.has(field) || original.values[field] !== undefined;
  if (isOwn || valueAt(translation.values, path) === null) return;
  report(translation.parsed.file, 'contradiction', placeOf(translation.parsed.frontMatter, path, true), {
    message: `\`${path.join('.')}\` is in this translation and not in its original`,
    help: 'write it in the original: it is the same in all languages',
    related: [{ path: original.parsed.file.path, message: 'the original' }],
  });
}

function checkTranslated(translation: StatedFields, original: StatedFields, path: readonly string[]): void {
  if (valueAt(translation.values, path) !== undefined || NOT_ASKED.has(path.join('.'))) return;
  report(translation.parsed.file, 'missing-translation', undefined, {
    message: `this translation has no \`${path.join('.')}\``,
    help: `write \`${path.join('.')}: …\` in its own language`,
    related: [placeIn(original, path, 'the original has it')],
  });
}

/** A value in one line: a list or a map as YAML's flow style has it. */
function written(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function placeIn({ parsed }: StatedFields, path: readonly string[], message: string): Related {
  return { path: parsed.file.path, position: placeOf(parsed.frontMatter, path), message };
}
