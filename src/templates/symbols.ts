/**
 * `symbols.yaml`: how symbols of documents are built, by institution: `A/RES/60/1`, `Assembly/AU/Dec.900(XXXVIII)`. All
 * language versions share one symbol; its suffixes say what it does to the document before it.
 */
import * as z from 'zod';
import { partName } from './names.js';
import { once } from './once.js';
import { blankNames, parseForm } from './symbol-forms.js';
import { EFFECTS, grammarOf, type Institution } from './symbol-grammar.js';

const form = once(() =>
  z
    .string()
    .max(200)
    .superRefine((text, context) => {
      const parsed = parseForm(text);
      if (typeof parsed === 'string') context.addIssue({ code: 'custom', message: parsed, input: text });
    }),
);

const institution = once(() =>
  z
    .strictObject({
      /** Whose symbols they are, in a few words. */
      about: z.string(),
      /** Of two forms, also of two institutions, the one that leaves less of a symbol to `{code}` and `{codes}` is taken. */
      forms: z.array(form()).min(1).max(20),
      /** Names of blanks in the order in which symbols are sorted; by default they are sorted as they are written. */
      order: z.array(z.string()).optional(),
      /** By name, in the order in which they follow their document in a list. */
      suffixes: z.record(partName(), z.strictObject({ form: form(), does: z.enum(EFFECTS) })),
      /** Shown to authors whose symbol fits no form; each must fit one. */
      examples: z.array(z.string().max(100)).min(1),
    })
    .superRefine(checkInstitution),
);

/** Reports sort keys that no form has, and examples that fit no form. */
function checkInstitution(one: Institution, context: z.RefinementCtx): void {
  const forms = one.forms.map(parseForm);
  const names = new Set(forms.flatMap((parsed) => (typeof parsed === 'string' ? [] : blankNames(parsed))));
  for (const [index, name] of (one.order ?? []).entries()) {
    if (names.has(name)) continue;
    const message = names.size === 0 ? 'a blank of a form' : [...names].map((known) => `\`${known}\``).join(', ');
    context.addIssue({ code: 'custom', path: ['order', index], message, input: name });
  }
  const grammar = grammarOf({ symbols: { one } });
  for (const [index, example] of one.examples.entries())
    if (grammar.parse(example) === undefined)
      context.addIssue({
        code: 'custom',
        path: ['examples', index],
        message: 'a symbol that fits one of `forms`',
        input: example,
      });
}

/** Institutions of one file: each form is tried wherever a text may have a symbol. */
const MOST = 50;

export const symbolsSchema = once(() =>
  z.strictObject({
    symbols: z
      .record(partName(), institution())
      .refine((all) => Object.keys(all).length <= MOST, { error: `at most ${MOST} institutions` }),
  }),
);

/** A symbol as part of a file's name: `/` to `-`, a space to `_` (AKN4UN naming). */
export function symbolSlug(symbol: string): string {
  return symbol
    .replaceAll('/', '-')
    .replaceAll(' ', '_')
    .replace(/[^A-Za-z0-9._()-]/g, '');
}
