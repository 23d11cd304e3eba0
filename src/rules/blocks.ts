/** Rules about blocks: containers, headings, lists, tables, paragraphs as the author typed them. */
import type { Rule } from './rule.js';

export const blockRules: readonly Rule[] = [
  {
    id: 'no-text',
    severity: 'error',
    about: 'A source has no words, and its kind composes none from its fields.',
    examples: [
      { fires: true, source: '---\nkind: note\ntitle: One\n---\n' },
      { fires: true, kind: 'declaration', source: '' },
      { fires: false, source: '---\nkind: note\ntitle: One\n---\n\nText.\n' },
    ],
  },
  {
    id: 'container',
    severity: 'error',
    about:
      'A container (`:::annex`, `:::quote`, `:::signatures`, `:::note`, `:::formula`) has another name, no end, or stands inside a paragraph.',
    examples: [
      { fires: true, source: ':::box\n\nText.\n\n:::' },
      { fires: true, source: ':::quote\n\nText.' },
      { fires: false, source: ':::quote\n\nText.\n\n:::' },
    ],
  },
  {
    id: 'attributes',
    severity: 'error',
    about:
      'Braces at the end of a block begin like a name (`{#name}`) or an alternative (`{.bis}`) and say something else, or such braces stand in the midst of a text, where they would be printed.',
    examples: [
      { fires: true, source: 'Text. {#a b}' },
      { fires: true, source: 'Text {#a} goes on.' },
      { fires: false, source: 'Text. {#a-b}' },
    ],
  },
  {
    id: 'heading',
    severity: 'error',
    about:
      'Words stand above the title; or a heading is empty, leaves a level out (warning), stands inside a list, lacks the space after `#`, or is underlined with `===` (warning). `check --fix` mends the last two.',
    examples: [
      { fires: true, source: '# Title\n\n### Deep\n\nText.' },
      { fires: true, source: '#Title\n\nText.' },
      { fires: true, kind: 'note', source: '---\nkind: note\n---\n\nA line.\n\n# Title\n\nText.' },
      { fires: false, kind: 'note', source: '---\ntitle: Title\n---\n\nA line.\n\n# Part\n\nText.' },
      { fires: false, source: '# Title\n\n## Part\n\nText.' },
    ],
  },
  {
    id: 'thematic-break',
    severity: 'error',
    about:
      'A line of dashes or asterisks is a rule across the text in Markdown. It would look like the mark at the end of a text, which the design sets by itself. `check --fix` takes it out.',
    examples: [
      { fires: true, source: '1. One.\n\n---\n\n2. Two.' },
      { fires: true, source: '1. One.\n\n2. Two.\n\n* * *' },
      { fires: false, source: '1. One.\n\n# Part\n\n2. Two.' },
    ],
  },
  {
    id: 'foreign-markup',
    severity: 'error',
    about:
      'Markup of another dialect of Markdown, or of LaTeX, would be printed as it was typed: raised, lowered, struck or marked text, formulas, notes in the text, citations, addresses of links apart from them, definition lists, boxes to tick, page breaks, classes. A backslash before the sign says that it is meant. `check --fix` takes empty boxes to tick out.',
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
  {
    id: 'code',
    severity: 'error',
    about: 'An official text has no code; a backtick that is meant is written `\\``.',
    examples: [
      { fires: true, source: 'Say `this`.' },
      { fires: false, source: 'Say \\`this\\`.' },
    ],
  },
  {
    id: 'html',
    severity: 'error',
    about: 'HTML other than comments stands in a source. It is never let through to a page.',
    examples: [
      { fires: true, source: 'Line<br>break.' },
      { fires: false, source: 'Line.<!-- a comment -->' },
    ],
  },
  {
    id: 'table',
    severity: 'error',
    about:
      'A line straight below a table would become a row of it, a row has more cells than the head, or lines look like a table and are none (warning).',
    examples: [
      { fires: true, source: '| a | b |\n|---|---|\n| 1 | 2 | 3 |' },
      { fires: true, source: '| a | b |\n|---|\n| 1 | 2 |' },
      { fires: false, source: '| a | b |\n|---|---|\n| 1 | 2 |\n\nText.' },
    ],
  },
  {
    id: 'empty-item',
    severity: 'error',
    about: 'A list item or a note has no words; those after an empty line do not belong to it.',
    examples: [
      { fires: true, source: '1.\n\n2. Two.' },
      { fires: false, source: '1. One.\n\n2. Two.' },
    ],
  },
  {
    id: 'clause-level',
    severity: 'error',
    about: 'Paragraphs have at most five levels.',
    examples: [
      { fires: true, source: '1. a\n   1. b\n      1. c\n         1. d\n            1. e\n               1. f' },
      { fires: false, source: '1. a\n   1. b\n   2. c\n2. d' },
    ],
  },
  {
    id: 'typed-label',
    severity: 'error',
    about:
      'A label is typed as text where no list begins: `(a)`, `2.` straight after a line, `1.` and a no-break space, `**1.**`; or with a wrong mark where the count asks for one: `1,`, `l.`, `(a,`. Labels are computed; only a list makes one. It is a warning where numbers are not official. More than five in a source are reported together. `check --fix` makes a list item of a label that is the next one of its level below a paragraph at that place; the others are for the author to judge. A number typed before the words of a heading or annex is a warning where it is the computed one (`check --fix` takes it out) and an error where it is another. Abbreviations such as `p. 13` and `i. e.` are no labels.',
    examples: [
      { fires: true, source: '1. Decides:\n\n(a) To go;\n\n(b) To stay.' },
      { fires: true, source: 'Decides:\n\n(a) To go;' },
      { fires: true, kind: 'resolution', source: 'The Council,\n\n1, Decides;\n\n2. Notes.' },
      { fires: true, kind: 'treaty', source: 'The Parties,\n\n## Article 5\n\nText.\n\n## Article 6\n\nText.' },
      { fires: false, source: 'Decides:\n\n1. To go;' },
      { fires: false, kind: 'resolution', source: '1. Decides;\n\n2. Recalls its records,\np. 13 of them.' },
    ],
  },
  {
    id: 'typed-bullet',
    severity: 'warning',
    about:
      'A bullet is typed as text (`•`, `·`, Word’s `o` and a tab): it is no list, neither for the eye nor for a screen reader. `check --fix` makes a list of it.',
    examples: [
      { fires: true, source: 'We ask:\n\n• for water;\n\n• for time.' },
      { fires: false, source: 'We ask:\n\n- for water;\n\n- for time.' },
    ],
  },
  {
    id: 'split-paragraph',
    severity: 'warning',
    about:
      'A paragraph without a full stop is followed by one that begins in lower case: a page break of another program may have split it. `check --fix` joins the two. Nothing is reported before the opening words of a recital, after `; and`, or where a page number stands in the gap; in a preamble whose recitals begin in lower case, the author joins them.',
    examples: [
      { fires: true, kind: 'statement', source: 'We must go on with the\n\nwork of the group.' },
      { fires: false, kind: 'statement', source: 'We must go on.\n\nThe work is long.' },
      {
        fires: false,
        source: 'The Parties,\n\nrecalling article 4; and\n\nnoting the report,\n\n1. Decide.\n\n2. Ask.',
      },
      { fires: false, kind: 'statement', source: 'We go on in the forward\n25\n\nmarch towards peace.' },
    ],
  },
  {
    id: 'page-number',
    severity: 'warning',
    about:
      'A line at the beginning or the end of a paragraph is a page number (`24`, `- 24 -`), a job number (`09-52470 56`), a document symbol, or words with a number that stand at the edges of three paragraphs: what the pages of another program left. It would be printed inside a sentence. All of a source are reported together; take them out by hand.',
    examples: [
      { fires: true, kind: 'statement', source: 'We go on in the forward\n25\n\nmarch towards peace.' },
      { fires: true, kind: 'statement', source: 'We go on in the\n\n09-52470 56\n\nmarch towards peace.' },
      { fires: false, kind: 'statement', source: 'It was signed in\n1988.\n\nWe welcome that.' },
      { fires: false, kind: 'statement', source: 'Article 1\n\nOne.\n\nArticle 2\n\nTwo.\n\nArticle 3\n\nThree.' },
    ],
  },
  {
    id: 'unseen-paragraphs',
    severity: 'warning',
    about:
      'Where paragraphs begin cannot be seen, and they are set as one: more than twelve lines without an empty line, of which some end a sentence though they could have held the next word; two lines of more than 200 characters; or a paragraph of more than 400 words. One paragraph that is wrapped at a margin is fine. Or a line is at the left edge straight below a list item, which it would become a part of.',
    examples: [
      { fires: true, kind: 'statement', source: 'A line of words.\n'.repeat(20) },
      { fires: true, kind: 'statement', source: '1. One.\n2. Two.\nBut that is not all.' },
      { fires: true, kind: 'statement', source: 'We must go on with the work. '.repeat(80) },
      { fires: false, kind: 'statement', source: 'A line of words.\n\n'.repeat(20) },
      {
        fires: false,
        kind: 'statement',
        source: `${'The Parties agree to meet again in the spring of next year, and to\nreport on the springs. '.repeat(10)}\n`,
      },
    ],
  },
  {
    id: 'no-list',
    severity: 'warning',
    about:
      'The operative paragraphs of a resolution or declaration are not a list: they are printed without numbers and opening words. One operative paragraph alone in a resolution needs no list.',
    examples: [
      {
        fires: true,
        kind: 'resolution',
        source: 'The Council,\n\nRecalling all,\n\nDecides to go;\n\nRequests a report.',
      },
      { fires: false, kind: 'resolution', source: 'The Council,\n\nRecalling all,\n\nDecides to go.' },
    ],
  },
  {
    id: 'broken-word',
    severity: 'warning',
    about:
      'A word is broken by a hyphen and a space or a line end (`Govern- ment`), as extraction from a PDF leaves it; it would be printed so. Whether the hyphen belongs to the word only the author knows. A hyphen before `and` or `or` is meant (`short- and long-term`). All of a source are reported together.',
    examples: [
      { fires: true, kind: 'statement', source: 'The Govern- ment agrees.' },
      { fires: true, kind: 'statement', source: 'The self-\ngoverning Territory agrees.' },
      {
        fires: false,
        kind: 'statement',
        source: 'A short- and a long-term plan - as we said - is needed; short- and long-term ones too.',
      },
    ],
  },
  {
    id: 'typed-indent',
    severity: 'warning',
    about:
      'A paragraph begins with no-break, wide or ideographic spaces, typed as an indent. They are left out, since the style of the kind indents; `check --fix` takes them out of the source.',
    examples: [
      { fires: true, kind: 'statement', source: '\u00a0 \u00a0 We came first.' },
      { fires: true, kind: 'statement', language: 'zh', source: '\u3000\u3000我们来了。' },
      { fires: false, kind: 'statement', source: 'We came\u00a0first.' },
    ],
  },
  {
    id: 'typed-end-mark',
    severity: 'warning',
    about:
      'A paragraph is nothing but the end mark of a press release (`\\###`, `-30-`, `* * *`). It would be printed as text.',
    examples: [
      { fires: true, kind: 'statement', source: 'We came.\n\n\\###' },
      { fires: false, kind: 'statement', source: 'We came.' },
    ],
  },
];
