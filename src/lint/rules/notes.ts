/** Rules about notes, images and emphasis. */
import { defineRules } from './rule.js';

export const noteRules = defineRules({
  'undefined-note': {
    severity: 'error',
    docs: 'A note is called that has no text.',
    examples: [
      { fires: true, source: 'Text.[^1]' },
      { fires: false, source: 'Text.[^1]\n\n[^1]: Note.' },
    ],
  },
  'duplicate-note': {
    severity: 'error',
    docs: 'A note has two texts.',
    examples: [
      { fires: true, source: 'Text.[^1]\n\n[^1]: One.\n\n[^1]: Two.' },
      { fires: false, source: 'Text.[^1]\n\n[^1]: One.' },
    ],
  },
  'unused-note': {
    severity: 'error',
    docs: 'A note has a text that nothing calls: it would be lost.',
    examples: [
      { fires: true, source: 'Text.\n\n[^1]: Note.' },
      { fires: false, source: 'Text.[^1]\n\n[^1]: Note.' },
    ],
  },
  'repeated-note': {
    severity: 'error',
    docs: 'A note is called twice. Word has one call for a note, and so have all formats.',
    examples: [
      { fires: true, source: 'One.[^1] Two.[^1]\n\n[^1]: Note.' },
      { fires: false, source: 'One.[^1] Two.[^2]\n\n[^1]: Note.\n\n[^2]: See note 1.' },
    ],
  },
  'note-in-note': {
    severity: 'error',
    docs: 'A note is called from a note.',
    examples: [
      { fires: true, source: 'One.[^1]\n\n[^1]: Note.[^2]\n\n[^2]: Other.' },
      { fires: false, source: 'One.[^1]\n\n[^1]: Note.' },
    ],
  },
  'note-content': {
    severity: 'error',
    docs: 'A footnote may hold paragraphs, numbered lists, bullets and quotations. A table, a picture or a container does not fit at the foot of a page: put it in the text or in an annex, and refer to it from the note.',
    examples: [
      { fires: true, source: 'One.[^1]\n\n[^1]: Figures:\n\n    | Year | Level |\n    |---|--:|\n    | 2019 | 12 |' },
      { fires: true, source: 'One.[^1]\n\n[^1]: A picture:\n\n    ![A gauge](gauge.png)' },
      { fires: false, source: 'One.[^1]\n\n[^1]: Two conditions:\n\n    1. first;\n\n    2. second.' },
      { fires: false, source: 'One.[^1]\n\n[^1]: It reads:\n\n    > Quoted words.' },
    ],
  },
  'alt-text': {
    severity: 'error',
    docs: 'An image has no words for those who cannot see it, and does not say `{decorative}`.',
    examples: [
      { fires: true, source: '![](lake.png)' },
      { fires: false, source: '![A lake](lake.png)' },
    ],
  },
  'stray-asterisk': {
    severity: ['error', 'warning'],
    docs: 'An asterisk was meant for emphasis and is printed as a character, since Markdown sees no word beside it.',
    examples: [
      { fires: true, source: 'The **end ** of it.' },
      { fires: false, source: 'The **end** of it.' },
    ],
  },
});
