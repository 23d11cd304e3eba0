/** Rules about files, folders and bytes: what is read. */
import { FRENCH, latin1, MEETING, NOTE } from './example-files.js';
import { defineRules, type FolderExample } from './rule.js';

const CHECK = 'check note.en.md';

/** A note beside some other file, checked. */
function beside<Fires extends boolean>(fires: Fires, files: FolderExample['files']): FolderExample<Fires> {
  return { fires, files: { 'note.en.md': NOTE, ...files }, steps: [CHECK] };
}

export const fileRules = defineRules({
  'missing-file': {
    severity: 'error',
    docs: 'A path on the command line leads to nothing.',
    examples: [{ fires: true, files: { 'note.en.md': NOTE }, steps: ['check nota.en.md'] }, beside(false, {})],
  },
  'no-sources': {
    severity: 'error',
    docs: 'A folder named on the command line holds no Markdown source.',
    examples: [
      { fires: true, files: { 'texts/note.txt': NOTE }, steps: ['check texts'] },
      { fires: false, files: { 'texts/note.en.md': NOTE }, steps: ['check texts'] },
    ],
  },
  unreadable: {
    severity: 'error',
    docs: 'A file cannot be read, or a folder cannot be listed.',
    examples: [
      beside(true, { 'engross.yaml/in-the-way.txt': 'A folder has the name of the settings.\n' }),
      beside(false, { 'engross.yaml': 'engross: 1\n' }),
    ],
  },
  outside: {
    severity: 'error',
    docs: 'A symbolic link leads out of the workspace. A workspace may be a stranger’s: nothing outside it is read or written, unless the command line names it.',
    examples: [
      {
        fires: true,
        files: { 'note.en.md': NOTE },
        steps: [{ path: 'linked.md', link: '/etc/hostname' }, 'check linked.md'],
      },
      {
        fires: false,
        files: { 'note.en.md': NOTE },
        steps: [{ path: 'linked.en.md', link: 'note.en.md' }, 'check linked.en.md'],
      },
    ],
  },
  'too-large': {
    severity: 'error',
    docs: 'A source is larger than 2 MB, or a settings file, a template, a ledger or a manifest is larger than docs/limits.md says. Documents of a conference are far smaller; a larger file is another thing by mistake.',
    examples: [
      { fires: true, files: { 'note.en.md': `${NOTE}\n${'Lakes and rivers.\n'.repeat(120_000)}` }, steps: [CHECK] },
      beside(false, {}),
    ],
  },
  encoding: {
    severity: 'error',
    docs: 'A source is not UTF-8, so that letters would come out wrong.',
    examples: [
      { fires: true, files: { 'note.fr.md': latin1(FRENCH) }, steps: ['check note.fr.md'] },
      { fires: false, files: { 'note.fr.md': FRENCH }, steps: ['check note.fr.md'] },
    ],
  },
  'control-character': {
    severity: ['error', 'warning'],
    docs: 'A source or a YAML file holds a character that no page can show (a control character, also as an escape such as `"\\e"`), or one that prints nothing and is left out (a soft hyphen, an override of direction; a warning), or a page break or Word’s line break, which is read as a space (a warning): often left by another program. `check --fix` takes soft hyphens out and puts spaces for breaks.',
    examples: [
      { fires: true, source: 'One\u0007 two.' },
      { fires: true, source: '---\ntitle: "Lakes\\e and rivers"\n---\n\nOne.' },
      { fires: true, source: 'Inter\u00adna\u00adtional.' },
      { fires: true, source: 'One.\n\n\fTwo.' },
      { fires: false, source: 'One\ttwo.' },
    ],
  },
  'lost-character': {
    severity: 'warning',
    docs: 'A source holds U+FFFD, which stands where a program could not read a character: a letter is lost, and only the author knows which.',
    examples: [
      { fires: true, source: 'The caf\ufffd of the delegates.' },
      { fires: false, source: 'The café of the delegates.' },
    ],
  },
  'merge-conflict': {
    severity: 'error',
    docs: 'A source holds both sides of a change that Git could not join: nobody has decided yet what it says.',
    examples: [
      { fires: true, source: '<<<<<<< HEAD\nOne.\n=======\nTwo.\n>>>>>>> other\n' },
      { fires: false, source: 'One.\n' },
    ],
  },
  'too-deep': {
    severity: 'error',
    docs: 'Quotations, lists, containers or emphasis are nested deeper than a text can be, or a paragraph has thousands of marks that are never closed; such a source takes programs minutes to read.',
    examples: [
      { fires: true, source: `${'> '.repeat(12)}deep` },
      { fires: false, source: 'Words <!-- a remark -->' },
      { fires: false, source: '> > quoted' },
    ],
  },
  template: {
    severity: ['error', 'warning'],
    docs: 'A template of the house is unsound, or missing.',
    examples: [
      beside(true, { 'templates/design.yaml': 'paper: A9\n' }),
      beside(false, { 'templates/design.yaml': 'paper: Letter\n' }),
    ],
  },
  'not-made': {
    severity: 'error',
    docs: 'A document is not made because of errors in another file: its session.yaml, a template, or its original. The report counts such documents and shows the errors once.',
    examples: [
      { fires: true, files: { ...MEETING, 'sources/s/session.yaml': 'titel: {en: A meeting}\n' }, steps: ['check'] },
      { fires: false, files: MEETING, steps: ['check'] },
    ],
  },
  session: {
    severity: 'error',
    docs: '`session.yaml` is unsound; the documents of the session are not made.',
    examples: [
      { fires: true, files: { ...MEETING, 'sources/s/session.yaml': 'titel: {en: A meeting}\n' }, steps: ['check'] },
      { fires: false, files: MEETING, steps: ['check'] },
    ],
  },
  image: {
    severity: 'error',
    docs: 'An image is missing, is not PNG or JPEG, is damaged, has too many pixels (docs/limits.md), is in the colours of printing inks (CMYK), is of a kind that some reader cannot show (12-bit or lossless JPEG), is stored turned (a photograph of a telephone), or lies outside the folder of its document. Nothing is fetched from the network.',
    examples: [
      { fires: true, source: '![A lake](../lake.png)' },
      { fires: false, source: 'No image.' },
    ],
  },
});
