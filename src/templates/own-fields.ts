/**
 * Fields that a kind adds to the vocabulary of fields, in its YAML: the session of an assembly, the number of a decision.
 *
 * They are read, inherited, compared, translated and described in the JSON Schema as the fields of fields.ts are, and a slot
 * prints one as `{name}`.
 */
import * as z from 'zod';
import { once } from './once.js';

const TYPES = ['text', 'number', 'date', 'code', 'choice', 'switch'] as const;

const fieldKey = once(() =>
  z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/, {
    error: 'a name of letters and figures that begins small, as `sessionNumber`',
  }),
);

const ownField = once(() =>
  z
    .strictObject({
      /** `text`; `number` (whole); `date`; `code` (printed as it is); `choice` (printed by the label `name.option`); `switch`. */
      type: z.enum(TYPES),
      /** `same` in all language versions, or `translated`: each version states its own. Only text is translated. */
      scope: z.enum(['same', 'translated']),
      /** One sentence for `engross new` and the JSON Schema. */
      about: z.string().min(1).max(500),
      required: z.boolean().optional(),
      /** Of a choice. */
      options: z
        .array(z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, { error: 'a name in small letters, as `ordinary`' }))
        .min(2)
        .optional(),
    })
    .superRefine((field, context) => {
      if (field.scope === 'translated' && field.type !== 'text')
        context.addIssue({
          code: 'custom',
          path: ['scope'],
          message: '`same`: only text is translated',
          input: field.scope,
        });
      if ((field.type === 'choice') !== (field.options !== undefined))
        context.addIssue({
          code: 'custom',
          path: ['type'],
          message: '`choice` with `options`, or another type without',
          input: field.type,
        });
    }),
);

/** The fields of a kind's own, by name. */
export type OwnFields = Readonly<Record<string, z.infer<ReturnType<typeof ownField>>>>;

/** Schema of `own` in a kind's `fields`; `taken` are names that fields have already. */
export function ownFieldsSchema(taken: readonly string[]) {
  return z.record(fieldKey(), ownField()).superRefine((own, context) => {
    for (const name of Object.keys(own))
      if (taken.includes(name))
        context.addIssue({
          code: 'custom',
          path: [name],
          message: `another name: \`${name}\` is a field already; list it under \`required\` or \`optional\``,
        });
  });
}

/** The schemas of the values of a kind's own fields. */
export function ownShape(own: OwnFields = {}): Record<string, z.ZodOptional> {
  return Object.fromEntries(
    Object.entries(own).map(([name, field]) => [
      name,
      valueSchema(field).meta({ description: field.about }).optional(),
    ]),
  );
}

function valueSchema({ type, options = [] }: OwnFields[string]): z.ZodType {
  switch (type) {
    case 'text':
      return z.string().trim().min(1).max(2000);
    case 'number':
      return z.int();
    case 'date':
      return z.iso.date();
    case 'code':
      return z.string().min(1).max(200);
    case 'choice':
      return z.enum(options);
    case 'switch':
      return z.boolean();
  }
}
