/** Every kind of block in every kind of container: the same words, labels and pictures in three formats, or an error. */

import { visit } from 'unist-util-visit';
import { describe, expect, it } from 'vitest';
import type { Draft } from '../src/compile.js';
import { formats } from '../src/render/index.js';
import type { Clause } from '../src/tree/blocks.js';
import { plainText } from '../src/tree/text.js';
import { finishText, rulesOf } from './support/compiling.js';
import { messagesOf } from './support/messages.js';
import { elementTexts } from './support/pdf-texts.js';
import { partsOf, pdfText } from './support/projections.js';
import { resourcesFor } from './support/resources.js';
import { wordParagraphs } from './support/word-labels.js';

const PIXEL = new Uint8Array(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
);
const IMAGES = { 'gauge.png': { type: 'png' as const, bytes: PIXEL, width: 40, height: 30 } };

/** Each block with the words that must come out of it; `alt` is looked for where a format keeps it. */
const BLOCKS: Readonly<Record<string, { source: string; words: string[]; alt?: string }>> = {
  paragraphs: { source: 'Alder stands.\n\nBirch stands.', words: ['Alder stands.', 'Birch stands.'] },
  numbered: {
    source: '1. cedar;\n\n      1. dogwood;\n\n      2. elder;\n\n2. fir.',
    words: ['cedar;', 'dogwood;', 'elder;', 'fir.'],
  },
  bullets: { source: '- gorse;\n\n  - hazel;\n\n- ivy.', words: ['gorse;', 'hazel;', 'ivy.'] },
  quotation: { source: '> Juniper\n>\n> 7. kauri;', words: ['Juniper', 'kauri;'] },
  'fenced quotation': { source: ':::quote\n\nLarch\n\n:::', words: ['Larch'] },
  table: { source: '| Maple | Nutmeg |\n|---|--:|\n| Oak | 12 |', words: ['Maple', 'Nutmeg', 'Oak', '12'] },
  picture: { source: '![Palm](gauge.png "Quince")', words: ['Quince'], alt: 'Palm' },
  heading: { source: '## Rowan\n\nSequoia.', words: ['Rowan', 'Sequoia.'] },
  formula: { source: ':::formula\n\nTamarind\n\n:::', words: ['Tamarind'] },
  remark: { source: ':::note\n\nUpas\n\n- viburnum\n\n:::', words: ['Upas', 'viburnum'] },
  signatures: { source: ':::signatures\n\nWillow\n\n:::', words: ['Willow'] },
};

const indented = (source: string, by: number) => source.replace(/^(?=.)/gm, ' '.repeat(by));

/** Each container with `block` in it, among words that must come out too. */
const CONTAINERS: Readonly<Record<string, (block: string) => string>> = {
  text: (block) => `1. Opens.\n\n2. Second.\n\nBefore.\n\n${block}\n\nAfter.`,
  clause: (block) => `1. Opens.\n\n${indented(block, 6)}\n\n2. After.`,
  bullet: (block) => `1. Opens.\n\n2. Second.\n\n- Before.\n\n${indented(block, 2)}\n\n- After.`,
  quote: (block) => `1. Opens.\n\n2. Second.\n\n::::quote\n\nBefore.\n\n${block}\n\nAfter.\n\n::::`,
  remark: (block) => `1. Opens.\n\n2. Second.\n\n::::note\n\nBefore.\n\n${block}\n\nAfter.\n\n::::`,
  annex: (block) => `1. Opens.\n\n2. Second.\n\n::::annex[Title]\n\nBefore.\n\n${block}\n\nAfter.\n\n::::`,
  footnote: (block) => `1. Opens.[^a]\n\n2. Second.\n\n[^a]: Before.\n\n${indented(block, 4)}\n\n    After.`,
};

/** What a footnote may not hold, and what belongs at the left edge. */
const REFUSED: readonly string[] = [
  ...['table', 'picture', 'heading', 'formula', 'remark', 'signatures'].map((block) => `${block} in footnote`),
  ...['clause', 'bullet', 'quote', 'remark'].map((container) => `heading in ${container}`),
];

/** Words without white space, so that lines may break anywhere. */
const bare = (text: string) => text.replace(/[\s\u00a0\u200b\u200e\u200f\u2060-\u2069]+/gu, '');

/** The first words of each numbered paragraph after its label, as they must stand in every format. */
function labelled(draft: Draft): string[] {
  const found: string[] = [];
  const look = (node: Clause) => {
    const [first] = node.children;
    if (node.label !== undefined && first?.type === 'paragraph')
      found.push(bare(node.label.text + plainText(first.children)));
  };
  visit(draft.document, 'clause', look);
  return found;
}

async function printed(draft: Draft): Promise<Record<string, { text: string; alts: string }>> {
  const resources = resourcesFor(draft, IMAGES);
  const bytes = {
    pdf: await formats.pdf.render(draft.document, resources),
    docx: await formats.docx.render(draft.document, resources),
    html: await formats.html.render(draft.document, resources),
  };
  const parts = partsOf(bytes.docx);
  const page = new TextDecoder().decode(bytes.html);
  const paragraphs = ['word/document.xml', 'word/footnotes.xml'].flatMap((path) => wordParagraphs(parts, path));
  return {
    pdf: { text: bare((await elementTexts(bytes.pdf)).join('')), alts: await pdfText(bytes.pdf) },
    docx: {
      text: bare(paragraphs.map(({ label = '', text }) => label + text).join('')),
      alts: parts.get('word/document.xml') ?? '',
    },
    html: { text: bare(page.slice(page.indexOf('<main')).replace(/<[^>]+>/g, '')), alts: page },
  };
}

describe.each(Object.keys(CONTAINERS))('in %s', (container) => {
  it.each(Object.keys(BLOCKS))('%s: words, labels and pictures in three formats, or an error', async (name) => {
    const block = BLOCKS[name] ?? { source: '', words: [] };
    const source = CONTAINERS[container]?.(block.source) ?? '';
    const { file, draft, sound } = finishText({ source, kind: 'note', set: ['title=Trees'] });
    const errors = messagesOf(file)
      .filter(({ fatal }) => fatal === true)
      .map(({ reason }) => reason);
    if (REFUSED.includes(`${name} in ${container}`)) {
      expect(sound).toBe(false);
      expect(rulesOf(file)).toContain(name === 'heading' ? 'heading' : 'note-content');
      return;
    }
    expect(errors).toEqual([]);
    if (draft === undefined) throw new Error('No draft');
    for (const { text, alts } of Object.values(await printed(draft))) {
      for (const words of [...block.words.map(bare), 'Opens.', 'After.', ...labelled(draft)])
        expect(text).toContain(words);
      if (block.alt !== undefined) expect(alts).toContain(block.alt);
    }
  });
});

describe('a footnote with lists', () => {
  const source =
    'Opens.[^a] Goes.[^b]\n\n[^a]: Where:\n\n    1. it rains; or\n\n    2. it snows.\n\n[^b]: Or:\n\n    - red.\n\n    Closing words.';

  it.each(['en', 'fr', 'es', 'ru', 'ar', 'zh'])('has the size of a footnote in DOCX (%s)', async (language) => {
    const { draft } = finishText({ source, kind: 'statement', language, set: ['title=T', 'delegation=PE'] });
    if (draft === undefined) throw new Error('No draft');
    const parts = partsOf(await formats.docx.render(draft.document, resourcesFor(draft)));
    const styles = wordParagraphs(parts, 'word/footnotes.xml').map(({ style }) => style);
    expect(styles).toEqual(
      expect.arrayContaining(['FootnoteText', 'Note1', 'Note1', 'FootnoteText', 'NoteBullet', 'FootnoteText']),
    );
    const based = (id: string) =>
      new RegExp(`w:styleId="${id}">(?:(?!</w:style>).)*<w:basedOn w:val="FootnoteText"/>`).test(
        parts.get('word/styles.xml') ?? '',
      );
    expect(['Note1', 'NoteBullet', 'NoteQuotation'].filter((id) => !based(id))).toEqual([]);
  });
});

describe('a note called in a list of a note', () => {
  it('is refused as one in its first paragraph is', () => {
    const { file } = finishText({
      source: 'One.[^1] Two.[^2]\n\n[^1]: Where:\n\n    1. it rains;[^2]\n\n    2. it snows.\n\n[^2]: Other.',
    });
    expect(rulesOf(file)).toContain('note-in-note');
  });
});
