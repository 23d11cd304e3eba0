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

/** One language version with the values that it states, not checked yet. */
export interface StatedFields {
  parsed: ParsedSource;
  /** The house's own tag of the language: `en`, also where the source says `en-GB`. */
  language: string;
  values: Record<string, unknown>;
  /** The options `--set` that `values` contains: `issued=2027-05-23`. */
  set: readonly string[];
}

/** Reads what a version states; undefined (reported) when its front matter is broken or its language is not clear. */
export function readStatedFields(
  { parsed, language: named }: VersionToRead,
  house: House,
  set: readonly string[],
): StatedFields | undefined {
  const { file, frontMatter } = parsed;
  const stated = printableValue(yamlValue(frontMatter) ?? {});
  // Broken front matter has no fields that can be checked: reporting a missing one would be a guess.
  if (file.diagnostics.some(forbidsFrontMatter)) return undefined;
  if (!isRecord(stated)) {
    report(file, 'front-matter', placeOf(frontMatter, []), {
      message: 'the front matter is not a list of fields',
      help: 'write one `field: value` on each line',
    });
    return undefined;
  }
  const values = withCommandLineFields(file, stated, set);
  const language = languageOf(parsed, values, named, house);
  return language === undefined ? undefined : { parsed, language, values, set };
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
      const help = '`engross new` writes a file to begin with';
      report(file, 'no-text', undefined, { message: 'this file is empty', help });
      return undefined;
    }
    report(file, 'language', undefined, {
      message: 'this file does not say its language',
      help: 'name it `speech.fr.md`, write `language: fr` in front matter, or use `--lang fr`',
    });
    return undefined;
  }
  const own = house.languageTag(language);
  if (stated !== undefined && stated !== language && house.languageTag(stated) !== own) {
    report(file, 'language', placeOf(frontMatter, ['language']), {
      message: `\`language: ${stated}\` does not agree with \`${language}\` of the file’s name or \`--lang\``,
      help: 'take `language:` out, or correct it',
    });
    return undefined;
  }
  if (own === undefined || house.language(own) === undefined) {
    const place = placeOf(frontMatter, ['language']);
    const faulty = { name: `language \`${language}\``, template: `languages/${own ?? language}.yaml` };
    if (!reportFaulty(file, place, faulty, house))
      report(file, 'language', place, {
        message: `there is no ${faulty.name}`,
        help: `write ${house.choice('languages')}`,
      });
    return undefined;
  }
  return own;
}
