/** Rules about blocks: containers, headings, lists, tables. */
import { defineRules } from './rule.js';

export const blockRules = defineRules({
  'no-text': {
    severity: 'error',
    docs: 'A source has no words, and its kind composes none from its fields.',
    examples: [
      { fires: true, source: '---\nkind: note\ntitle: One\n---\n' },
      { fires: true, kind: 'declaration', source: '' },
      { fires: false, source: '---\nkind: note\ntitle: One\n---\n\nText.\n' },
    ],
  },
  container: {
    severity: 'error',
    docs: 'A container (`:::annex`, `:::quote`, `:::signatures`, `:::note`, `:::formula`) has another name, no end, or stands inside a paragraph.',
    examples: [
      { fires: true, source: ':::box\n\nText.\n\n:::' },
      { fires: true, source: ':::quote\n\nText.' },
      { fires: false, source: ':::quote\n\nText.\n\n:::' },
    ],
  },
  attributes: {
    severity: 'error',
    docs: 'Braces at the end of a block begin like a name (`{#name}`) or an alternative (`{.bis}`) and say something else, or such braces stand in the midst of a text, where they would be printed.',
    examples: [
      { fires: true, source: 'Text. {#a b}' },
      { fires: true, source: 'Text {#a} goes on.' },
      { fires: false, source: 'Text. {#a-b}' },
    ],
  },
  heading: {
    severity: ['error', 'warning'],
    docs: 'Words stand above the title; or a heading is empty, leaves a level out (warning), stands inside a list, lacks the space after `#`, or is underlined with `===` (warning). `check --fix` mends the last two.',
    examples: [
      { fires: true, source: '# Title\n\n### Deep\n\nText.' },
      { fires: true, source: '#Title\n\nText.' },
      { fires: true, kind: 'note', source: '---\nkind: note\n---\n\nA line.\n\n# Title\n\nText.' },
      { fires: false, kind: 'note', source: '---\ntitle: Title\n---\n\nA line.\n\n# Part\n\nText.' },
      { fires: false, source: '# Title\n\n## Part\n\nText.' },
    ],
  },
  'thematic-break': {
    severity: 'error',
    docs: 'A line of dashes or asterisks is a rule across the text in Markdown. It would look like the mark at the end of a text, which the design sets by itself. `check --fix` takes it out.',
    examples: [
      { fires: true, source: '1. One.\n\n---\n\n2. Two.' },
      { fires: true, source: '1. One.\n\n2. Two.\n\n* * *' },
      { fires: false, source: '1. One.\n\n# Part\n\n2. Two.' },
    ],
  },
  'foreign-markup': {
    severity: 'error',
    docs: 'Markup of another dialect of Markdown, or of LaTeX, would be printed as it was typed: raised, lowered, struck or marked text, formulas, notes in the text, citations, addresses of links apart from them, definition lists, boxes to tick, page breaks, classes. A backslash before the sign says that it is meant. `check --fix` takes empty boxes to tick out.',
    examples: [
      { fires: true, source: 'An area in m^2^.' },
      { fires: true, source: 'The gas CO~2~.' },
      { fires: true, source: 'It is ~~not~~ decided, and ==new==.' },
      { fires: true, source: 'See [the page][1].\n\n[1]: https://lakes.example/' },
      { fires: true, source: 'Words^[an inline note] and [@smith2020].' },
      { fires: true, source: 'Text.\n\n\\newpage\n\nText with $x^2$.' },
      { fires: true, source: 'Spring\n:   A place where water comes out.' },
      { fires: true, source: 'We have:\n\n- [ ] to go;\n\n- [x] gone.' },
      { fires: true, source: '[Words]{.underline} here.' },
      {
        fires: false,
        source: 'An area in m², CO₂, from ~10 to ~20, [EU]: shall, US$ 5 or US$ 6, [shall][should], a\\^b\\^.',
      },
    ],
  },
  code: {
    severity: 'error',
    docs: 'An official text has no code; a backtick that is meant is written `\\``.',
    examples: [
      { fires: true, source: 'Say `this`.' },
      { fires: false, source: 'Say \\`this\\`.' },
    ],
  },
  html: {
    severity: 'error',
    docs: 'HTML other than comments stands in a source. It is never let through to a page.',
    examples: [
      { fires: true, source: 'Line<br>break.' },
      { fires: false, source: 'Line.<!-- a comment -->' },
    ],
  },
  table: {
    severity: ['error', 'warning'],
    docs: 'A line straight below a table would become a row of it, a row has more cells than the head, or lines look like a table and are none (warning).',
    examples: [
      { fires: true, source: '| a | b |\n|---|---|\n| 1 | 2 | 3 |' },
      { fires: true, source: '| a | b |\n|---|\n| 1 | 2 |' },
      { fires: false, source: '| a | b |\n|---|---|\n| 1 | 2 |\n\nText.' },
    ],
  },
  'empty-item': {
    severity: 'error',
    docs: 'A list item or a note has no words; those after an empty line do not belong to it.',
    examples: [
      { fires: true, source: '1.\n\n2. Two.' },
      { fires: false, source: '1. One.\n\n2. Two.' },
    ],
  },
  'clause-level': {
    severity: 'error',
    docs: 'Paragraphs have at most five levels.',
    examples: [
      { fires: true, source: '1. a\n   1. b\n      1. c\n         1. d\n            1. e\n               1. f' },
      { fires: false, source: '1. a\n   1. b\n   2. c\n2. d' },
    ],
  },
});
