/** Rules about front matter, the session and what translations inherit. */
import { defineRules, type FolderExample, type TextExample } from './rule.js';

const HEAD = 'engross: 1\nkind: note\n';

function note(lines: string): string {
  return `---\n${HEAD}${lines}---\n\n1. Text.\n`;
}

const STATEMENT = (lines: string) =>
  `---\ndelegation: PE\ndelivered: 2027-05-18\nspeaker: {name: Ana Diaz, title: Ambassador}\n${lines}---\n\nText.\n`;

/** A note of a session with one item, the fourth. */
function agenda<Fires extends boolean>(fires: Fires, item: number): FolderExample<Fires> {
  const files = {
    'sources/s/session.yaml': 'title: {en: A meeting}\nitems: [{number: 4, title: {en: Lakes}}]\n',
    'sources/s/one/en.md': note(`title: One\nitem: ${item}\n`),
  };
  return { fires, files, steps: ['check'] };
}

/** A note in English and its French translation, by the fields of each. */
function versions(english: string, french: string): Pick<TextExample, 'source' | 'version'> {
  return { source: note(`original: en\n${english}`), version: { language: 'fr', source: note(french) } };
}

export const fieldRules = defineRules({
  yaml: {
    severity: 'error',
    docs: 'YAML cannot be read: a bracket, a quotation mark or an indentation is wrong, or a key stands twice.',
    examples: [
      { fires: true, source: note('title: "Broken\n') },
      { fires: false, source: note('title: Sound\n') },
    ],
  },
  'yaml-remark': {
    severity: 'warning',
    docs: 'A value goes on after a space and `#`, which begins a remark in YAML: what follows would be left out. A remark that is meant has a space after its `#`, or a line of its own where the value is words that are printed (a title, a topic).',
    examples: [
      { fires: true, source: note('title: Goal #6 and water\n') },
      { fires: true, source: note('title: Water # a right\n') },
      { fires: false, source: note("title: 'Goal #6 and water'\nsymbol: A/1 # to come\n") },
    ],
  },
  'field-markup': {
    severity: ['error', 'warning'],
    docs: 'A field of front matter holds markup that cannot be printed in its place: a note, a link, an image. Title, topic, segment, byline, capacity and `onBehalfOf` can have `*emphasis*`, which is left out of the file’s properties; in other fields it would be printed as typed (warning).',
    examples: [
      { fires: true, source: note("title: 'Springs[^1]'\n") },
      { fires: true, source: note("title: 'Springs, see [here](https://lakes.example/)'\n") },
      { fires: true, source: note("title: One\norganisation: 'Convention on *Salmo trutta*'\n") },
      { fires: false, source: note("title: 'On *Salmo trutta*'\n") },
    ],
  },
  'front-matter': {
    severity: 'error',
    docs: 'Front matter is not a map of keys, or has no end.',
    examples: [
      { fires: true, source: '---\n- one\n- two\n---\n\nText.\n' },
      { fires: true, source: '---\nkind: note\ntitle: One\n\nText.\n' },
      { fires: false, source: note('title: Sound\n') },
    ],
  },
  field: {
    severity: 'error',
    docs: 'A field has a value that it cannot have: a date that does not exist, a status that is none.',
    examples: [
      { fires: true, source: note('title: One\nissued: 2027-02-30\n') },
      { fires: false, source: note('title: One\nissued: 2027-02-28\n') },
    ],
  },
  'unknown-field': {
    severity: 'error',
    docs: 'Front matter has a key that the kind does not know; the nearest that it knows is suggested.',
    examples: [
      { fires: true, source: note('titel: One\n') },
      { fires: false, source: note('title: One\n') },
    ],
  },
  'unshown-field': {
    severity: 'warning',
    docs: 'A field is given that no page shows: the title of a statement names its speaker ("Statement by …"), unless front matter has a `title` of its own.',
    examples: [
      { fires: true, source: STATEMENT('title: Water for all\n'), kind: 'statement' },
      { fires: false, source: STATEMENT('topic: Water for all\n'), kind: 'statement' },
    ],
  },
  'agenda-item': {
    severity: 'warning',
    docs: 'A document belongs to an item that the agenda of its session does not have: its masthead has the number alone.',
    examples: [agenda(true, 5), agenda(false, 4)],
  },
  'missing-field': {
    severity: 'error',
    docs: 'A field that the kind needs is not there.',
    examples: [
      { fires: true, kind: 'corrigendum', source: '---\ntitle: One\n---\n\nText.\n' },
      { fires: false, source: note('title: One\n') },
    ],
  },
  contradiction: {
    severity: 'error',
    docs: 'A translation states another value than its original for a field that is the same in all languages, or one that its original does not have.',
    examples: [
      { fires: true, ...versions('title: One\nissued: 2027-05-18\n', 'title: Un\nissued: 2027-05-19\n') },
      { fires: true, ...versions('title: One\n', 'title: Un\nembargo: delivery\n') },
      { fires: false, ...versions('title: One\nissued: 2027-05-18\n', 'title: Un\n') },
    ],
  },
  'missing-translation': {
    severity: 'error',
    docs: 'A translation, or a string of the session, is missing in a language.',
    examples: [
      { fires: true, ...versions('title: One\nbyline: Note by the Chair\n', 'title: Un\n') },
      {
        fires: false,
        ...versions('title: One\nbyline: Note by the Chair\n', 'title: Un\nbyline: Note du Président\n'),
      },
    ],
  },
  original: {
    severity: ['error', 'warning'],
    docs: 'Several language versions do not say which of them is the original.',
    examples: [
      { fires: true, source: note('title: One\n'), version: { language: 'fr', source: note('title: Un\n') } },
      { fires: false, ...versions('title: One\n', 'title: Un\n') },
    ],
  },
  language: {
    severity: 'error',
    docs: 'A source does not say its language, contradicts itself, or names one that has no file in templates/languages.',
    examples: [
      { fires: true, source: note('title: One\nlanguage: fr\n') },
      { fires: false, source: note('title: One\nlanguage: en\n') },
    ],
  },
  kind: {
    severity: 'error',
    docs: 'A source does not say its kind, or one that has no file in templates/kinds.',
    examples: [
      { fires: true, kind: 'sonnet', source: 'Text.' },
      { fires: false, kind: 'note', source: note('title: One\n') },
    ],
  },
  set: {
    severity: 'error',
    docs: '`--set` is not `field=value`.',
    examples: [
      { fires: true, files: { 'note.en.md': note('title: One\n') }, steps: ['check note.en.md --set issued'] },
      {
        fires: false,
        files: { 'note.en.md': note('title: One\n') },
        steps: ['check note.en.md --set issued=2027-05-18'],
      },
    ],
  },
  'state-name': {
    severity: 'error',
    docs: 'A delegation has no name in the language of the document. Names come from the house list, the session or the document, never from the computer.',
    examples: [
      { fires: true, kind: 'statement', source: '---\ndelegation: QQ\ndelivered: 2027-05-18\n---\n\nText.\n' },
      { fires: false, kind: 'statement', source: '---\ndelegation: PE\ndelivered: 2027-05-18\n---\n\nText.\n' },
    ],
  },
  silence: {
    severity: 'error',
    docs: 'A comment that silences a rule does not name the rule and a reason.',
    examples: [
      { fires: true, source: '<!-- engross-disable -->\n\nText.' },
      { fires: false, source: '<!-- engross-disable lone-item: only one is meant -->\n\nText.' },
    ],
  },
});
