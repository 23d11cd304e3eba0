/**
 * Front matter of all language versions of a document, judged by its kind: each version states what is translated,
 * and inherits what is the same from the original.
 */
import { distance } from 'fastest-levenshtein';
import type { Position } from 'unist';
import type { VFile } from 'vfile';
import { parse } from 'yaml';
import { report } from '../message.js';
import { type Fields, fieldsSchema, type Session, scopeOf } from '../templates/fields.js';
import type { House } from '../templates/house.js';
import type { Kind } from '../templates/kind.js';
import { mergeByKey } from '../templates/load.js';
import { judge, placeOf, type YamlText, yamlValue } from '../templates/read-yaml.js';
import type { ParsedSource } from './reading.js';
import { printableValue } from './unprinted.js';

/** One language version before its fields are judged. */
export interface VersionToRead {
  parsed: ParsedSource;
  /** Language by the file's name or `--lang`; front matter must not say otherwise. */
  language: string | undefined;
}

/** What the fields of a document rest on beside its front matter. */
export interface FieldGround {
  house: House;
  session: Session | undefined;
  /** `--kind`: over what front matter says. */
  kind: string | undefined;
  /** `--set`: `a.b=v`, over front matter. */
  set: readonly string[];
}

/** One language version with its fields; `sound` is false when something in them forbids the document. */
export interface VersionFields {
  parsed: ParsedSource;
  /** Its front matter, for the place of what is found wrong with a field later. */
  yaml: YamlText;
  language: string;
  original: string;
  kind: Kind;
  fields: Fields;
}

interface Raw {
  version: VersionToRead;
  yaml: YamlText;
  file: VFile;
  value: Record<string, unknown>;
  language: string;
}

/** Reads the fields of all versions; a version with errors is left out, its errors are reported in its file. */
export function readVersions(versions: readonly VersionToRead[], ground: FieldGround): VersionFields[] {
  const raws = versions.map((version) => rawFields(version, ground)).filter((raw) => raw !== undefined);
  const original = originalOf(raws, ground.session);
  if (original === undefined) return [];
  const first = raws.find((raw) => raw.language === original);
  const kinds = new Map(raws.map((raw) => [raw, kindOf(raw, first, ground)]));
  for (const raw of raws) bareDate(raw, kinds.get(raw));
  return raws.flatMap((raw) => {
    const kind = kinds.get(raw);
    if (kind === undefined) return [];
    const fields = raw === first || first === undefined ? judged(raw, raw.value, kind) : translated(raw, first, kind);
    return fields === undefined
      ? []
      : [{ parsed: raw.version.parsed, yaml: raw.yaml, language: raw.language, original, kind, fields }];
  });
}

function rawFields(version: VersionToRead, ground: FieldGround): Raw | undefined {
  const { parsed } = version;
  const yaml = parsed.frontMatter;
  const value = printableValue(yamlValue(yaml) ?? {});
  // What broken front matter says is not known: that it lacks a field would be a guess.
  if (parsed.file.messages.some(({ ruleId }) => ruleId === 'yaml' || ruleId === 'front-matter')) return undefined;
  if (typeof value !== 'object' || Array.isArray(value)) {
    report(parsed.file, 'front-matter', placeOf(yaml, []), {
      found: 'front matter that is not a map of keys',
      expected: '`key: value` lines',
    });
    return undefined;
  }
  const fields = withSettings(parsed.file, value as Record<string, unknown>, ground.set);
  const stated = typeof fields['language'] === 'string' ? fields['language'] : undefined;
  const language = version.language ?? stated;
  if (language === undefined) {
    report(parsed.file, 'language', undefined, {
      found: 'source that does not say its language',
      expected: '`--lang`, a file name such as `speech.fr.md`, or `language:` in front matter',
    });
    return undefined;
  }
  if (stated !== undefined && stated !== language) {
    report(parsed.file, 'language', placeOf(yaml, ['language']), {
      found: `language \`${stated}\``,
      expected: `\`${language}\`, as the file’s name or \`--lang\` says`,
    });
    return undefined;
  }
  if (ground.house.language(language) === undefined) {
    report(parsed.file, 'language', placeOf(yaml, ['language']), {
      found: `language \`${language}\``,
      expected: 'a language that has a file in templates/languages',
    });
    return undefined;
  }
  return { version, yaml, file: parsed.file, value: fields, language };
}

/** Front matter with each `a.b=v` put in; the value is a YAML 1.2 core scalar. */
function withSettings(file: VFile, value: Record<string, unknown>, set: readonly string[]): Record<string, unknown> {
  let fields: unknown = value;
  for (const setting of set) {
    const equals = setting.indexOf('=');
    const path = equals < 1 ? [] : setting.slice(0, equals).split('.');
    if (path.length === 0 || path.some((key) => !/^[A-Za-z]\w*$/.test(key))) {
      report(file, 'set', undefined, {
        found: `\`--set ${setting}\``,
        expected: '`--set field=value` or `--set a.b=value`',
      });
      continue;
    }
    const scalar = scalarOf(setting.slice(equals + 1));
    fields = mergeByKey(
      fields,
      path.reduceRight<unknown>((inner, key) => ({ [key]: inner }), scalar),
    );
  }
  return fields as Record<string, unknown>;
}

function scalarOf(text: string): unknown {
  try {
    const value: unknown = parse(text, { version: '1.2', schema: 'core' });
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? text : value;
  } catch {
    return text;
  }
}

/** The language of drafting: what a version or the session states; a document with one language is its own original. */
function originalOf(raws: readonly Raw[], session: Session | undefined): string | undefined {
  const stating = raws.find((raw) => typeof raw.value['original'] === 'string');
  const stated = (stating?.value['original'] as string | undefined) ?? session?.original;
  const first = raws[0];
  if (first === undefined) return undefined;
  if (raws.length === 1) return stated ?? first.language;
  if (stated === undefined) {
    for (const raw of raws)
      report(raw.file, 'original', undefined, {
        found: 'language versions without an original',
        expected: '`original:` in the original version or in session.yaml',
      });
    return undefined;
  }
  if (!raws.some((raw) => raw.language === stated)) {
    const place = stating === undefined ? undefined : placeOf(stating.yaml, ['original']);
    report((stating ?? first).file, 'original', place, {
      found: `original \`${stated}\` without a source`,
      expected: `a file \`${stated}.md\` beside the others`,
      severity: 'warning',
    });
  }
  return stated;
}

function kindOf(raw: Raw, original: Raw | undefined, ground: FieldGround): Kind | undefined {
  const name = ground.kind ?? raw.value['kind'] ?? original?.value['kind'];
  if (typeof name !== 'string') {
    report(raw.file, 'kind', placeOf(raw.yaml, ['kind']), {
      found: 'source that does not say its kind',
      expected: '`kind:` in front matter, or `--kind`',
    });
    return undefined;
  }
  const kind = ground.house.kind(name);
  if (kind === undefined)
    report(raw.file, 'kind', placeOf(raw.yaml, ['kind']), {
      found: `kind \`${name}\``,
      expected: 'a kind that has a sound file in templates/kinds',
    });
  return kind;
}

/** A bare `date` goes to the date that the kind shows. */
function bareDate(raw: Raw, kind: Kind | undefined): void {
  const date = raw.value['date'];
  if (typeof date !== 'string' || kind === undefined || !/^\d{4}-\d\d-\d\d$/.test(date)) return;
  const place =
    kind.date === 'adopted'
      ? { adopted: { date } }
      : kind.date === 'event'
        ? { event: { start: date } }
        : { [kind.date]: date };
  raw.value = mergeByKey(place, raw.value) as Record<string, unknown>;
}

/** The fields of a translation: its own, over what is the same in the original. */
function translated(raw: Raw, original: Raw, kind: Kind): Fields | undefined {
  for (const path of leaves(original.value)) {
    const [theirs, ours] = [at(original.value, path), at(raw.value, path)];
    const name = path.join('.');
    if (scopeOf(name) === 'same') contradiction(raw, original, path, ours, theirs);
    else if (ours === undefined && !OWN.has(name)) missingTranslation(raw, original, path);
  }
  const shared = sameOnly(original.value);
  return judged(raw, mergeByKey(shared, raw.value), kind);
}

/** Translated fields that a version need not state because another has them. */
const OWN = new Set(['language', 'unofficial', 'keywords', 'accept']);

function contradiction(raw: Raw, original: Raw, path: string[], ours: unknown, theirs: unknown): void {
  if (ours === undefined || JSON.stringify(ours) === JSON.stringify(theirs) || path[0] === 'original') return;
  report(raw.file, 'contradiction', placeOf(raw.yaml, path), {
    found: `\`${path.join('.')}: ${String(ours)}\``,
    expected: `\`${String(theirs)}\` as in the original, or nothing: translations inherit it`,
    related: [{ file: original.file.path, place: placeOf(original.yaml, path), message: 'the original says' }],
  });
}

function missingTranslation(raw: Raw, original: Raw, path: string[]): void {
  report(raw.file, 'missing-translation', undefined, {
    found: `translation without \`${path.join('.')}\``,
    expected: 'each version to state it in its own language',
    related: [{ file: original.file.path, place: placeOf(original.yaml, path), message: 'the original has it' }],
  });
}

function judged(raw: Raw, value: unknown, kind: Kind): Fields | undefined {
  const allowed = new Set([...kind.fields.required.flat(), ...kind.fields.optional, ...UNIVERSAL, 'date', kind.date]);
  const record = value as Record<string, unknown>;
  const known = Object.fromEntries(Object.entries(record).filter(([key]) => allowed.has(key)));
  const unknown = Object.keys(record).filter((name) => !allowed.has(name));
  const meant = new Set(unknown.map((key) => unknownField(raw, key, allowed, kind)));
  for (const keys of kind.fields.required) {
    const names = [keys].flat();
    const isThere = names.some(
      (key) =>
        known[key] !== undefined ||
        meant.has(key) ||
        (key === 'date' && hasDate(record, kind)) ||
        (key === 'title' && hasHeading(raw, kind)),
    );
    if (!isThere) missingField(raw, names, kind);
  }
  const fields = judge(fieldsSchema(), known, 'field', () => raw.yaml);
  // Without a field the text can be read, and what is wrong with it told at once; the document is held back all the same.
  const isBroken = raw.file.messages.some(({ fatal, ruleId }) => fatal === true && ruleId !== 'missing-field');
  return isBroken ? undefined : fields;
}

/** The first heading is the title where front matter has none. */
function hasHeading(raw: Raw, kind: Kind): boolean {
  return (
    kind.text.firstHeading === 'title' && raw.version.parsed.markdown.children.some((node) => node.type === 'heading')
  );
}

function hasDate(value: Record<string, unknown>, kind: Kind): boolean {
  const path = kind.date === 'adopted' ? ['adopted', 'date'] : kind.date === 'event' ? ['event', 'start'] : [kind.date];
  return at(value, path) !== undefined;
}

/** Fields that a source of any kind may state. */
const UNIVERSAL = ['engross', 'kind', 'language', 'original', 'status', 'keywords', 'names', 'accept', 'shortTitle'];

/** Reports a key that the kind does not know; gives the one that was meant, if it can be told. */
function unknownField(raw: Raw, key: string, allowed: ReadonlySet<string>, kind: Kind): string | undefined {
  const nearest = [...allowed].sort((a, b) => distance(key, a) - distance(key, b))[0] ?? '';
  const near = distance(key, nearest) <= Math.max(2, key.length / 3);
  report(raw.file, 'unknown-field', placeOf(raw.yaml, [key], true), {
    found: `key \`${key}\``,
    expected: near ? `\`${nearest}\`` : `a field of the kind ${kind.kind}`,
    note: `A ${kind.kind} may have: ${[...allowed].sort().join(', ')}.`,
  });
  return near ? nearest : undefined;
}

function missingField(raw: Raw, keys: readonly string[], kind: Kind): void {
  const key = keys[0] ?? '';
  report(raw.file, 'missing-field', frontMatterPlace(raw.yaml), {
    found: `${kind.kind} without ${keys.map((name) => `\`${name}\``).join(' or ')}`,
    expected: `\`${key}:\` in front matter, or \`--set ${key}=…\``,
  });
}

function frontMatterPlace(yaml: YamlText): Position | undefined {
  return yaml.offset === 0
    ? undefined
    : { start: { line: 1, column: 1, offset: 0 }, end: { line: 1, column: 4, offset: 3 } };
}

/** Paths of all values that are not groups of fields. */
function leaves(value: unknown, path: string[] = []): string[][] {
  if (
    typeof value !== 'object' ||
    value === null ||
    Array.isArray(value) ||
    (path.length > 0 && scopeOf(path.join('.')) !== 'group')
  )
    return [path];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, [...path, key]));
}

function at(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (inner, key) => (typeof inner === 'object' && inner !== null ? (inner as Record<string, unknown>)[key] : undefined),
    value,
  );
}

function sameOnly(value: Record<string, unknown>): unknown {
  const paths = leaves(value).filter((path) => scopeOf(path.join('.')) === 'same');
  return paths.reduce<unknown>(
    (all, path) =>
      mergeByKey(
        all,
        path.reduceRight<unknown>((inner, key) => ({ [key]: inner }), at(value, path)),
      ),
    {},
  );
}
