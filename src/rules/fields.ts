/** Rules about front matter, the session and what translations inherit. */
import type { ShapeContext } from '../context.js';
import { report } from '../report/message.js';
import type { OfficialDocument } from '../tree/document.js';
import type { FolderExample, Rule, TextExample } from './rule.js';

const HEAD = 'engross: 1\nkind: note\n';

function note(lines: string): string {
  return `---\n${HEAD}${lines}---\n\n1. Text.\n`;
}

const STATEMENT = (lines: string) =>
  `---\ndelegation: PE\ndelivered: 2027-05-18\nspeaker: {name: Ana Diaz, title: Ambassador}\n${lines}---\n\nText.\n`;

/** A note of a session with one item, the fourth. */
function agenda(fires: boolean, item: number): FolderExample {
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

export const fieldRules: readonly Rule[] = [
  {
    id: 'yaml',
    severity: 'error',
    about: 'YAML cannot be read: a bracket, a quotation mark or an indentation is wrong, or a key stands twice.',
    examples: [
      { fires: true, source: note('title: "Broken\n') },
      { fires: false, source: note('title: Sound\n') },
    ],
  },
  {
    id: 'yaml-remark',
    severity: 'warning',
    about:
      'A value goes on after a space and `#`, which begins a remark in YAML: what follows would be left out. A remark that is meant has a space after its `#`, or a line of its own where the value is words that are printed (a title, a topic).',
    examples: [
      { fires: true, source: note('title: Goal #6 and water\n') },
      { fires: true, source: note('title: Water # a right\n') },
      { fires: false, source: note("title: 'Goal #6 and water'\nsymbol: A/1 # to come\n") },
    ],
  },
  {
    id: 'field-markup',
    severity: 'error',
    about:
      'A field of front matter holds markup that cannot be printed in its place: a note, a link, an image. Title, topic, segment, byline, capacity and `onBehalfOf` can have `*emphasis*`, which is left out of the file’s properties; in other fields it would be printed as typed (warning).',
    examples: [
      { fires: true, source: note("title: 'Springs[^1]'\n") },
      { fires: true, source: note("title: 'Springs, see [here](https://lakes.example/)'\n") },
      { fires: true, source: note("title: One\norganisation: 'Convention on *Salmo trutta*'\n") },
      { fires: false, source: note("title: 'On *Salmo trutta*'\n") },
    ],
  },
  {
    id: 'front-matter',
    severity: 'error',
    about: 'Front matter is not a map of keys, or has no end.',
    examples: [
      { fires: true, source: '---\n- one\n- two\n---\n\nText.\n' },
      { fires: true, source: '---\nkind: note\ntitle: One\n\nText.\n' },
      { fires: false, source: note('title: Sound\n') },
    ],
  },
  {
    id: 'field',
    severity: 'error',
    about: 'A field has a value that it cannot have: a date that does not exist, a status that is none.',
    examples: [
      { fires: true, source: note('title: One\nissued: 2027-02-30\n') },
      { fires: false, source: note('title: One\nissued: 2027-02-28\n') },
    ],
  },
  {
    id: 'unknown-field',
    severity: 'error',
    about: 'Front matter has a key that the kind does not know; the nearest that it knows is suggested.',
    examples: [
      { fires: true, source: note('titel: One\n') },
      { fires: false, source: note('title: One\n') },
    ],
  },
  {
    id: 'unshown-field',
    severity: 'warning',
    about:
      'A field is given that no page shows: the title of a statement names its speaker ("Statement by …"), unless front matter has a `title` of its own.',
    examples: [
      { fires: true, source: STATEMENT('title: Water for all\n'), kind: 'statement' },
      { fires: false, source: STATEMENT('topic: Water for all\n'), kind: 'statement' },
    ],
    check: unshownSpeaker,
  },
  {
    id: 'agenda-item',
    severity: 'warning',
    about:
      'A document belongs to an item that the agenda of its session does not have: its masthead has the number alone.',
    examples: [agenda(true, 5), agenda(false, 4)],
    check: knownItem,
  },
  {
    id: 'missing-field',
    severity: 'error',
    about: 'A field that the kind needs is not there.',
    examples: [
      { fires: true, kind: 'corrigendum', source: '---\ntitle: One\n---\n\nText.\n' },
      { fires: false, source: note('title: One\n') },
    ],
  },
  {
    id: 'contradiction',
    severity: 'error',
    about:
      'A translation states another value than its original for a field that is the same in all languages, or one that its original does not have.',
    examples: [
      { fires: true, ...versions('title: One\nissued: 2027-05-18\n', 'title: Un\nissued: 2027-05-19\n') },
      { fires: true, ...versions('title: One\n', 'title: Un\nembargo: delivery\n') },
      { fires: false, ...versions('title: One\nissued: 2027-05-18\n', 'title: Un\n') },
    ],
  },
  {
    id: 'missing-translation',
    severity: 'error',
    about: 'A translation, or a string of the session, is missing in a language.',
    examples: [
      { fires: true, ...versions('title: One\nbyline: Note by the Chair\n', 'title: Un\n') },
      {
        fires: false,
        ...versions('title: One\nbyline: Note by the Chair\n', 'title: Un\nbyline: Note du Président\n'),
      },
    ],
  },
  {
    id: 'original',
    severity: 'error',
    about: 'Several language versions do not say which of them is the original.',
    examples: [
      { fires: true, source: note('title: One\n'), version: { language: 'fr', source: note('title: Un\n') } },
      { fires: false, ...versions('title: One\n', 'title: Un\n') },
    ],
  },
  {
    id: 'language',
    severity: 'error',
    about:
      'A source does not say its language, contradicts itself, or names one that has no file in templates/languages.',
    examples: [
      { fires: true, source: note('title: One\nlanguage: fr\n') },
      { fires: false, source: note('title: One\nlanguage: en\n') },
    ],
  },
  {
    id: 'kind',
    severity: 'error',
    about: 'A source does not say its kind, or one that has no file in templates/kinds.',
    examples: [
      { fires: true, kind: 'sonnet', source: 'Text.' },
      { fires: false, kind: 'note', source: note('title: One\n') },
    ],
  },
  {
    id: 'set',
    severity: 'error',
    about: '`--set` is not `field=value`.',
    examples: [
      { fires: true, files: { 'note.en.md': note('title: One\n') }, steps: ['check note.en.md --set issued'] },
      {
        fires: false,
        files: { 'note.en.md': note('title: One\n') },
        steps: ['check note.en.md --set issued=2027-05-18'],
      },
    ],
  },
  {
    id: 'state-name',
    severity: 'error',
    about:
      'A delegation has no name in the language of the document. Names come from the house list, the session or the document, never from the computer.',
    examples: [
      { fires: true, kind: 'statement', source: '---\ndelegation: QQ\ndelivered: 2027-05-18\n---\n\nText.\n' },
      { fires: false, kind: 'statement', source: '---\ndelegation: PE\ndelivered: 2027-05-18\n---\n\nText.\n' },
    ],
  },
  {
    id: 'silence',
    severity: 'error',
    about: 'A comment that silences a rule does not name the rule and a reason.',
    examples: [
      { fires: true, source: '<!-- engross-disable -->\n\nText.' },
      { fires: false, source: '<!-- engross-disable lone-item: only one is meant -->\n\nText.' },
    ],
  },
];

function knownItem(_document: OfficialDocument, { fields: { item }, session, file, whereSaid }: ShapeContext): void {
  const items = session?.items?.map(({ number }) => String(number)) ?? [];
  const place = whereSaid(String(item));
  // Translations inherit the item: it is told where it is written.
  if (item === undefined || place === undefined || items.length === 0 || items.includes(String(item))) return;
  report(file, 'agenda-item', place, {
    found: `item \`${item}\``,
    expected: `one that session.yaml has: ${items.join(', ')}`,
    severity: 'warning',
  });
}

/** The line that would name the speaker is the title's; words of the author's own take its place. */
function unshownSpeaker(_document: OfficialDocument, { fields, kind, file, whereSaid }: ShapeContext): void {
  const { title, speaker } = fields;
  const isTitled = kind.head.some(
    ({ block, text }) => block === 'title' && [text].flat().some((one) => BY.test(one ?? '')),
  );
  if (title === undefined || speaker === undefined || !isTitled) return;
  report(file, 'unshown-field', whereSaid(speaker.name), {
    found: `speaker \`${speaker.name}\` beside a \`title\``,
    expected: '`topic:` for what the statement is about; the title then names the speaker',
    severity: 'warning',
    note: 'With a title of its own the statement names its speaker nowhere.',
  });
}

/** A title that is composed of the speaker's name. */
const BY = /\{label\.statementBySpeaker/;
