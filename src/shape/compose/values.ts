/**
 * Values of slots and labels: what `{symbol}` or `{adopted.date}` stands for in one document, written in one language.
 *
 * A name is looked up among the values that are computed, then among the fields of the document, then among the labels of
 * the language, which are patterns over further values.
 */
import type { ShapeContext } from '../../context.js';
import type { Language } from '../../templates/language.js';
import { formatDate } from '../../templates/languages/dates.js';
import { inDigits } from '../../templates/languages/patterns.js';
import { valueAt } from '../../templates/yaml/load.js';
import type { Phrasing } from '../../tree/phrasing.js';
import { computed, type Facts, type Ground } from './computed-values.js';
import { composePattern, textNode, type ValueOf } from './patterns.js';

/** Makes the look-up of a document's values in `language`; `more` are values of a part (a signature, a correction). */
export function openValues(
  context: ShapeContext,
  facts: Facts,
  language: Language,
  more: Readonly<Record<string, string | undefined>> = {},
): ValueOf {
  const ground = { context, facts, language };
  const open = new Set<string>();
  const valueNamed: ValueOf = (name) => {
    // A label that asks for itself would go on for ever.
    if (open.has(name)) return undefined;
    open.add(name);
    const value = lookUp(name, ground, more, valueNamed);
    open.delete(name);
    return value;
  };
  return valueNamed;
}

function lookUp(
  name: string,
  ground: Ground,
  more: Readonly<Record<string, string | undefined>>,
  valueNamed: ValueOf,
): Phrasing[] | undefined {
  if (name.startsWith('label.')) return labelWords(name.slice('label.'.length), ground, valueNamed);
  if (name === 'mastheadSymbol') return symbolWords(ground);
  if (name === 'minutes') return [{ type: 'pageNumber', form: 'minutes' }];
  if (name === 'page') return [{ type: 'pageNumber', form: 'current' }];
  if (name === 'pages') return [{ type: 'pageNumber', form: 'total' }];
  const words = more[name] === undefined ? ground.context.fieldWords[name] : undefined;
  if (words !== undefined) return structuredClone([...words]);
  const compute = Object.hasOwn(computed, name) ? computed[name] : undefined;
  const plain = more[name] ?? (compute === undefined ? fieldText(name, ground) : compute(ground));
  if (plain !== undefined) return [textNode(plain)];
  return compute === undefined ? labelWords(name, ground, valueNamed) : undefined;
}

/**
 * A symbol as a masthead shows it: the letters of its series apart, for they are set larger. Among words from right to
 * left both stay one, from left to right.
 */
function symbolWords({ context, language }: Ground): Phrasing[] | undefined {
  const { symbol } = context.fields;
  if (symbol === undefined) return undefined;
  const end = context.symbols.parse(symbol)?.series.length ?? 0;
  const rest = textNode(symbol.slice(end));
  const words: Phrasing[] =
    end === 0 ? [rest] : [{ type: 'symbolSeries', children: [textNode(symbol.slice(0, end))] }, rest];
  return language.direction === 'ltr' ? words : [{ type: 'foreign', lang: 'und', dir: 'ltr', children: words }];
}

/** Labels that depend on a field: `label.status` is `status.draft` of a draft. */
const BY_FIELD: Readonly<Record<string, 'status' | 'distribution'>> = {
  status: 'status',
  distribution: 'distribution',
};

function labelWords(key: string, { context, language }: Ground, valueNamed: ValueOf): Phrasing[] | undefined {
  const field = Object.hasOwn(BY_FIELD, key) ? BY_FIELD[key] : undefined;
  const full = field === undefined ? key : `${key}.${context.fields[field] ?? ''}`;
  const pattern = Object.hasOwn(language.labels, full) ? language.labels[full] : undefined;
  const words = pattern === undefined ? undefined : composePattern(pattern, valueNamed);
  return words?.map((word) => (word.type === 'text' ? textNode(contracted(word.value, language)) : word));
}

/** `au nom de` and `le Groupe` come to `au nom du Groupe`. */
function contracted(text: string, { contractions = {} }: Language): string {
  return Object.entries(contractions).reduce(
    (words, [apart, together]) => words.replaceAll(` ${apart}`, ` ${together}`),
    text,
  );
}

function ownLabel(key: string, { labels }: Language): string | undefined {
  return Object.hasOwn(labels, key) ? labels[key] : undefined;
}

/** A field by its dotted name, when it is a text, a number or a switch that is on. */
function fieldText(name: string, { context, language }: Ground): string | undefined {
  const value = valueAt(context.fields, name.split('.'));
  const own = context.kind.fields.own;
  const type = own !== undefined && Object.hasOwn(own, name) ? own[name]?.type : undefined;
  if (typeof value === 'string' && type === 'date') return formatDate(value, language);
  // By its label in the language, as `status.draft`; a choice without one is printed as it is written.
  if (typeof value === 'string' && type === 'choice') return ownLabel(`${name}.${value}`, language) ?? value;
  if (typeof value === 'number') return inDigits(value, language);
  if (value === true) return name;
  if (Array.isArray(value))
    return value.length === 0 ? undefined : value.filter((item) => typeof item === 'string').join(', ');
  if (typeof value === 'object' && value !== null) return name;
  return typeof value === 'string' ? value : undefined;
}
