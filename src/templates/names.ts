/** What templates call their own parts and the fonts of a machine; these names become classes of a page and its CSS. */
import * as z from 'zod';
import { once } from './once.js';

/** Name of a style, colour, layout, band, cell or list of changes: `table-head`. */
export const partName = once(() =>
  z.string().regex(/^[A-Za-z][A-Za-z0-9_-]*$/, { error: 'a name of letters, figures, `-` and `_`, as `table-head`' }),
);

/** Family name of a font, as the machine of a reader knows it. */
export const familyName = once(() =>
  z
    .string()
    .max(100)
    .regex(/^[\p{L}\p{N}.][\p{L}\p{M}\p{N} .&'()+_-]*$/u, { error: 'the name of a font, as `Times New Roman`' }),
);
