/** Mistakes of a new user: a folder, and the command that is run in it. */
export interface Mistake {
  files: Readonly<Record<string, string | Uint8Array>>;
  args: readonly string[];
}

const note = (body: string, front = 'title: Lakes\n') => `---\nkind: note\n${front}---\n\n${body}\n`;
const SESSION = 'title: {en: Annual Meeting, fr: Réunion annuelle}\noriginal: en\nlanguages: [en, fr]\n';
const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le');
const build = ['build', 'x.en.md', '--format', 'html'];

/** By the name of their golden file. */
export const MISTAKES: Readonly<Record<string, Mistake>> = {
  'path-mistyped': { files: { 'speech.en.md': note('Words.') }, args: ['build', 'speach.en.md'] },
  'empty-folder': { files: {}, args: ['build'] },
  'command-mistyped': { files: {}, args: ['biuld'] },
  'format-mistyped': { files: { 'x.en.md': note('Words.') }, args: ['build', 'x.en.md', '--format', 'pfd'] },
  'set-without-value': { files: { 'x.en.md': note('Words.') }, args: [...build, '--set', 'date'] },
  'set-unknown-field': { files: { 'x.en.md': note('Words.') }, args: [...build, '--set', 'speeker=Ana'] },
  'set-wrong-date': { files: { 'x.en.md': note('Words.') }, args: [...build, '--set', 'issued=23.05.2027'] },
  'no-kind': { files: { 'x.en.md': 'Mr. President,\n\nThank you.\n' }, args: build },
  'kind-mistyped': { files: { 'x.en.md': 'Words.\n' }, args: [...build, '--kind', 'statment'] },
  'no-language': { files: { 'speech.md': note('Words.') }, args: ['build', 'speech.md'] },
  'no-delegation': { files: { 'x.en.md': '---\nkind: statement\ndate: 2027-05-18\n---\n\nWords.\n' }, args: build },
  'delegation-unknown': {
    files: { 'x.en.md': '---\nkind: statement\ndate: 2027-05-18\ndelegation: Atlantis\n---\n\nWords.\n' },
    args: build,
  },
  'field-mistyped': { files: { 'x.en.md': note('Words.', 'titel: Lakes\n') }, args: build },
  'colon-in-title': { files: { 'x.en.md': note('Words.', 'title: Lakes: a right\n') }, args: build },
  'tab-in-front-matter': {
    files: { 'x.en.md': note('Words.', 'title: Lakes\nadopted:\n\tplace: Lima\n') },
    args: build,
  },
  'date-as-in-letters': { files: { 'x.en.md': note('Words.', 'title: Lakes\nissued: 23 May 2027\n') }, args: build },
  'session-plain-title': {
    files: {
      'sources/s/session.yaml': 'title: Annual Meeting\nplace: Lima\n',
      'sources/s/a/en.md': note('1. Words.'),
      'sources/s/a/fr.md': note('1. Mots.', 'title: Lacs\n'),
    },
    args: ['build'],
  },
  'session-date': {
    files: { 'sources/s/session.yaml': `${SESSION}date: 2027-05-18\n`, 'sources/s/a/en.md': note('1. Words.') },
    args: ['build'],
  },
  'numbers-go-on': {
    files: { 'x.en.md': note('177. Requests a report.\n\n178. Decides to meet.\n\n180. Thanks the host.') },
    args: build,
  },
  'paragraph-cut': {
    files: {
      'x.en.md': note(
        'The lakes of the region have been protected by law since the year\n\nof the treaty, and remain so.',
      ),
    },
    args: build,
  },
  'wrapped-without-empty-lines': {
    files: {
      'x.en.md': note(
        Array.from(
          { length: 60 },
          (_, index) => `Line ${index} of a speech that was copied out of a PDF and has no empty lines at all.`,
        ).join('\n'),
      ),
    },
    args: build,
  },
  'note-without-text': { files: { 'x.en.md': note('Words.[^1]') }, args: build },
  'note-never-called': { files: { 'x.en.md': note('Words.\n\n[^1]: A note.') }, args: build },
  'reference-to-nothing': { files: { 'x.en.md': note('1. One. {#first}\n2. See paragraph [](#frist).') }, args: build },
  'image-missing': { files: { 'x.en.md': note('![A lake](lake.png)') }, args: build },
  'html-in-text': {
    files: { 'x.en.md': note('The area is 12 km<sup>2</sup>.\n\n<div align="center">Lakes</div>') },
    args: build,
  },
  'symbol-malformed': { files: { 'x.en.md': note('Words.', 'title: Lakes\nsymbol: no symbol!\n') }, args: build },
  'saved-as-utf-16': { files: { 'x.en.md': utf16(note('Words.')) }, args: build },
  'conflict-of-git': { files: { 'x.en.md': note('<<<<<<< HEAD\nOurs.\n=======\nTheirs.\n>>>>>>> main') }, args: build },
  'script-without-font': {
    files: { 'x.en.md': note('The lake is called ทะเลสาบ.') },
    args: ['build', 'x.en.md', '--format', 'pdf'],
  },
  'translation-with-other-figures': {
    files: {
      'sources/s/session.yaml': SESSION,
      'sources/s/a/en.md': note('1. By 2030 all 14 lakes are safe.\n2. The end.'),
      'sources/s/a/fr.md': note('1. D’ici à 2031, les 14 lacs sont sûrs.\n2. Fin.', 'title: Lacs\n'),
    },
    args: ['check'],
  },
  'many-hard-numbers': {
    files: Object.fromEntries(
      Array.from({ length: 12 }, (_, index) => [
        `sources/s${index}.en.md`,
        note(
          Array.from({ length: 5 }, (__, item) => `${item * 7 + 3}. Statement ${index}, point ${item}.`).join('\n\n'),
        ),
      ]),
    ),
    args: ['check', 'sources'],
  },
};
