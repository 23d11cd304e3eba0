/** Characters that no text of a document may hold: neither XML nor a printed page has a form for them. */

/**
 * Control characters of ASCII (tab, line feed and carriage return are allowed), DEL, the two non-characters of the basic
 * plane, and lone surrogates. DOCX, XLIFF and XMP are XML 1.0, which cannot hold them, even escaped.
 */
const UNWRITABLE =
  '[\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\ufffe\\uffff]|[\\ud800-\\udbff](?![\\udc00-\\udfff])|(?<![\\ud800-\\udbff])[\\udc00-\\udfff]';
const FIRST = new RegExp(UNWRITABLE);
const ALL = new RegExp(UNWRITABLE, 'g');

/** The first character of a text that no document can hold, with its index in UTF-16 units; undefined when there is none. */
export function findUnwritable(text: string): { character: string; index: number } | undefined {
  const found = FIRST.exec(text);
  return found === null ? undefined : { character: found[0], index: found.index };
}

/** A text without the characters that no document can hold. */
export function withoutUnwritable(text: string): string {
  return FIRST.test(text) ? text.replace(ALL, '') : text;
}

/** Names that people know a character by, and what to write in its place. */
const KNOWN: Readonly<Record<string, { name: string; help?: string }>> = {
  '\u0007': { name: 'mark of a table cell', help: 'Word leaves it where cells of a table were copied: write a table.' },
  '\u000b': {
    name: 'line break',
    help: 'It is Word’s Shift+Enter: put an empty line for a new paragraph, or a space.',
  },
  '\u000c': { name: 'page break', help: 'Pages break by themselves: take it out.' },
  '\u001e': { name: 'no-break hyphen', help: 'It is Word’s: write a hyphen, or U+2011.' },
  '\u001f': { name: 'soft hyphen', help: 'It is Word’s: take it out.' },
  '\u00ad': { name: 'soft hyphen' },
  '\u202d': { name: 'override of direction' },
  '\u202e': { name: 'override of direction' },
  '\u2028': { name: 'line separator' },
  '\u2029': { name: 'paragraph separator' },
  '\ufeff': { name: 'byte order mark' },
  '\ufffe': { name: 'non-character' },
  '\uffff': { name: 'non-character' },
};

/** A character that cannot be shown, by its name and number. */
export function characterName(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  const name =
    KNOWN[character]?.name ?? (/[\ud800-\udfff]/.test(character) ? 'half of a character' : 'control character');
  return `${name} U+${code}`;
}

/** What to do about a character that stops a source, where it is known where it comes from. */
export function helpOn(character: string): { help?: string } {
  const help = KNOWN[character]?.help;
  return help === undefined ? {} : { help };
}
