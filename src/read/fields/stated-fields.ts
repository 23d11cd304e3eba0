/** What one language version states: its front matter with `--set` put in, and its language, before kind and original are known. */
import type { Diagnostic } from '../../report/diagnostic.js';
import { report } from '../../report/report.js';
import type { House } from '../../templates/house.js';
import { isRecord } from '../../templates/yaml/load.js';
import { placeOf, yamlValue } from '../../templates/yaml/read-yaml.js';
import { printableValue } from '../source/unprinted.js';
import type { ParsedSource } from '../state/reading.js';
import { withCommandLineFields } from './command-line-fields.js';
import { reportFaulty } from './faulty-template.js';
import { reportMisspelt } from './misspelt-key.js';

/** One language version before its fields are read. */
export interface VersionToRead {
  parsed: ParsedSource;
  /** Language by the file's name or `--lang`; front matter must not say otherwise. */
  language: string | undefined;
}

/** One language version with the values that it states, not judged yet. */
export interface StatedFields {
  parsed: ParsedSource;
  /** The house's own tag of the language: `en`, also where the source says `en-GB`. */
  language: string;
  values: Record<string, unknown>;
}

/** Reads what a version states; undefined (reported) when its front matter is broken or its language is not clear. */
export function readStatedFields(
  { parsed, language: named }: VersionToRead,
  house: House,
  set: readonly string[],
): StatedFields | undefined {
  const { file, frontMatter } = parsed;
  const stated = printableValue(yamlValue(frontMatter) ?? {});
  // What broken front matter says is not known: that it lacks a field would be a guess.
  if (file.diagnostics.some(forbidsFrontMatter)) return undefined;
  if (!isRecord(stated)) {
    report(file, 'front-matter', placeOf(frontMatter, []), {
      found: 'front matter that is not a map of keys',
      expected: '`key: value` lines',
    });
    return undefined;
  }
  const values = withCommandLineFields(file, stated, set);
  const language = languageOf(parsed, values, named, house);
  return language === undefined ? undefined : { parsed, language, values };
}

function forbidsFrontMatter({ rule, severity }: Diagnostic): boolean {
  return rule === 'yaml' || rule === 'front-matter' || (rule === 'control-character' && severity === 'error');
}

function languageOf(
  parsed: ParsedSource,
  values: Record<string, unknown>,
  named: string | undefined,
  house: House,
): string | undefined {
  const { file, frontMatter } = parsed;
  const stated = typeof values['language'] === 'string' ? values['language'] : undefined;
  const language = named ?? stated;
  if (language === undefined) {
    if (reportMisspelt(parsed, values, 'language')) return undefined;
    if (parsed.text.trim() === '') {
      const expected = 'front matter and words; `engross new` writes a source to begin with';
      report(file, 'no-text', undefined, { found: 'empty source', expected });
      return undefined;
    }
    report(file, 'language', undefined, {
      found: 'source that does not say its language',
      expected: '`--lang`, a file name such as `speech.fr.md`, or `language:` in front matter',
    });
    return undefined;
  }
  const own = house.languageTag(language);
  if (stated !== undefined && stated !== language && house.languageTag(stated) !== own) {
    report(file, 'language', placeOf(frontMatter, ['language']), {
      found: `language \`${stated}\``,
      expected: `\`${language}\`, as the file’s name or \`--lang\` says`,
    });
    return undefined;
  }
  if (own === undefined || house.language(own) === undefined) {
    const place = placeOf(frontMatter, ['language']);
    const faulty = { name: `language \`${language}\``, template: `languages/${own ?? language}.yaml` };
    if (!reportFaulty(file, place, faulty, house))
      report(file, 'language', place, { found: faulty.name, expected: house.choice('languages') });
    return undefined;
  }
  return own;
}
