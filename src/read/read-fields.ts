/**
 * The fields of all language versions of a document: what each states, the original and the kind that they are read by,
 * what a translation inherits from its original, and what the kind makes of them.
 */
import { report } from '../report/report.js';
import type { Fields, Session } from '../templates/fields.js';
import type { House } from '../templates/house.js';
import type { Kind } from '../templates/kind.js';
import { checkFields } from './fields/check-fields.js';
import { findKind } from './fields/find-kind.js';
import { findOriginal } from './fields/find-original.js';
import { inheritFields } from './fields/inherit-fields.js';
import { placeBareDate } from './fields/kind-date.js';
import { readStatedFields, type StatedFields, type VersionToRead } from './fields/stated-fields.js';
import type { ParsedSource } from './state/reading.js';

/** What the fields of a document rest on beside its front matter. */
export interface FieldGround {
  house: House;
  session: Session | undefined;
  /** `--kind`: over what front matter says. */
  kind: string | undefined;
  /** `--set`: `a.b=v`, over front matter. */
  set: readonly string[];
}

/** One language version with its fields. A required field may still be lacking: it is reported, and holds the document back. */
export interface VersionFields {
  parsed: ParsedSource;
  language: string;
  original: string;
  kind: Kind;
  fields: Fields;
}

/** Leaves out (reported) a second version in one language: `en-GB.md` beside `en.md`. */
function eachOnce(versions: StatedFields[]): StatedFields[] {
  const first = new Map<string, StatedFields>();
  return versions.filter((version) => {
    const before = first.get(version.language);
    first.set(version.language, before ?? version);
    if (before === undefined) return true;
    report(version.parsed.file, 'language', undefined, {
      message: `this is a second version in \`${version.language}\`, after ${before.parsed.file.path}`,
      help: 'keep one file for each language',
    });
    return false;
  });
}

/** Reads the fields of all versions; a version with errors is left out, its errors are reported in its file. */
export function readVersions(versions: readonly VersionToRead[], ground: FieldGround): VersionFields[] {
  const stated = eachOnce(versions.flatMap((version) => readStatedFields(version, ground.house, ground.set) ?? []));
  const originalLanguage = findOriginal(stated, ground.session, ground.house);
  if (originalLanguage === undefined) return [];
  const indexOfOriginal = stated.findIndex(({ language }) => language === originalLanguage);
  const kinds = stated.map((version) => findKind(version, stated[indexOfOriginal], ground));
  const dated = stated.map((version, index) => placeBareDate(version, kinds[index]));
  const original = dated[indexOfOriginal];
  return dated.flatMap((version, index) => {
    const kind = kinds[index];
    if (kind === undefined) return [];
    const whole =
      original === undefined || version === original ? version : inheritFields(version, original, kind.fields.own);
    const fields = checkFields(whole, kind);
    const { parsed, language } = version;
    return fields === undefined ? [] : [{ parsed, language, original: originalLanguage, kind, fields }];
  });
}
