/** Every language file says everything that templates and code ask of it. */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { formats } from '../src/render/index.js';
import type { FlowText } from '../src/render/pdf/flow/flow.js';
import { partAtSentence } from '../src/render/pdf/flow/sentences.js';
import { joinList, sortNames } from '../src/shape/compose/state-names.js';
import type { Language } from '../src/templates/language.js';
import {
  formatDate,
  formatRange,
  formatTime,
  formatWeekday,
  formatWeekdayRange,
} from '../src/templates/languages/dates.js';
import { plainText } from '../src/tree/text.js';
import { engross, folderWith } from './support/cli.js';
import { finishText, house } from './support/compiling.js';
import { messagesOf } from './support/messages.js';
import { partsOf, pdfText } from './support/projections.js';
import { resourcesFor } from './support/resources.js';

const FOLDER = join(import.meta.dirname, '../templates');
const tags = readdirSync(join(FOLDER, 'languages')).map((name) => name.replace('.yaml', ''));
const SIX = ['ar', 'en', 'es', 'fr', 'ru', 'zh'];

function language(tag: string): Language {
  const found = house.language(tag);
  if (found === undefined)
    throw new Error(`${tag} is unsound: ${house.files.flatMap((file) => messagesOf(file)).join('\n')}`);
  return found;
}

/** Labels that templates and code name. */
function usedLabels(): Set<string> {
  const used = new Set<string>();
  for (const file of ['masthead.yaml', ...readdirSync(join(FOLDER, 'kinds')).map((name) => `kinds/${name}`)]) {
    for (const match of readFileSync(join(FOLDER, file), 'utf8').matchAll(/\{label\.([\w.-]+)\}/g))
      used.add(match[1] ?? '');
  }
  for (const path of readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'))) {
    for (const match of readFileSync(join('src', path), 'utf8').matchAll(
      /labels\['([\w.]+)'\]|labelText\(\w+, '(\w+)'/g,
    ))
      used.add(match[1] ?? match[2] ?? '');
  }
  used.delete('status');
  used.delete('distribution');
  for (const value of ['draft', 'provisional', 'withdrawn', 'reissued', 'advance-unedited'])
    used.add(`status.${value}`);
  for (const value of ['general', 'limited', 'restricted']) used.add(`distribution.${value}`);
  return used;
}

describe('languages', () => {
  it.each(tags)('%s has every label that is used, and no other than English', (tag) => {
    const own = Object.keys(language(tag).labels).sort();
    expect(own).toEqual(Object.keys(language('en').labels).sort());
    expect([...usedLabels()].filter((label) => !own.includes(label))).toEqual([]);
  });

  it.each(tags)('%s puts no value into a label that English does not know', (tag) => {
    const values = (pattern: string) => new Set(pattern.match(/\{[\w.]+\}/g) ?? []);
    for (const [key, pattern] of Object.entries(language(tag).labels)) {
      const known = values(language('en').labels[key] ?? '');
      expect(
        [...values(pattern)].filter((value) => !known.has(value)),
        key,
      ).toEqual([]);
    }
  });

  it.each(tags)('%s says of each label whether it was seen in a document or is from memory', (tag) => {
    const text = readFileSync(join(FOLDER, 'languages', `${tag}.yaml`), 'utf8');
    expect(parse(text)).toHaveProperty('tag', tag);
    const lines = /^labels:\n((?: .*\n|\n)*)/m.exec(text)?.[1]?.split('\n') ?? [];
    const labels = lines.filter((line) => /^ {2}[\w.-]+:/.test(line));
    expect(labels).toHaveLength(Object.keys(language(tag).labels).length);
    // A pattern without words of its own is nobody's term.
    const silent = labels.filter((line) => !/ # (?:seen|from memory)$/.test(line));
    expect(silent.filter((line) => /\p{L}/u.test(line.replace(/^[^:]*:|\{[^}]*\}/g, '')))).toEqual([]);
  });

  it.each(SIX)('%s names the other languages and every State', (tag) => {
    expect(Object.keys(language(tag).languages)).toEqual(expect.arrayContaining(SIX));
    const csv = join(import.meta.dirname, '../../shared/corpus/reference-data/state-names.csv');
    const codes = existsSync(csv)
      ? readFileSync(csv, 'utf8')
          .split('\n')
          .slice(1)
          .map((line) => line.slice(0, 2))
          .filter((code) => /^[A-Z]{2}$/.test(code))
      : Object.keys(language('en').states);
    // The table lacks two, whose names have letters beyond ASCII.
    expect([...codes, 'CI', 'TR'].filter((code) => language(tag).states[code]?.of === undefined)).toEqual([]);
    expect(Object.keys(language(tag).states).sort()).toEqual(Object.keys(language('en').states).sort());
  });

  it.each([
    ['en', '18 May 2027', 'Tuesday, 18 May 2027', '18–20 May 2027', '10 a.m.', '3.30 p.m.'],
    ['fr', '18 mai 2027', 'mardi 18 mai 2027', '18-20 mai 2027', '10 heures', '15 h 30'],
    ['es', '18 de mayo de 2027', 'martes 18 de mayo de 2027', '18 a 20 de mayo de 2027', '10.00 horas', '15.30 horas'],
    ['ru', '18 мая 2027 года', 'вторник, 18 мая 2027 года', '18–20 мая 2027 года', '10 ч. 00 м.', '15 ч. 30 м.'],
    ['zh', '2027年5月18日', '2027年5月18日星期二', '2027年5月18日至20日', '上午10时', '下午3时30分'],
    ['ar', '18 أيار/مايو 2027', 'الثلاثاء، 18 أيار/مايو 2027', '18-20 أيار/مايو 2027', 'الساعة 10:00', 'الساعة 15:30'],
  ])('%s writes days and hours', (tag, date, weekday, range, ten, half) => {
    const own = language(tag);
    const plain = (text: string) => text.replaceAll('\u00a0', ' ');
    expect(
      [
        formatDate('2027-05-18', own),
        formatWeekday('2027-05-18', own),
        formatRange('2027-05-18', '2027-05-20', own),
        formatTime('10:00', own),
        formatTime('15:30', own),
      ].map(plain),
    ).toEqual([date, weekday, range, ten, half]);
  });

  it.each([
    ['00:00', '12 a.m.', '0 heure'],
    ['00:05', '12.05 a.m.', '0 h 05'],
    ['11:59', '11.59 a.m.', '11 h 59'],
    ['12:00', 'noon', '12 heures'],
    ['12:01', '12.01 p.m.', '12 h 01'],
    ['13:00', '1 p.m.', '13 heures'],
    ['23:30', '11.30 p.m.', '23 h 30'],
  ])('%s is %s in English, %s in French', (clock, english, french) => {
    const written = ['en', 'fr'].map((tag) => formatTime(clock, language(tag)).replaceAll('\u00a0', ' '));
    expect(written).toEqual([english, french]);
  });

  it('writes the first of a month as each does', () => {
    expect(formatDate('2027-03-01', language('fr')).replaceAll('\u00a0', ' ')).toBe('1er mars 2027');
    expect(formatRange('2027-04-30', '2027-05-01', language('en')).replaceAll('\u00a0', ' ')).toBe(
      '30 April – 1 May 2027',
    );
    expect(formatRange('2027-12-31', '2028-01-01', language('ru')).replaceAll('\u00a0', ' ')).toBe(
      '31 декабря 2027 года — 1 января 2028 года',
    );
  });

  it.each([
    ['en', 'From Tuesday, 18 May, to Thursday, 20 May 2027', 'From Friday, 30 April, to Saturday, 1 May 2027'],
    ['fr', 'Du mardi 18 au jeudi 20 mai 2027', 'Du vendredi 30 avril au samedi 1er mai 2027'],
    ['es', 'Del martes 18 al jueves 20 de mayo de 2027', 'Del viernes 30 de abril al sábado 1 de mayo de 2027'],
    ['ru', 'вторник, 18 мая, — четверг, 20 мая 2027 года', 'пятница, 30 апреля, — суббота, 1 мая 2027 года'],
    ['zh', '2027年5月18日星期二至20日星期四', '2027年4月30日星期五至5月1日星期六'],
    ['ar', 'من الثلاثاء 18 إلى الخميس 20 أيار/مايو 2027', 'من الجمعة 30 نيسان/أبريل إلى السبت 1 أيار/مايو 2027'],
    [
      'pt',
      'De terça-feira, 18, a quinta-feira, 20 de maio de 2027',
      'De sexta-feira, 30 de abril, a sábado, 1 de maio de 2027',
    ],
  ])('%s writes from a weekday to a weekday', (tag, inMonth, overMonths) => {
    const own = language(tag);
    const days = (start: string, end: string) => formatWeekdayRange(start, end, own).replaceAll('\u00a0', ' ');
    expect([days('2027-05-18', '2027-05-20'), days('2027-04-30', '2027-05-01')]).toEqual([inMonth, overMonths]);
    expect(days('2027-05-18', '2027-05-18')).toBe(formatWeekday('2027-05-18', own).replaceAll('\u00a0', ' '));
    expect(days('2027-12-31', '2028-01-01')).toMatch(/2027.*2028/);
  });

  it('sorts States as each does: in Arabic without the article', () => {
    const sorted = (tag: string, codes: string[]) =>
      sortNames(
        codes.map((code) => language(tag).states[code] ?? { short: code }),
        language(tag),
      ).map((state) => state.short);
    expect(sorted('ar', ['AR', 'AL', 'PE', 'JP'])).toEqual(['الأرجنتين', 'ألبانيا', 'بيرو', 'اليابان']);
    expect(sorted('es', ['ES', 'EC', 'DE'])).toEqual(['Alemania', 'Ecuador', 'España']);
    expect(sorted('ru', ['AU', 'AT', 'AL'])).toEqual(['Австралия', 'Австрия', 'Албания']);
    expect(joinList(sorted('fr', ['AT', 'EG', 'ET']), language('fr'))).toBe('Autriche, Égypte et Éthiopie');
  });
});

describe('a copy to be read aloud', () => {
  it.each([
    [
      'en',
      'He met Ms. Irena Valdés of the Upper Amber Lake Authority.',
      'He met Ms._Irena_Valdés of the Upper_Amber_Lake_Authority.',
    ],
    ['ru', 'Слово имеет Ирена Вальдес из Олдермарка.', 'Слово имеет Ирена_Вальдес из Олдермарка.'],
    ['es', 'El 8 de julio de 2026 habló Irena Valdés.', 'El 8_de_julio_de_2026 habló Irena_Valdés.'],
    ['ar', 'وتشكر المملكة العربية السعودية في أيار/مايو 2026.', 'وتشكر المملكة_العربية_السعودية في أيار/|مايو_2026.'],
    ['zh', '2026年5月，法国的14个代表团下降了98厘米。', '2026|年|5|月，法|国的14|个代表团下降了98|厘|米。'],
  ])('breaks no name and no date (%s)', (tag, source, wanted) => {
    const fields = ['delegation=PE', 'delivered=2027-05-18'];
    const { draft } = finishText({ source, kind: 'statement', language: tag, set: fields, variant: 'reading' });
    const text = draft === undefined ? '' : plainText(draft.document.children);
    expect(text.replaceAll('\u00a0', '_').replaceAll('\u2060', '|')).toContain(wanted);
  });

  it.each(['en', 'zh'])('tells the minutes after the paragraphs in which they are reached (%s)', (tag) => {
    const words = tag === 'zh' ? '水'.repeat(150) : 'water '.repeat(70).trim();
    const source = [...Array.from({ length: 4 }, () => words), tag === 'zh' ? '谢谢。' : 'Thank you.'].join('\n\n');
    const set = ['delegation=PE', 'delivered=2027-05-18'];
    const given = { source, kind: 'statement', language: tag, set };
    const { draft } = finishText({ ...given, variant: 'reading' });
    const { words: pace, characters } = draft?.document.meta.pace ?? {};
    const told = draft?.document.children.flatMap((block, index, all) =>
      block.type === 'line' && block.slot === 'minutes' ? [[plainText([block]), all[index - 1]?.type]] : [],
    );
    expect(characters ?? pace).toBe(tag === 'zh' ? 200 : 110);
    const unit = tag === 'zh' ? '分钟' : ' min';
    expect(told?.map(([text = '', type]) => [text.replace('\u00a0', ' ').replaceAll('\u2060', ''), type])).toEqual([
      [`1${unit}`, 'paragraph'],
      [`2${unit}`, 'paragraph'],
      [`3${unit}`, tag === 'zh' ? 'paragraph' : 'closing'],
    ]);
    const circulated = finishText(given).draft?.document.children ?? [];
    expect(circulated.some((block) => block.type === 'line' && block.slot === 'minutes')).toBe(false);
  });

  it('takes no initial and no title for the end of a sentence', () => {
    const run = (text: string) => ({ text }) as FlowText['runs'][number];
    const parted = (text: string, held: number) =>
      partAtSentence({ runs: [run(text)] } as unknown as FlowText, held)?.map(({ runs }) => runs[0]?.text);
    expect(parted('We thank J. Roe for it. He spoke.', 30)).toEqual(['We thank J. Roe for it. ', 'He spoke.']);
    expect(parted('We thank J. Roe for it.', 20)).toBeUndefined();
    expect(parted('We thank Mr.\u00a0Smith for it.', 20)).toBeUndefined();
  });
});

describe('a language more', () => {
  const made = folderWith({
    'engross.yaml': 'engross: 1\n',
    // One file, which the package does not have: Portuguese under another name.
    'templates/languages/gl.yaml': readFileSync(join(FOLDER, 'languages/pt.yaml'), 'utf8')
      .replace('tag: pt', 'tag: gl')
      .replace('languages: {', 'languages: {gl: galego, '),
    'note.gl.md': `---
kind: note
title: Níveis de três lagos
byline: Nota do Secretariado
symbol: CML/MOP.2/2
item: 3
distribution: general
issued: 2027-05-12
---

# Mandato

1. O Secretariado apresenta "os níveis".[^1] {#um}

2. Ver o [](#um).

[^1]: Ver o anexo.

:::annex[Leituras]

1. Primeira leitura.

2. Segunda leitura.

:::
`,
  });
  afterAll(() => made.done());

  it('needs one file, and is there in all three formats', async () => {
    const ran = await engross(made.folder, ['build', 'note.gl.md']);
    expect([ran.code, ran.stderr]).toEqual([0, expect.not.stringContaining('error')]);
    const read = (format: string) => readFileSync(join(made.folder, `output/note.gl.${format}`));
    const texts = {
      pdf: await pdfText(read('pdf')),
      docx: [...partsOf(read('docx'))].map(([, part]) => part.replace(/<[^>]*>/g, '')).join(' '),
      html: read('html').toString(),
    };
    const words = [
      'Distr. geral',
      '12 de maio de 2027',
      'galego',
      'Ponto 3 da ordem de trabalhos',
      'parágrafo 1',
      'Anexo',
      '“os níveis”',
    ];
    for (const [format, text] of Object.entries(texts)) {
      const plain = text.replace(/[\u00a0 |]+/g, ' ');
      for (const word of words) expect(plain, `${word} in the ${format}`).toContain(word);
    }
  });
});

describe('an alternative', () => {
  it.each([
    ['zh', '缔约方，', '3之二.'],
    ['ar', 'إن الأطراف،', '1 مكررا ثانيا -'],
    ['en', 'The Parties,', '1 ter.'],
  ])('is called as in the treaties of %s, and Word counts it', async (tag, chapeau, label) => {
    const [number, kind] = tag === 'zh' ? [3, 'bis'] : [1, 'ter'];
    const before = Array.from({ length: number }, (_, at) => `${at + 1}. X;`).join('\n\n');
    const source = `${chapeau}\n\n${before}\n\n${number}. Y. {.${kind}}`;
    const { draft, file } = finishText({ source, kind: 'declaration', language: tag, set: ['title=T', 'symbol=A/1'] });
    if (draft === undefined) throw new Error(messagesOf(file).join('\n'));
    const text = await formats.html.render(draft.document, resourcesFor(draft));
    expect(new TextDecoder().decode(text).replaceAll('\u00a0', ' ')).toContain(`>${label}<`);
    const numbering = partsOf(await formats.docx.render(draft.document, resourcesFor(draft))).get('word/numbering.xml');
    expect(numbering?.replaceAll('\u00a0', ' ')).toContain(label.replace(String(number), '%1'));
  });
});

describe('a treaty', () => {
  const treaty = (tag: string, words: string) => {
    const source = `${words},\n\n## 一\n\n1. X;\n\n2. Y; {#two}\n\n## 二\n\n1. [](#two).`;
    const { draft, file } = finishText({ source, kind: 'treaty', language: tag, set: ['title=T', 'symbol=A/1'] });
    if (draft === undefined) throw new Error(messagesOf(file).join('\n'));
    return plainText(draft.document.children).replaceAll('\u00a0', ' ');
  };

  it.each([
    ['fr', 'Texte adopté à X le 20 mai 2027'],
    ['ru', 'Текст принят: X, 20 мая 2027 года'],
    ['es', 'Texto aprobado en X el 20 de mayo de 2027'],
  ])('is adopted whatever its gender (%s)', (tag, line) => {
    const set = ['title=T', 'symbol=A/1', 'adopted.place=X', 'adopted.date=2027-05-20', 'status=adopted'];
    const { draft } = finishText({ source: '## A\n\n1. X.\n\n2. Y.', kind: 'treaty', language: tag, set });
    expect(draft && plainText(draft.document.children).replaceAll('\u00a0', ' ')).toContain(line);
  });

  it.each([
    ['zh', '缔约方', '第一条第2款'],
    ['en', 'The Parties', 'article 1, paragraph 2'],
    ['fr', 'Les Parties', 'paragraphe 2 de l’article premier'],
  ])('cites a paragraph of an article as %s does', (tag, words, cited) => {
    expect(treaty(tag, words)).toContain(cited);
  });
});

describe('an announcement', () => {
  it.each([
    ['fr', 'Titre', ['Mardi 18 mai 2027', 'Anglais et français']],
    ['ru', 'Название', ['Вторник, 18 мая 2027 года', 'Английский и французский']],
    ['es', 'Título', ['Martes 18 de mayo de 2027', 'Francés e inglés']],
  ])('begins what it says in a cell with a capital (%s)', (tag, title, cells) => {
    const source = `---\nkind: announcement\ntitle: ${title}\nevent: {start: 2027-05-18}\nparticulars: {interpretation: [en, fr]}\n---\n\nX.`;
    const { draft, file } = finishText({ source, kind: 'announcement', language: tag });
    if (draft === undefined) throw new Error(messagesOf(file).join('\n'));
    const text = plainText(draft.document.children).replaceAll('\u00a0', ' ');
    for (const cell of cells) expect(text).toContain(cell);
  });
});

describe('the page', () => {
  it.each(tags)('leads to its version in %s by the name that it has in itself', (tag) => {
    const design = parse(readFileSync(join(FOLDER, 'design.yaml'), 'utf8')) as { screen: { autonyms: object } };
    expect(design.screen.autonyms).toHaveProperty(tag, language(tag).autonym);
  });
});
