/** `--set field=value`: fields from the command line, put over front matter. */

import { parse } from 'yaml';
import { characterName, findUnwritable } from '../../characters.js';
import { report } from '../../report/report.js';
import type { SourceFile } from '../../report/source-file.js';
import { isRecord, mergeByKey } from '../../templates/yaml/load.js';
import { shorten } from '../state/read-state.js';
import { nestedUnder } from './field-paths.js';

/** The values with each `a.b=v` put in; the value is a YAML 1.2 core scalar or list. What is no such setting is reported. */
export function withCommandLineFields(
  file: SourceFile,
  values: Record<string, unknown>,
  settings: readonly string[],
): Record<string, unknown> {
  return settings.reduce((set, setting) => {
    const equals = setting.indexOf('=');
    const path = equals < 1 ? [] : setting.slice(0, equals).split('.');
    if (path.length === 0 || path.some((key) => !/^[A-Za-z]\w*$/.test(key))) {
      report(file, 'set', undefined, {
        message: `\`--set ${shorten(setting)}\` is not a field and a value`,
        help: 'write `--set field=value` or `--set a.b=value`',
      });
      return set;
    }
    const value = settingValue(setting.slice(equals + 1));
    const unwritable = stringsIn(value)
      .map(findUnwritable)
      .find((found) => found !== undefined);
    if (unwritable !== undefined) {
      report(file, 'set', undefined, {
        message: `\`--set ${path.join('.')}\` has a character that cannot be printed: ${characterName(unwritable.character)}`,
      });
      return set;
    }
    return mergeByKey(set, nestedUnder(path, value));
  }, values);
}

/** Names the option that a value was set with, for the beginning of a message; an empty text for a value of front matter. */
export function optionPrefix(settings: readonly string[], path: readonly PropertyKey[]): string {
  const name = path.map(String).join('.');
  const option = settings.findLast((setting) => {
    const [field = ''] = setting.split('=', 1);
    return name === field || name.startsWith(`${field}.`);
  });
  return option === undefined ? '' : `\`--set ${shorten(option)}\`: `;
}

function settingValue(text: string): unknown {
  try {
    // Warnings of the parser would be printed past our reports.
    const value: unknown = parse(text, { version: '1.2', schema: 'core', logLevel: 'error' });
    return isRecord(value) ? text : value;
  } catch {
    return text;
  }
}

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [key, ...stringsIn(inner)]);
}
