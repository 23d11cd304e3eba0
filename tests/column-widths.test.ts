/** How columns share the measure. */
import { describe, expect, it } from 'vitest';
import { shareMeasure } from '../src/render/column-widths.js';
import { renderDocx } from '../src/render/docx/render-docx.js';
import { finishText } from './support/compiling.js';
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
