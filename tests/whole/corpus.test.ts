/** Real texts of the shared corpus: every word of them stands in every output, in order. Skipped where the corpus is not. */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { formats } from '../../src/render/index.js';
import { finishText } from '../support/compiling.js';
import { messagesOf } from '../support/messages.js';
import { resourcesFor } from '../support/resources.js';
import { docxWords, firstMissing, firstMissingOnPages, has, htmlWords, pdfWords, wordsOf } from '../support/words.js';

const CORPUS = join(import.meta.dirname, '../../../shared/corpus');
const skipped = !existsSync(CORPUS);
if (skipped) console.warn('The shared corpus is not here: tests on real texts are skipped.');
const poppler = has('pdftotext');
if (!poppler) console.warn('pdftotext is not here: words of PDFs are not compared.');

const GIVEN = { kind: 'statement', set: ['delegation=PE', 'date=2007-02-23'] };

/** Marks that are no words: of lists (Word counts by itself), bullets, rules. */
const MARK = /^(?:\d{1,3}[.)]|[*_#>+-]+)$/;

/** Words of a source: comments and the marks of headings, lists and emphasis are not words. */
function sourceWords(source: string): string[] {
  return wordsOf(source.replace(/^#+ /gm, ''));
}

describe.skipIf(skipped)('the seed', () => {
  const source = skipped ? '' : readFileSync(join(CORPUS, 'seed/000_13a6e598cd428016.txt'), 'utf8');

  it('stands in all three formats word by word, with one warning', async () => {
    const { file, draft, sound } = finishText({ source, ...GIVEN });
    expect(sound).toBe(true);
    expect(messagesOf(file).map((message) => [message.line, message.ruleId])).toEqual([[13, 'split-paragraph']]);
    expect(messagesOf(file)[0]?.note).toMatch(/join lines 13 .* and 15 /);
    if (draft === undefined) return;
    const resources = resourcesFor(draft);
    const words = sourceWords(source);
    expect(words).toHaveLength(721);
    const html = await formats.html.render(draft.document, resources);
    expect(firstMissing(words, htmlWords(html))).toBeUndefined();
    expect(firstMissing(words, docxWords(await formats.docx.render(draft.document, resources)))).toBeUndefined();
    if (poppler)
      expect(firstMissingOnPages(words, pdfWords(await formats.pdf.render(draft.document, resources)))).toBeUndefined();
  });

  it('takes a name of the house list as good as its code', () => {
    const title = (delegation: string) =>
      finishText({ source, kind: 'statement', set: [`delegation=${delegation}`, 'date=2007-02-23'] }).draft?.document
        .meta.title;
    expect([title('Peru'), title('PE')]).toEqual([
      'Statement by the delegation of Peru',
      'Statement by the delegation of Peru',
    ]);
  });
});

describe.skipIf(skipped)('statements', () => {
  const folder = join(CORPUS, 'statements');
  const paths = skipped
    ? []
    : readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => /\.(?:txt|md)$/.test(path));
  for (const path of paths) {
    it(`${path} loses no word`, async () => {
      const source = readFileSync(join(folder, path), 'utf8');
      const { file, draft, sound } = finishText({ source, ...GIVEN });
      expect(sound, messagesOf(file).join('\n')).toBe(true);
      if (draft === undefined) return;
      const resources = resourcesFor(draft);
      const words = wordsOf(source.replace(/^#+ /gm, '').replace(/\\([!-/:-@[-`{-~])/g, '$1')).filter(
        (word) => !MARK.test(word),
      );
      expect(firstMissing(words, htmlWords(await formats.html.render(draft.document, resources)))).toBeUndefined();
      expect(firstMissing(words, docxWords(await formats.docx.render(draft.document, resources)))).toBeUndefined();
      if (poppler)
        expect(
          firstMissingOnPages(words, pdfWords(await formats.pdf.render(draft.document, resources))),
        ).toBeUndefined();
    });
  }

  it('says of texts whose paragraphs cannot be seen that they cannot', () => {
    const hard = paths.filter((path) => !/1970-numbered/.test(path));
    expect(hard.length).toBe(19);
    for (const path of hard) {
      const { file } = finishText({ source: readFileSync(join(folder, path), 'utf8'), ...GIVEN });
      expect(
        messagesOf(file).some((message) => message.ruleId === 'unseen-paragraphs'),
        path,
      ).toBe(true);
    }
  });
});
