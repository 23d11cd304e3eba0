/** session.yaml: texts that name no language, and keys that are called otherwise elsewhere. */

import { afterAll, describe, expect, it } from 'vitest';
import { mayHavePlainTexts, readSession } from '../src/read/read-session.js';
import { sourceFile } from '../src/report/source-file.js';
import { messagesOf, saidOf } from './support/messages.js';
import { build, errorsOf, NOTE, removeWorkspaces, workspaceWith } from './support/sessions.js';

afterAll(removeWorkspaces);

function read(value: string, languages: string[] = []) {
  const file = sourceFile({ path: 'session.yaml', value });
  return { session: readSession(file, languages), reasons: messagesOf(file).map(saidOf) };
}

describe('a text that names no language', () => {
  it.each([
    ['the only one of the session', 'title: Bench\nlanguages: [fr]\n', []],
    ['the only one of its sources', 'title: Bench\n', ['fr']],
    ['that of its originals, where it has no sources', 'title: Bench\noriginal: fr\n', []],
  ])('is in %s', (_, text, languages) => {
    const { session, reasons } = read(text, languages);
    expect([session?.title, reasons]).toEqual([{ fr: 'Bench' }, []]);
  });

  it('is taken for places and agenda items too', () => {
    const { session } = read('title: Bench\nplace: Lima\nitems: [{number: 1, title: Lakes}]\n', ['en']);
    expect([session?.place, session?.items?.[0]?.title]).toEqual([{ en: 'Lima' }, { en: 'Lakes' }]);
  });

  it('is an error in a session of several languages, with the map to type', () => {
    const { session, reasons } = read('title: Bench\n', ['en', 'fr']);
    expect([session, reasons]).toEqual([
      undefined,
      ['`title` needs one text per language · write `title: {en: Bench, fr: …}`'],
    ]);
  });

  it.each([
    ['title: Bench\n', true],
    ['"place": Lima\n', true],
    ['items:\n  - number: 1\n    title: Lakes\n', true],
    ['title: {en: Bench}\n', false],
    ['title:\n  en: Bench\n', false],
  ])('is looked for: %j', (text, may) => {
    expect(mayHavePlainTexts(text)).toBe(may);
  });

  it('is built, and built again when a language is added', async () => {
    const files = { 'sources/s/session.yaml': 'title: Bench\n', 'sources/s/one/en.md': NOTE('One') };
    const first = await build(workspaceWith(files));
    expect([errorsOf(first), first.written.length]).toEqual([[], 3]);
    const second = await build(workspaceWith({ ...files, 'sources/s/two/fr.md': NOTE('Deux') }));
    expect(errorsOf(second)).toContainEqual(expect.stringContaining('`title` needs one text per language'));
  });
});

it('a key that is called otherwise in a session is answered with its name here', () => {
  expect(read('title: {en: Bench}\ndate: 2027-05-18\ncity: Lima\n').reasons).toEqual([
    '`date` is not a field here · did you mean `start`?',
    '`city` is not a field here · did you mean `place`?',
  ]);
});

it('a folder with sources and no engross.yaml is a workspace, with its cache', async () => {
  const root = workspaceWith({ 'sources/s/session.yaml': 'title: Bench\n', 'sources/s/one/en.md': NOTE('One') });
  await build(root);
  const again = await build(root);
  expect(again.unchanged).toBe(again.written.length);
});
