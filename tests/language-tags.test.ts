/** BCP 47 tags with script and region, and ISO codes of three letters: what a house understands. */

import { describe, expect, it } from 'vitest';
import { draftDocument } from '../src/compile.js';
import { sourceFile } from '../src/report/source-file.js';
import { twoLetterCode } from '../src/templates/languages/country-codes.js';
import { draftText, finishText, house } from './support/compiling.js';
import { messagesOf } from './support/messages.js';

describe('a language tag', () => {
  it.each([
    ['en', 'en'],
    ['en-GB', 'en'],
    ['EN', 'en'],
    ['pt-BR', 'pt'],
    ['zh-Hans', 'zh'],
    ['zh-CN', 'zh'],
    ['es-419', 'es'],
    // Other letters, other fonts.
    ['zh-Hant', undefined],
    ['zh-TW', undefined],
    ['sr-Latn', undefined],
    // Words of a file's name.
    ['fr-draft', undefined],
    ['en-note', undefined],
    ['../en', undefined],
    ['mou', undefined],
  ])('%s is %s of the house', (tag, own) => {
    expect(house.languageTag(tag)).toBe(own);
    expect(house.language(tag)?.tag).toBe(own);
    expect(house.hasLanguage(tag)).toBe(own !== undefined);
  });

  it.each(['en-GB', 'EN', 'en'])('%s in front matter is that of the file', (tag) => {
    const source = `---\nlanguage: ${tag}\ntitle: T\noriginal: ${tag}\n---\n\n1. One.\n\n2. Two.\n`;
    const { file, draft } = draftText({ source, language: 'en' });
    expect(messagesOf(file).map(String)).toEqual([]);
    expect([draft?.language, draft?.original]).toEqual(['en', 'en']);
  });

  it('of another language is still refused', () => {
    const { file } = draftText({ source: '---\nlanguage: fr-CA\ntitle: T\n---\n\n1. One.\n', language: 'en' });
    expect(messagesOf(file).map(({ ruleId }) => ruleId)).toEqual(['language']);
  });

  it('that comes to a language which another version has is refused', () => {
    const versions = ['en', 'en-GB'].map((language) => ({
      language,
      wanted: true,
      file: sourceFile({ path: `${language}.md`, value: '---\ntitle: T\n---\n\nWords.\n' }),
    }));
    const drafts = draftDocument(
      {
        id: 'text',
        sessionId: undefined,
        session: undefined,
        versions,
        kind: 'note',
        set: [],
        variant: 'circulation',
        formats: ['html'],
        undated: '2027-01-01',
        generator: 'engross test',
      },
      house,
    );
    expect(drafts).toHaveLength(1);
    expect(messagesOf(versions[1]?.file).map(({ ruleId }) => ruleId)).toEqual(['language']);
  });
});

describe('an ISO code of three letters', () => {
  it('is that of two', () => {
    expect(['CHE', 'PER', 'GBR', 'EU', 'XYZ', 'Peru'].map(twoLetterCode)).toEqual([
      'CH',
      'PE',
      'GB',
      'EU',
      'XYZ',
      'Peru',
    ]);
  });

  it('names a delegation, a joint statement and those that align themselves, in each language', () => {
    const title = (fields: string, language = 'en') => {
      const source = `---\n${fields}\ndate: 2027-05-18\n---\n\nThank you.\n`;
      const { file, draft } = finishText({ source, kind: 'statement', language });
      expect(messagesOf(file).map(String)).toEqual([]);
      return draft?.document.meta.title;
    };
    for (const language of ['en', 'fr', 'es', 'ru', 'ar', 'zh'])
      expect(title('delegation: CHE', language)).toBe(title('delegation: CH', language));
    expect(title('delegations: [CHE, PER]\nalignedStates: [GBR]')).toBe(title('delegations: [CH, PE]'));
  });
});
