/**
 * The vocabulary of fields: everything that front matter may say, of which each kind takes its part.
 *
 * A field is `same` in all language versions (a code, a date, a symbol: inherited by translations, a contradiction is an
 * error) or `translated` (each version states its own). The scope is kept beside the schema (`scopeOf`), the description goes
 * into the published JSON Schema.
 */
import * as z from 'zod';
import { once } from './once.js';
import { LONGEST_SYMBOL } from './symbol-forms.js';
import { isTimeZone } from './time-zone.js';

/** Whether all language versions share a field's value, or each states its own. */
export type Scope = 'same' | 'translated';

const scopes = z.registry<{ scope: Scope }>();

function field<T extends z.ZodType>(scope: Scope, schema: T, about: string): z.ZodOptional<T> {
  const optional = schema.meta({ description: about }).optional() as z.ZodOptional<T>;
  scopes.add(optional as z.ZodType, { scope });
  return optional;
}

const text = () => z.string().trim().min(1).max(2000);
const code = () => z.string().min(1).max(200);
/** An ISO day that exists (2027-02-30 does not). */
const day = () => z.iso.date();
const time = () => z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'an hour of the day, as 09:30' });
const zoned = () => z.iso.datetime({ offset: true });
const zone = () => z.string().refine(isTimeZone, { error: 'a time zone by its IANA name (`Europe/Zurich`)' });

const tag = () => z.string().regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]+)*$/, { error: 'a language by its tag, as `fr`' });
/** Of any form: `symbols.yaml` says which there are, and the rule `symbol` reports what is none. */
const symbol = () => z.string().min(1).max(LONGEST_SYMBOL);
const lines = () => z.array(text()).min(1);

const person = once(() => z.strictObject({ name: text(), title: text().optional() }));

const speaker = once(() =>
  person().extend({
    /** Where a language inflects: "Statement by" is followed by another case. */
    of: text()
      .optional()
      .describe('Name and title as they follow "Statement by", in languages that put them into another form.'),
  }),
);

const adopted = once(() =>
  z.strictObject({
    date: field('same', day(), 'Day of adoption.'),
    place: field('translated', text(), 'City of adoption.'),
    meeting: field('translated', text(), 'The meeting that adopted it: "3rd plenary meeting".'),
    by: field('translated', text(), 'Who adopted it: "Second Meeting of States Parties".'),
  }),
);

const event = once(() =>
  z.strictObject({
    start: field('same', z.union([day(), zoned()]), 'First day, or opening hour with its zone.'),
    end: field('same', z.union([day(), zoned()]), 'Last day (inclusive), or closing hour with its zone.'),
    opens: field('same', time(), 'Opening hour on the first day, local time of the venue.'),
    status: field('same', z.enum(['confirmed', 'tentative', 'cancelled']), 'Status of the event in calendars.'),
    sequence: field('same', z.int().min(0), 'Raised by one whenever a circulated event changes (RFC 5545 SEQUENCE).'),
    previousStart: field(
      'same',
      z.union([day(), zoned()]),
      'The start that was first announced, where it has been moved.',
    ),
    venue: field('translated', text(), 'Building and room.'),
    address: field('translated', text(), 'Postal address.'),
    city: field('translated', text(), 'City.'),
  }),
);

/** One row of the particulars of an announcement that no field of its own stands for. */
const particular = once(() => z.strictObject({ label: text(), text: text() }));

const particulars = once(() =>
  z.strictObject({
    convenedBy: field('translated', text(), 'Who convenes the meeting.'),
    convenedUnder: field('translated', text(), 'The decision or article under which it is convened.'),
    invited: field('translated', text(), 'Who is invited.'),
    interpretation: field('same', z.array(tag()), 'Languages of interpretation.'),
    documents: field('same', z.array(tag()), 'Languages of documents.'),
    registration: field('translated', text(), 'How to register.'),
    deadline: field('same', day(), 'Last day of registration.'),
    credentials: field('translated', text(), 'What credentials are needed, and to whom they go.'),
    visas: field('translated', text(), 'Visas.'),
    accessibility: field('translated', text(), 'Accessibility, and whom to tell of needs.'),
    contacts: field('translated', lines(), 'Contacts, one a line.'),
    other: field('translated', z.array(particular()), 'Further rows.'),
  }),
);

/** A name that the house list does not have, in one language: plain, or with the forms that a sentence needs. */
const ownName = () =>
  z.union([
    text(),
    z.strictObject({ short: text(), formal: text().optional(), of: text().optional(), sort: text().optional() }),
  ]);

const signature = once(() =>
  z.strictObject({ name: text(), title: text().optional(), signed: z.boolean().optional() }),
);

/** A point of a corrigendum: where, and what is read for what. One that says neither, or both, would lose words. */
const correction = once(() =>
  z
    .strictObject({
      where: text(),
      for: text().optional(),
      read: text().optional(),
      text: text().optional(),
    })
    .refine((one) => (one.text === undefined) !== (one.for === undefined && one.read === undefined), {
      error: 'what is corrected: `for` and `read`, one of them, or `text` alone',
    }),
);

export const fieldsSchema = once(() =>
  z.strictObject({
    engross: field('same', z.literal(1), 'Version of this schema.'),
    kind: field('same', code(), 'Kind of document, by its name in templates/kinds.'),
    language: field('translated', tag(), 'BCP 47 tag of this version; by default the file name says it.'),
    original: field('same', tag(), 'Language of drafting; stands in the original version or in session.yaml.'),
    title: field('translated', text(), 'Title of the document; by default its first heading.'),
    shortTitle: field('translated', text(), 'Title for the head of later pages.'),
    topic: field('translated', text(), 'What the statement is about.'),
    segment: field('translated', text(), 'Segment of the agenda in which it is delivered.'),
    byline: field('translated', text(), 'Line under the title: "Note by the secretariat".'),
    symbol: field('same', symbol(), 'Symbol of the document.'),
    item: field('same', z.union([z.int(), code()]), 'Number of the agenda item.'),
    status: field(
      'same',
      z.enum(['draft', 'advance-unedited', 'provisional', 'issued', 'adopted', 'reissued', 'withdrawn']),
      'Status of the text.',
    ),
    distribution: field('same', z.enum(['general', 'limited', 'restricted']), 'Distribution category.'),
    blockLanguage: field('same', tag(), 'Language of the distribution block, when not the document’s own.'),
    embargo: field(
      'same',
      z.union([z.literal('delivery'), zoned()]),
      'Not before this date-time with zone, or until delivery.',
    ),
    date: field('same', day(), 'The date that the kind shows.'),
    issued: field('same', day(), 'Day of issue.'),
    delivered: field('same', day(), 'Day on which the statement is delivered.'),
    delegation: field('same', code(), 'Delegation, an ISO 3166 code or a name of the house list.'),
    delegations: field('same', z.array(code()).min(1), 'Delegations of a joint statement.'),
    alignedStates: field('same', z.array(code()).min(1), 'States that align themselves with the statement.'),
    sponsors: field('same', z.array(code()).min(1), 'Sponsors of a draft.'),
    adherents: field('same', z.array(code()).min(1), 'States that have adhered.'),
    adherentsAsAt: field('same', day(), 'Day of the list of adherents.'),
    speaker: field('translated', speaker(), 'Who speaks.'),
    capacity: field('translated', text(), 'In what capacity: "Chair of the Group".'),
    onBehalfOf: field('translated', text(), 'On whose behalf the statement is made.'),
    deliveryNote: field('same', z.boolean(), 'Whether "Check against delivery" is printed.'),
    unofficial: field('translated', z.boolean(), 'Whether this version is an unofficial translation.'),
    organisation: field('translated', text(), 'Organisation or convention; by default the session’s.'),
    body: field('translated', text(), 'Body that the document goes to; by default the session’s.'),
    meeting: field('translated', text(), 'Meeting; by default the session’s title.'),
    place: field('translated', text(), 'City; by default the session’s.'),
    emblem: field('same', code(), 'Image of the emblem inside the document’s folder.'),
    submittedBy: field('same', z.array(code()).min(1), 'States that submit a working paper.'),
    adopted: field('same', adopted(), 'Adoption.'),
    event: field('same', event(), 'The event announced.'),
    particulars: field('same', particulars(), 'Particulars of an announcement.'),
    signatures: field('translated', z.array(signature()).min(1), 'Signatures.'),
    corrects: field('same', symbol(), 'Symbol that a corrigendum corrects.'),
    languages: field('same', z.array(tag()).min(1), 'Languages that a corrigendum concerns.'),
    corrections: field('translated', z.array(correction()).min(1), 'Corrections of a corrigendum.'),
    keywords: field('translated', z.array(text()), 'Keywords for the file’s properties.'),
    contents: field('same', z.boolean(), 'Whether a table of contents is printed.'),
    labels: field('same', z.enum(['computed', 'as-written']), 'Labels of an adopted text may stay as written.'),
    wordsPerMinute: field('same', z.int().min(60).max(240), 'Pace of the speaker, for the reading copy.'),
    names: field(
      'same',
      z.record(code(), z.record(tag(), ownName())),
      'Names of further delegations or organisations, by code and language.',
    ),
    accept: field(
      'translated',
      z.array(z.strictObject({ place: code(), difference: code(), language: tag().optional(), reason: text() })),
      'Differences between language versions that are signed off.',
    ),
  }),
);

/** Front matter, validated, with what it inherits. Dates are ISO days, languages BCP 47 tags. */
export type Fields = z.infer<ReturnType<typeof fieldsSchema>>;

/** Fields of a kind's own, of which the scope is asked. */
type OwnScopes = Readonly<Record<string, { scope: Scope }>> | undefined;

/**
 * Scope of a field by its dotted path (`adopted.place`); a group of fields has the scope of each of its parts. `own` are the
 * fields that the kind adds.
 */
export function scopeOf(path: string, own?: OwnScopes): Scope | 'group' {
  const added = own !== undefined && Object.hasOwn(own, path) ? own[path] : undefined;
  if (added !== undefined) return added.scope;
  let schema: z.ZodType = fieldsSchema();
  for (const key of path.split('.')) {
    const inner: z.ZodType = schema instanceof z.ZodOptional ? (schema.unwrap() as z.ZodType) : schema;
    if (!(inner instanceof z.ZodObject)) return scopes.get(schema)?.scope ?? 'same';
    const next: z.ZodType | undefined = (inner.shape as Record<string, z.ZodType>)[key];
    if (next === undefined) return 'same';
    schema = next;
  }
  const inner = schema instanceof z.ZodOptional ? schema.unwrap() : schema;
  const parts = inner instanceof z.ZodObject ? Object.values(inner.shape as Record<string, z.ZodType>) : [];
  return parts.some((part) => scopes.has(part)) ? 'group' : (scopes.get(schema)?.scope ?? 'same');
}

const byLanguage = once(() => z.record(tag(), text()));

/** `session.yaml`: the meeting; its strings are maps by language. */
export const sessionSchema = once(() =>
  z.strictObject({
    engross: z.literal(1).optional(),
    title: byLanguage(),
    organisation: byLanguage().optional(),
    body: byLanguage().optional(),
    venue: byLanguage().optional(),
    address: byLanguage().optional(),
    place: byLanguage().optional(),
    start: day().optional(),
    end: day().optional(),
    /** IANA name; only calendars use it, no page shows it. */
    timeZone: zone().optional(),
    languages: z.array(tag()).min(1).optional(),
    original: tag().optional(),
    symbolPrefix: code().optional(),
    items: z.array(z.strictObject({ number: z.union([z.int(), code()]), title: byLanguage() })).optional(),
    /** Names of delegations and organisations that the house list does not have, by code and language. */
    names: z.record(code(), z.record(tag(), ownName())).optional(),
    blockLanguage: tag().optional(),
    emblem: code().optional(),
    /** A line for every page's foot, by language: "Specimen". */
    mark: byLanguage().optional(),
    accept: z
      .array(
        z.strictObject({
          document: code(),
          language: tag().optional(),
          place: code(),
          difference: code(),
          reason: text(),
        }),
      )
      .optional(),
  }),
);

/** Keys of `session.yaml` whose value is a text for each language. */
export const sessionTexts = once((): readonly string[] =>
  Object.entries(sessionSchema().shape)
    .filter(([, schema]) => (schema instanceof z.ZodOptional ? schema.unwrap() : schema) === byLanguage())
    .map(([key]) => key),
);

/** `session.yaml`, validated. */
export type Session = z.infer<ReturnType<typeof sessionSchema>>;
