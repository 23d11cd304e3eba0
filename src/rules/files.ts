/** Rules about files, folders and bytes; they are tested with the commands, where files are. */
import type { Rule } from './rule.js';

export const fileRules: readonly Rule[] = [
  { id: 'missing-file', severity: 'error', about: 'A path on the command line leads to nothing.', examples: [] },
  {
    id: 'no-sources',
    severity: 'error',
    about: 'A folder named on the command line holds no Markdown source.',
    examples: [],
  },
  { id: 'unreadable', severity: 'error', about: 'A file cannot be read.', examples: [] },
  {
    id: 'unwritable',
    severity: 'error',
    about: 'An output cannot be written; on Windows it may be open in Word.',
    examples: [],
  },
  {
    id: 'stale-output',
    severity: 'warning',
    about: 'A document failed, and outputs of an earlier build are still there. They are left as they were.',
    examples: [],
  },
  {
    id: 'given-up',
    severity: 'error',
    about: 'A document took too long to compile, or more memory than it may; the others were built.',
    examples: [],
  },
  {
    id: 'manifest',
    severity: 'warning',
    about: 'The manifest of a session’s outputs is damaged or was changed by hand; it is written anew.',
    examples: [],
  },
  {
    id: 'verify',
    severity: 'error',
    about: 'A file is not what the manifest beside it says: it is gone, or its bytes are others.',
    examples: [],
  },
  {
    id: 'merge',
    severity: 'error',
    about: 'What several machines built cannot be joined: a part lacks, or they were built from different things.',
    examples: [],
  },
  {
    id: 'xliff',
    severity: 'error',
    about:
      'A file that came back from translators cannot be taken: it is no sound XLIFF 2, it has a document type, it is for another language, or its original is not there.',
    examples: [],
  },
  {
    id: 'xliff-unit',
    severity: 'error',
    about:
      'A unit that came back is not as it must be: a placeholder is missing, unknown or there twice, the unit is unknown, or the original has changed since it was sent (a warning; that unit is not taken).',
    examples: [],
  },
  {
    id: 'too-large',
    severity: 'error',
    about:
      'A source is larger than 2 MB. Documents of a conference are far smaller; a larger file is another thing by mistake.',
    examples: [],
  },
  {
    id: 'encoding',
    severity: 'error',
    about: 'A source is not UTF-8, so that letters would come out wrong.',
    examples: [],
  },
  {
    id: 'control-character',
    severity: 'error',
    about: 'A source holds a character that no page can show (a control character), often left by another program.',
    examples: [
      { fires: true, source: 'One\u0007 two.' },
      { fires: false, source: 'One\ttwo.' },
    ],
  },
  {
    id: 'too-deep',
    severity: 'error',
    about:
      'Quotations, lists or containers are nested deeper than a text can be; such a source takes programs minutes to read.',
    examples: [
      { fires: true, source: `${'> '.repeat(12)}deep` },
      { fires: false, source: '> > quoted' },
    ],
  },
  { id: 'template', severity: 'error', about: 'A template of the house is unsound, or missing.', examples: [] },
  {
    id: 'session',
    severity: 'error',
    about: '`session.yaml` is unsound; the documents of the session wait for it.',
    examples: [],
  },
  {
    id: 'image',
    severity: 'error',
    about:
      'An image is missing, is not PNG or JPEG, or lies outside the folder of its document. Nothing is fetched from the network.',
    examples: [
      { fires: true, source: '![A lake](../lake.png)' },
      { fires: false, source: 'No image.' },
    ],
  },
  {
    id: 'glyph',
    severity: 'error',
    about: 'No font of the design has a character. It would be printed as a box, so it is not printed at all.',
    examples: [],
  },
  { id: 'note-too-long', severity: 'error', about: 'A note is longer than a page.', examples: [] },
];
