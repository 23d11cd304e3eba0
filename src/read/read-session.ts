/** `session.yaml`: the meeting that documents belong to. */

import { report } from '../report/report.js';
import { isUnsound, type SourceFile, textOfFile } from '../report/source-file.js';
import { type Session, sessionSchema, sessionTexts } from '../templates/fields.js';
import { isRecord } from '../templates/yaml/load.js';
import { checkValue, parseYaml, placeOf, type YamlText, yamlValue } from '../templates/yaml/read-yaml.js';
import { reportSessionMarkup } from './fields/field-words.js';
import { printableValue } from './source/unprinted.js';

/**
 * Reads a session; undefined when it is unsound, the reasons reported at their lines. `sourceLanguages` are those of its
 * sources: where they, or `languages:`, are one language, a text need not name it (`title: Annual Meeting`).
 */
export function readSession(file: SourceFile, sourceLanguages: readonly string[]): Session | undefined {
  const yaml = parseYaml(file, textOfFile(file), 0, 0, true);
  if (yaml === undefined) return undefined;
  const values = withLanguage(printableValue(yamlValue(yaml) ?? {}), yaml, sourceLanguages);
  if (isUnsound(file)) return undefined;
  const session = checkValue(sessionSchema(), values, 'session', () => yaml);
  if (session !== undefined) reportSessionMarkup(session, yaml);
  return isUnsound(file) ? undefined : session;
}

/** Whether a session may have texts without a language, so that those of its sources must be known. */
export function mayHavePlainTexts(text: string): boolean {
  return new RegExp(`^[ -]*["']?(?:${sessionTexts().join('|')})["']?[ \\t]*:[ \\t]+[^\\s{#]`, 'm').test(text);
}

/** The values with each text that names no language under the session's only one. In a session of several it is reported. */
function withLanguage(values: unknown, yaml: YamlText, sourceLanguages: readonly string[]): unknown {
  if (!isRecord(values)) return values;
  const languages = languagesOf(values, sourceLanguages);
  const mapped = (value: unknown, path: readonly (string | number)[]): unknown => {
    if (typeof value !== 'string') return value;
    const [only, ...others] = languages;
    if (only !== undefined && others.length === 0) return { [only]: value };
    report(yaml.file, 'session', placeOf(yaml, path), plainText(String(path.at(-1)), value, languages));
    return value;
  };
  const texts = sessionTexts().filter((key) => Object.hasOwn(values, key));
  const items: unknown = values['items'];
  return {
    ...values,
    ...Object.fromEntries(texts.map((key) => [key, mapped(values[key], [key])])),
    ...(Array.isArray(items)
      ? {
          items: items.map((item: unknown, index) =>
            isRecord(item) && 'title' in item
              ? { ...item, title: mapped(item['title'], ['items', index, 'title']) }
              : item,
          ),
        }
      : {}),
  };
}

/** The languages that a session states, or those of its sources, or that of its originals. */
function languagesOf(values: Record<string, unknown>, sourceLanguages: readonly string[]): readonly string[] {
  const { languages, original } = values;
  if (Array.isArray(languages)) return languages.map(String);
  if (sourceLanguages.length > 0) return sourceLanguages;
  return typeof original === 'string' ? [original] : [];
}

function plainText(key: string, value: string, languages: readonly string[]): { message: string; help: string } {
  const [first = 'en', ...others] = languages;
  const rest = (others.length === 0 ? [] : [...others.map((tag) => `${tag}: …`)]).join(', ');
  return {
    message: `\`${key}\` needs one text per language`,
    help: `write \`${key}: {${[`${first}: ${value.slice(0, 60)}`, rest].filter(Boolean).join(', ')}}\``,
  };
}
