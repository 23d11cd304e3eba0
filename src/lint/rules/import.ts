/** Rules about texts of other programs, which `engross import` makes sources of. */
import { defineRules, type FolderExample } from './rule.js';

const SPEECH = 'Mr. President,\n\nLakes have no borders. We measure them together.\n\nThank you.\n';

/** A text in an empty folder, imported. */
function imported<Fires extends boolean>(fires: Fires, text: string, name = 'speech.txt'): FolderExample<Fires> {
  return { fires, files: { [name]: text }, steps: [`import ${name}`] };
}

export const importRules = defineRules({
  'import-refused': {
    severity: 'error',
    docs: 'A file cannot be imported: it is a PDF, a Word file, an image or another thing that is no text; its language is not clear; or the source would not have the letters and figures of the file, apart from the changes in the log. Nothing is written.',
    examples: [imported(true, '%PDF-1.7\n'), imported(false, SPEECH)],
  },
  'import-exists': {
    severity: 'error',
    docs: 'The source that `import` would write is there already. `--force` writes over it.',
    examples: [
      {
        fires: true,
        files: { 'speech.txt': SPEECH, 'speech.en.md': 'My own words.\n' },
        steps: ['import speech.txt'],
      },
      imported(false, SPEECH),
    ],
  },
  'import-doubt': {
    severity: 'warning',
    docs: 'A place in an imported text may be wrong, and only its author knows: a paragraph of more than 400 words, a paragraph that seems to go on with the one before it, a word that may be another. Nothing is changed there.',
    examples: [
      imported(true, `${SPEECH.slice(0, -12)}${'We measure the lakes and the rivers together. '.repeat(60)}\n`),
      imported(false, SPEECH),
    ],
  },
  'import-question': {
    severity: 'info',
    docs: 'A field that the kind requires and that the imported text does not say. It is listed as a comment in the front matter.',
    examples: [
      imported(true, SPEECH),
      {
        fires: false,
        files: { 'speech.txt': SPEECH },
        steps: ['import speech.txt --set delegation=PE --set date=2027-05-23'],
      },
    ],
  },
  imported: {
    severity: 'info',
    docs: 'What `import` recognised and changed in a text: how paragraphs were found, page numbers that were removed, words that were put together. The log beside the source has each change.',
    examples: [
      imported(true, SPEECH),
      {
        fires: false,
        files: { 'note.en.md': '---\nkind: note\ntitle: Lakes\n---\n\nLakes.\n' },
        steps: ['check note.en.md'],
      },
    ],
  },
});
