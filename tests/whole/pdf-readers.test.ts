/**
 * Real texts as PDFs in six languages: what Poppler, pdf.js and the tag tree give back is what was written, and judges that
 * others wrote find no fault. Skipped where the corpus, Poppler or Preflight is not.
 */

import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderPdf } from '../../src/render/pdf/render-pdf.js';
import type { Block } from '../../src/tree/blocks.js';
import { plainText } from '../../src/tree/text.js';
import { finishText, mendText } from '../support/compiling.js';
import { corpus, corpusFolder, declarationOfRights, hasCorpus, listed, resolution } from '../support/corpus-texts.js';
import { messagesOf } from '../support/messages.js';
import { archiveFaults } from '../support/pdf-archive.js';
import { elementTexts, pageTexts } from '../support/pdf-texts.js';
import { hasPreflight, preflightFaults } from '../support/preflight.js';
import { resourcesFor } from '../support/resources.js';
import { firstMissing, firstMissingOnPages, has, pdfWords, wordsOf } from '../support/words.js';

if (!hasCorpus) console.warn('The shared corpus is not here: PDFs of real texts are not read back.');
const poppler = has('pdftotext');
if (!poppler) console.warn('pdftotext is not here: PDFs are not read by Poppler.');
if (!hasPreflight) console.warn('PDFBox Preflight (libpdfbox2-java) is not here: no judge of PDF/A beside our own.');

interface Given {
  name: string;
  kind: string;
  language: string;
  source(): string;
}

const RIGHTS: Given[] = ['en', 'fr', 'es', 'ru', 'ar', 'zh'].map((language, index) => ({
  name: `udhr-${language}`,
  kind: 'treaty',
  language,
  source: () => declarationOfRights(index + 1),
}));

/** Numbered by hand in a scan: what labels it had is judged elsewhere (labels.test.ts). */
const SCANS: Given[] = !hasCorpus
  ? []
  : readdirSync(join(corpusFolder, 'resolutions'))
      .filter((name) => name.endsWith('.txt'))
      .map((name) => ({
        name: name.replace(/_EN_GOLD\.txt$/, ''),
        kind: 'resolution',
        language: 'en',
        source: () =>
          mendText({
            source: `# ${name}\n\n${resolution(`resolutions/${name}`, (text) => text.replaceAll('\f', ''))}`,
            kind: 'resolution',
          }),
      }));

const TREATIES: Given[] = ['ccm-en.split.md', 'BWBV0003143.en-nl.md', 'BWBV0003694-CCW.en-nl.md'].map((name) => ({
  name,
  kind: 'note',
  language: 'en',
  source: () =>
    mendText({
      // As taken from a web site: its head, its own links, marks of headings without a space.
      source: corpus(`treaties/${name}`)
        .replace(/<meta[^>]*>|<\/?sup>|^\d+\.\s*$/gm, '')
        .replace(/\[([^\]]*)\]\(\.\.[^)]*\)/g, '$1')
        .replace(/^(#+)(?=[^\s#])/gm, '$1 '),
      kind: 'note',
    }),
}));

const OSLO: Given = {
  name: 'oslo',
  kind: 'declaration',
  language: 'en',
  source: () => listed(corpus('declarations/en.repaired.md').replace(/<!--[\s\S]*?-->\n/, '')),
};

interface Built {
  bytes: Uint8Array;
  blocks: Block[];
}

const folder = mkdtempSync(join(tmpdir(), 'readers-'));
const built = new Map<Given, Built>();
const all = hasCorpus ? [...RIGHTS, ...SCANS, ...TREATIES, OSLO] : [];

beforeAll(async () => {
  for (const given of all) {
    // A scan may have lost a paragraph's label: its numbers stay as they are, instead of being counted anew.
    const labels = given.kind === 'resolution' ? ['labels=as-written'] : [];
    const set = given.kind === 'treaty' ? [] : ['title=T', 'symbol=A/1', ...labels];
    const { draft, file, sound } = finishText({ ...given, source: given.source(), set });
    if (draft === undefined || !sound)
      throw new Error(
        `${given.name}: ${messagesOf(file)
          .filter((message) => message.fatal)
          .join('\n')}`,
      );
    const bytes = await renderPdf(draft.document, resourcesFor(draft));
    writeFileSync(join(folder, `${given.name}.pdf`), bytes);
    built.set(given, { bytes, blocks: draft.document.children.filter((block) => block.type !== 'masthead') });
  }
}, 180_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function pdfOf(given: Given): Built {
  const found = built.get(given);
  if (found === undefined) throw new Error(`${given.name} was not built.`);
  return found;
}

/** A Chinese line ends between two characters, a Russian one after a hyphen: there, words are compared by their characters. */
function missingIn({ language }: Given, words: string[], found: string[]): string | undefined {
  return (language === 'zh' || language === 'ru' ? firstMissingOnPages : firstMissing)(words, found);
}

/** What each block says, its label first. */
function textsOf(block: Block): string[] {
  const label = 'label' in block && block.label !== undefined ? [block.label.text] : [];
  if (block.type === 'clause') return [...label, ...block.children.flatMap(textsOf)];
  return [...label, plainText([block])];
}

describe.skipIf(!hasCorpus)('real texts as PDFs', () => {
  for (const given of RIGHTS) {
    it.skipIf(!poppler)(`${given.name}: Poppler gives every word back, in order`, () => {
      const { bytes, blocks } = pdfOf(given);
      const words = wordsOf(blocks.map((block) => plainText([block])).join('\n'));
      expect(missingIn(given, words, pdfWords(bytes))).toBeUndefined();
    });

    it(`${given.name}: pdf.js gives every word back, in order`, async () => {
      const { bytes, blocks } = pdfOf(given);
      const words = wordsOf(blocks.map((block) => plainText([block])).join('\n'));
      const found = wordsOf((await pageTexts(bytes)).join('\n'));
      expect(missingIn(given, words, found)).toBeUndefined();
    });

    it(`${given.name}: the tag tree holds the text itself`, async () => {
      const { bytes, blocks } = pdfOf(given);
      const told = (await elementTexts(bytes)).join(' ');
      const written = blocks.flatMap(textsOf).join(' ');
      // A line may end after a hyphen; a Chinese one wherever two characters meet.
      const folded = (text: string) =>
        wordsOf(text)
          .join(given.language === 'zh' ? '' : ' ')
          .replaceAll('- ', '-');
      expect(folded(told)).toContain(folded(written));
    });
  }

  for (const given of all)
    it(`${given.name} is PDF/A-2a by our own check`, async () => {
      expect(await archiveFaults(pdfOf(given).bytes)).toEqual([]);
    });

  it.skipIf(!hasPreflight)('are good archives for PDFBox Preflight', () => {
    expect(preflightFaults(folder)).toEqual([]);
  });
});
