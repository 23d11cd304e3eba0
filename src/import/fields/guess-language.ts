/** Guesses the language of a text from its script and its words. */
import { franc } from 'franc-min';

/** Characters that are looked at: the middle of a text says as much as the whole. */
const SAMPLE = 1500;

/** BCP 47 tag of the language, or undefined where the text does not show it. */
export function guessLanguage(text: string): string | undefined {
  const start = Math.max(0, Math.floor((text.length - SAMPLE) / 2));
  const code = franc(text.slice(start, start + SAMPLE), { minLength: 20 });
  // ISO 639-3 names one Arabic and one Chinese more than BCP 47 does: `arb` is `ar`, `cmn` is `zh`.
  return code === 'und' ? undefined : Intl.getCanonicalLocales(code)[0];
}
