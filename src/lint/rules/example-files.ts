/** Files that the examples of several rules are about. */

/** A note, and its French version. */
export const NOTE = '---\nkind: note\ntitle: One\n---\n\n1. Lakes.\n';
export const FRENCH = '---\nkind: note\ntitle: Un\n---\n\n1. Lacs et rivières.\n';

/** A session in two languages with one note, which nobody has translated yet. */
export const MEETING: Readonly<Record<string, string>> = {
  'sources/s/session.yaml':
    'title: {en: A meeting, fr: Une réunion}\noriginal: en\nlanguages: [en, fr]\nstart: 2027-05-18\n',
  'sources/s/one/en.md': NOTE,
};

/** The bytes of a text as older programs write it: ISO 8859-1. */
export function latin1(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}
