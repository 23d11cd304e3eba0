/** Patterns of a language with plain values: `{value}` is put in. */
import type { Language } from '../language.js';

/** Puts plain values into a pattern; one that is not known stays as it stands. */
export function fillPattern(pattern: string, values: Readonly<Record<string, string>>): string {
  return pattern.replace(/\{(\w+)\}/g, (whole, key: string) => values[key] ?? whole);
}

/** A number in the figures of the language's pages. */
export function inDigits(number: number | string, language: Language): string {
  const figures = String(number);
  if (language.digits === 'latn') return figures;
  return figures.replace(/\d/g, (figure) => String.fromCharCode(0x660 + Number(figure)));
}
