/**
 * Slots: what the house composes from fields, as data (masthead, furniture, head and tail of a kind).
 *
 * A slot knows presence and equality, no other logic. `text` is a pattern: `{symbol}` is a value, `{label.original}` a label
 * of the language, itself a pattern.
 */
import * as z from 'zod';
import { partName } from './names.js';
import { once } from './once.js';

/** `field` (is there), `field=value` (is that); a leading `!` denies it. All must hold. */
const condition = once(() =>
  z.array(z.string().regex(/^!?[a-zA-Z][\w.]*(=[\w-]+)?$/, '`field`, `field=value` or `!field`')),
);

export const slotSchema = once(() =>
  z.strictObject({
    slot: z.string(),
    /** Pattern of the line; or several, of which the first is taken whose values are all there. */
    text: z.union([z.string(), z.array(z.string())]).optional(),
    /** A block that code composes instead of a line. */
    block: z
      .enum(['title', 'states', 'particulars', 'contents', 'signatures', 'corrections', 'documents', 'emblem'])
      .optional(),
    /** For `states`: the field that holds them. */
    of: z.string().optional(),
    style: partName().optional(),
    when: condition().optional(),
    /** The line begins with a capital letter, whatever its value begins with: the name of a language. */
    capital: z.boolean().optional(),
    /** `block`: the words stand in the block's language (`blockLanguage`), not the document's. */
    language: z.enum(['document', 'block']).optional(),
  }),
);

export type Slot = z.infer<ReturnType<typeof slotSchema>>;
