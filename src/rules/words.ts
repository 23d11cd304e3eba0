/** Rules about words: links, references, notes, images, emphasis. */
import type { FolderExample, Rule } from './rule.js';

/** A note of a session that refers to a restricted one. */
function withheld(fires: boolean, distribution: string): FolderExample {
  const note = (lines: string, text: string) => `---\nkind: note\ntitle: One\n${lines}---\n\n1. ${text}\n`;
  const files = {
    'sources/s/session.yaml': 'title: {en: A meeting}\n',
    'sources/s/one/en.md': note(`distribution: ${distribution}\n`, 'See [](doc:two).'),
    'sources/s/two/en.md': note('symbol: CML/2\ndistribution: restricted\n', 'Lakes.'),
  };
  return { fires, files, steps: ['check'] };
}

export const wordRules: readonly Rule[] = [
  {
    id: 'link',
    severity: 'error',
    about:
      'A link leads to something else than http, https, mailto, `#name` or `doc:document#name`, has a title that no page can show, or is none because its address has spaces.',
    examples: [
      { fires: true, source: 'See [here](https://lakes.example/a b).' },
      { fires: true, source: 'See [here](javascript:alert(1)).' },
      { fires: false, source: 'See [here](https://lakes.example/).' },
    ],
  },
  {
    id: 'dangling-reference',
    severity: 'error',
    about: 'A reference leads nowhere, or asks for the number of something that has none.',
    examples: [
      { fires: true, source: '1. See [](#nowhere).\n\n2. Two.' },
      { fires: false, source: '1. See [](#two).\n\n2. Two. {#two}' },
    ],
  },
  {
    id: 'withheld-reference',
    severity: 'warning',
    about:
      'A document that is open to all refers to one that is restricted or under embargo: its symbol is printed, and there is no file to lead to.',
    examples: [withheld(true, 'general'), withheld(false, 'restricted')],
  },
  {
    id: 'duplicate-name',
    severity: 'error',
    about: 'A name is given to two places; it is told at both.',
    examples: [
      { fires: true, source: '1. One. {#a}\n\n2. Two. {#a}' },
      { fires: false, source: '1. One. {#a}\n\n2. Two. {#b}' },
    ],
  },
  {
    id: 'undefined-note',
    severity: 'error',
    about: 'A note is called that has no text.',
    examples: [
      { fires: true, source: 'Text.[^1]' },
      { fires: false, source: 'Text.[^1]\n\n[^1]: Note.' },
    ],
  },
  {
    id: 'duplicate-note',
    severity: 'error',
    about: 'A note has two texts.',
    examples: [
      { fires: true, source: 'Text.[^1]\n\n[^1]: One.\n\n[^1]: Two.' },
      { fires: false, source: 'Text.[^1]\n\n[^1]: One.' },
    ],
  },
  {
    id: 'unused-note',
    severity: 'error',
    about: 'A note has a text that nothing calls: it would be lost.',
    examples: [
      { fires: true, source: 'Text.\n\n[^1]: Note.' },
      { fires: false, source: 'Text.[^1]\n\n[^1]: Note.' },
    ],
  },
  {
    id: 'repeated-note',
    severity: 'error',
    about: 'A note is called twice. Word has one call for a note, and so have all formats.',
    examples: [
      { fires: true, source: 'One.[^1] Two.[^1]\n\n[^1]: Note.' },
      { fires: false, source: 'One.[^1] Two.[^2]\n\n[^1]: Note.\n\n[^2]: See note 1.' },
    ],
  },
  {
    id: 'note-in-note',
    severity: 'error',
    about: 'A note is called from a note.',
    examples: [
      { fires: true, source: 'One.[^1]\n\n[^1]: Note.[^2]\n\n[^2]: Other.' },
      { fires: false, source: 'One.[^1]\n\n[^1]: Note.' },
    ],
  },
  {
    id: 'note-content',
    severity: 'error',
    about:
      'A footnote may hold paragraphs, numbered lists, bullets and quotations. A table, a picture or a container does not fit at the foot of a page: put it in the text or in an annex, and refer to it from the note.',
    examples: [
      { fires: true, source: 'One.[^1]\n\n[^1]: Figures:\n\n    | Year | Level |\n    |---|--:|\n    | 2019 | 12 |' },
      { fires: true, source: 'One.[^1]\n\n[^1]: A picture:\n\n    ![A gauge](gauge.png)' },
      { fires: false, source: 'One.[^1]\n\n[^1]: Two conditions:\n\n    1. first;\n\n    2. second.' },
      { fires: false, source: 'One.[^1]\n\n[^1]: It reads:\n\n    > Quoted words.' },
    ],
  },
  {
    id: 'alt-text',
    severity: 'error',
    about: 'An image has no words for those who cannot see it, and does not say `{decorative}`.',
    examples: [
      { fires: true, source: '![](lake.png)' },
      { fires: false, source: '![A lake](lake.png)' },
    ],
  },
  {
    id: 'stray-asterisk',
    severity: 'error',
    about: 'An asterisk was meant for emphasis and is printed as a character, since Markdown sees no word beside it.',
    examples: [
      { fires: true, source: 'The **end ** of it.' },
      { fires: false, source: 'The **end** of it.' },
    ],
  },
];
