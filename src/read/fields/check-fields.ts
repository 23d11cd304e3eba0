/** Checks the fields of a version against its kind: which it may have, which it must have, and their values. */
import type { Position } from 'unist';
import { report } from '../../report/report.js';
import { type Fields, fieldsSchema } from '../../templates/fields.js';
import { type Kind, kindFields, requiredFields } from '../../templates/kind.js';
import { ownShape } from '../../templates/own-fields.js';
import { meantName } from '../../templates/yaml/nearest-name.js';
import { checkValue, placeOf, type YamlText } from '../../templates/yaml/read-yaml.js';
import type { ParsedSource } from '../state/reading.js';
import { optionPrefix } from './command-line-fields.js';
import { hasKindDate } from './kind-date.js';
import type { StatedFields } from './stated-fields.js';

/** Fields that a source of any kind may state. */
const UNIVERSAL = ['engross', 'kind', 'language', 'original', 'status', 'keywords', 'names', 'accept', 'shortTitle'];

/** Returns the valid fields of a version, or undefined when an error (reported) forbids the document. */
export function checkFields({ parsed, values, set }: StatedFields, kind: Kind): Fields | undefined {
  const { own } = kind.fields;
  const allowed = new Set([...kindFields(kind), ...UNIVERSAL, 'date', kind.date]);
  const keys = Object.keys(values);
  const meant = keys.filter((key) => !allowed.has(key)).map((key) => checkUnknown({ parsed, set }, key, allowed, kind));
  const isThere = (name: string): boolean =>
    (allowed.has(name) && values[name] !== undefined) ||
    meant.includes(name) ||
    (name === 'date' && hasKindDate(values, kind)) ||
    (name === 'title' && hasTitleInText(parsed, kind));
  for (const required of requiredFields(kind)) {
    const names = [required].flat();
    if (!names.some(isThere)) reportMissing(parsed, names, kind);
  }
  const known = Object.fromEntries(Object.entries(values).filter(([key]) => allowed.has(key)));
  const schema = own === undefined ? fieldsSchema() : fieldsSchema().extend(ownShape(own));
  const fields = checkValue(
    schema,
    known,
    'field',
    () => parsed.frontMatter,
    (path) => optionPrefix(set, path),
  );
  // A missing field does not stop the checks of the text, so that all errors are shown at once; the document is still withheld.
  const isBroken = parsed.file.diagnostics.some(
    ({ severity, rule }) => severity === 'error' && rule !== 'missing-field',
  );
  return isBroken ? undefined : fields;
}

/** The first heading is the title where front matter has none. */
function hasTitleInText({ markdown }: ParsedSource, kind: Kind): boolean {
  return kind.text.firstHeading === 'title' && markdown.children.some((node) => node.type === 'heading');
}

/** `a note`, `an announcement`. */
function articled(kind: string): string {
  return `${/^[aeiou]/i.test(kind) ? 'an' : 'a'} ${kind}`;
}

/** Reports a field that the kind does not have; returns the similar field that was probably meant. */
function checkUnknown(
  { parsed: { file, frontMatter }, set }: Pick<StatedFields, 'parsed' | 'set'>,
  key: string,
  allowed: ReadonlySet<string>,
  kind: Kind,
): string | undefined {
  const meant = meantName(key, allowed);
  report(file, 'unknown-field', placeOf(frontMatter, [key], true), {
    message: `${optionPrefix(set, [key])}\`${key}\` is not a field of ${articled(kind.kind)}`,
    help: meant === undefined ? `it may have: ${[...allowed].sort().join(', ')}` : `did you mean \`${meant}\`?`,
  });
  return meant;
}

function reportMissing({ file, frontMatter }: ParsedSource, names: readonly string[], kind: Kind): void {
  const [first = ''] = names;
  report(file, 'missing-field', fenceOf(frontMatter), {
    message: `${articled(kind.kind)} needs ${names.map((name) => `\`${name}\``).join(' or ')}`,
    help: `write \`${first}: …\` in front matter, or use \`--set ${first}=…\``,
  });
}

/** The line `---` that opens the front matter, where there is any. */
function fenceOf(yaml: YamlText): Position | undefined {
  return yaml.offset === 0
    ? undefined
    : { start: { line: 1, column: 1, offset: 0 }, end: { line: 1, column: 4, offset: 3 } };
}
