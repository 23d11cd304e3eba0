/**
 * Templates from YAML: a workspace's file overrides the built-in one of that name, key by key.
 */

import type * as z from 'zod';
import { type SourceFile, textOfFile } from '../../report/source-file.js';
import { checkValue, parseYaml, type YamlText, yamlValue } from './read-yaml.js';

/** A built-in template as the package stores it: its YAML as a value, and the value checked by its schema. */
export interface KnownTemplate {
  value: unknown;
  judged: unknown;
}

/**
 * Reads a template from its built-in file and the workspace's override (either may be missing, not both), and checks the
 * merged value. Errors are reported in the file that the value came from; a template with errors returns undefined.
 */
export function loadTemplate<T extends z.ZodType>(
  schema: () => T,
  builtIn: SourceFile | undefined,
  override: SourceFile | undefined,
): z.infer<T> | undefined {
  // The package build checked it with the same schema.
  if (override === undefined && builtIn?.known !== undefined) return builtIn.known.judged as z.infer<T>;
  const layers = [builtIn, override].filter((file) => file !== undefined).map(layerOf);
  if (layers.some((layer) => layer === undefined)) return undefined;
  const known = layers.filter((layer) => layer !== undefined);
  const last = known.at(-1);
  if (last === undefined) return undefined;
  const merged = known.map((layer) => layer.value).reduce(mergeByKey, undefined);
  return checkValue(schema(), merged, 'template', (path) => {
    const texts = known.map((layer) => layer.text());
    return texts.findLast((text) => text.document.hasIn(path)) ?? last.text();
  });
}

interface Layer {
  value: unknown;
  /** Its text, to point into it. */
  text(): YamlText;
}

function layerOf(file: SourceFile): Layer | undefined {
  // Built-in templates are stored as values; they are parsed again only to point into them.
  if (file.known !== undefined) return { value: file.known.value, text: () => parsed(file) };
  const yaml = parseYaml(file, textOfFile(file));
  return yaml === undefined ? undefined : { value: yamlValue(yaml) ?? {}, text: () => yaml };
}

function parsed(file: SourceFile): YamlText {
  const yaml = parseYaml(file, textOfFile(file));
  if (yaml === undefined) throw new Error(`The built-in template ${file.path} is no YAML.`);
  return yaml;
}

/** Maps are merged key by key; lists and scalars of the override replace; `null` takes a key away. */
export function mergeByKey(
  under: Readonly<Record<string, unknown>>,
  over: Readonly<Record<string, unknown>>,
): Record<string, unknown>;
export function mergeByKey(under: unknown, over: unknown): unknown;
export function mergeByKey(under: unknown, over: unknown): unknown {
  if (!isRecord(under) || !isRecord(over)) return over === undefined ? under : over;
  const merged: Record<string, unknown> = { ...under };
  for (const [key, value] of Object.entries(over)) {
    if (value === null) delete merged[key];
    else merged[key] = mergeByKey(merged[key], value);
  }
  return merged;
}

/** Whether a value of YAML is a map. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value under a path of keys (`adopted.place` is `['adopted', 'place']`), undefined where there is none. */
export function valueAt(values: unknown, path: readonly string[]): unknown {
  return path.reduce((inner, key) => (isRecord(inner) && Object.hasOwn(inner, key) ? inner[key] : undefined), values);
}
