/**
 * `kinds/<kind>.yaml`: a kind of document: its fields, its parts in order, its numbering, its changes of style.
 */
import * as z from 'zod';
import { styleSchema } from './design.js';
import { fieldsSchema } from './fields.js';
import { numberingLevel } from './language.js';
import { partName } from './names.js';
import { once } from './once.js';
import { ownFieldsSchema } from './own-fields.js';
import { slotSchema } from './slots.js';

const fieldName = once(() => z.enum(Object.keys(fieldsSchema().shape) as [string, ...string[]]));

const languageTag = once(() =>
  z.string().regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]+)*$/, { error: 'a language by its tag, as `fr`' }),
);

/** Levels from the outermost in: each says what is other than in the language; levels that are not listed are the language's. */
const labelFormats = once(() => {
  const level = numberingLevel().partial();
  return z
    .strictObject({
      clause: z.array(level).min(1).max(5),
      heading: z.array(level).min(1),
      article: level,
      annex: level.extend({ single: z.string() }).partial(),
      footnote: level,
    })
    .partial();
});

export const kindSchema = once(() =>
  z.strictObject({
    kind: z.string(),
    /** One sentence for `engross new` and the manual. */
    about: z.string(),
    /** A list among the required ones: one of them is enough. */
    fields: z.strictObject({
      required: z.array(z.union([fieldName(), z.array(fieldName()).min(2)])),
      optional: z.array(fieldName()),
      /** Fields that only this kind has. */
      own: ownFieldsSchema(Object.keys(fieldsSchema().shape)).optional(),
    }),
    /** The field that a bare `date` stands for. */
    date: z.enum(['issued', 'delivered', 'adopted', 'event']),
    /** Layout and furniture by their names in `masthead.yaml`. */
    masthead: partName(),
    furniture: z.string(),
    /** What is composed before and after the text. One of `head` has `block: title`. */
    head: z.array(slotSchema()),
    tail: z.array(slotSchema()),
    text: z.strictObject({
      /** Whether a preamble is looked for, from the chapeau to the first ordered list or heading. */
      preamble: z.boolean(),
      /** Whether the first and the last paragraph may be a salutation and a closing. */
      salutation: z.boolean(),
      /** Whether top-level ordered items are operative paragraphs (openers, `operative-1`) or numbered ones (`numbered`). */
      clauses: z.enum(['operative', 'numbered']),
      /** What the first heading becomes when that field is not given: the title, or the segment of a statement. */
      firstHeading: z.enum(['title', 'segment', 'topic']),
      /** `plain`: headings without number; `numbered`: I. A. 1.; `article`: headings of depth 2 that begin an article. */
      headings: z.enum(['plain', 'numbered', 'article']),
    }),
    numbering: z.strictObject({
      scope: z.enum(['document', 'article', 'section']),
      /** One operative paragraph alone: `bare` has no number, `numbered` has. */
      single: z.enum(['bare', 'numbered']),
      labels: z.enum(['computed', 'as-written']),
      /** Labels that go before those of every language, and of one, by its tag. */
      formats: labelFormats().optional(),
      languages: z.record(languageTag(), labelFormats()).optional(),
    }),
    endMark: z.boolean(),
    /** A version that is the only one says so in the masthead ("English only"). */
    only: z.boolean().optional(),
    styles: z.record(partName(), styleSchema().partial()).optional(),
    /** Changes of its changes, for a script (`arab`, `hans`). */
    scripts: z.record(z.string(), z.record(partName(), styleSchema().partial())).optional(),
  }),
);

/** `kinds/<kind>.yaml`, validated. */
export type Kind = z.infer<ReturnType<typeof kindSchema>>;

/** Names of the fields that a kind has, those of its own last. */
export function kindFields({ fields }: Kind): string[] {
  return [...fields.required.flat(), ...fields.optional, ...Object.keys(fields.own ?? {})];
}

/** Fields that a kind requires; of several names together one is enough. */
export function requiredFields({ fields }: Kind): (string | string[])[] {
  const own = Object.entries(fields.own ?? {}).flatMap(([name, { required }]) => (required === true ? [name] : []));
  return [...fields.required, ...own];
}

/** Label formats of a kind. */
export type LabelFormats = z.infer<ReturnType<typeof labelFormats>>;

/** Whether the numbers of a kind are cited as law: those of operative paragraphs and of articles. */
export function hasOfficialNumbers({ text }: Pick<Kind, 'text'>): boolean {
  return text.clauses === 'operative' || text.headings === 'article';
}
