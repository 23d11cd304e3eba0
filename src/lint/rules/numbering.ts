/** Rules about numbers: labels are computed, and the figures of the source judged by them. */
import { defineRules } from './rule.js';

export const numberingRules = defineRules({
  'item-number': {
    severity: ['error', 'warning'],
    docs: 'A typed number is not the next one of the count and is printed as another: an error where numbers are official (operative paragraphs, articles, an adopted text), and wherever the number may be a figure of the text, since it follows a line directly or a paragraph without a full stop; else a warning. Or an item is indented too little to be a sub-paragraph. A number at the beginning of a wrapped line that does not go on with the count is text (`… on 14 April` / `1988. The report`); one that is close to the count is reported. `labels: as-written` in the front matter prints the numbers as typed; `1.` before every paragraph leaves the count to engross (of two paragraphs, the second is reported as a warning).',
    examples: [
      { fires: true, source: '1. One.\n\n2. Two.\n\n4. Four.' },
      { fires: true, kind: 'statement', source: '82. One.\n\n83. Two.' },
      {
        fires: false,
        kind: 'statement',
        source: '---\ndelegation: PE\ndate: 2027-05-18\nlabels: as-written\n---\n\n82. One.\n\n83. Two.',
      },
      { fires: false, source: '1. One.\n\n2. Two.\n\n3. Three.' },
      { fires: false, source: '1. One.\n\n1. Two.\n\n1. Three.' },
      {
        fires: false,
        source: '1. Ask for a report.\n\n2. Recall what was signed on 14 April\n1988. It is in force;\n\n3. Decide.',
      },
    ],
  },
  'replaced-number': {
    severity: ['error', 'warning'],
    docs: 'How many typed numbers of a source are printed as others: an error where numbers are official, else a warning. It is reported once for a source in which more numbers are replaced than `item-number` and `numbering-restart` show.',
    examples: [
      { fires: true, source: '1. One.\n\n3. Three.\n\n4. Four.' },
      { fires: true, kind: 'note', source: '---\nkind: note\ntitle: One\n---\n\n82. One.\n\n83. Two.\n\n84. Three.' },
      {
        fires: false,
        kind: 'note',
        source: '---\nkind: note\ntitle: One\nlabels: as-written\n---\n\n82. One.\n\n83. Two.\n\n84. Three.',
      },
      { fires: false, source: '1. One.\n\n2. Two.\n\n3. Three.' },
    ],
  },
  'numbering-restart': {
    severity: ['error', 'warning'],
    docs: 'A list begins again at 1 after a heading or a paragraph; the count goes on, so that another number is printed (an error where numbers are official, else a warning).',
    examples: [
      { fires: true, source: '1. One.\n\n2. Two.\n\n# Part\n\n1. Three.' },
      { fires: false, source: '1. One.\n\n2. Two.\n\n# Part\n\n3. Three.' },
    ],
  },
  'skipped-level': {
    severity: 'warning',
    docs: 'A level is left out among numbered headings.',
    examples: [
      { fires: true, kind: 'report', source: '---\ntitle: One\n---\n\n# A\n\n### B\n\n1. Text.\n\n### C\n\n# D' },
      { fires: false, kind: 'report', source: '---\ntitle: One\n---\n\n# A\n\n## B\n\n1. Text.\n\n## C\n\n# D' },
    ],
  },
  'lone-item': {
    severity: 'warning',
    docs: 'There is an (a) without a (b), or one heading alone at its level (Editorial Manual, headings).',
    examples: [
      { fires: true, source: '1. One:\n\n      1. Alone.\n\n2. Two.' },
      { fires: false, source: '1. One:\n\n      1. First;\n\n      2. Second.\n\n2. Two.' },
    ],
  },
  'lone-alternative': {
    severity: 'error',
    docs: 'A paragraph is an alternative (`.bis`) to none before it.',
    examples: [
      { fires: true, source: '1. One. {.bis}\n\n2. Two.' },
      { fires: false, source: '1. One.\n\n2. One again. {.bis}\n\n3. Two.' },
    ],
  },
});
