/** Rules about links, references and names. */
import { defineRules, type FolderExample } from './rule.js';

/** A note of a session that refers to a restricted one. */
function withheld<Fires extends boolean>(fires: Fires, distribution: string): FolderExample<Fires> {
  const note = (lines: string, text: string) => `---\nkind: note\ntitle: One\n${lines}---\n\n1. ${text}\n`;
  const files = {
    'sources/s/session.yaml': 'title: {en: A meeting}\n',
    'sources/s/one/en.md': note(`distribution: ${distribution}\n`, 'See [](doc:two).'),
    'sources/s/two/en.md': note('symbol: CML/2\ndistribution: restricted\n', 'Lakes.'),
  };
  return { fires, files, steps: ['check'] };
}

export const linkRules = defineRules({
  link: {
    severity: 'error',
    docs: 'A link leads to something else than http, https, mailto, `#name` or `doc:document#name`, has a title that no page can show, or is none because its address has spaces.',
    examples: [
      { fires: true, source: 'See [here](https://lakes.example/a b).' },
      { fires: true, source: 'See [here](javascript:alert(1)).' },
      { fires: false, source: 'See [here](https://lakes.example/).' },
    ],
  },
  'dangling-reference': {
    severity: 'error',
    docs: 'A reference leads nowhere, or asks for the number of something that has none.',
    examples: [
      { fires: true, source: '1. See [](#nowhere).\n\n2. Two.' },
      { fires: false, source: '1. See [](#two).\n\n2. Two. {#two}' },
    ],
  },
  'withheld-reference': {
    severity: 'warning',
    docs: 'A document that is open to all refers to one that is restricted or under embargo: its symbol is printed, and there is no file to lead to.',
    examples: [withheld(true, 'general'), withheld(false, 'restricted')],
  },
  'duplicate-name': {
    severity: 'error',
    docs: 'A name is given to two places; it is told at both.',
    examples: [
      { fires: true, source: '1. One. {#a}\n\n2. Two. {#a}' },
      { fires: false, source: '1. One. {#a}\n\n2. Two. {#b}' },
    ],
  },
});
