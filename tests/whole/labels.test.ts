/**
 * Labels of real texts, written down by hand: what stands beside each paragraph in PDF, DOCX (as LibreOffice numbers it)
 * and HTML is what the text had when it was adopted. The sources are made here from the corpus, with lists for typed labels.
 */

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formats } from '../../src/render/index.js';
import { finishText, mendText } from '../support/compiling.js';
import { corpus, declarationOfRights, hasCorpus, listed, resolution } from '../support/corpus-texts.js';
import { messagesOf } from '../support/messages.js';
import { partsOf, pdfText } from '../support/projections.js';
import { resourcesFor } from '../support/resources.js';
import { wordParagraphs } from '../support/word-labels.js';
import { has } from '../support/words.js';

const skipped = !hasCorpus;
if (skipped) console.warn('The shared corpus is not here: labels of real texts are not compared.');
const office = has('soffice');
if (!office) console.warn('LibreOffice is not here: labels of DOCX are not compared.');

interface Case {
  name: string;
  kind: string;
  language: string;
  source(): string;
  labels: string[];
}

/** Labels written down by hand from the text of a treaty: an article a line, the labels of its paragraphs after it. */
function byHand(name: string): string[] {
  const lines = readFileSync(join(import.meta.dirname, `../labels/${name}.txt`), 'utf8')
    .trimEnd()
    .split('\n');
  return lines.flatMap((line) => line.split(/ \| ?| {2,}/).filter((label) => label !== ''));
}

const OSLO: Case = {
  name: 'Oslo Declaration',
  kind: 'declaration',
  language: 'en',
  source: () => listed(corpus('declarations/en.repaired.md').replace(/<!--[\s\S]*?-->\n/, '')),
  labels: ['1.', '(a)', '(b)', '2.', '3.', '4.'],
};

const R242: Case = {
  name: 'resolution 242 (1967)',
  kind: 'resolution',
  language: 'en',
  source: () =>
    `# Resolution 242 (1967)\n\n${resolution('resolutions/S_RES_0242_1967_EN_GOLD.txt', (text) =>
      text
        .replace(/^Resolution[\s\S]*?(?=The Security)/, '')
        // Roman numbers straight under a paragraph: (a) in our house, so they are written as the second level here.
        .replace(/^\(1\) /m, '(a) ')
        .replace(/^\(ii\) /m, '(b) '),
    )}`,
  labels: ['1.', '(a)', '(b)', '2.', '(a)', '(b)', '(c)', '3.', '4.'],
};

const R338: Case = {
  name: 'resolution 338 (1973)',
  kind: 'resolution',
  language: 'en',
  source: () =>
    `# Resolution 338 (1973)\n\n${resolution('resolutions/S_RES_0338_1973_EN_GOLD.txt', (text) =>
      text
        .replace(/^Resolution[\s\S]*?(?=The Security)/, '')
        .replace('The Security Council\n', 'The Security Council,\n')
        .replace(/ 27$/m, ''),
    )}`,
  labels: ['1.', '2.', '3.'],
};

const CCM: Case = {
  name: 'Convention on Cluster Munitions',
  kind: 'treaty',
  language: 'en',
  source: () => {
    const text = corpus('treaties/ccm-en.split.md')
      .replace(/### {1,}Article {1,}\d+ *\n+####/g, '\n\n# ')
      .replace(/,\s+Have agreed as follows:/, ',\n\n:::formula\nHave agreed as follows:\n:::\n')
      .replace('# Convention on Cluster Munitions', '---\ntitle: Convention on Cluster Munitions\n---')
      // The scan has a figure for the letter l.
      .replace(/^1\)/m, 'l)');
    // 76 typed labels and the paragraphs that others swallowed: reported, then mended as `check --fix` does.
    return mendText({ source: text, kind: 'treaty' });
  },
  labels: byHand('ccm.en'),
};

/** Columns of the table that has the texts side by side. */
const UDHR: Record<string, number> = { en: 1, fr: 2, es: 3, ru: 4, ar: 5, zh: 6 };

const RIGHTS = Object.entries(UDHR).map(
  ([language, column]): Case => ({
    name: `Universal Declaration of Human Rights (${language})`,
    kind: 'treaty',
    language,
    source: () => declarationOfRights(column),
    labels: byHand(`udhr.${language}`),
  }),
);

const CASES = skipped ? [] : [OSLO, R242, R338, CCM, ...RIGHTS];

const folder = mkdtempSync(join(tmpdir(), 'labels-'));
const built = new Map<Case, { html: string; pdf: string }>();

beforeAll(async () => {
  for (const [index, one] of CASES.entries()) {
    const { file, draft, sound } = finishText({ source: one.source(), kind: one.kind, language: one.language });
    if (!sound || draft === undefined)
      throw new Error(
        `${one.name}: ${messagesOf(file)
          .filter((message) => message.fatal)
          .join('\n')}`,
      );
    const resources = resourcesFor(draft);
    const html = new TextDecoder().decode(await formats.html.render(draft.document, resources));
    built.set(one, { html, pdf: await pdfText(await formats.pdf.render(draft.document, resources)) });
    writeFileSync(join(folder, `${index}.docx`), await formats.docx.render(draft.document, resources));
  }
  if (office && CASES.length > 0) {
    const files = CASES.map((_, index) => join(folder, `${index}.docx`));
    execFileSync(
      'soffice',
      [
        `-env:UserInstallation=file://${folder}/profile`,
        '--headless',
        '--convert-to',
        'txt:Text (encoded):UTF8',
        '--outdir',
        folder,
        ...files,
      ],
      { stdio: 'ignore' },
    );
  }
}, 180_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const folded = (label: string) => label.replace(/[\s\u00a0]+/g, ' ').trim();

/** Whatever stands like a label at the beginning of a line: one too many is found as well as one that lacks. */
const LABEL =
  /^(?:\(\p{L}{1,4}\)|\p{L}{1,4}\)|[\dIVX]{1,4}\.|\p{Lu}\.|\d{1,4} -|(?:Article|Artículo|Статья|المادة) (?:\d+|premier)|第[一二三四五六七八九十]+条)(?=\s|$)/u;

describe.skipIf(skipped)('labels written by hand', () => {
  for (const [index, one] of CASES.entries()) {
    describe(one.name, () => {
      it('stand in the HTML', () => {
        const found = [
          ...(built.get(one)?.html ?? '').matchAll(/<(?:a|span) class="label"[^>]*>([^<]*)<\/(?:a|span)>/g),
        ].map((match) => folded(match[1] ?? ''));
        expect(found).toEqual(one.labels);
      });

      it('stand in the PDF, under their tags', () => {
        const lines = (built.get(one)?.pdf ?? '').split('\n');
        const found = lines.flatMap((line) => {
          const label = /^\s*Lbl: (.*)$/.exec(line)?.[1];
          if (label !== undefined) return [folded(label.replaceAll('|', ''))];
          const heading = /^\s*H2: (.*)$/.exec(line)?.[1];
          return heading !== undefined && one.kind === 'treaty' ? articleOf(folded(heading), one.labels) : [];
        });
        expect(found.map(sorted)).toEqual(one.labels.map(sorted));
      });

      it('are counted by Word itself wherever it can', () => {
        const counted = wordParagraphs(partsOf(readFileSync(join(folder, `${index}.docx`))));
        const found = counted.flatMap(({ label }) => (label === undefined ? [] : [folded(label)]));
        // Word has no `premier`; Chinese numerals stand as text (zh.yaml says why).
        expect(found).toEqual(one.labels.filter((label) => !/^(?:Article premier|第.+条)$/.test(label)));
      });

      it.skipIf(!office)('stand in the DOCX, as LibreOffice numbers it', () => {
        const lines = readFileSync(join(folder, `${index}.txt`), 'utf8')
          .split('\n')
          .map(folded);
        expect(lines.flatMap((line) => LABEL.exec(line)?.[0] ?? [])).toEqual(one.labels);
      });
    });
  }
});

/** An article's label is the beginning of its heading; in a line from right to left it is told by its characters. */
function articleOf(heading: string, labels: readonly string[]): string[] {
  const articles = labels.filter((label) => /\p{L}{3,}|第/u.test(label));
  const bare = sorted(heading.replace('.', ''));
  const found =
    articles.find((label) => sorted(label) === bare) ?? articles.findLast((label) => heading.startsWith(label));
  return [found ?? heading];
}

/** Marks of a label in one order: readers of PDFs differ in the order of `1 -` in a line from right to left. */
function sorted(label: string): string {
  return [...label.replace(/[\s\u00a0]/g, '')].sort().join('');
}
