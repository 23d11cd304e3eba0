/** What a build makes again: every key changes with each thing that goes into what lies under it, and with nothing else. */

import { describe, expect, it } from 'vitest';
import { environmentKey, type VersionInputs, versionKey } from '../src/build/graph/keys.js';
import type { OpenDocument } from '../src/build/sources/open-documents.js';
import { digestOf } from '../src/build/store/digest.js';
import type { DocumentOptions, DocumentRecord, VersionRecord } from '../src/build/store/records.js';
import { sourceFile } from '../src/report/source-file.js';
import { house } from './support/compiling.js';

/** What a test changes of a French version of a document whose original is English. */
interface Given {
  french: string;
  english: string;
  arabic: string;
  ledger: string;
  session: string;
  images: string;
  templates: Readonly<Record<string, string>>;
  listing: string;
  other: string;
  elsewhere: string;
  environment: string;
}

const GIVEN: Given = {
  french: 'fr-1',
  english: 'en-1',
  arabic: 'ar-1',
  ledger: 'ledger 1',
  session: 'title: {en: A}',
  images: 'lake',
  templates: { 'languages/fr.yaml': 'f', 'languages/en.yaml': 'e', 'languages/ar.yaml': 'a' },
  listing: 'Un',
  other: 'CML/1',
  elsewhere: 'CML/1 in Arabic',
  environment: 'environment',
};

function keyOf(given: Given): string {
  const labels = (citation: string) => ({ document: 'two', language: 'fr', citation, output: 'two.fr', names: {} });
  const version = (language: string, title: string) =>
    ({
      language,
      path: `sources/s/one/${language}.md`,
      templates: [`languages/${language}.yaml`],
      listing: { id: 'one', title, languages: ['en', 'fr'], closed: false },
      output: `one.${language}`,
    }) as unknown as VersionRecord;
  const open = (language: string, digest: string, ledger?: string) => ({
    file: sourceFile({ path: `sources/s/one/${language}.md` }),
    digest,
    ledger: ledger === undefined ? undefined : { path: 'fr.ledger.yaml', text: ledger },
  });
  const french = version('fr', given.listing);
  return versionKey({
    environment: given.environment,
    templates: { all: '', of: (names) => digestOf(...names.map((name) => given.templates[name])) },
    document: {
      id: 'one',
      session: { name: 's', text: given.session, languages: [] },
      versions: [open('en', given.english), open('fr', given.french, given.ledger), open('ar', given.arabic)],
    } as unknown as OpenDocument,
    record: { original: 'en', versions: [version('en', 'One'), french] } as unknown as DocumentRecord,
    version: french,
    images: given.images,
    others: [
      {
        id: 'two',
        original: 'en',
        versions: [
          { language: 'fr', labels: labels(given.other) },
          { language: 'ar', labels: labels(given.elsewhere) },
        ],
      },
    ],
  } satisfies VersionInputs);
}

describe('the key of a version', () => {
  const templates = (name: string) => ({ templates: { ...GIVEN.templates, [name]: 'other' } });

  it.each<[what: string, change: Partial<Given>]>([
    ['its source', { french: 'fr-2' }],
    ['its original', { english: 'en-2' }],
    ['its ledger', { ledger: 'ledger 2' }],
    ['its session', { session: 'title: {en: B}' }],
    ['its images', { images: 'river' }],
    ['its templates', templates('languages/fr.yaml')],
    ['the templates of its original', templates('languages/en.yaml')],
    ['its entry in lists', { listing: 'Deux' }],
    ['what it cites of another document', { other: 'CML/2' }],
    ['the tools and settings', { environment: 'other' }],
  ])('changes with %s', (_, change) => {
    expect(keyOf({ ...GIVEN, ...change })).not.toBe(keyOf(GIVEN));
  });

  it.each<[what: string, change: Partial<Given>]>([
    ['another version', { arabic: 'ar-2' }],
    ['the templates of another version', templates('languages/ar.yaml')],
    ['what another document is in another language', { elsewhere: 'CML/2 in Arabic' }],
  ])('does not change with %s', (_, change) => {
    expect(keyOf({ ...GIVEN, ...change })).toBe(keyOf(GIVEN));
  });
});

describe('the key of what all documents depend on', () => {
  const options: DocumentOptions = {
    kind: undefined,
    set: [],
    variant: 'circulation',
    date: undefined,
    formats: ['pdf'],
  };

  it('changes with the options, the settings and the day of documents without one', () => {
    const others: Partial<DocumentOptions>[] = [
      {},
      { kind: 'note' },
      { set: ['title=T'] },
      { variant: 'reading' },
      { date: '2027-05-18' },
      { formats: ['pdf', 'html'] },
    ];
    const keys = others.map((other) => environmentKey(house, { ...options, ...other }));
    keys.push(environmentKey({ ...house, settings: { ...house.settings, paper: 'Letter' } }, options));
    const before = process.env['SOURCE_DATE_EPOCH'];
    process.env['SOURCE_DATE_EPOCH'] = '1800000000';
    keys.push(environmentKey(house, options));
    if (before === undefined) delete process.env['SOURCE_DATE_EPOCH'];
    else process.env['SOURCE_DATE_EPOCH'] = before;
    expect(new Set(keys).size).toBe(keys.length);
    expect(environmentKey(house, options)).toBe(keys[0]);
  });
});

describe('a digest of several things', () => {
  it('tells where one ends and the next begins, and nothing from an empty text', () => {
    const bytes = (text: string) => new TextEncoder().encode(text);
    const digests = [
      digestOf('ab', 'c'),
      digestOf('a', 'bc'),
      digestOf('abc'),
      digestOf('abc', ''),
      digestOf('abc', undefined),
    ];
    expect(new Set(digests).size).toBe(digests.length);
    expect(digestOf(bytes('ab'), 'c')).toBe(digestOf('ab', 'c'));
    expect(digestOf(bytes('ab'), undefined)).toBe(digestOf('ab', undefined));
  });
});
