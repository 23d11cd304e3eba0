/** Two notes called one after the other are read as two: `1, 2`, never `12`; and none as part of a raised figure. */

import { describe, expect, it } from 'vitest';
import { formats } from '../src/render/index.js';
import { finishText } from './support/compiling.js';
import { messagesOf } from './support/messages.js';
import { elementTexts } from './support/pdf-texts.js';
import { partsOf } from './support/projections.js';
import { resourcesFor } from './support/resources.js';
import { wordParagraphs } from './support/word-labels.js';

const NOTES = '\n\n[^a]: First.\n\n[^b]: Second.\n\n[^c]: Third.';

/** The words of the paragraph that begins with `Here` in the three formats, without spaces. */
async function printed(source: string, language: string): Promise<Record<'pdf' | 'docx' | 'html', string>> {
  const { draft, file } = finishText({
    source: source + NOTES,
    kind: 'statement',
    language,
    set: ['title=T', 'delegation=PE'],
  });
  if (draft === undefined) throw new Error(messagesOf(file).join('\n'));
  const resources = resourcesFor(draft);
  const page = new TextDecoder().decode(await formats.html.render(draft.document, resources));
  const parts = partsOf(await formats.docx.render(draft.document, resources));
  const document = (parts.get('word/document.xml') ?? '').replace(
    /<w:footnoteReference w:id="(\d)"\/>/g,
    '<w:t>$1</w:t>',
  );
  const docx = wordParagraphs(new Map([...parts, ['word/document.xml', document]])).map(({ text }) => text);
  const html = page
    .slice(page.indexOf('<main'))
    .split(/<\/?p\b[^>]*>/)
    .map((text) => text.replace(/<[^>]+>/g, ''));
  const pdf = await elementTexts(await formats.pdf.render(draft.document, resources));
  const here = (texts: readonly string[]) =>
    (texts.find((text) => /^[\s\u200e\u200f\u2066-\u2069]*Here/.test(text)) ?? '').replace(
      /[\s\u200b\u200e\u200f\u2066-\u2069]/g,
      '',
    );
  return { pdf: here(pdf), docx: here(docx), html: here(html) };
}

describe('notes called one after the other', () => {
  it.each([
    ['en', 'Here 1/4[^a][^b] and 12[^c].', 'Here1/41,2and123.'],
    ['en', 'Here *all[^a]*[^b][^c].', 'Hereall1,2,3.'],
    ['fr', 'Here 1/4[^a][^b] et[^c].', 'Here1/41,2et3.'],
    ['es', 'Here 1/4[^a][^b] y[^c].', 'Here1/41,2y3.'],
    ['ru', 'Here 1/4[^a][^b] и[^c].', 'Here1/41,2и3.'],
    ['ar', 'Here[^a][^b] ثم[^c].', 'Here1،2ثم3.'],
    ['zh', 'Here水权[^a][^b]问题[^c]。', 'Here水权1、2问题3。'],
  ])('have a mark between them in three formats (%s): %s', async (language, source, wanted) => {
    expect(await printed(source, language)).toEqual({ pdf: wanted, docx: wanted, html: wanted });
  });

  it('are kept from a raised figure by a space', async () => {
    const source = `Here km²[^a], CO₂[^b] and 2019[^c].${NOTES}`;
    const { draft } = finishText({ source, kind: 'statement', set: ['title=T', 'delegation=PE'] });
    if (draft === undefined) throw new Error('No draft');
    const resources = resourcesFor(draft);
    const html = new TextDecoder().decode(await formats.html.render(draft.document, resources));
    expect(html).toMatch(/km²<sup>\u00a0<a [^>]*>1<.*CO₂<sup><a [^>]*>2<.*2019<sup><a [^>]*>3</);
    const docx = partsOf(await formats.docx.render(draft.document, resources)).get('word/document.xml') ?? '';
    expect(docx.replace(/<w:rPr>.*?<\/w:rPr>/g, '')).toMatch(
      /km²<\/w:t><\/w:r><w:r><w:t xml:space="preserve">\u00a0<\/w:t><\/w:r><w:r><w:footnoteReference/,
    );
    const pdf = (await elementTexts(await formats.pdf.render(draft.document, resources))).join('\n');
    expect(pdf).toContain('Here km² 1, CO₂2 and 20193.');
  });
});
