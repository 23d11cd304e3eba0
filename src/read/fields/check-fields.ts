/** The fields of a version judged by its kind: which it may have, which it must have, and what each may say. */
import type { Position } from 'unist';
import { report } from '../../report/report.js';
import { type Fields, fieldsSchema } from '../../templates/fields.js';
import { type Kind, kindFields, requiredFields } from '../../templates/kind.js';
import { ownShape } from '../../templates/own-fields.js';
import { meantName } from '../../templates/yaml/nearest-name.js';
import { checkValue, placeOf, type YamlText } from '../../templates/yaml/read-yaml.js';
import type { ParsedSource } from '../state/reading.js';
import { hasKindDate } from './kind-date.js';
import type { StatedFields } from './stated-fields.js';

/** Fields that a source of any kind may state. */
const UNIVERSAL = ['engross', 'kind', 'language', 'original', 'status', 'keywords', 'names', 'accept', 'shortTitle'];

/** Judges the values of a version; undefined when something in them forbids the document. What is wrong is reported. */
export function checkFields({ parsed, values }: StatedFields, kind: Kind): Fields | undefined {
  const { own } = kind.fields;
  const allowed = new Set([...kindFields(kind), ...UNIVERSAL, 'date', kind.date]);
  const keys = Object.keys(values);
  const meant = keys.filter((key) => !allowed.has(key)).map((key) => checkUnknown(parsed, key, allowed, kind));
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
  const fields = checkValue(schema, known, 'field', () => parsed.frontMatter);
  // Without a field the text can be read, and what is wrong with it told at once; the document is held back all the same.
  const isBroken = parsed.file.diagnostics.some(
    ({ severity, rule }) => severity === 'error' && rule !== 'missing-field',
  );
  return isBroken ? undefined : fields;
}

/** The first heading is the title where front matter has none. */
function hasTitleInText({ markdown }: ParsedSource, kind: Kind): boolean {
  return kind.text.firstHeading === 'title' && markdown.children.some((node) => node.type === 'heading');
}

/** Reports a key that the kind does not know; gives the one that was meant, if it can be told. */
function checkUnknown(
  { file, frontMatter }: ParsedSource,
  key: string,
  allowed: ReadonlySet<string>,
  kind: Kind,
): string | undefined {
  const meant = meantName(key, allowed);
  report(file, 'unknown-field', placeOf(frontMatter, [key], true), {
    found: `key \`${key}\``,
    expected: meant === undefined ? `a field of the kind ${kind.kind}` : `\`${meant}\``,
    help: `A ${kind.kind} may have: ${[...allowed].sort().join(', ')}.`,
  });
  return meant;
}

function reportMissing({ file, frontMatter }: ParsedSource, names: readonly string[], kind: Kind): void {
  const [first = ''] = names;
  report(file, 'missing-field', fenceOf(frontMatter), {
    found: `${kind.kind} without ${names.map((name) => `\`${name}\``).join(' or ')}`,
    expected: `\`${first}:\` in front matter, or \`--set ${first}=…\``,
  });
}

/** The line `---` that opens the front matter, where there is any. */
function fenceOf(yaml: YamlText): Position | undefined {
  return yaml.offset === 0
    ? undefined
    : { start: { line: 1, column: 1, offset: 0 }, end: { line: 1, column: 4, offset: 3 } };
}
