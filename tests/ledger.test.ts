/** Ledgers: what of the original has changed since it was translated is found, and only that. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareLedger } from '../src/concord/compare-ledger.js';
import { entryOf, ledgerText, readLedger } from '../src/concord/ledger.js';
import type { Segment } from '../src/concord/segments.js';
import { type SourceFile, sourceFile } from '../src/report/source-file.js';
import { updateLedger } from '../src/translate/update-ledger.js';
import { concordTexts } from './support/compiling.js';
import { ledgerOf } from './support/ledgers.js';
import { messagesOf, saidOf } from './support/messages.js';

const WORDS = 'lake river mountain State participant decision report measure level gauge water season'.split(' ');

/** Paragraphs of a text, no two the same. */
const paragraphs = fc
  .array(fc.array(fc.constantFrom(...WORDS), { minLength: 5, maxLength: 20 }), { minLength: 3, maxLength: 15 })
  .map((all) => all.map((words, index) => `Noting${index} ${words.join(' ')} ${words[0]}${index * 7}`));

function segmentsOf(texts: readonly string[]): Segment[] {
  return texts.map((text, index) => ({
    kind: 'clause',
    place: `p${index + 1}`,
    label: undefined,
    words: [{ type: 'text', value: text }],
    position: undefined,
  }));
}

function changes(before: readonly string[], now: readonly string[]): string[] {
  return compareLedger(segmentsOf(before).map(entryOf), segmentsOf(now)).map(
    (one) => `${one.change} ${one.segment === undefined ? one.entry.place : one.segment.place}`,
  );
}

describe('a ledger and its original', () => {
  it('agree where nothing changed', () => {
    fc.assert(
      fc.property(paragraphs, (texts) => {
        expect(changes(texts, texts)).toEqual([]);
      }),
    );
  });

  it('tell the paragraph that came, and no other', () => {
    fc.assert(
      fc.property(paragraphs, fc.nat(), (texts, seed) => {
        const at = seed % (texts.length + 1);
        expect(changes(texts, texts.toSpliced(at, 0, 'Glaciers have quite vanished'))).toEqual([`inserted p${at + 1}`]);
      }),
    );
  });

  it('take a paragraph in its old place for the changed one, though another elsewhere is more like it', () => {
    const before = ['Lakes alone', 'river mountain water season gauge', 'Rivers alone'];
    const now = [
      'Lakes alone',
      'river mountain water report level',
      'Rivers alone',
      'river mountain water season level',
    ];
    expect(changes(before, now)).toEqual(['changed p2', 'inserted p4']);
  });

  it('tell the paragraph that went, and no other', () => {
    fc.assert(
      fc.property(paragraphs, fc.nat(), (texts, seed) => {
        const at = seed % texts.length;
        expect(changes(texts, texts.toSpliced(at, 1))).toEqual([`deleted p${at + 1}`]);
      }),
    );
  });

  it('tell the paragraph that changed a little, and no other', () => {
    fc.assert(
      fc.property(paragraphs, fc.nat(), (texts, seed) => {
        const at = seed % texts.length;
        const changed = texts.with(at, `${texts[at]} again`);
        expect(changes(texts, changed)).toEqual([`changed p${at + 1}`]);
      }),
    );
  });

  it('tell the paragraph that moved, and no other', () => {
    fc.assert(
      fc.property(paragraphs, fc.nat(), fc.nat(), (texts, from, to) => {
        const at = from % texts.length;
        const moved = texts.toSpliced(at, 1).toSpliced(to % texts.length, 0, texts[at] ?? '');
        const told = changes(texts, moved);
        expect(told).toHaveLength(to % texts.length === at ? 0 : 1);
        for (const one of told) expect(one).toMatch(/^moved /);
      }),
    );
  });

  it('find a paragraph that changed among those that came and went', () => {
    const before = ['The lake fell in every year since 1974', 'The second is of rivers', 'A third, on gauges'];
    const now = ['Mountains are high', 'The lake has fallen in every year since 1974', 'A third, on gauges'];
    expect(changes(before, now)).toEqual(['inserted p1', 'changed p2', 'deleted p2']);
  });

  it('do not mind spaces, quotation marks and dashes', () => {
    expect(changes(['The “lake” – so  it is'], ['The "lake" - so it is'])).toEqual([]);
  });
});

describe('the file of a ledger', () => {
  it('says what was written in it', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' })), (texts) => {
        const entries = segmentsOf(texts).map(entryOf);
        const file = sourceFile({ value: ledgerText({ original: 'en', entries }) });
        expect(readLedger(file)).toEqual({ original: 'en', entries });
      }),
    );
  });

  it('keeps what is not accepted as it was', () => {
    fc.assert(
      fc.property(paragraphs, fc.nat(), fc.nat(), (texts, first, second) => {
        const [one, two] = [first % texts.length, second % texts.length];
        const old = { original: 'en', entries: segmentsOf(texts).map(entryOf) };
        const now = segmentsOf(texts.with(one, `${texts[one]} again`).with(two, `${texts[two]} again`));
        const ledger = updateLedger(old, 'en', now, (change) => change.segment?.place === `p${one + 1}`);
        const left = compareLedger(ledger.entries, now).map((change) => change.segment?.place);
        expect(left).toEqual(one === two ? [] : [`p${two + 1}`]);
        expect(compareLedger(updateLedger(ledger, 'en', now, () => true).entries, now)).toEqual([]);
      }),
    );
  });

  it('keeps the old order of what moved and is not accepted', () => {
    const old = { original: 'en', entries: segmentsOf(['a b c', 'd e f', 'g h i']).map(entryOf) };
    const now = segmentsOf(['g h i', 'a b c', 'd e f']);
    expect(updateLedger(old, 'en', now, () => false).entries.map((entry) => entry.source)).toEqual(
      old.entries.map((entry) => entry.source),
    );
  });
});

describe('a stale translation', () => {
  const source = (status: string, words: string) =>
    `---\noriginal: en\ntitle: Lakes\nstatus: ${status}\nissued: 2027-04-30\n---\n\n1. ${words}\n`;
  const french = '---\ntitle: Lacs\n---\n\n1. Le lac est bas.\n';
  const judged = (status: string, setting?: string): SourceFile | undefined => {
    const before = source(status, 'The lake is low.');
    const now = source(status, 'The lake is very low.');
    const ledger = ledgerOf(before, 'note');
    const settings = setting === undefined ? {} : { 'stale-translation': setting };
    return concordTexts({ en: now, fr: french }, { kind: 'note', rules: settings }, { fr: ledger })['fr'];
  };
  const told = (file: SourceFile | undefined) =>
    (file?.diagnostics ?? [])
      .filter(({ rule }) => rule === 'stale-translation')
      .map(({ severity, position }) => [severity, position.start.line]);

  it('is an error in an issued text, a warning in a draft, at the line of the paragraph', () => {
    expect(told(judged('issued'))).toEqual([['error', 5]]);
    expect(told(judged('draft'))).toEqual([['warning', 5]]);
  });

  it('is what the house makes of it', () => {
    expect(told(judged('issued', 'warning'))).toEqual([['warning', 5]]);
    expect(told(judged('draft', 'error'))).toEqual([['error', 5]]);
    expect(told(judged('issued', 'off'))).toEqual([]);
  });

  it('says what was there and what is there now, and where', () => {
    const found = judged('issued')?.diagnostics.find(({ rule }) => rule === 'stale-translation');
    expect(found?.message).toBe('the original of p1 has changed, from “The lake is low.” to “The lake is very low.”');
    expect(found?.related?.[0]).toMatchObject({ path: 'en.md', message: 'p1 of the original' });
  });

  it('may be stale in a field of front matter', () => {
    const before = source('issued', 'The lake is low.');
    const files = concordTexts(
      { en: before.replace('title: Lakes', 'title: Lakes and rivers'), fr: french },
      { kind: 'note' },
      { fr: ledgerOf(before, 'note') },
    );
    expect(messagesOf(files['fr']).map(saidOf)).toEqual([
      'the original of title has changed, from “Lakes” to “Lakes and rivers” · translate it, then run `engross translate accept`',
    ]);
  });
});
