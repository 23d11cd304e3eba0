/** Fields: what a version states, what a translation has from its original, and where a bare date goes. */

import { describe, expect, it } from 'vitest';
import { concordTexts, draftText } from './support/compiling.js';
import { messagesOf, saidOf } from './support/messages.js';

/** Reasons of what is found wrong with the fields of each language version; the words of all are the same. */
function found(sources: Record<string, string>, given: Parameters<typeof concordTexts>[1] = {}) {
  const files = concordTexts(
    Object.fromEntries(Object.entries(sources).map(([tag, front]) => [tag, `---\n${front}---\n\nA 5.\n`])),
    { kind: 'note', ...given },
  );
  return Object.fromEntries(
    Object.entries(files).map(([tag, file]) => [tag, messagesOf(file).map(({ reason }) => reason)]),
  );
}

describe('a translation', () => {
  const EN = 'original: en\ntitle: One\nsymbol: CML/1\nadopted: {date: 2027-05-19, place: Geneva}\n';
  const of = (french: string, english = EN) => found({ en: english, fr: french }, { kind: 'declaration' })['fr'];

  it('inherits what is the same in all languages, in groups of fields too', () => {
    expect(of('title: Un\nadopted: {place: Genève}\n')).toEqual([]);
    expect(of('title: Un\nsymbol: CML/1\nadopted: {date: 2027-05-19, place: Genève}\n')).toEqual([]);
  });

  it.each([
    ['title: Un\n', 'this translation has no `adopted.place`'],
    ['title: Un\nsymbol: CML/2\nadopted: {place: Genève}\n', '`symbol` is `CML/2` here and `CML/1` in the original'],
    [
      'title: Un\nadopted: {date: 2027-05-20, place: Genève}\n',
      '`adopted.date` is `2027-05-20` here and `2027-05-19` in the original',
    ],
    ['title: Un\noriginal: fr\nadopted: {place: Genève}\n', '`original` is `fr` here and `en` in the original'],
  ])('is told what it lacks and what it says otherwise: %s', (french, told) => {
    expect(of(french)).toEqual([told]);
  });

  it('is told lists as they are written', () => {
    const french = of('title: Un\nsponsors: [PE]\nadopted: {place: Genève}\n', `${EN}sponsors: [PE, MX]\n`);
    expect(french).toEqual([
      expect.stringMatching(/^`sponsors` is `\["PE"\]` here and `\["PE","MX"\]` in the original$/),
    ]);
  });

  it('need not have keywords, nor say that it is unofficial', () => {
    expect(of('title: Un\nadopted: {place: Genève}\n', `${EN}keywords: [lakes]\n`)).toEqual([]);
  });
});

describe('the original', () => {
  it('is what a version says, else the session; one version alone is its own', () => {
    const session = { title: { en: 'A', fr: 'B' }, original: 'fr' };
    const told = 'no language of this document is named as the original';
    expect(found({ en: 'title: One\n', fr: 'title: Un\n' })).toEqual({ en: [told], fr: [told] });
    expect(found({ en: 'title: One\n', fr: 'title: Un\n' }, { session })).toEqual({ en: [], fr: [] });
    expect(found({ en: 'title: One\n' })).toEqual({ en: [] });
    const original = (source: string) => draftText({ source, kind: 'note', session }).draft?.original;
    expect(original('---\ntitle: One\noriginal: es\n---\n\nText.')).toBe('es');
    expect(original('---\ntitle: One\n---\n\nText.')).toBe('fr');
  });
});

describe('a bare date', () => {
  const fieldsOf = (kind: string, front: string) =>
    draftText({ source: `---\n${front}---\n\n# T\n\nText.`, kind }).draft?.context.fields;

  it('is the one that the kind shows', () => {
    const date = 'date: 2027-05-20\n';
    expect(fieldsOf('note', date)?.issued).toBe('2027-05-20');
    expect(fieldsOf('announcement', date)?.event?.start).toBe('2027-05-20');
    expect(fieldsOf('statement', `${date}delegation: PE\n`)?.delivered).toBe('2027-05-20');
  });

  it('gives way to the date that is stated', () => {
    expect(fieldsOf('note', 'date: 2027-05-20\nissued: 2027-05-21\n')?.issued).toBe('2027-05-21');
  });
});

describe('a key that the kind does not know', () => {
  it('stands for the one that was meant, which is then not missed', () => {
    const told = (front: string) => found({ en: front })['en']?.map((reason) => reason);
    expect(told('titel: One\n')).toEqual(['`titel` is not a field of a note']);
    expect(told('lake: One\n')).toEqual(['`lake` is not a field of a note', 'a note needs `title`']);
  });
});

describe('--set', () => {
  it('goes before front matter, a part of a group into the group', () => {
    const source = '---\ntitle: One\nadopted: {date: 2027-05-19, place: Geneva}\n---\n\nText.';
    const { draft } = draftText({
      source,
      kind: 'declaration',
      set: ['title=Two: a right', 'adopted.place=Rome', 'keywords=[a, b]', 'shortTitle={a}'],
    });
    expect(draft?.context.fields).toMatchObject({
      title: 'Two: a right',
      shortTitle: '{a}',
      adopted: { date: '2027-05-19', place: 'Rome' },
      keywords: ['a', 'b'],
    });
  });

  it.each(['title', '=x', 'a b=c', 'a.=c', '__proto__.x=1'])('that sets nothing is told: %s', (set) => {
    const { file } = draftText({ source: 'Text.', set: ['title=T', set] });
    expect(messagesOf(file).map(saidOf)).toEqual([
      `\`--set ${set}\` is not a field and a value · write \`--set field=value\` or \`--set a.b=value\``,
    ]);
  });
});
