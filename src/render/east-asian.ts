/** Scripts whose characters are of one width. */

const EAST_ASIAN = ['hans', 'hant', 'hani', 'hanb', 'jpan', 'kore'];

/** Whether a script is one of them: ISO 15924 in small letters, as in templates. */
export function isEastAsian(script: string): boolean {
  return EAST_ASIAN.includes(script);
}
