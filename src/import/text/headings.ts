/** Whether a paragraph of a plain text is a heading. */
import type { TextParagraph } from './paragraphs.js';

const LONGEST = 90;

/** A short line without an end mark, in capitals or before a paragraph of its own; not one in which a sentence was cut. */
export function isHeading({ text, number, lastLine, line }: TextParagraph, next: TextParagraph | undefined): boolean {
  if (number !== undefined || lastLine !== line || text.length > LONGEST || next === undefined) return false;
  if (!/^[\p{Lu}\p{N}]/u.test(text) || !/[\p{L}\p{N})”’"]$/u.test(text)) return false;
  if (!/\p{L}{3}/u.test(text)) return false;
  const isCapitals = !/\p{Ll}/u.test(text);
  return isCapitals || (next.isApart && next.text.length > text.length && /^[\p{Lu}\p{Lo}\p{N}("“«]/u.test(next.text));
}
