/** What a Chinese page does with Latin letters and with marks one after the other. */

import { describe, expect, it } from 'vitest';
import { renderDocx } from '../src/render/docx/render-docx.js';
import { renderHtml } from '../src/render/html/render-html.js';
import { renderPdf } from '../src/render/pdf/render-pdf.js';
import { finishText } from './support/compiling.js';
import { measurePdf } from './support/measure-pdf.js';
import { messagesOf } from './support/messages.js';
import { pageTexts } from './support/pdf-texts.js';
import { partsOf } from './support/projections.js';
import { resourcesFor } from './support/resources.js';

function finished(source: string, kind = 'note') {
  const set = kind === 'statement' ? ['delegation=PE', 'date=2027-01-01'] : ['title=标题', 'symbol=A/1'];
  const { draft, file, sound } = finishText({ source, kind, language: 'zh', set });
  if (draft === undefined || !sound) throw new Error(messagesOf(file).join('\n'));
  return draft;
}

async function measured(source: string, kind?: string) {
  const draft = finished(source, kind);
  return (await measurePdf(await renderPdf(draft.document, resourcesFor(draft)))).words;
}

/** Width of a paragraph of one line, in characters of 11 points. */
async function widthOf(text: string): Promise<number> {
  const words = (await measured(`1. ${text}`)).filter(({ x, y }) => y > 80 && x > 49);
  return ((Math.max(...words.map(({ end }) => end)) - Math.min(...words.map(({ x }) => x))) / 25.4) * (72 / 11);
}

/** Distances between the characters of a paragraph's first lines, in parts of their size. */
async function gapsOf(text: string): Promise<number> {
  const words = (await measured(`1. ${text}`)).filter(
    ({ x, y, text: own }) => y > 80 && x > 49 && /\p{Script=Han}/u.test(own),
  );
  const spread = words.map(({ x, end, text: own }) => ((end - x) * (72 / 25.4)) / 11 / [...own].length);
  return Math.max(...spread);
}

describe('a line before something long', () => {
  const long = [
    '请各国向秘书处提供资料（见第UNEP/CML/MOP.2/WG.1/2027/INF/12/Add.1/Rev.2号文件）。',
    '缔约方会议第三届会议第一次全体会议通过了载于A/CONF.2027/PC/SC/INF/12/Add.1/Rev.2的报告。',
    '请各国向秘书处（secretariat@lakesofthemountainsconvention.example.org）提供资料，见第一号文件。',
    '参见第四工作组主席提交的由Aleksandrakonstantinopolskawojciechowskapetersen编写的说明。',
  ];

  it.each(long)('is not spread: %s', async (text) => {
    expect(await gapsOf(text)).toBeLessThan(1.15);
    const page = (
      await pageTexts(await renderPdf(finished(`1. ${text}`).document, resourcesFor(finished(`1. ${text}`))))
    )
      .join('')
      .replace(/[\u200b\n]/g, '');
    // What is copied has the words in their order, without spaces between characters.
    expect(page).toContain(text.slice(0, 7));
    expect(page).toContain(text.slice(-5));
  });

  it('is not spread by a browser that prints', async () => {
    const draft = finished('1. 第3条。');
    const page = new TextDecoder().decode(await renderHtml(draft.document, resourcesFor(draft)));
    expect(page).toContain('--justify: start');
    expect(page).not.toContain('--justify: justify');
  });
});

describe('Chinese', () => {
  it('sets Latin letters, figures and bullets in the Latin face of the house, as Word does', async () => {
    const words = await measured('1. 第3条见WHO“甲”，气温为-5度：\n\n- 一。');
    const fontOf = (text: string) => words.find((word) => word.text.includes(text))?.font;
    for (const text of ['WHO', '•', '−5']) expect(fontOf(text), text).toContain('Tinos');
    for (const text of ['条见', '“甲”']) expect(fontOf(text), text).toContain('NotoSerifSC');
    const draft = finished('1. 第3条。');
    const page = new TextDecoder().decode(await renderHtml(draft.document, resourcesFor(draft)));
    expect(page).toContain('font-weight: 700; src: local("Times New Roman Bold")');
    expect(page).not.toContain('url(');
    const signed = finished('1. 气温为-5度。');
    const word = partsOf(await renderDocx(signed.document, resourcesFor(signed))).get('word/document.xml');
    expect(word).toContain('<w:r><w:t xml:space="preserve">−</w:t></w:r>');
  });

  it.each([
    ['甲乙丙丁', 4],
    ['甲。”乙', 3.5],
    ['《甲》、《乙》', 6],
    ['甲：“乙”（丙）', 7],
  ])('lets marks that follow each other share their blank halves: %s', async (text, characters) => {
    expect(await widthOf(`${text}丁`)).toBeCloseTo(characters + 1, 0.5);
  });

  it('fills the lines of a statement', async () => {
    const text = '我们感谢秘书处编写今天审议的说明，并请各代表团予以支持。'.repeat(6);
    const words = await measured(`主席：\n\n${text}`, 'statement');
    const lines = new Map<number, number>();
    for (const { y, end, x } of words) if (x > 39 && y > 90) lines.set(y, Math.max(lines.get(y) ?? 0, end));
    const ends = [...lines.values()].slice(0, -1);
    expect(ends.length).toBeGreaterThan(1);
    for (const end of ends) expect(end).toBeGreaterThan(169);
  });
});
