/** Starters of `engross new`: those of a workspace before the package's, and generated ones, which pass the check as they are. */

import { readdirSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { findStarter } from '../src/commands/setup/find-starter.js';
import { generatedStarter } from '../src/commands/setup/generated-starter.js';
import { rememberingHouse } from '../src/templates/asked-templates.js';
import { openWorkspace } from '../src/workspace.js';
import { folderWith } from './support/cli.js';
import { draftText, house } from './support/compiling.js';
import { messagesOf, translationsOf } from './support/translations.js';

const KINDS = readdirSync(new URL('../templates/kinds', import.meta.url)).map((name) => name.replace('.yaml', ''));

const { folder, done } = folderWith({
  'templates/starters/note.md': 'kind words\r\n',
  'templates/starters/note.fr.md': '---\nengross: 1\nkind: note\ntitle: Titre\n---\n\n1. Texte.\n',
  'templates/kinds/memo.yaml': 'kind: memo\nabout: A memo.\n',
  'templates/kinds/resolution.yaml': `fields:
  required: [title, symbol]
  own:
    session: {type: text, scope: translated, about: The session that took it, required: true}
    form: {type: choice, scope: same, options: [ordinary, urgent], about: Form, required: true}
    count: {type: number, scope: same, about: Count, required: true}
`,
});
afterAll(done);
const workspace = openWorkspace(folder);

describe('generated starters', () => {
  it.each(KINDS)('of %s pass the check in every language', (name) => {
    const kind = house.kind(name);
    if (kind === undefined) throw new Error(name);
    for (const language of ['ar', 'en', 'es', 'fr', 'pt', 'ru', 'zh']) {
      const { file } = draftText({
        source: generatedStarter(name, kind, { symbols: house.symbols(), language: house.language(language) }),
        kind: name,
        language,
      });
      expect(file.diagnostics, language).toEqual([]);
    }
  });

  it('have the fields of a kind’s own', () => {
    const kind = workspace.kind('resolution');
    if (kind === undefined) throw new Error('No kind');
    const text = generatedStarter('resolution', kind, { symbols: workspace.symbols(), language: undefined });
    expect(text).toContain(
      'title: Title\nsymbol: A/RES/60/1\nsession: The session that took it\nform: ordinary\ncount: 1\n',
    );
    expect(messagesOf(translationsOf({ en: text }, undefined, {}, undefined, workspace))).toEqual([]);
  });
});

describe('starters of a workspace', () => {
  it('go before those of the package, a language’s own before that of all', async () => {
    const kind = workspace.kind('note');
    if (kind === undefined) throw new Error('No kind');
    expect(await findStarter('note', kind, 'fr', workspace)).toContain('title: Titre');
    expect(await findStarter('note', kind, 'en', workspace)).toBe('---\nkind: note\nengross: 1\n---\n\nkind words\n');
    expect(await findStarter('report', kind, 'en', workspace)).toContain('Report of the group on gauges');
  });
});

describe('a faulty template', () => {
  it('of a kind is answered by what is wrong in it', () => {
    const [found] = draftOf('memo').diagnostics;
    expect(found?.message).toMatch(
      /^kind `memo` cannot be used: its template templates\/kinds\/memo.yaml has \d+ errors/,
    );
    expect(found?.related?.[0]?.message).toMatch(/^this file needs `fields`/);
    expect(found?.related?.[0]?.path).toBe('templates/kinds/memo.yaml');
  });

  it('is not taken for a kind that there is not', () => {
    expect(draftOf('sonnet').diagnostics[0]?.message).toMatch(/^`sonnet` is not a kind of document$/);
  });

  it('is among the templates that a record depends on', () => {
    const { house: remembering, asked } = rememberingHouse(workspace);
    remembering.kind('memo');
    expect([...asked]).toEqual(['kinds/memo.yaml']);
  });

  it.each([
    ['masthead: sonnet', 'masthead.yaml has no `sonnet` under `layouts`, which the kind `note` names'],
    [
      'tail: [{slot: end, text: End, style: subtitel}]',
      'Unexpected style `subtitel` of slot `end` of kind `note`, expected `subtitle`',
    ],
    ['furniture: sonnet', 'masthead.yaml has no `sonnet` under `furniture`, which the kind `note` names'],
  ])('is named where a kind asks for what is not in it: %s', (line, told) => {
    const other = folderWith({ 'templates/kinds/note.yaml': `${line}\n` });
    const text = '---\nkind: note\ntitle: One\n---\n\n1. Text.\n';
    const messages = messagesOf(translationsOf({ en: text }, undefined, {}, undefined, openWorkspace(other.folder)));
    expect(messages.join('\n')).toContain(told);
    other.done();
  });

  it('of the block’s language is named', () => {
    const { file } = draftText({ source: '---\nkind: note\ntitle: One\nblockLanguage: xx\n---\n\n1. Text.\n' });
    expect(file.diagnostics[0]?.message).toContain(
      'there is no language `xx` for the distribution block (`blockLanguage`)',
    );
  });
});

function draftOf(kind: string) {
  const document = translationsOf(
    { en: `---\nkind: ${kind}\ntitle: One\n---\n\n1. Text.\n` },
    undefined,
    {},
    undefined,
    workspace,
  );
  const [file] = document.files;
  if (file === undefined) throw new Error('No file');
  return file;
}
