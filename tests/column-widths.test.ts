/** How columns share the measure. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderDraft } from '../src/compile.js';
import { shareMeasure } from '../src/render/column-widths.js';
import { renderDocx } from '../src/render/docx/render-docx.js';
import { factsOf } from '../src/render/index.js';
import { finishText, rulesOf } from './support/compiling.js';
import { measurePdf } from './support/measure-pdf.js';
import { messagesOf } from './support/messages.js';
import { partsOf } from './support/projections.js';
import { resourcesFor } from './support/resources.js';

describe('columns', () => {
  it('leave short ones on one line, and share the rest', () => {
    const widths = shareMeasure(100, [
      { least: 5, most: 8 },
      { least: 10, most: 900 },
      { least: 6, most: 20 },
      { least: 10, most: 300 },
    ]);
    expect(widths[0]).toBe(8);
    expect(widths[2]).toBe(20);
    expect(widths[1]).toBeGreaterThan(widths[3] ?? 0);
    expect(widths.reduce((sum, width) => sum + width, 0)).toBeCloseTo(100);
  });

  it('have short ones give way where words are long, and never overrun the measure', () => {
    const widths = shareMeasure(100, [
      { least: 10, most: 30 },
      { least: 80, most: 900 },
    ]);
    expect(widths[1]).toBeGreaterThanOrEqual(80);
    expect(widths.reduce((sum, width) => sum + width, 0)).toBeCloseTo(100);
    expect(
      shareMeasure(100, [
        { least: 90, most: 90 },
        { least: 90, most: 95 },
      ]),
    ).toEqual([50, 50]);
  });

  it('cut words before figures, the longest of them to one width, and keep to the measure', () => {
    const width = fc.integer({ min: 1, max: 200 });
    const column = fc.tuple(width, width, width).map((three) => {
      const [firm = 0, least = 0, most = 0] = [...three].sort((one, other) => one - other);
      return { firm, least, most };
    });
    fc.assert(
      fc.property(
        fc.array(column, { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 20, max: 900 }),
        (asked, measure) => {
          const widths = shareMeasure(measure, asked);
          expect(widths.reduce((sum, one) => sum + one, 0)).toBeCloseTo(measure, 3);
          if (asked.reduce((sum, { firm }) => sum + firm, 0) > measure) return;
          for (const [at, one] of asked.entries()) expect(widths[at]).toBeGreaterThanOrEqual(one.firm - 0.001);
          // One that is cut is as wide as any that is, and no word that is kept is longer.
          const cut = asked.flatMap((one, at) =>
            (widths[at] ?? 0) < one.least - 0.001 && (widths[at] ?? 0) > one.firm + 0.001 ? [widths[at] ?? 0] : [],
          );
          for (const one of cut) expect(one).toBeCloseTo(cut[0] ?? 0, 2);
        },
      ),
    );
  });

  const tableOf = (columns: number, figure: string, name: string) =>
    `| . |${' 2027 |'.repeat(columns)}\n|---|${'--:|'.repeat(columns)}\n| ${name} |${` ${figure} |`.repeat(columns)}\n`;

  async function printed(source: string, language: string, only?: 'docx') {
    const set = ['title=T', 'symbol=A/1'];
    const { draft, file } = finishText({ source, kind: 'note', language, set });
    if (draft === undefined) throw new Error('no draft');
    if (only !== undefined) draft.document.meta.formats = factsOf([only]);
    const resources = resourcesFor(draft);
    const outputs = await renderDraft(draft, only === undefined ? ['pdf', 'docx', 'html'] : [only], resources);
    const bytes = (format: string) => outputs?.find((one) => one.format === format)?.bytes ?? new Uint8Array();
    const docx = partsOf(bytes('docx')).get('word/document.xml') ?? '';
    return { bytes, docx, html: new TextDecoder().decode(bytes('html')), rules: rulesOf(file), file };
  }

  it.each([
    ['en', 8, '1,234,567', 'Liechtenstein'],
    ['en', 9, '1,234,567', 'Bosnia and Herzegovina'],
    ['fr', 8, '1 234 567', 'Bosnie-Herzégovine'],
    ['es', 8, '1.234.567', 'Liechtenstein'],
    ['ru', 8, '1 234 567', 'Лихтенштейн'],
    ['ar', 7, '1,234,567', 'ليختنشتاين'],
    ['zh', 8, '1,234,567', '列支敦士登'],
  ])(
    'are set in smaller type where words and figures would be cut (%s, %i)',
    async (language, columns, figure, name) => {
      const { bytes, docx, html, rules } = await printed(tableOf(columns, figure, name), language);
      expect(rules).not.toContain('table-too-wide');
      const { words } = await measurePdf(bytes('pdf'));
      const bare = (text: string) => text.replace(/[^\d]/g, '');
      const figures = words.filter(({ text, size }) => bare(text).includes(bare(figure).slice(-3)) && size < 10);
      expect(new Set(figures.map(({ y }) => Math.round(y))).size).toBe(1);
      expect(docx).toContain('w:val="TableDataSmall"');
      expect(docx).toContain('w:val="TableSmallText');
      const grid = [...docx.matchAll(/<w:gridCol w:w="(\d+)"/g)].map(([, width]) => Number(width) / 20);
      // A figure is half its size wide, a comma a quarter.
      const size = language === 'ar' ? 9 : 7;
      for (const one of grid.slice(1)) expect(one).toBeGreaterThan(size * 4 + 2);
      expect(html).toContain('<table class="data small"');
    },
  );

  it('of a table that has room are as they were', async () => {
    const { docx, html } = await printed(tableOf(6, '1,234,567', 'Peru'), 'en');
    expect(docx).not.toContain('TableDataSmall"/>');
    expect(docx).not.toContain('TableSmallText');
    expect(html).not.toContain('class="data small"');
  });

  it.each([
    ['figures', 'en', tableOf(16, '1,234,567', 'Peru'), '1,234,567'],
    ['a long word', 'ru', tableOf(10, '1,234,567', 'Достопримечательностями'), 'Достопримечательностями'],
    ['figures in Arabic', 'ar', tableOf(14, '1,234,567', 'بيرو'), '1,234,567'],
  ])('that are still too narrow are told, with what is cut: %s', async (_, language, source, cut) => {
    const { file } = await printed(source, language);
    const told = messagesOf(file).filter(({ ruleId }) => ruleId === 'table-too-wide');
    expect(told.map(({ fatal, line, reason }) => [fatal, line, reason.includes(cut)])).toEqual([[false, 1, true]]);
  });

  it('are told of in DOCX alone too, and can be silenced', async () => {
    const wide = tableOf(16, '1,234,567', 'Peru');
    expect((await printed(wide, 'en', 'docx')).rules).toContain('table-too-wide');
    const silenced = `<!-- engross-disable table-too-wide: it is read on a screen -->\n\n${wide}`;
    expect((await printed(silenced, 'en')).rules).not.toContain('table-too-wide');
  });

  it.each([
    // Measured in Times New Roman Italic, 9 points, with 2 points on either side.
    ['Goal', 2.0],
    ['Пункт', 2.84],
    ['Share (%)', 4.05],
  ])('are wide enough in DOCX for the head that stands in them: %s', async (head, ems) => {
    const long = 'a long text of which there is more than goes into one line '.repeat(4);
    const { draft } = finishText({
      source: `| ${head} | Text |\n|---|---|\n| 1 | ${long} |`,
      kind: 'note',
      set: ['title=T', 'symbol=A/1'],
    });
    if (draft === undefined) throw new Error('no draft');
    const parts = partsOf(await renderDocx(draft.document, resourcesFor(draft)));
    const width = Number(/<w:gridCol w:w="(\d+)"/.exec(parts.get('word/document.xml') ?? '')?.[1]) / 20;
    // LibreOffice breaks a head inside that has less than half a point to spare.
    expect(width).toBeGreaterThan(ems * 9 + 4 + 0.5);
  });
});
