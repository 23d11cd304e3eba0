/** What an Arabic text keeps from left to right, and on which side things stand in it. */

import { describe, expect, it } from 'vitest';
import { renderDocx } from '../src/render/docx/render-docx.js';
import { renderHtml } from '../src/render/html/render-html.js';
import { renderPdf } from '../src/render/pdf/render-pdf.js';
import { finishText } from './support/compiling.js';
import { measurePdf, type Placed } from './support/measure-pdf.js';
import { messagesOf } from './support/messages.js';
import { partsOf } from './support/projections.js';
import { resourcesFor } from './support/resources.js';

function finished(source: string, kind = 'note') {
  const { draft, file, sound } = finishText({ source, kind, language: 'ar', set: ['title=عنوان', 'symbol=A/1'] });
  if (draft === undefined || !sound) throw new Error(messagesOf(file).join('\n'));
  return draft;
}

async function page(source: string): Promise<string> {
  const draft = finished(source);
  return new TextDecoder().decode(await renderHtml(draft.document, resourcesFor(draft)));
}

/** Stretches of a paragraph that keep their own direction. */
async function kept(text: string): Promise<string[]> {
  return [...(await page(`1. ${text}`)).matchAll(/<li class="clause.*?<\/li>/gs)].flatMap(([clause]) =>
    [...clause.matchAll(/<bdi dir="ltr">(.*?)<\/bdi>/gs)].map(([, words = '']) => words.replace(/<[^>]+>/g, '')),
  );
}

async function drawn(source: string, kind?: string): Promise<Placed[]> {
  const draft = finished(source, kind);
  return (await measurePdf(await renderPdf(draft.document, resourcesFor(draft)))).words;
}

describe('a text from right to left', () => {
  it.each([
    ['انظر https://www.example.org/path?q=1&amp;lang=ar؛ وبعد', ['https://www.example.org/path?q=1&#x26;lang=ar']],
    ['المبلغ (EUR 1,500,000) كله', ['EUR 1,500,000']],
    ['المعادلة a + b = c، والإصدار 2.0-beta، و 5 °C', ['a + b = c', '2.0-beta', '5\u00a0°C']],
    ['عنوانه Terms of Reference (2027) (نص)', ['Terms of Reference (2027)']],
    ['إن (WHO) و(منظمة) و[placement]', ['WHO', 'placement']],
    [
      'Smith and others, *The Lake* (Geneva, 2016), pp. 12–15.',
      ['Smith and others, The Lake (Geneva, 2016), pp. 12–15'],
    ],
    ['قال: «WHO» و”UNEP“', ['WHO', 'UNEP']],
  ])('keeps words in Latin letters whole, with what stands between them: %s', async (text, stretches) => {
    expect(await kept(text)).toEqual(stretches);
  });

  it.each([
    ['بلغت انبعاثات CO₂ في المنطقة 12 km² أي 3 m³ من H₂O.', ['CO₂', '12\u00a0km²', '3\u00a0m³', 'H₂O']],
    [
      'الكتلة 10⁶ kg والمعادلة E=mc² والرمز PM₂.₅ والاسم Nº 5 والرمز X™',
      ['10⁶\u00a0kg', 'E=mc²', 'PM₂.₅', 'Nº 5', 'X™'],
    ],
    ['العملة ₸500 و€ 20، ثم 3×10⁻⁶', ['₸500', '€ 20', '3×10⁻⁶']],
    ['وثيقة Ĝ2 والاسم Đorđe Ңu والحرف α1 والمادة 3ᵉ.', ['Ĝ2', 'Đorđe Ңu', 'α1', '3ᵉ']],
    ['التركيز 5 µg/l والمقاومة 10 kΩ ومادة β-carotene', ['5\u00a0µg/l', '10\u00a0kΩ', 'β-carotene']],
    ['والفرق Δt وأيون Ca²⁺ وحقوق LGBTIQ+ ولغة C# والقانون R&D.', ['Δt', 'Ca²⁺', 'LGBTIQ+', 'C#', 'R&#x26;D']],
    ['الدرجة A+ والموقع example.org/ والبند 4(a) والفقرة II(b)(iii)', ['A+', 'example.org/', '4(a)', 'II(b)(iii)']],
    ['واسم "Water (2030)" وPM₂.₅؟ ومنظمة WHO/منظمة', ['Water (2030)', 'PM₂.₅', 'WHO']],
    ['في عام 2027 WHO', ['WHO']],
    ['بنسبة 10% و45%', ['10%', '45%']],
  ])('keeps units, formulas and signs with their letters: %s', async (text, stretches) => {
    expect(await kept(text)).toEqual(stretches);
  });

  it.each([
    ['درجة الحرارة -5 درجات، ثم +3', ['−5', '+3']],
    ['بلغت النسبة 45,5% في عام 2020', ['45,5%']],
    ['مبلغ 1 250 000 دولار', ['1\u00a0250\u00a0000']],
    ['الهاتف: +41 22 917 12 34.', ['+41 22\u00a0917 12 34']],
    ['الفقرات 12-15 من القرار 70/1، في 15/3/2027 الساعة 10:30-13:00، من 1 إلى 3,5', []],
  ])('keeps signs, percentages and groups of figures in their order: %s', async (text, stretches) => {
    expect(await kept(text)).toEqual(stretches);
  });

  it('keeps figures and signs of a stretch with its letters in LibreOffice, which orders characters by themselves', async () => {
    const draft = finished('1. المنطقة 12 km² وأيون Ca²⁺ والرمز X™ ومنظمة WHO.');
    const xml = partsOf(await renderDocx(draft.document, resourcesFor(draft))).get('word/document.xml') ?? '';
    const text = [...xml.matchAll(/<w:t[ >][^<]*/g)].map(([found]) => found.replace(/^[^>]*>/, '')).join('');
    expect(text).toContain('المنطقة \u200e12\u00a0km²\u200e وأيون Ca²⁺\u200e والرمز X™\u200e ومنظمة WHO.');
  });

  it('puts the call of a note after a number or a symbol, on its left', async () => {
    const words = await drawn('1. في عام 2026[^1]. وفي A/RES/60/1[^2]، نعم.\n\n[^1]: نص.\n\n[^2]: نص.');
    const right = (text: string) => words.filter((word) => word.text.includes(text))[0];
    const calls = words.filter(({ size, text }) => size < 10 && /[12]/.test(text) && !text.includes('نص'));
    const [one, two] = ['1', '2'].map((mark) => calls.find(({ text }) => text.includes(mark)));
    expect(one?.end).toBeLessThanOrEqual((right('2026')?.x ?? 0) + 0.1);
    expect(two?.end).toBeLessThanOrEqual((right('A/RES')?.x ?? 0) + 0.1);
    const html = await page('1. في عام 2026[^1].\n\n[^1]: نص.');
    expect(html).toContain('2026\u200f<sup>');
    const draft = finished('1. في عام 2026[^1].\n\n[^1]: نص.');
    const text = partsOf(await renderDocx(draft.document, resourcesFor(draft))).get('word/document.xml');
    expect(text).toMatch(/2026\u200f<\/w:t><\/w:r><w:r><w:rPr>(?:<[^>]+>)*<\/w:rPr><w:footnoteReference/);
  });

  it('sets figures of a table ones under ones, which is on the right', async () => {
    const table = '| البحيرة | الفرق |\n|---|--:|\n| الأولى | -98 |\n| الثانية | 3 |';
    const words = await drawn(table);
    const [long, short] = [words.find(({ text }) => text.includes('98')), words.find(({ text }) => text.includes('3'))];
    expect(long?.end).toBeCloseTo(short?.end ?? 0, 0);
    expect(await page(table)).toMatch(/table \.align-right \{ text-align: right/);
    const draft = finished(table);
    const cells = partsOf(await renderDocx(draft.document, resourcesFor(draft))).get('word/document.xml') ?? '';
    expect(cells).toContain('\u200e−98\u200e');
    expect(cells).not.toContain('<w:jc w:val="end"/>');
  });

  it('numbers sections and annexes beyond the twentieth in words', async () => {
    const annexes = Array.from({ length: 22 }, (_, at) => `:::annex[عنوان ${at}]\n\n1. نص.\n\n:::`).join('\n\n');
    const html = await page(`${'# فرع\n\nنص.\n\n'.repeat(22)}${annexes}`);
    expect(html).toContain('ثاني وعشرون\u00a0-');
    expect(html).toContain('المرفق الثاني والعشرون');
  });
});

describe('contents', () => {
  it.each(['ar', 'en'])('keep the words of an entry from its page number (%s)', async (language) => {
    const word = language === 'ar' ? 'ا' : 'i';
    const source = Array.from({ length: 40 }, (_, at) => `# ${`${word} `.repeat(40 + at)}\n\nنص.`).join('\n\n');
    const { draft } = finishText({
      source,
      kind: 'report',
      language,
      set: ['title=T', 'symbol=A/1'],
    });
    if (draft === undefined) throw new Error('no draft');
    const { words } = await measurePdf(await renderPdf(draft.document, resourcesFor(draft)));
    const number = words.filter(({ text, y }) => /^\P{L}*\d+\P{L}*$/u.test(text) && y > 25 && y < 270);
    expect(number).toHaveLength(40);
    for (const one of number) {
      const beside = words.filter((other) => other.page === one.page && Math.abs(other.y - one.y) < 1 && other !== one);
      for (const other of beside) expect(other.end <= one.x + 0.1 || other.x >= one.end - 0.1).toBe(true);
    }
  });
});
