/** Numbers typed before the words of headings and annexes: printed once, as typed or as counted, or an error. */

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { formats } from '../src/render/index.js';
import type { Block } from '../src/tree/blocks.js';
import { plainText } from '../src/tree/text.js';
import { finishText, type Given, mendText } from './support/compiling.js';
import { messagesOf } from './support/messages.js';
import { resourcesFor } from './support/resources.js';
import { docxWords, has, htmlWords, pdfWords } from './support/words.js';

const CASES = join(import.meta.dirname, '../../shared/cases');

interface Printed {
  /** Label and words of each heading and annex. */
  headings: string[];
  text: string;
  /** Rule and whether it is an error. */
  messages: [string, boolean][];
}

/** The kind that the front matter of a source says; tests have another by default. */
function ofKind(given: Given): Given {
  const kind = /^kind: (\S+)$/m.exec(given.source)?.[1];
  return kind === undefined ? given : { ...given, kind };
}

function printed(given: Given): Printed {
  const { file, draft } = finishText(ofKind(given));
  const headings = (blocks: readonly Block[]): string[] =>
    blocks.flatMap((block) =>
      block.type === 'heading'
        ? [`${block.label?.text ?? ''}|${plainText(block.children)}`]
        : block.type === 'annex'
          ? [`${block.label?.text ?? ''}|${plainText(block.title)}`, ...headings(block.children)]
          : [],
    );
  const children = draft?.document.children ?? [];
  return {
    headings: headings(children).map((heading) => heading.replace(/[\u00a0\s]+/g, ' ')),
    text: plainText(children).replace(/[\u00a0\s]+/g, ' '),
    messages: messagesOf(file).map(({ ruleId, fatal }) => [ruleId ?? '', fatal === true]),
  };
}

const treaty = (articles: string, fields = ''): string =>
  `---\nkind: treaty\ntitle: T\nsymbol: A/1\ndate: 2027-05-20\n${fields}---\n\nThe Parties,\n\n${articles}`;
const article = (heading: string) => `## ${heading}\n\n1. One.\n\n2. Two.\n\n`;

describe('a typed number that is the computed one', () => {
  it.each<[name: string, language: string, kind: string, typed: [string, string], wanted: [string, string]]>([
    ['English article', 'en', 'treaty', ['Article 1: Aim', 'ARTICLE 2 – Scope'], ['Article 1|Aim', 'Article 2|Scope']],
    [
      'French article',
      'fr',
      'treaty',
      ['Article premier. Objet', 'Article 2 Portée'],
      ['Article premier|Objet', 'Article 2|Portée'],
    ],
    [
      'Spanish article',
      'es',
      'treaty',
      ['Artículo 1. Objeto', 'Artículo 2: Alcance'],
      ['Artículo 1|Objeto', 'Artículo 2|Alcance'],
    ],
    ['Russian article', 'ru', 'treaty', ['Статья 1. Цель', 'Статья 2 Сфера'], ['Статья 1|Цель', 'Статья 2|Сфера']],
    ['Arabic article', 'ar', 'treaty', ['المادة 1 الغرض', 'المادة ٢: النطاق'], ['المادة 1|الغرض', 'المادة 2|النطاق']],
    ['Chinese article', 'zh', 'treaty', ['第一条 目的', '第二条：范围'], ['第一条|目的', '第二条|范围']],
    ['English section', 'en', 'report', ['I. Introduction', 'II. Findings'], ['I.|Introduction', 'II.|Findings']],
    ['Chinese section', 'zh', 'report', ['一、导言', '二、结论'], ['一.|导言', '二.|结论']],
    ['Arabic section', 'ar', 'report', ['أولا - مقدمة', 'ثانيا - استنتاجات'], ['أولا -|مقدمة', 'ثانيا -|استنتاجات']],
  ])('is printed once and can be taken out: %s', (_, language, kind, [one, two], wanted) => {
    const body = (heading: string, at: number) => `## ${heading}\n\n${at}. One.\n\n${at + 1}. Two.\n\n`;
    const source = `---\nkind: ${kind}\ntitle: T\nsymbol: A/1\ndate: 2027-05-20\n---\n\n${body(one, 1)}${body(two, kind === 'report' ? 3 : 1)}`;
    const { headings, messages } = printed({ source, language });
    expect(headings).toEqual(wanted);
    expect(messages).toEqual([
      ['typed-label', false],
      ['typed-label', false],
    ]);
    const mended = mendText(ofKind({ source, language }));
    expect(mended).toContain(`## ${wanted[0].split('|')[1]}\n`);
    expect(printed({ source: mended, language })).toEqual({ headings: wanted, text: expect.anything(), messages: [] });
  });

  it('makes an article without a title, with no message', () => {
    const { headings, messages } = printed({ source: treaty(article('Article 1') + article('Article 2')) });
    expect(headings).toEqual(['Article 1|', 'Article 2|']);
    expect(messages).toEqual([]);
  });

  it('is found before the title of an annex too', () => {
    const annex = (title: string) => `:::annex[${title}]\n\n1. One.\n\n2. Two.\n\n:::\n\n`;
    const source = `---\nkind: note\ntitle: T\n---\n\nText.\n\n${annex('Annex I: Springs')}${annex('Annex II')}`;
    const { headings, messages } = printed({ source });
    expect(headings).toEqual(['Annex I|Springs', 'Annex II|']);
    expect(messages).toEqual([['typed-label', false]]);
  });
});

describe('a typed number that is another', () => {
  it.each([
    ['article', treaty(article('Article 5') + article('Article 6 – Entry into force'))],
    ['article of a free-trade agreement', treaty(article('Article 101: Aim') + article('Article 102: Scope'))],
    [
      'only annex with a number',
      '---\nkind: note\ntitle: T\n---\n\nText.\n\n:::annex[Annex II: Springs]\n\nWords.\n\n:::\n',
    ],
    [
      'section',
      '---\nkind: report\ntitle: T\nsymbol: A/1\ndate: 2027-05-20\n---\n\n## I. One\n\n1. One.\n\n## III. Two\n\n2. Two.\n',
    ],
  ])('is an error: %s', (_, source) => {
    const { messages } = printed({ source });
    expect(messages.filter(([rule]) => rule === 'typed-label').some(([, isError]) => isError)).toBe(true);
    expect(mendText(ofKind({ source }))).toContain(/(?:5|101|Annex II|III)/.exec(source)?.[0]);
  });

  it('is no number where it belongs to the words', () => {
    const { headings, messages } = printed({
      source: treaty(article('Articles of association') + article('1990 and after')),
    });
    expect(headings).toEqual(['Article 1|Articles of association', 'Article 2|1990 and after']);
    expect(messages).toEqual([]);
  });
});

describe('labels as written', () => {
  it('hold for articles, which may begin at 101', () => {
    const source = treaty(
      `## Article 101: Aim {#aim}\n\nWords.\n\n${article('Article 102: Scope')}See [](#aim).\n`,
      'labels: as-written\n',
    );
    const { headings, text, messages } = printed({ source });
    expect(headings).toEqual(['Article 101|Aim', 'Article 102|Scope']);
    expect(text).toContain('See article 101.');
    expect(messages).toEqual([]);
  });

  it('hold for alternatives, in each language', () => {
    const bis = (heading: string, next: string, language: string) =>
      printed({ source: treaty(article(heading) + article(next), 'labels: as-written\n'), language });
    expect(bis('Article 3', 'Article 3 *bis* Entry', 'en').headings).toEqual(['Article 3|', 'Article 3 bis|Entry']);
    expect(bis('Article 3', 'Article 3 ter', 'fr').headings).toEqual(['Article 3|', 'Article 3 ter|']);
    expect(bis('第八条', '第八条之二 侵略罪', 'zh').headings).toEqual(['第八条|', '第八之二条|侵略罪']);
    expect(bis('المادة 8', 'المادة 8 مكررا', 'ar').headings).toEqual(['المادة 8|', 'المادة 8 مكررا|']);
  });

  it('give no label to a heading that has none', () => {
    const { headings } = printed({
      source: treaty(article('Preamble') + article('Article 7 Scope'), 'labels: as-written\n'),
    });
    expect(headings).toEqual(['|Preamble', 'Article 7|Scope']);
  });

  it('hold for sections, annexes and the paragraphs of a statement', () => {
    const report = (fields: string) =>
      `---\nkind: report\ntitle: T\nsymbol: A/1\ndate: 2027-05-20\n${fields}---\n\n## IV. One\n\n30. One.\n\n## V. Two\n\n31. Two.\n\n:::annex[Annex III: Springs]\n\nWords.\n\n:::\n`;
    expect(printed({ source: report('labels: as-written\n') })).toMatchObject({
      headings: ['IV.|One', 'V.|Two', 'Annex III|Springs'],
      messages: [],
    });
    const speech =
      '---\nkind: statement\ndelegation: FI\ndate: 1959-09-25\nlabels: as-written\n---\n\n82. One.\n\n83. Two.\n';
    expect(messagesOf(finishText(ofKind({ source: speech })).file).map(String)).toEqual([]);
  });
});

describe('an alternative of an article', () => {
  const source = treaty(
    '## Purpose {#three}\n\n1. One.\n\n2. Two.\n\n## Entry {#bis .bis}\n\n1. One.\n\n2. See [](#bis) and [](#three).\n\n## End\n\nWords.\n',
  );

  it('does not move the count', () => {
    const { headings, text, messages } = printed({ source });
    expect(headings).toEqual(['Article 1|Purpose', 'Article 1 bis|Entry', 'Article 2|End']);
    expect(text).toContain('See article 1 bis and article 1.');
    expect(messages).toEqual([]);
  });

  it('is the same in three formats', async () => {
    const { draft } = finishText(ofKind({ source }));
    if (draft === undefined) throw new Error('No draft');
    const resources = resourcesFor(draft);
    const found = [
      htmlWords(await formats.html.render(draft.document, resources)),
      docxWords(await formats.docx.render(draft.document, resources)),
      ...(has('pdftotext') ? [pdfWords(await formats.pdf.render(draft.document, resources))] : []),
    ].map((words) => words.join(' '));
    for (const words of [found[0], found[2]].filter((one) => one !== undefined))
      expect(words).toContain('Article 1 bis');
    expect(found.every((words) => words.includes('Entry'))).toBe(true);
  });

  it('is an error on the heading of a part, and on the first article', () => {
    const part = treaty(`# Part one {.bis}\n\n${article('Aim')}`, '');
    expect(printed({ source: part }).messages).toContainEqual(['attributes', true]);
    expect(printed({ source: treaty(article('Aim {.bis}')) }).messages).toContainEqual(['lone-alternative', true]);
  });
});

describe.skipIf(!existsSync(CASES))('the cases', () => {
  const texts = [
    '03-typed-heading-numbers/report',
    '03-typed-heading-numbers/treaty',
    '03-typed-heading-numbers/annex',
    '08-article-bis/a',
    '08-article-bis/b',
  ];

  it.each(texts)('%s prints no label twice, or says so', (path) => {
    const source = readFileSync(join(CASES, path, 'in.md'), 'utf8');
    const { text, headings, messages } = printed({ source });
    const isError = messages.some(([, fatal]) => fatal);
    if (!isError) for (const heading of headings) expect(heading).not.toMatch(/^(.+)\|\1/);
    expect(isError).toBe(path.endsWith('treaty'));
    if (path.startsWith('08')) expect(text).toMatch(/See article (?:3|1) bis and article (?:3|1)\./);
  });
});
