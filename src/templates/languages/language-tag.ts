/** BCP 47 tags and the languages that a house has: `en-GB` is read and printed as `en`. */

/**
 * The house's own tag for a tag that someone wrote: the same, or less its last subtags one after another (RFC 4647, lookup),
 * whatever its capitals. A tag of another script than the language's usual one (`zh-Hant`) has none: its letters would be others.
 */
export function houseTag(tag: string, has: (tag: string) => boolean): string | undefined {
  if (has(tag)) return tag;
  const canonical = canonicalTag(tag);
  if (canonical === undefined) return undefined;
  const parts = canonical.split('-');
  for (let length = parts.length; length > 0; length--) {
    const shorter = parts.slice(0, length).join('-');
    if (has(shorter)) return scriptOf(shorter) === scriptOf(canonical) ? shorter : undefined;
  }
  return undefined;
}

/** Language, script and region. More subtags are rather words: `fr-draft.md` is a draft. */
const TAG = /^[a-z]{2,3}(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?$/i;

function canonicalTag(tag: string): string | undefined {
  if (!TAG.test(tag)) return undefined;
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined;
  }
}

/** The script in which a language is usually written; it is compared, and never printed. */
function scriptOf(tag: string): string | undefined {
  return new Intl.Locale(tag).maximize().script;
}
