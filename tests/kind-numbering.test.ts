/** Label formats of a kind, over those of a language. */

import { describe, expect, it } from 'vitest';
import { sourceFile } from '../src/report/source-file.js';
import { type Kind, kindSchema } from '../src/templates/kind.js';
import { languageOfKind } from '../src/templates/kind-numbering.js';
import { type Language, languageSchema } from '../src/templates/language.js';
import { loadTemplate } from '../src/templates/yaml/load.js';
import { openWorkspace } from '../src/workspace.js';
import { readBuiltIn } from '../src/world/package-files.js';
import { folderWith } from './support/cli.js';
import { messagesOf, saidOf } from './support/messages.js';

function language(tag: string): Language {
  const found = loadTemplate(languageSchema, readBuiltIn(`languages/${tag}.yaml`), undefined);
  if (found === undefined) throw new Error(`No language ${tag}`);
  return found;
}

/** The resolution with more in its `numbering`; a text says what is wrong. */
function kind(numbering: string): Kind | string {
  const override = sourceFile({ path: 'templates/kinds/resolution.yaml', value: `numbering: {${numbering}}` });
  const found = loadTemplate(kindSchema, readBuiltIn('kinds/resolution.yaml'), override);
  return found ?? messagesOf(override).map(saidOf).join('\n');
}

function labels(numbering: string, tag: string): string[] {
  const made = kind(numbering);
  if (typeof made === 'string') throw new Error(made);
  return languageOfKind(language(tag), made).numbering.clause.map(({ format, label }) => `${format} ${label}`);
}

describe('label formats of a kind', () => {
  it('leave a language as it is where there are none', () => {
    const made = kind('');
    if (typeof made === 'string') throw new Error(made);
    const english = language('en');
    expect(languageOfKind(english, made)).toBe(english);
  });

  it('change the levels that they list, and no other', () => {
    const levels = "formats: {clause: [{}, {format: lower-roman, label: '{})', cited: '{})', word: lowerRoman}]}";
    expect(labels(levels, 'en').slice(0, 3)).toEqual(['decimal {}.', 'lower-roman {})', 'lower-roman ({})']);
  });

  it('are those of a language before those of all', () => {
    const levels = "formats: {clause: [{label: '{})'}]}, languages: {fr: {clause: [{label: '§ {}'}]}}";
    expect([labels(levels, 'en')[0], labels(levels, 'fr')[0]]).toEqual(['decimal {})', 'decimal § {}']);
  });

  it('go without a first word that the language has for another label', () => {
    const made = kind("languages: {fr: {article: {label: 'Art. {}'}}}");
    if (typeof made === 'string') throw new Error(made);
    expect(language('fr').numbering.article.first).toBeDefined();
    expect(languageOfKind(language('fr'), made).numbering.article).toMatchObject({
      label: 'Art. {}',
      format: 'decimal',
    });
    expect(languageOfKind(language('fr'), made).numbering.article.first).toBeUndefined();
  });

  it.each([
    ['formats: {clauses: []}', '`numbering.formats.clauses` is not a field here · did you mean `clause`?'],
    [
      'formats: {clause: [{lable: x}]}',
      '`numbering.formats.clause.0.lable` is not a field here · did you mean `label`?',
    ],
    [
      'languages: {french!: {}}',
      '`numbering.languages.french!` cannot be a field here · write a language by its tag, as `fr`',
    ],
  ])('are refused where they are none: %s', (text, told) => {
    expect(kind(text)).toContain(told);
  });

  it('come with a language of the workspace, the same each time', () => {
    const { folder, done } = folderWith({
      'templates/kinds/resolution.yaml': "numbering: {formats: {clause: [{label: '{})'}]}}",
    });
    const workspace = openWorkspace(folder);
    const resolution = workspace.kind('resolution');
    const own = workspace.language('en-GB', resolution);
    expect(own?.numbering.clause[0]?.label).toBe('{})');
    expect(workspace.language('en', resolution)).toBe(own);
    expect(workspace.language('en')?.numbering.clause[0]?.label).toBe('{}.');
    done();
  });
});
