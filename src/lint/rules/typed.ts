/** Rules about what the author typed, or another program left, where Markdown has a mark of its own. */
import { defineRules } from './rule.js';

export const typedRules = defineRules({
  'typed-label': {
    severity: ['error', 'warning'],
    docs: 'A label is typed as text where no list begins: `(a)`, `2.` straight after a line, `1.` and a no-break space, `**1.**`; or with a wrong mark where the count asks for one: `1,`, `l.`, `(a,`. Labels are computed; only a list makes one. It is a warning where numbers are not official. More than five in a source are reported together. `check --fix` makes a list item of a label that is the next one of its level below a paragraph at that place; the author decides about the others. A number typed before the words of a heading or annex is a warning where it is the computed one (`check --fix` takes it out) and an error where it is another. Abbreviations such as `p. 13` and `i. e.` are no labels.',
    examples: [
      { fires: true, source: '1. Decides:\n\n(a) To go;\n\n(b) To stay.' },
      { fires: true, source: 'Decides:\n\n(a) To go;' },
      { fires: true, kind: 'resolution', source: 'The Council,\n\n1, Decides;\n\n2. Notes.' },
      { fires: true, kind: 'treaty', source: 'The Parties,\n\n## Article 5\n\nText.\n\n## Article 6\n\nText.' },
      { fires: false, source: 'Decides:\n\n1. To go;' },
      { fires: false, kind: 'resolution', source: '1. Decides;\n\n2. Recalls its records,\np. 13 of them.' },
    ],
  },
  'typed-bullet': {
    severity: 'warning',
    docs: 'A bullet is typed as text (`•`, `·`, Word’s `o` and a tab): it is no list, neither for the eye nor for a screen reader. `check --fix` makes a list of it.',
    examples: [
      { fires: true, source: 'We ask:\n\n• for water;\n\n• for time.' },
      { fires: false, source: 'We ask:\n\n- for water;\n\n- for time.' },
    ],
  },
  'split-paragraph': {
    severity: 'warning',
    docs: 'A paragraph without a full stop is followed by one that begins in lower case: a page break of another program may have split it. `check --fix` joins the two. Nothing is reported before the opening words of a recital, after `; and`, or where a page number stands in the gap; in a preamble whose recitals begin in lower case, the author joins them.',
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
  'page-number': {
    severity: 'warning',
    docs: 'A line at the beginning or the end of a paragraph is a page number (`24`, `- 24 -`), a job number (`09-52470 56`), a document symbol, or words with a number that stand at the edges of three paragraphs: what the pages of another program left. It would be printed inside a sentence. All of a source are reported together; take them out by hand.',
    examples: [
      { fires: true, kind: 'statement', source: 'We go on in the forward\n25\n\nmarch towards peace.' },
      { fires: true, kind: 'statement', source: 'We go on in the\n\n09-52470 56\n\nmarch towards peace.' },
      { fires: false, kind: 'statement', source: 'It was signed in\n1988.\n\nWe welcome that.' },
      { fires: false, kind: 'statement', source: 'Article 1\n\nOne.\n\nArticle 2\n\nTwo.\n\nArticle 3\n\nThree.' },
    ],
  },
  'unseen-paragraphs': {
    severity: 'warning',
    docs: 'Where paragraphs begin cannot be seen, and they are set as one: more than twelve lines without an empty line, of which some end a sentence though they could have held the next word; two lines of more than 200 characters; or a paragraph of more than 400 words. One paragraph that is wrapped at a margin is fine. Or a line is at the left edge straight below a list item, which it would become a part of.',
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
  'no-list': {
    severity: 'warning',
    docs: 'The operative paragraphs of a resolution or declaration are not a list: they are printed without numbers and opening words. One operative paragraph alone in a resolution needs no list.',
    examples: [
      {
        fires: true,
        kind: 'resolution',
        source: 'The Council,\n\nRecalling all,\n\nDecides to go;\n\nRequests a report.',
      },
      { fires: false, kind: 'resolution', source: 'The Council,\n\nRecalling all,\n\nDecides to go.' },
    ],
  },
  'broken-word': {
    severity: 'warning',
    docs: 'A word is broken by a hyphen and a space or a line end (`Govern- ment`), as extraction from a PDF leaves it; it would be printed so. Whether the hyphen belongs to the word only the author knows. A hyphen before `and` or `or` is meant (`short- and long-term`). All of a source are reported together.',
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
  'typed-indent': {
    severity: 'warning',
    docs: 'A paragraph begins with no-break, wide or ideographic spaces, typed as an indent. They are left out, since the style of the kind indents; `check --fix` takes them out of the source.',
    examples: [
      { fires: true, kind: 'statement', source: '\u00a0 \u00a0 We came first.' },
      { fires: true, kind: 'statement', language: 'zh', source: '\u3000\u3000我们来了。' },
      { fires: false, kind: 'statement', source: 'We came\u00a0first.' },
    ],
  },
  'typed-end-mark': {
    severity: 'warning',
    docs: 'A paragraph is nothing but the end mark of a press release (`\\###`, `-30-`, `* * *`). It would be printed as text.',
    examples: [
      { fires: true, kind: 'statement', source: 'We came.\n\n\\###' },
      { fires: false, kind: 'statement', source: 'We came.' },
    ],
  },
});
