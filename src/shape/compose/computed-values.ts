/** Values that no field states as they are written: dates and names in a language, what the session says, what the kind shows. */
import type { ShapeContext } from '../../context.js';
import { report } from '../../report/report.js';
import type { Language } from '../../templates/language.js';
import { formatDate, formatMoment, formatRange } from '../../templates/languages/dates.js';
import { inDigits } from '../../templates/languages/patterns.js';
import { itemTitle, ofSession } from './session-texts.js';
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
export interface Ground {
  context: ShapeContext;
  facts: Facts;
  /** The language in which it is written: the document's, or that of the distribution block. */
  language: Language;
}

type Compute = (ground: Ground) => string | undefined;

/** The values by their names. */
export const computed: Readonly<Record<string, Compute>> = {
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
    message: `the language \`${tag}\` has no name in ${language.tag}`,
    help: `write it under \`languages:\` in templates/languages/${language.tag}.yaml`,
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
