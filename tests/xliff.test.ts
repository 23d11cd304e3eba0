/** XLIFF out and in: what translators get, what comes back, and what then stands in the sources. */

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readSession } from '../src/read/read-session.js';
import { sourceFile } from '../src/report/source-file.js';
import { messagesOf, sentTo, takenBack, translationsOf } from './support/translations.js';
import { brokenRules } from './support/xliff-rules.js';

const SESSION = new URL('../sources/specimen-session/', import.meta.url);

const EN = `---
original: en
symbol: CML/MOP.2/9
issued: 2027-05-21
title: Levels of lakes
byline: Note by the secretariat
---

# Findings

1. Recalling A/RES/60/1 of 8 July 2026, the lake *fell* (see [](#two)).[^a]

2. It has **not** recovered; see [the page](https://lakes.example/page). {#two}

      1. Of that, nothing more;

      2. And [that is
         all](#two).

| Lake | 2021 |
|---|--:|
| Amber Lake | -41 |

![A lake](lake.png "The lake in June")

[^a]: Measured on 1 September 2026.
`;

const FR = `---
title: Niveau des lacs   # to be confirmed
byline: 'Note du secrétariat'
---

# Constatations

1. Rappelant le document A/RES/60/1 du 8 juillet 2026, le lac a *baissé*
   (voir le [](#two))[^a].

2. Il ne s’est **pas** rétabli; voir [la page](https://lakes.example/page). {#two}

      1. Sur ce point, rien de plus;

      2. Et [c’est tout](#two).

<!-- checked by hand -->

| Lac          | 2021 |
|--------------|-----:|
| Lac d’Ambre  | -41  |

![Un lac](lake.png "Le lac en juin")

[^a]: Mesure faite le 1er septembre 2026.
`;

const document = (sources: Record<string, string> = { en: EN, fr: FR }, ledgers = {}) =>
  translationsOf(sources, 'note', ledgers);

describe('the file that translators get', () => {
  const sent = sentTo(document(), 'fr');
  const unit = (id: string) => new RegExp(`<unit id="${id}"[\\s\\S]*?</unit>`).exec(sent)?.[0] ?? '';

  it('has a unit for each block, cell, field, caption and alternative text, by its place', () => {
    expect([...sent.matchAll(/<unit id="([^"]+)"/g)].map((match) => match[1])).toEqual([
      'title',
      'field.byline',
      'h1',
      'p1',
      'two',
      'p2-a',
      'p2-b',
      't1-r1-c1',
      't1-r1-c2',
      't1-r2-c1',
      't1-r2-c2',
      'fig1',
      'fig1.alt1',
      'note1',
    ]);
  });

  it('has placeholders for symbols, dates, references and notes, and pairs for what is marked', () => {
    expect(
      [...unit('p1').matchAll(/<(ph|pc) id="(\d+)"[^>]*subType="([^"]+)"(?: equiv="([^"]+)")?/g)].map((match) =>
        match.slice(1, 5).join(' ').trim(),
      ),
    ).toEqual([
      'ph 1 engross:symbol A/RES/60/1',
      'ph 2 engross:date 2026-07-08',
      'pc 3 xlf:i',
      'ph 4 engross:reference #two',
      'ph 5 engross:note a',
      'ph 1 engross:symbol A/RES/60/1',
      'ph 2 engross:date 2026-07-08',
      'pc 3 xlf:i',
      'ph 4 engross:reference #two',
      'ph 5 engross:note a',
    ]);
  });

  it('says what a unit is, its label, and under which heading it stands', () => {
    expect(unit('p2-a')).toContain('<note category="role">numbered paragraph</note>');
    expect(unit('p2-a')).toContain('<note category="label">(a)</note>');
    expect(unit('p2-a')).toContain('<note category="context">I. Findings</note>');
  });

  it('begins the ids of its codes anew in each unit', () => {
    expect(unit('note1')).toContain('<ph id="1"');
    expect(brokenRules(sent)).toEqual([]);
  });

  it('tells what is translated, and what of an earlier text', () => {
    const { writes } = takenBack(document(), sent);
    const ledger = writes.find(({ path }) => path.endsWith('.yaml'))?.text;
    const later = document({ en: EN.replace('nothing more', 'little more'), fr: FR }, { fr: ledger });
    const again = sentTo(later, 'fr');
    const states = [...again.matchAll(/<unit id="([^"]+)"[\s\S]*?<segment ([^>]*)>/g)].map(
      (match) => `${match[1]} ${match[2]}`,
    );
    expect(states.filter((state) => !state.endsWith(' state="final"'))).toEqual([
      'p2-a state="translated" subState="engross:stale"',
    ]);
    expect(sentTo(document({ en: EN }), 'fr')).not.toContain('<target>');
  });
});

describe('what comes back unchanged', () => {
  it('changes no byte of a version, and says that it follows', () => {
    const { told, text, writes } = takenBack(document(), sentTo(document(), 'fr'));
    expect([told, text]).toEqual([[], undefined]);
    expect(writes.map(({ path }) => path)).toEqual(['/w/sources/s/d/fr.ledger.yaml']);
  });

  it('changes no byte of the specimens', () => {
    const session = readSession(sourceFile({ value: readFileSync(new URL('session.yaml', SESSION)) }), []);
    for (const { name } of readdirSync(SESSION, { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
      const folder = new URL(`${name}/`, SESSION);
      const files = readdirSync(folder).filter((file) => file.endsWith('.md'));
      const sources = files.map((file): [string, string] => [
        file.slice(0, -3),
        readFileSync(new URL(file, folder), 'utf8'),
      ]);
      const specimen = translationsOf(Object.fromEntries(sources), undefined, {}, session);
      for (const [tag] of sources.filter(([one]) => one !== specimen.original?.language)) {
        const sent = sentTo(specimen, tag);
        const { told, text } = takenBack(specimen, sent);
        expect([name, tag, told, text, brokenRules(sent)]).toEqual([name, tag, [], undefined, []]);
      }
    }
  });
});

describe('what comes back changed', () => {
  const change = (from: string | RegExp, to: string) => {
    const sent = sentTo(document(), 'fr');
    expect(sent).toMatch(from);
    return takenBack(document(), sent.replace(from, to));
  };
  const changed = (from: string, to: string) => FR.replace(from, to);

  it('is put in its place, and all else stays as it was', () => {
    expect(change('Sur ce point, rien de plus;', 'À ce sujet, rien de plus;').text).toBe(
      changed('Sur ce point', 'À ce sujet'),
    );
    expect(change('Lac d’Ambre', 'Lac | d’Ambre').text).toBe(changed('Lac d’Ambre', 'Lac \\| d’Ambre'));
    expect(change('Un lac', 'Un [beau] lac').text).toBe(changed('Un lac', 'Un \\[beau\\] lac'));
    expect(change('Le lac en juin', 'Le "lac" en juin').text).toBe(changed('Le lac en juin', 'Le \\"lac\\" en juin'));
    expect(change('Constatations', '1. Faits #').text).toBe(changed('Constatations', '1. Faits \\#'));
  });

  it('is put into front matter with its comments', () => {
    expect(change('Niveau des lacs', 'Lacs: niveau').text).toBe(changed('Niveau des lacs', "'Lacs: niveau'"));
    expect(change('Note du secrétariat', 'Note d’information').text).toBe(
      changed("'Note du secrétariat'", 'Note d’information'),
    );
  });

  it('keeps references, notes and emphasis where the translator put them', () => {
    const { text, told } = change(
      /le lac a (<pc[^>]*>)baissé<\/pc> \(voir le (<ph[^>]*>)\)/,
      'voir le $2, le lac a $1beaucoup baissé</pc>',
    );
    expect(told).toEqual([]);
    expect(text).toContain(
      '1. Rappelant le document A/RES/60/1 du 8 juillet 2026, voir le [](#two), le lac a *beaucoup baissé*[^a].',
    );
  });

  it('is taken where a tool has left out what the placeholders stand for, but not where one says another thing', () => {
    const sent = sentTo(document(), 'fr').replace('Sur ce point', 'À ce sujet');
    const without = takenBack(document(), sent.replaceAll(/ equiv="[^"]*"/g, ''));
    expect([without.told, without.text]).toEqual([[], changed('Sur ce point', 'À ce sujet')]);
    const other = takenBack(document(), sent.replace('equiv="A/RES/60/1"', 'equiv="A/RES/60/2"'));
    expect(other.told).toEqual([
      expect.stringContaining('unit p1 translates an earlier text of the original; it is not taken'),
    ]);
  });

  it('may give words to a reference', () => {
    const sent = sentTo(document(), 'fr').replace(
      /voir le <ph id="4"[^>]*>(?=[^<]*<ph id="5"[^>]*>\.<\/target>)/,
      'voir <pc id="4">paragraphe {}</pc>',
    );
    expect(takenBack(document(), sent).text).toContain('voir [paragraphe {}](#two))');
  });

  it('writes what would be marks of Markdown as text', () => {
    for (const words of [
      '- rien',
      '3. rien',
      '# rien',
      '> rien',
      '::: rien',
      '* a *',
      '_a_ \\ `b`',
      '[^x] [y](z) &amp;amp; &lt;b>',
      'fin {#x}',
      '--- rien',
    ]) {
      const { told, text } = change('Sur ce point, rien de plus;', words);
      expect([words, told]).toEqual([words, []]);
      expect(text).not.toBeUndefined();
    }
  });
});

describe('a version that is not there yet', () => {
  it('is made as its original is, with dates and symbols in its own language', () => {
    const sent = sentTo(document({ en: EN }), 'fr');
    const words: Record<string, string> = {
      'Levels of lakes': 'Niveau des lacs',
      ' of ': ' du ',
      Findings: 'Constatations',
    };
    const translated = sent.replace(/<segment state="initial">\n {4}<source>(.*)<\/source>/g, (_, source: string) => {
      const target = Object.entries(words).reduce((text, [from, to]) => text.replaceAll(from, to), source);
      return `<segment state="translated">\n    <source>${source}</source>\n    <target>${target}</target>`;
    });
    const { told, text } = takenBack(document({ en: EN }), translated);
    expect(told).toEqual([]);
    expect(text).toMatch(/^---\ntitle: Niveau des lacs\nbyline: Note by the secretariat\n---\n\n# Constatations\n/);
    expect(text).toContain('1. Recalling A/RES/60/1 du 8 juillet 2026, the lake *fell* (see [](#two)).[^a]');
    expect(text).toContain('[^a]: Measured on 1er septembre 2026.');
    expect(text).toContain('recovered; see [the page](https://lakes.example/page). {#two}');
    const made = document({ en: EN, fr: text ?? '' });
    expect(messagesOf(made).filter((told) => !/ has no \S+$/.test(told))).toEqual([]);
    expect(takenBack(made, sentTo(made, 'fr')).text).toBeUndefined();
  });

  it('is not made by halves', () => {
    const { told, writes } = takenBack(document({ en: EN }), sentTo(document({ en: EN }), 'fr'));
    expect(writes).toEqual([]);
    expect(told[0]).toMatch(/^4: unit title has no translation/);
    expect(told).toHaveLength(14);
  });
});

describe('an original that has changed since', () => {
  const ledger = takenBack(document(), sentTo(document(), 'fr')).writes[0]?.text;
  const later = (en: string) => document({ en, fr: FR }, { fr: ledger });

  it('is not given words that translate what it said before', () => {
    const sent = sentTo(document(), 'fr').replace('Sur ce point', 'À ce sujet').replace('Un lac', 'Un beau lac');
    const { told, text } = takenBack(later(EN.replace('nothing more', 'little more')), sent);
    expect(told).toEqual([
      expect.stringContaining('unit p2-a translates an earlier text of the original; it is not taken'),
    ]);
    expect(text).toBe(FR.replace('Un lac', 'Un beau lac'));
  });

  it('stays stale where the words came back as they were, and no longer where they were looked at', () => {
    const now = later(EN.replace('nothing more', 'little more'));
    expect(takenBack(now, sentTo(now, 'fr')).writes).toEqual([]);
    const seen = sentTo(now, 'fr').replace(' subState="engross:stale"', '');
    expect(takenBack(now, seen).writes[0]?.text).toContain('source: "Of that, little more;"');
  });

  it.each<[string, (en: string) => string, string[]]>([
    [
      'moved',
      (en) =>
        en.replace(
          /( {6}1\. )(Of that, nothing more;)\n\n( {6}2\. )([\s\S]*?\.)\n\n/,
          (_, first, one, second, other) => `${first}${other}\n\n${second}${one}\n\n`,
        ),
      ['1. Et [c’est tout](#two).', '2. Sur ce point, rien de plus;'],
    ],
    ['taken out', (en) => en.replace(/ {6}1\. Of that[\s\S]*?;\n\n {6}2\./, '      1.'), ['1. Et [c’est tout](#two).']],
  ])('gives a version its new structure where no words are new: a paragraph %s', (_, change, items) => {
    const now = later(change(EN));
    const { told, text } = takenBack(now, sentTo(now, 'fr'));
    expect(told).toEqual([]);
    expect([...(text ?? '').matchAll(/^ {6}(\d\. .*)$/gm)].map(([, item]) => item)).toEqual(items);
  });

  it('gives a version its new structure: a paragraph put in, one taken out, one moved', () => {
    const en = EN.replace('1. Recalling', '1. Lakes are deep.\n\n2. Recalling')
      .replace('2. It has', '3. It has')
      .replace(/ {6}1\. Of that[\s\S]*?;\n\n {6}2\./, '      1.');
    const now = later(en);
    const sent = sentTo(now, 'fr');
    expect(brokenRules(sent)).toEqual([]);
    const back = sent.replace(
      /<segment state="initial">\n {4}<source>Lakes are deep.<\/source>/,
      '<segment state="translated">\n    <source>Lakes are deep.</source>\n    <target>Les lacs sont profonds.</target>',
    );
    const { told, text } = takenBack(now, back);
    expect(told).toEqual([]);
    expect(text).toContain('1. Les lacs sont profonds.\n\n2. Rappelant le document');
    expect(text).toContain('      1. Et [c’est tout](#two).');
    expect(text).not.toContain('rien de plus');
    expect(text).toContain('title: Niveau des lacs   # to be confirmed');
  });
});

describe('parts that are known by their words', () => {
  const statement = (words: string[], front: string) => `---\n${front}---\n\n${words.join('\n\n')}\n`;
  const speech = () =>
    translationsOf(
      {
        en: statement(
          ['Madam President,', 'One.', 'Two.', 'I thank you.'],
          'original: en\ndelegation: PE\ndelivered: 2027-05-18\n',
        ),
        fr: statement(['Madame la Présidente,', 'Un.', 'Deux.', 'Je vous remercie.'], ''),
      },
      'statement',
    );

  it.each([
    ['Madame la Présidente,', 'Chère amie', 'salutation'],
    ['Je vous remercie.', 'Voilà tout.', 'closing'],
  ])('are told once when the language does not know them as such: %s', (from, to, part) => {
    const { told, writes } = takenBack(speech(), sentTo(speech(), 'fr').replace(from, to));
    expect(told.map((message) => message.replace(/^\d+: /, ''))).toEqual([
      `the words of unit ${part} are no ${part} in français`,
    ]);
    expect(writes).toEqual([]);
  });

  it('words come back without what prints nothing, and with braces that stay words', () => {
    const { told, text } = takenBack(
      speech(),
      sentTo(speech(), 'fr').replace('>Un.<', '>L’ex\u00ademple\u2028{#un} de [x](a b.png) y.<'),
    );
    expect(told).toEqual([]);
    expect(text).toContain('L’exemple \\{#un} de [x]\\(a b.png) y.');
  });

  it('a target whose state says that nobody has translated it is told as that', () => {
    const document = translationsOf({ en: statement(['One.'], 'original: en\ntitle: One\n') }, 'note');
    const sent = sentTo(document, 'fr');
    expect(sent).toContain('state="initial"');
    const { told } = takenBack(document, sent.replaceAll('</source>', '</source><target>Un.</target>'));
    expect(told[0]).toMatch(/unit title is in the state `initial`: nobody has translated it/);
  });
});

describe('what is wrong with a file that comes back', () => {
  const sent = sentTo(document(), 'fr');
  const target = /(<target>Rappelant.*<\/target>)/;
  const told = (xliff: string) => {
    const { told: messages, writes } = takenBack(document(), xliff);
    if (messages.length > 0) expect(writes).toEqual([]);
    return messages.map((message) => message.replace(/^\d+: /, ''));
  };
  const inTarget = (from: RegExp, to: string) => sent.replace(target, (text) => text.replace(from, to));

  it.each([
    ['a missing symbol', inTarget(/<ph id="1"[^>]*>/, ''), 'placeholder 1 is missing in unit p1'],
    ['a missing date', inTarget(/<ph id="2"[^>]*>/, '9 juillet 2026'), 'placeholder 2 is missing in unit p1'],
    [
      'a reference twice',
      inTarget(/(<ph id="4"[^>]*>)/, '$1 et $1'),
      'placeholder 4 (reference #two) is there 2 times in unit p1',
    ],
    ['an unknown placeholder', inTarget(/le lac/, 'le <ph id="77"/> lac'), 'there is no placeholder 77 in unit p1'],
    ['a lost note', inTarget(/<ph id="5"[^>]*>/, ''), 'placeholder 5 is missing in unit p1'],
    ['another language', sent.replace('trgLang="fr"', 'trgLang="xx"'), 'there is no language `xx`'],
    ['another source language', sent.replace('srcLang="en"', 'srcLang="es"'), 'the file translates from `es`'],
    [
      'a target of another language',
      sent.replace('<target>', '<target xml:lang="ru">'),
      'a target of unit title is in `ru`',
    ],
    [
      'a document type',
      sent.replace('<xliff', '<!DOCTYPE xliff [<!ENTITY a "b">]><xliff'),
      'the file has a document type declaration',
    ],
    ['an entity', sent.replace('Constatations', '&bomb;'), 'this is no well-formed XML: undefined entity.'],
    ['no XML', '{}', 'this is no well-formed XML: text data outside of root node.'],
    ['a torn file', sent.slice(0, 900), 'this is no well-formed XML: unclosed tag: notes'],
    ['XLIFF 1', '<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2"/>', 'this is XLIFF 1'],
    ['codes that overlap', inTarget(/le lac/, '<sc id="3"/>le lac'), 'codes overlap in unit p1'],
    ['a unit twice', sent.replace(/(<unit id="h1"[\s\S]*?<\/unit>)/, '$1$1'), 'unit h1 is there twice'],
  ])('%s', (_, xliff, message) => {
    expect(told(xliff)[0]).toContain(message);
  });

  it('an unknown unit is told, and the rest is taken', () => {
    const { told: messages, text } = takenBack(
      document(),
      sent.replace('<unit id="h1"', '<unit id="h9"').replace('Un lac', 'Un beau lac'),
    );
    expect(messages.map((one) => one.replace(/^\d+: /, ''))).toEqual(['the original has no unit h9']);
    expect(text).toBe(FR.replace('Un lac', 'Un beau lac'));
  });

  it('is told at its line', () => {
    const line = sent.slice(0, sent.indexOf('<unit id="p1"')).split('\n').length;
    expect(takenBack(document(), inTarget(/<ph id="1"[^>]*>/, '')).told[0]).toMatch(new RegExp(`^${line}: `));
  });
});
