/** Names of bookmarks and ids of paragraphs in Word: what it takes, and no two alike. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bookmarkName,
  bookmarksOf,
  lineBookmark,
  newIdentity,
  paragraphId,
  wordsBookmark,
} from '../src/render/docx/xml/identity.js';

/** What Word takes as the name of a hidden bookmark. */
const TAKEN = /^_[A-Za-z0-9_]{1,39}$/;

describe('names of bookmarks', () => {
  it.each([
    ['p12-b', '_p12_b'],
    ['annex1-p1', '_annex1_p1'],
  ])('%s is %s', (place, name) => {
    expect(bookmarkName(place)).toBe(name);
  });

  it('are such as Word takes, and differ where it would not tell places apart', () => {
    const place = fc.stringMatching(/^[a-zA-Z0-9_é水-]{1,64}$/);
    fc.assert(
      fc.property(place, place, (one, other) => {
        const names = [one, other].map(bookmarkName);
        for (const name of names) expect(name).toMatch(TAKEN);
        expect(names[0]?.toLowerCase() === names[1]?.toLowerCase()).toBe(one === other);
      }),
    );
  });

  it.each([
    ['Two', 'two'],
    ['a_b', 'a-b'],
    ['水', '土'],
    [`${'a'.repeat(50)}1`, `${'a'.repeat(50)}2`],
  ])('of %s and %s differ', (one, other) => {
    const names = [one, other].map((place) => bookmarkName(place).toLowerCase());
    expect(names[0]).not.toBe(names[1]);
  });

  it('say of a long name what they have room for', () => {
    expect(bookmarkName('the-long-name-of-a-paragraph-on-fresh-water')).toMatch(
      /^_the_long_name_of_a_paragraph_o_[0-9a-f]{8}$/,
    );
  });

  it('of lines and words that the house composes give way to an author’s', () => {
    const identity = newIdentity();
    bookmarksOf(identity, [{ place: 'line-1' }, { place: 'a-words' }]);
    expect(lineBookmark(identity).map(({ name }) => name)).toEqual(['_line_1_']);
    expect(wordsBookmark(identity, { place: 'a' }).map(({ name }) => name)).toEqual(['_a_words_']);
    expect(identity.segments.map(({ place }) => place)).toEqual(['line-1', '@1', 'a']);
  });
});

describe('ids of paragraphs', () => {
  it('are those of their fingerprints, the next where two fall together', () => {
    const identity = newIdentity();
    const ids = ['0000000a00', '0000000a00', '0000000a01'].map((fingerprint) => paragraphId(identity, fingerprint));
    expect(ids).toEqual(['0000000A', '0000000B', '0000000C']);
  });

  it.each([
    ['is not nought', '0000000000', '00000001'],
    ['stays under the bound', '8000000500', '00000005'],
    ['is not nought over the bound', '7fffffff01', '00000001'],
  ])('%s', (_, fingerprint, id) => {
    expect(paragraphId(newIdentity(), fingerprint)).toBe(id);
  });
});
