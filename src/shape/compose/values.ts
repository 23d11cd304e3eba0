/**
 * Values of slots and labels: what `{symbol}` or `{adopted.date}` stands for in one document, written in one language.
 *
 * A name is looked up among the values that are computed here, then among the fields of the document, then among the
 * labels of the language, which are patterns over further values.
 */
import type { ShapeContext } from '../../context.js';
import { report } from '../../message.js';
import { formatDate, formatMoment, formatRange } from '../../templates/dates.js';
import type { Language } from '../../templates/language.js';
import { inDigits } from '../../templates/patterns.js';
import type { Phrasing } from '../../tree.js';
import { composePattern, textNode, type ValueOf } from './patterns.js';
import { joinList, joinSorted, sortNames, stateNames } from './state-names.js';

/** What is known of a document beside its fields. */
export interface Facts {
  /** BCP 47 tag of the original. */
  original: string;
  /** How many language versions it has. */
  versions: number;
  shortTitle: string | undefined;
}

/** What a computed value is made from. */
interface Ground {
  context: ShapeContext;
  facts: Facts;
  /** The language in which it is written: the document's, or that of the distribution block. */
  language: Language;
}

type Compute = (ground: Ground) => string | undefined;

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
  const end = Math.max(0, symbol.search(/[^A-Z]/));
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

const computed: Readonly<Record<string, Compute>> = {
  date: ({ context, language }) => dateText(dateOf(context), language),
  issued: ({ context, language }) => dateText(context.fields.issued, language),
  delivered: ({ context, language }) => dateText(context.fields.delivered, language),
  adherentsAsAt: ({ context, language }) => dateText(context.fields.adherentsAsAt, language),
  'adopted.date': ({ context, language }) => dateText(context.fields.adopted?.date, language),
  dates: ({ context, language }) => sessionDates(context, language),
  embargoTime: ({ context, language }) => moment(context, language)?.time,
  embargoOffset: ({ context, language }) => moment(context, language)?.offset,
  language: ({ context, language }) => languageName(context.language.tag, { context, language }),
  original: ({ facts, context, language }) => languageName(facts.original, { context, language }),
  translation: ({ facts, context }) => (context.language.tag === facts.original ? undefined : context.language.tag),
  only: ({ facts, context, language }) =>
    context.kind.only === true && facts.versions === 1
      ? languageName(context.language.tag, { context, language })
      : undefined,
  correctedLanguages: ({ context, language }) => {
    const tags = context.fields.languages;
    return (
      tags &&
      joinSorted(
        tags.map((tag) => languageName(tag, { context, language })),
        language,
      )
    );
  },
  delegation: ({ context, language }) => delegationsOf(context, language)[0]?.short,
  delegationOf: ({ context, language }) => {
    const [only, ...others] = delegationsOf(context, language);
    return others.length === 0 ? only?.of : undefined;
  },
  delegationNames: ({ context, language }) =>
    listed(
      delegationsOf(context, language).map((name) => name.short),
      language,
    ),
  jointDelegations: ({ context, language }) => {
    const names = delegationsOf(context, language);
    return names.length < 2
      ? undefined
      : joinList(
          names.map((name) => name.short),
          language,
        );
  },
  sponsors: ({ context, language }) => namesText(context.fields.sponsors, context, language),
  submittedBy: ({ context, language }) => namesText(context.fields.submittedBy, context, language),
  item: ({ context, language }) =>
    context.fields.item === undefined ? undefined : inDigits(context.fields.item, language),
  itemTitle: ({ context, language }) => itemTitle(context, language),
  shortTitle: ({ facts }) => facts.shortTitle,
  organisation: ({ context, language }) => context.fields.organisation ?? ofSession('organisation', context, language),
  body: ({ context, language }) => context.fields.body ?? ofSession('body', context, language),
  meeting: ({ context, language }) => context.fields.meeting ?? ofSession('title', context, language),
  place: ({ context, language }) => context.fields.place ?? ofSession('place', context, language),
  mark: ({ context, language }) => ofSession('mark', context, language),
  emblem: ({ context }) => context.fields.emblem ?? context.session?.emblem,
};

/** The date that the kind shows: a bare `date` was read as the one that it stands for. */
export function dateOf(context: Pick<ShapeContext, 'fields' | 'kind'>): string | undefined {
  const { fields, kind } = context;
  switch (kind.date) {
    case 'adopted':
      return fields.issued ?? fields.adopted?.date;
    case 'event':
      return fields.issued ?? fields.event?.start?.slice(0, 10);
    case 'delivered':
      return fields.delivered ?? fields.issued;
    case 'issued':
      return fields.issued ?? fields.adopted?.date;
  }
}

function dateText(iso: string | undefined, language: Language): string | undefined {
  return iso === undefined ? undefined : formatDate(iso, language);
}

function sessionDates({ session }: ShapeContext, language: Language): string | undefined {
  if (session?.start === undefined) return undefined;
  return formatRange(session.start, session.end ?? session.start, language);
}

function moment({ fields }: ShapeContext, language: Language): { time: string; offset: string } | undefined {
  return fields.embargo === undefined || fields.embargo === 'delivery'
    ? undefined
    : formatMoment(fields.embargo, language);
}

/** Name of a language, in another; one that the language file does not have is reported. */
function languageName(tag: string, { context, language }: Pick<Ground, 'context' | 'language'>): string {
  const name = language.languages[tag];
  if (name !== undefined) return name;
  report(context.file, 'language', undefined, {
    found: `language \`${tag}\` without a name in ${language.tag}`,
    expected: `a name under \`languages:\` in languages/${language.tag}.yaml`,
  });
  return tag;
}

/** The delegations of a statement, one or several, in the language's order. */
export function delegationsOf(context: ShapeContext, language: Language): ReturnType<typeof stateNames> {
  const { delegation, delegations } = context.fields;
  const codes = delegations ?? (delegation === undefined ? [] : [delegation]);
  return sortNames(stateNames(codes, language, context), language);
}

function namesText(
  codes: readonly string[] | undefined,
  context: ShapeContext,
  language: Language,
): string | undefined {
  if (codes === undefined) return undefined;
  return joinList(
    sortNames(stateNames(codes, language, context), language).map((name) => name.short),
    language,
  );
}

function listed(names: readonly string[], language: Language): string | undefined {
  return names.length === 0 ? undefined : joinList(names, language);
}

function itemTitle(context: ShapeContext, language: Language): string | undefined {
  const { fields, session } = context;
  const item = session?.items?.find(({ number }) => String(number) === String(fields.item));
  const title = item?.title[language.tag];
  if (item !== undefined && title === undefined)
    tellUntranslated(`title of item ${item.number}`, 'title', context, language);
  return title;
}

type SessionText = 'organisation' | 'body' | 'title' | 'place' | 'mark' | 'venue' | 'address';

/** A session's string in a language; one that the session has in others only is an error. */
export function ofSession(key: SessionText, context: ShapeContext, language: Language): string | undefined {
  const texts = context.session?.[key];
  const text = texts?.[language.tag];
  if (texts === undefined || text !== undefined) return text;
  tellUntranslated(`\`${key}\``, key, context, language);
  return undefined;
}

/** Told once for a version: a string stands in many places. */
function tellUntranslated(what: string, key: string, { file }: ShapeContext, { tag }: Language): void {
  const found = `${what} of session.yaml without ${tag}`;
  if (file.messages.some((message) => message.reason.includes(found))) return;
  report(file, 'missing-translation', undefined, { found, expected: `\`${key}: {${tag}: …}\`` });
}

/** A field by its dotted name, when it is a text, a number or a switch that is on. */
function fieldText(name: string, { context, language }: Ground): string | undefined {
  let value: unknown = context.fields;
  for (const key of name.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<string, unknown>)[key];
  }
  if (typeof value === 'number') return inDigits(value, language);
  if (value === true) return name;
  if (Array.isArray(value))
    return value.length === 0 ? undefined : value.filter((item) => typeof item === 'string').join(', ');
  if (typeof value === 'object' && value !== null) return name;
  return typeof value === 'string' ? value : undefined;
}
