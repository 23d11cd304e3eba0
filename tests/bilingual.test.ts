/** Bilingual documents: rows by place, each column in its own language and direction, and what a reviewer is told. */
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { type Draft, finishDraft } from '../src/compile.js';
import { formats } from '../src/render/index.js';
import { bilingualDocument, hostOf, planBilingual } from '../src/translate/bilingual.js';
import { soundVersion } from '../src/translate/open-document.js';
import type { OfficialDocument } from '../src/tree/document.js';
import { plainText } from '../src/tree/text.js';
import { ledgerOf } from './support/ledgers.js';
import { pdfText } from './support/projections.js';
import { resourcesFor } from './support/resources.js';
import { translationsOf } from './support/translations.js';

const FRONT = 'original: en\nsymbol: CML/MOP.2/9\nissued: 2027-05-21\n';
const EN = `---\n${FRONT}title: Lakes\n---\n\n1. The lake fell by 3.[^a]\n\n2. It rose:\n\n      1. In May.\n\n| Lake | Level |\n|---|---|\n| Amber | 4 |\n\n[^a]: In 2026.\n`;
const AR = `---\ntitle: البحيرات\n---\n\n1. انخفضت البحيرة بمقدار 5[^a].\n\n2. ثم ارتفعت:\n\n      1. في أيار/مايو.\n\n| البحيرة | المنسوب |\n|---|---|\n| العنبر | 4 |\n\n[^a]: في عام 2026.\n`;

function bilingual(isReview: boolean, before = EN): { host: Draft; document: OfficialDocument } {
  const open = translationsOf({ en: EN, ar: AR }, 'note', { ar: ledgerOf(before, 'note') });
  const [original, version] = [soundVersion(open, 'en'), soundVersion(open, 'ar')];
  if (original === undefined || version === undefined) throw new Error('Both versions are sound.');
  const plan = planBilingual(original, version, isReview);
  for (const draft of [original, version]) finishDraft(draft, { labelsOf: () => undefined, siblings: () => [] });
  const document = bilingualDocument(original, version, plan);
  return { host: { ...hostOf(original, version), document }, document };
}

function rowsOf({ children }: OfficialDocument): string[][] {
  const table = children.find((block) => block.type === 'table');
  return table?.type === 'table'
    ? table.children.map((row) => row.children.map((cell) => plainText(cell.children).replaceAll('\u00a0', ' ')))
    : [];
}

describe('a bilingual document', () => {
  it('has a row for each label, in both languages, and what is written from right to left on the right', () => {
    expect(rowsOf(bilingual(false).document)).toEqual([
      ['العربية', 'English'],
      ['البحيرات', 'Lakes'],
      ['1 - انخفضت البحيرة بمقدار 5\u200f[1].', '1. The lake fell by 3.[1]'],
      ['2 - ثم ارتفعت:', '2. It rose:'],
      ['(أ) في أيار/مايو.', '(a) In May.'],
      ['البحيرة | المنسوب', 'Lake | Level'],
      ['العنبر | 4', 'Amber | 4'],
      ['[1] في عام 2026.', '[1] In 2026.'],
    ]);
  });

  it('is on the page of the Arabic version, whichever is the original', () => {
    const open = translationsOf({ en: EN, ar: AR, fr: AR.replaceAll(/[\u0600-\u06ff]+/g, 'eau') }, 'note', {});
    const [en, ar, fr] = ['en', 'ar', 'fr'].map((tag) => soundVersion(open, tag));
    if (en === undefined || ar === undefined || fr === undefined) throw new Error('All versions are sound.');
    expect([hostOf(en, ar), hostOf(ar, en), hostOf(en, fr)].map((draft) => draft.language)).toEqual(['ar', 'ar', 'fr']);
  });

  it('tells a reviewer in words what is stale and what differs', () => {
    const rows = rowsOf(bilingual(true, EN.replace('It rose:', 'It rose again:')).document);
    expect(rows[0]?.[2]).toBe('مراجعة');
    expect(rows.filter((row, index) => index > 0 && row[2] !== '').map((row) => row[2])).toEqual([
      'يختلف عن الأصل (the original says `3` here; this version says `5`)',
      'متقادم (changed: “It rose again:”)',
    ]);
  });

  it('has each column in its language and direction in DOCX, and its head on every page', async () => {
    const { host } = bilingual(false);
    const docx = unzipSync(await formats.docx.render(host.document, resourcesFor(host)));
    const [body = '', styles = ''] = ['word/document.xml', 'word/styles.xml'].map((name) =>
      strFromU8(docx[name] ?? new Uint8Array()),
    );
    expect(body.match(/<w:tblHeader/g)).toHaveLength(1);
    expect(body).toContain('w:lang w:val="en"');
    const english = /<w:pStyle w:val="([^"]+)"\/>(?:(?!<w:p[ >])[\s\S])*?The lake fell/.exec(body)?.[1] ?? 'none';
    const style = new RegExp(`<w:style [^>]*w:styleId="${english}"[\\s\\S]*?</w:style>`).exec(styles)?.[0];
    expect(style).toContain('<w:bidi w:val="0"/>');
  });

  it('has each cell in its language in PDF', async () => {
    const { host } = bilingual(false);
    const text = await pdfText(await formats.pdf.render(host.document, resourcesFor(host)));
    expect(text).toContain('The lake fell by 3.[1]');
    expect(text).toContain('P: البحيرات');
  });
});
