/** Values inside a style sheet (CSS Syntax 3): nothing in a name or text ends the place that it is written in. */

/** A CSS string; anything but letters, figures and spaces is written by its number. */
export function cssString(text: string): string {
  return `"${[...text].map((character) => (/[\p{L}\p{N} ]/u.test(character) ? character : escaped(character))).join('')}"`;
}

/** The rest of an identifier after its first characters: of a class (`.name`), of a custom property (`--name`). */
export function cssName(name: string): string {
  return [...name].map((character) => (/[A-Za-z0-9_-]/.test(character) ? character : escaped(character))).join('');
}

/** The space ends the number. CSS has no form for NUL and halves of characters, and reads them as U+FFFD. */
function escaped(character: string): string {
  return `\\${(character.codePointAt(0) ?? 0).toString(16)} `;
}
