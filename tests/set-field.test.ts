/** Values put into front matter: read again as they were given, with all around them as it was. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { setField } from '../src/write/set-field.js';

type Path = readonly (string | number)[];

describe('a value of front matter', () => {
  it.each<[string, string, Path, string, string]>([
    ['is changed', 'title: One\n', ['title'], 'Two', 'title: Two\n'],
    ['is changed before a remark', 'title: One # old\n', ['title'], 'Two', 'title: Two # old\n'],
    ['is changed in a group', 'speaker:\n  name: A\n', ['speaker', 'name'], 'B', 'speaker:\n  name: B\n'],
    ['is changed in a list', 'venue:\n- A\n- B\n', ['venue', 1], 'C', 'venue:\n- A\n- C\n'],
    ['is changed as a block', 'title: |\n  One\ntopic: T\n', ['title'], 'Two', 'title: Two\ntopic: T\n'],
    ['is put first', '', ['title'], 'One', 'title: One\n'],
    ['is put last', 'title: One', ['topic'], 'T', 'title: One\ntopic: T\n'],
    ['is put after a remark', 'title: One # so\n', ['topic'], 'T', 'title: One # so\ntopic: T\n'],
    [
      'is put into a group',
      'speaker:\n  name: A\nx: y\n',
      ['speaker', 'title'],
      'T',
      'speaker:\n  name: A\n  title: T\nx: y\n',
    ],
    ['is put into a new group', 'x: y\n', ['speaker', 'name'], 'A', 'x: y\nspeaker:\n  name: A\n'],
    ['is put into a group on one line', 's: {a: b}\n', ['s', 'c'], 'd', 's: {a: b, c: d}\n'],
    ['is put into an empty group', 's: {}\n', ['s', 'c'], 'd', 's: {c: d}\n'],
    ['is put behind a comma', 's: {a: b, }\n', ['s', 'c'], 'd', 's: {a: b, c: d}\n'],
    ['is put into a list on one line', 's: [a]\n', ['s', 1], 'b, c', "s: [a, 'b, c']\n"],
    ['is put into a list', 's:\n  - a\n', ['s', 1], 'b', 's:\n  - a\n  - b\n'],
    ['is put into a new list', 'x: y\n', ['s', 0], 'b', 'x: y\ns: [b]\n'],
    ['is quoted where it would be a number', 'title: One\n', ['title'], '2030', "title: '2030'\n"],
    ['is quoted where it would be a remark', 'title: One\n', ['title'], 'One # two', "title: 'One # two'\n"],
    ['is quoted where it would be a group', 'title: One\n', ['title'], 'One: two', "title: 'One: two'\n"],
  ])('%s', (_, yaml, path, value, wanted) => {
    expect(setField(yaml, path, value)).toBe(wanted);
  });

  it('is read as it was given, and all others as they were', () => {
    const key = fc.constantFrom('a', 'b', 'c');
    const text = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 12 }),
      fc.constantFrom(
        'true',
        '~',
        '1e3',
        '- a',
        '[a',
        "it's",
        '"a"',
        'a: b',
        '#a',
        'a #b',
        '',
        ' a',
        '2027-05-18',
        '&a',
        '*a',
      ),
    );
    const group = fc.dictionary(key, text, { maxKeys: 3 });
    const front = fc.dictionary(key, fc.oneof(text, group, fc.array(text, { maxLength: 3 })), { maxKeys: 3 });
    const flows = fc.constantFrom('block' as const, 'flow' as const, 'any' as const);
    fc.assert(
      fc.property(front, flows, key, key, text, (values, collectionStyle, outer, inner, value) => {
        const yaml = stringify(values, { collectionStyle, lineWidth: 0 });
        const there = values[outer];
        const isPlain = typeof there === 'string';
        const path = isPlain ? [outer] : Array.isArray(there) ? [outer, there.length] : [outer, inner];
        const wanted = isPlain
          ? value
          : Array.isArray(there)
            ? [...there, value]
            : { ...(there as Record<string, string> | undefined), [inner]: value };
        expect(parse(setField(yaml, path, value))).toEqual({ ...values, [outer]: wanted });
      }),
      { numRuns: 500 },
    );
  });
});
