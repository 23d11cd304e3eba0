/** Concordance: real texts in six languages, every kind of defect, and random edits that are reported, and only they. */

import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SourceFile } from '../src/report/source-file.js';
import { concordTexts } from './support/compiling.js';
import { messagesOf } from './support/messages.js';

const CORPUS = new URL('../../shared/corpus/', import.meta.url);
const hasCorpus = existsSync(CORPUS);
if (!hasCorpus) process.stderr.write('concordance of real texts is skipped: ../shared/corpus is not here\n');

const LANGUAGES = ['en', 'fr', 'es', 'ru', 'ar', 'zh'] as const;

/** Findings of concordance in a version: severity, difference, place; words where a number is spelt out. */
function differences(file: SourceFile | undefined): string[] {
  return (file?.diagnostics ?? [])
    .filter(({ rule }) => rule.startsWith('concordance-'))
    .map(({ severity, rule, message, help }) => {
      const place = /\{place: ([^,]*),/.exec(help ?? '')?.[1];
      return `${severity} ${rule.slice('concordance-'.length)}: ${place}: ${message}`;
    });
}

function errors(file: SourceFile | undefined): string[] {
  return differences(file).filter((told) => told.startsWith('error'));
}

function rowsOf(path: string): string[][] {
  return readFileSync(new URL(path, CORPUS), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t'));
}

describe.skipIf(!hasCorpus)('Sustainable Development targets in six languages', () => {
  const rows = hasCorpus ? rowsOf('sdg/aligned.tsv') : [];
  const sources = LANGUAGES.map((language, index): [string, string] => {
    const items = rows.map((row, place) => `${place + 1}. ${row[index + 1]}`).join('\n');
    return [language, `---\n${language === 'en' ? 'original: en\n' : ''}title: Targets ${language}\n---\n\n${items}\n`];
  });
  const files = hasCorpus ? concordTexts(Object.fromEntries(sources)) : {};
  const found = (language: string) =>
    errors(files[language]).map((told) => {
      const target = rows[Number(/: p(\d+): /.exec(told)?.[1]) - 1]?.[0]?.replace('-title', '');
      return `${target} ${told.replace(/^error figures: p\d+: /, '')}`;
    });

  it('have the seven known defects', () => {
    expect(found('ar').sort()).toEqual([
      '14-6 this version says `3` here; the original has no such figure',
      '16-9 the original says `2030` here; this version has no such figure',
      '3-1 the original says `2030` here; this version has no such figure',
      '4-b the original says `2020` here; this version says `2030`',
      '6-a the original says `2030` here; this version has no such figure',
      '7-2 the original says `2030` here; this version has no such figure',
    ]);
    expect(found('zh')).toEqual(['13-b this version says `68` here; the original has no such figure']);
  });

  it('have one false alarm: "infants" are "menores de 1 año"', () => {
    expect([found('fr'), found('es'), found('ru')]).toEqual([
      [],
      ['2-1 this version says `1` here; the original has no such figure'],
      [],
    ]);
  });

  it('have numbers in words, for information', () => {
    const told = Object.values(files).flatMap((file) => differences(file).filter((one) => one.startsWith('info')));
    expect(told).toHaveLength(16);
  });
});

describe.skipIf(!hasCorpus)('Universal Declaration of Human Rights in six languages', () => {
  const rows = hasCorpus ? rowsOf('udhr/aligned.tsv') : [];
  const source = (column: number, front: string) => {
    const title = rows.find((row) => row[0] === 'title')?.[column] ?? '';
    const out = [`---\n${front}title: ${JSON.stringify(title)}\n---`];
    for (const [key = '', ...texts] of rows.filter((row) => row[0] !== 'title' && row[0] !== 'pre.title')) {
      const text = texts[column - 1] ?? '';
      if (key.endsWith('.title')) out.push('# .');
      else if (text !== '') out.push(text.replace(/^[(（]?[\d٠-٩一二三四]+[.)）、]\s*/u, ''));
    }
    return out.join('\n\n');
  };
  const versions = (front: string) =>
    Object.fromEntries(
      LANGUAGES.map((language, index) => [language, source(index + 1, language === 'en' ? front : '')]),
    );

  it('has the lawful differences of its preambles, and nothing else', () => {
    const files = concordTexts(versions('original: en\n'), { kind: 'treaty' });
    expect(Object.fromEntries(LANGUAGES.map((language) => [language, differences(files[language])]))).toEqual({
      en: [],
      es: [],
      fr: ['error structure: pp8: paragraph pp8 of the original is missing in this version (“Now, therefore,”)'],
      ru: ['error structure: pp8: paragraph pp8 of the original is missing in this version (“Now, therefore,”)'],
      ar: [
        'error structure: pp4: paragraph pp4 of the original is missing in this version (“Whereas it is essential to promote the d…”)',
      ],
      zh: ['error structure: pp8: the original has 3 units here (pp8, pp9, pp10); this version has one paragraph'],
    });
  });

  it('is concordant when they are signed off', () => {
    const accept = ['pp4', 'pp8'].map((place) => `  - {place: ${place}, difference: structure, reason: as adopted}\n`);
    const files = concordTexts(versions(`original: en\naccept:\n${accept.join('')}`), { kind: 'treaty' });
    expect(LANGUAGES.flatMap((language) => differences(files[language]))).toEqual([]);
  });
});

describe('figures, dates and hours', () => {
  const same: [name: string, texts: Record<string, string>][] = [
    [
      'unit words',
      {
        en: 'Pays $100 billion.',
        es: 'Paga 100.000 millones de dólares.',
        fr: 'Verse 100 milliards.',
        ru: 'Выплачивает 100 млрд.',
        ar: 'يدفع 100 بليون دولار.',
        zh: '支付1000亿美元。',
      },
    ],
    [
      'ten thousands',
      { en: 'For 100,000 people.', fr: 'Pour 100 000 personnes.', zh: '为10万人。', ar: 'لكل 100,000 نسمة.' },
    ],
    ['decimals', { en: 'By 0.20 per cent.', fr: 'De 0,2 %.', ar: 'بنسبة ٠٫٢ في المائة.', zh: '0.2%。' }],
    [
      'a day',
      {
        en: 'On 25 May 2027.',
        fr: 'Le 25 mai 2027.',
        es: 'El 25 de mayo de 2027.',
        ru: 'Состоится 25 мая 2027 года.',
        ar: 'في 25 أيار/مايو 2027.',
        zh: '于2027年5月25日。',
      },
    ],
    [
      'days of a month',
      {
        en: 'From 23 to 25 May 2027.',
        fr: 'Du 23 au 25 mai 2027.',
        es: 'Del 23 al 25 de mayo de 2027.',
        ru: 'С 23 по 25 мая 2027 года.',
        ar: 'من 23 إلى 25 أيار/مايو 2027.',
        zh: '2027年5月23日至25日。',
      },
    ],
    [
      'days of two months',
      { en: 'From 30 April to 1 May 2028.', fr: 'Du 30 avril au 1er mai 2028.', zh: '2028年4月30日至5月1日。' },
    ],
    ['a month', { en: 'In May 2027.', ru: 'В мае 2027 года.', zh: '2027年5月。', ar: 'في أيار/مايو 2027.' }],
    [
      'an hour',
      { en: 'At 3.30 p.m. on 8 July 2027.', fr: 'À 15 h 30 le 8 juillet 2027.', zh: '2027年7月8日下午3时30分。' },
    ],
    ['the number of an article', { en: 'Under article 4 of it.', zh: '依第四条。', fr: 'En vertu de l’article 4.' }],
  ];
  it.each(same)('%s are the same in every language', (_, texts) => {
    const sources = Object.entries(texts).map(([language, text]): [string, string] => [
      language,
      `---\n${language === 'en' ? 'original: en\n' : ''}title: Example ${language}\n---\n\n1. ${text}\n`,
    ]);
    const files = concordTexts(Object.fromEntries(sources));
    expect(Object.values(files).flatMap(differences)).toEqual([]);
  });
});

describe('what a difference is worth', () => {
  const texts = (front: string, version = '') => ({
    en: `---\noriginal: en\ndelegation: PE\ndate: 2027-05-18\n${front}---\n\nPeru pays 5.\n`,
    fr: `---\n${version}---\n\nLe Pérou verse 6.\n`,
  });
  it.each([
    ['issued', '', '', 'error'],
    ['draft', 'status: draft\n', '', 'warning'],
    ['unofficial', '', 'unofficial: true\n', 'info'],
  ])('%s', (_, front, version, severity) => {
    const { fr } = concordTexts(texts(front, version), { kind: 'statement' });
    expect(differences(fr).map((told) => told.split(' ')[0])).toEqual([severity]);
  });

  it('points to both places', () => {
    const { fr } = concordTexts(texts(''), { kind: 'statement' });
    const found = fr?.diagnostics.find(({ rule }) => rule === 'concordance-figures');
    expect([found?.position.start.line, found?.related?.[0]?.path]).toEqual([4, 'en.md']);
  });
});

describe('what is told, and what is not', () => {
  const told = (en: string, fr: string, front = '') =>
    differences(
      concordTexts({
        en: `---\noriginal: en\ntitle: One\n${front}---\n\n${en}\n`,
        fr: `---\ntitle: Un\n---\n\n${fr}\n`,
      })['fr'],
    );

  it('a day that only the version has is a date, and its figures are not told again', () => {
    expect(told('1. By day 8 of 2026.', '1. Le 8 juillet 2026.')).toEqual([
      'error dates: p1: this version says `2026-07-08` here; the original has no such date',
    ]);
  });

  it('a paragraph with a name of its own is missed, though another may hold its words', () => {
    const en = '1. The lake is 20 metres deep.\n2. It rose in 1998. {#rose}\n3. It fell in 2004.';
    const fr = '1. Le lac a 20 mètres de fond. Il a monté en 1998.\n2. Il a baissé en 2004.';
    expect(told(en, fr).join('\n')).toMatch(
      /error structure: rose: numbered paragraph rose of the original is missing/,
    );
    expect(told(en.replace(' {#rose}', ''), fr)).toEqual([
      expect.stringMatching(
        /^error structure: p1: the original has 2 units .* this version has one numbered paragraph$/,
      ),
    ]);
  });

  it('a few words that are the same in both languages are names', () => {
    const name = 'Fonds Intercontinental Environnemental';
    expect([told(name, name), told(`${name} Universel`, `${name} Universel`)]).toEqual([
      [],
      [expect.stringMatching(/^error untranslated: b1: this has the words of the original, not translated$/)],
    ]);
  });

  it('a sign-off holds for its difference, its place and its language', () => {
    const signed = (accept: string) => told('1. Pay 5.', '1. Verser 6.', `accept: [{${accept}, reason: as adopted}]\n`);
    expect(signed('place: p1, difference: figures')).toEqual([]);
    expect(signed('place: p1, difference: figures, language: fr')).toEqual([]);
    for (const other of [
      'place: p1, difference: figures, language: ru',
      'place: p1, difference: dates',
      'place: p2, difference: figures',
    ])
      expect(signed(other)).toEqual([expect.stringMatching(/^error figures: /)]);
  });
});

// A version in another language is played by the words of the original in capitals of another script; figures, dates,
// symbols and notes stay. Each paragraph has a number of its own, as the paragraphs of a real text have words of theirs.
const NOUNS = ['озера', 'реки', 'горы', 'государства', 'участники', 'решения', 'доклады', 'меры'];
const ENGLISH = ['lakes', 'rivers', 'mountains', 'States', 'participants', 'decisions', 'reports', 'measures'];

interface Made {
  en: string;
  ru: string;
  note: boolean;
}

const paragraph = (index: number) =>
  fc
    .record({ words: fc.array(fc.nat(NOUNS.length - 1), { minLength: 4, maxLength: 24 }), note: fc.boolean() })
    .map(({ words, note }): Made => {
      const text = (nouns: readonly string[]) => words.map((word) => nouns[word]).join(' ');
      const call = note ? `[^n${index}]` : '';
      const tail = `A/RES/${60 + index}/${index + 1}`;
      return {
        en: `Noting ${text(ENGLISH)} ${1000 + 7 * index} of ${1 + (index % 28)} May 2027 in ${tail} too${call}`,
        ru: `Отмечая ${text(NOUNS)} ${1000 + 7 * index} от ${1 + (index % 28)} мая 2027 года в ${tail} также${call}`,
        note,
      };
    });

const text = fc
  .integer({ min: 4, max: 12 })
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, index) => paragraph(index))));

function sourceOf(paragraphs: readonly string[], front: string, note: string): string {
  const body = paragraphs.map((one, index) => `${index + 1}. ${one}.`).join('\n');
  const called = [...body.matchAll(/\[\^(n\d+)\]/g)].map((match) => match[1]);
  return `---\n${front}---\n\n# T\n\n${body}\n\n${called.map((name) => `[^${name}]: ${note}`).join('\n\n')}\n`;
}

function judged(en: readonly string[], ru: readonly string[]): string[] {
  const files = concordTexts({
    en: sourceOf(en, 'original: en\n', 'See there'),
    ru: sourceOf(ru, '', 'Смотри там'),
  });
  expect(errors(files['en'])).toEqual([]);
  return errors(files['ru']);
}

describe('random edits of one version', () => {
  it('without an edit nothing is reported', () => {
    fc.assert(
      fc.property(text, (made) => {
        expect(
          judged(
            made.map((one) => one.en),
            made.map((one) => one.ru),
          ),
        ).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  const edited = (edit: (ru: string[], at: number) => { expect: RegExp[] }) =>
    fc.assert(
      fc.property(text, fc.nat(), (made, seed) => {
        const ru = made.map((one) => one.ru);
        const at = seed % ru.length;
        const wanted = edit(ru, at).expect;
        const told = judged(
          made.map((one) => one.en),
          ru,
        );
        const left = told.filter((one) => !wanted.some((pattern) => pattern.test(one)));
        expect(left, `only the edit at ${at}: ${told.join('\n')}`).toEqual([]);
        for (const pattern of wanted)
          expect(
            told.some((one) => pattern.test(one)),
            `${pattern} in ${told}`,
          ).toBe(true);
      }),
      { numRuns: 40 },
    );

  it('a deleted paragraph', () => {
    edited((ru, at) => {
      const [gone = ''] = ru.splice(at, 1);
      const note = gone.includes('[^') ? [/structure: .*: note note\d+ of the original is missing/] : [];
      return {
        expect: [new RegExp(`structure: .*: numbered paragraph p${at + 1} of the original is missing`), ...note],
      };
    });
  });

  it('an inserted paragraph', () => {
    edited((ru, at) => {
      ru.splice(at, 0, 'Подчеркивая важность 77777 дополнительных мер и совместных решений всех сторон');
      return { expect: [new RegExp(`structure: .*: numbered paragraph p${at + 1} is not in the original`)] };
    });
  });

  it('a changed figure', () => {
    edited((ru, at) => {
      ru[at] = (ru[at] ?? '').replace(String(1000 + 7 * at), '5555');
      return { expect: [new RegExp(`figures: p${at + 1}: .*this version says .5555.`)] };
    });
  });

  it('a changed date', () => {
    edited((ru, at) => {
      ru[at] = (ru[at] ?? '').replace(' мая 2027', ' июня 2027');
      return { expect: [new RegExp(`dates: p${at + 1}: .*this version says .2027-06-\\d\\d.`)] };
    });
  });

  it('a changed symbol', () => {
    edited((ru, at) => {
      ru[at] = (ru[at] ?? '').replace(/A\/RES\/\d+/, 'A/RES/99');
      return { expect: [new RegExp(`symbols: p${at + 1}: .*this version says .A/RES/99/${at + 1}.`)] };
    });
  });

  it('a dropped note', () => {
    edited((ru, at) => {
      const has = (ru[at] ?? '').includes('[^');
      ru[at] = (ru[at] ?? '').replace(/\[\^n\d+\]/, '');
      return {
        expect: has
          ? [new RegExp(`notes: p${at + 1}: .*this version: none`), /note note\d+ of the original is missing/]
          : [],
      };
    });
  });

  it('a moved paragraph', () => {
    edited((ru, at) => {
      const [moved = ''] = ru.splice(at, 1);
      const to = (at + 2) % (ru.length + 1);
      ru.splice(to, 0, moved);
      if (to === at) return { expect: [] };
      return { expect: [/structure: /] };
    });
  });
});

describe('what a version has of its own', () => {
  it('is never told to be “as in the original”', () => {
    const told = (en: string, fr: string) =>
      messagesOf(
        concordTexts({ en: `---\noriginal: en\ntitle: One\n---\n\n${en}\n`, fr: `---\ntitle: Un\n---\n\n${fr}\n` })[
          'fr'
        ],
      ).map(({ reason }) => reason);
    const words = 'The Parties decide to measure the level of every lake at least once a month.';
    expect(told(words, words)).toEqual([expect.stringMatching(/^this has the words of the original, not translated$/)]);
  });
});
