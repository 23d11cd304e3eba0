/** Rules about numbers: labels are computed, and the figures of the source judged by them. */
import type { Rule } from './rule.js';

export const numberingRules: readonly Rule[] = [
  {
    id: 'item-number',
    severity: 'warning',
    about:
      'The figures of a source disagree with the count (an error in an adopted text), or an item is indented too little to be a sub-paragraph.',
    examples: [
      { fires: true, source: '1. One.\n\n2. Two.\n\n4. Four.' },
      { fires: false, source: '1. One.\n\n2. Two.\n\n3. Three.' },
    ],
  },
  {
    id: 'numbering-restart',
    severity: 'warning',
    about: 'A list begins again at 1 after a heading or a paragraph; the count goes on.',
    examples: [
      { fires: true, source: '1. One.\n\n2. Two.\n\n# Part\n\n1. Three.' },
      { fires: false, source: '1. One.\n\n2. Two.\n\n# Part\n\n3. Three.' },
    ],
  },
  {
    id: 'skipped-level',
    severity: 'warning',
    about: 'A level is left out among numbered headings.',
    examples: [
      { fires: true, kind: 'report', source: '---\ntitle: One\n---\n\n# A\n\n### B\n\n1. Text.\n\n### C\n\n# D' },
      { fires: false, kind: 'report', source: '---\ntitle: One\n---\n\n# A\n\n## B\n\n1. Text.\n\n## C\n\n# D' },
    ],
  },
  {
    id: 'lone-item',
    severity: 'warning',
    about: 'There is an (a) without a (b), or one heading alone at its level (Editorial Manual, headings).',
    examples: [
      { fires: true, source: '1. One:\n\n      1. Alone.\n\n2. Two.' },
      { fires: false, source: '1. One:\n\n      1. First;\n\n      2. Second.\n\n2. Two.' },
    ],
  },
  {
    id: 'lone-alternative',
    severity: 'error',
    about: 'A paragraph is an alternative (`.bis`) to none before it.',
    examples: [
      { fires: true, source: '1. One. {.bis}\n\n2. Two.' },
      { fires: false, source: '1. One.\n\n2. One again. {.bis}\n\n3. Two.' },
    ],
  },
];
