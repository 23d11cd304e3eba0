/** Fields of a kind's own: checked, inherited, translated, printed and described like the built-in ones. */

import { afterAll, describe, expect, it } from 'vitest';
import { concordDrafts, finishDraft } from '../src/compile.js';
import { kindJsonSchema } from '../src/templates/kind-schema.js';
import { plainText } from '../src/tree/text.js';
import { openWorkspace, type Workspace } from '../src/workspace.js';
import { folderWith } from './support/cli.js';
import { messagesOf, sentTo, takenBack, translationsOf } from './support/translations.js';

const OWN = `fields:
  own:
    number: {type: number, scope: same, about: Number of the decision., required: true}
    session: {type: text, scope: translated, about: The session that took it.}
    taken: {type: date, scope: same, about: Day on which it was taken.}
    form: {type: choice, scope: same, options: [ordinary, urgent], about: Form of the decision.}
head:
  - {slot: number, text: 'No. {number}', style: subtitle, when: [number]}
  - {slot: session, text: '{session}, {taken} ({form})', style: subtitle, when: [session, form=urgent]}
  - {slot: title, block: title, style: title, text: '{title}'}
`;

const { folder, done } = folderWith({
  'templates/kinds/resolution.yaml': OWN,
  'templates/languages/en.yaml': 'labels: {form.urgent: urgent procedure}\n',
  'templates/languages/fr.yaml': 'labels: {form.urgent: procédure d’urgence}\n',
});
afterAll(done);
const workspace = openWorkspace(folder);

const text = (fields: string, words = 'Decides nothing.') => `---\nkind: resolution\n${fields}---\n\n1. ${words}\n`;
const EN = text(
  'original: en\ntitle: One\nnumber: 12\nsession: '
    .concat("'*Third* session'\n")
    .concat('taken: 2027-03-01\nform: urgent\n'),
);
const FR = text('title: Un\nsession: Troisième session\n', 'Ne décide rien.');

const documentOf = (sources: Record<string, string>, own: Workspace = workspace) =>
  translationsOf(sources, undefined, {}, undefined, own);

/** The lines of the head of a version, as they are printed. */
function headOf(language: string): string[] {
  const { drafts, files } = documentOf({ en: EN, fr: FR });
  concordDrafts(drafts);
  const draft = drafts.find((one) => one.language === language);
  if (draft === undefined || !finishDraft(draft, { labelsOf: () => undefined, siblings: () => [] }))
    throw new Error(
      files.flatMap(({ diagnostics }) => diagnostics.map(({ message, help }) => `${message} · ${help}`)).join('\n'),
    );
  return draft.document.children.flatMap((block) =>
    'children' in block && (block.type === 'line' || block.type === 'title')
      ? [plainText(block.children).replaceAll('\u00a0', ' ')]
      : [],
  );
}

describe('fields of a kind’s own', () => {
  it('are printed by slots: numbers, dates and choices in the language', () => {
    expect(headOf('en')).toEqual(['No. 12', 'Third session, 1 March 2027 (urgent procedure)', 'One']);
    expect(headOf('fr')).toEqual(['No. 12', 'Troisième session, 1er mars 2027 (procédure d’urgence)', 'Un']);
  });

  it.each([
    ['title: One\n', 'a resolution needs `number`'],
    ['title: One\nnumber: twelve\n', '`number` cannot be `twelve`'],
    ['title: One\nnumber: 1\ntaken: 2027-02-30\n', '`taken` cannot be `2027-02-30`'],
    ['title: One\nnumber: 1\nform: secret\n', '`form` cannot be `secret`'],
    ['title: One\nnumber: 1\nsesion: First\n', '`sesion` is not a field of a resolution'],
  ])('are checked in front matter: %s', (fields, told) => {
    expect(messagesOf(documentOf({ en: text(fields) })).join('\n')).toContain(told);
  });

  it('that are the same in all versions are inherited, and compared', () => {
    expect(messagesOf(documentOf({ en: EN, fr: FR }))).toEqual([]);
    const other = documentOf({ en: EN, fr: FR.replace('title: Un\n', 'title: Un\nnumber: 13\n') });
    expect(messagesOf(other).join('\n')).toContain('`number` is `13` here and `12` in the original');
  });

  it('that are translated must be in each version', () => {
    const told = messagesOf(documentOf({ en: EN, fr: FR.replace(/session: .*\n/, '') })).join('\n');
    expect(told).toContain('this translation has no `session`');
  });

  it('that are translated go out and come back as XLIFF; the others do not', () => {
    const document = documentOf({ en: EN });
    const sent = sentTo(document, 'fr');
    expect(sent).toContain('field.session');
    expect(sent).not.toMatch(/field\.(?:number|form|taken)/);
    const units = ['Un', 'Troisième session', 'Ne décide rien.'];
    const back = sent
      .replace(/<source[^>]*>[\s\S]*?<\/source>/g, (source) => `${source}<target>${units.shift()}</target>`)
      .replaceAll('state="initial"', 'state="translated"');
    const { text: written, told } = takenBack(document, back, workspace);
    expect(told).toEqual([]);
    expect(written).toContain('session: Troisième session\n');
  });

  it('are in the JSON Schema', () => {
    const kind = workspace.kind('resolution');
    if (kind === undefined) throw new Error('No kind');
    expect(kindJsonSchema(kind)['properties']).toMatchObject({
      number: { type: 'integer', description: 'Number of the decision.' },
      session: { type: 'string' },
      form: { enum: ['ordinary', 'urgent'] },
      taken: { format: 'date' },
    });
  });
});

describe('faulty fields of a kind’s own', () => {
  it.each([
    ['title: {type: text, scope: translated, about: x}', 'write another name: `title` is a field already'],
    ['Number: {type: number, scope: same, about: x}', 'write a name of letters and figures that begins small'],
    ['x: {type: figure, scope: same, about: x}', '`fields.own.x.type` cannot be `figure` · write `text`, `number`'],
    [
      'x: {type: number, scope: translated, about: x}',
      '`fields.own.x.scope` cannot be `translated` · write `same`: only text',
    ],
    ['x: {type: choice, scope: same, about: x}', 'write `choice` with `options`'],
    [
      'x: {type: text, scope: same, about: x, requierd: true}',
      '`fields.own.x.requierd` is not a field here · did you mean `required`?',
    ],
  ])('are reported where they are: %s', (field, told) => {
    const files = { 'templates/kinds/resolution.yaml': `fields:\n  own:\n    ${field}\n` };
    const faulty = folderWith(files);
    const own = openWorkspace(faulty.folder);
    expect(own.kind('resolution')).toBeUndefined();
    expect(
      own.files.flatMap(({ diagnostics }) => diagnostics.map(({ message, help }) => `${message} · ${help}`)).join('\n'),
    ).toContain(told);
    faulty.done();
  });
});
