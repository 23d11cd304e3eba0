/** ISO 3166-1 codes of three letters. */
import countries from 'i18n-iso-countries/index.js';

/** The code of two letters for one of three (`CHE` is `CH`); any other text as it is. */
export function twoLetterCode(code: string): string {
  return /^[A-Z]{3}$/.test(code) ? (countries.alpha3ToAlpha2(code) ?? code) : code;
}
