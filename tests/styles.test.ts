/** One description of style: what each format makes of it is read back and compared, style by style. */
import { describe, expect, it } from 'vitest';
import { renderDocx } from '../src/render/docx/render-docx.js';
import { namedStyles } from '../src/render/html/style/named-styles.js';
import { lookOf } from '../src/render/pdf/flow/runs.js';
import type { Style } from '../src/templates/design.js';
import { finishText } from './support/compiling.js';
import { partsOf } from './support/projections.js';
import { resourcesFor } from './support/resources.js';

const SOURCE = '# Part\n\n1. One.\n\n2. Two.';

async function stylesOf(language: string) {
  const { draft } = finishText({ source: SOURCE, kind: 'note', language, set: ['title=T'] });
  if (draft === undefined) throw new Error('No draft');
  const resources = resourcesFor(draft);
  const parts = partsOf(await renderDocx(draft.document, resources));
  return {
    sheet: resources.sheet,
    css: namedStyles(resources.sheet, 'italic'),
    word: parts.get('word/styles.xml') ?? '',
  };
}

interface Read {
  size: number;
  before: number;
  after: number;
  leading: number;
  bold: boolean;
}

/** Size and spaces of a Word style with what it inherits, at last from the document's defaults; in points. */
function wordStyle(xml: string, name: string): Read {
  const found: Partial<Read> = {};
  let own = styleElement(xml, `w:name w:val="${name}"`);
  while (own !== undefined) {
    takeFrom(own, found);
    const parent = /<w:basedOn w:val="([^"]+)"/.exec(own)?.[1];
    own = parent === undefined ? undefined : styleElement(xml, `w:styleId="${parent}"`);
  }
  takeFrom(/<w:docDefaults>[\s\S]*<\/w:docDefaults>/.exec(xml)?.[0] ?? '', found);
  return { size: 0, before: 0, after: 0, leading: 0, bold: false, ...found };
}

function takeFrom(own: string, found: Partial<Read>): void {
  const size = /<w:sz w:val="(\d+)"/.exec(own)?.[1];
  if (size !== undefined) found.size ??= Number(size) / 2;
  const spacing = /<w:spacing ([^>]*)>/.exec(own)?.[1] ?? '';
  for (const [key, name] of [
    ['before', 'before'],
    ['after', 'after'],
    ['leading', 'line'],
  ] as const) {
    const value = new RegExp(`w:${name}="(\\d+)"`).exec(spacing)?.[1];
    if (value !== undefined) found[key] ??= Number(value) / 20;
  }
  const bold = /<w:b(?: w:val="([^"]+)")?\/>/.exec(own);
  if (bold !== null) found.bold ??= bold[1] === undefined || !/^(?:0|false)$/.test(bold[1]);
}

function styleElement(xml: string, mark: string): string | undefined {
  return (xml.match(/<w:style [\s\S]*?<\/w:style>/g) ?? []).find((element) =>
    element.toLowerCase().includes(mark.toLowerCase()),
  );
}

function cssStyle(css: string, name: string, base: number): Read {
  const own = new RegExp(`^\\.${name} \\{ (font-size[^}]*)\\}`, 'm').exec(css)?.[1] ?? '';
  const [before = '0', , after = '0'] = (/margin: ([^;]*)/.exec(own)?.[1] ?? '')
    .replace(/calc\([^)]*\)\)/g, '0')
    .split(/\s+(?![^(]*\))/);
  const size = Number.parseFloat(/font-size: ([\d.]+)rem/.exec(own)?.[1] ?? '0') * base;
  const ratio = Number.parseFloat(/var\(--lead\) \* ([\d.]+)/.exec(own)?.[1] ?? '0');
  return {
    size,
    before: Number.parseFloat(before) * base,
    after: Number.parseFloat(after) * base,
    leading: size * ratio,
    bold: /font-weight: 700/.test(own),
  };
}

const COMPARED = [
  'title',
  'paragraph',
  'preambular',
  'heading-1',
  'heading-2',
  'heading-3',
  'quotation',
  'footnote',
  'table-text',
  'table-head',
  'caption',
  'byline',
  'body-name',
  'distribution',
  'signature',
  'operative-1',
  'numbered-1',
];

describe('styles', () => {
  for (const language of ['en', 'ar', 'zh']) {
    it(`are the same in Word, CSS and PDF (${language})`, async () => {
      const { sheet, css, word } = await stylesOf(language);
      const base = sheet.styles['base']?.size ?? 0;
      for (const name of COMPARED) {
        const style = sheet.styles[name] as Style;
        const wanted = { size: style.size, after: style.after, leading: style.leading, bold: style.weight === 'bold' };
        const inWord = wordStyle(word, style.name);
        expect({ name, ...pick(inWord) }).toEqual({ name, ...wanted });
        if (!/^(?:operative|numbered)-/.test(name)) {
          const inCss = cssStyle(css, name, base);
          for (const key of ['size', 'after', 'leading'] as const)
            expect(inCss[key], `${name} ${key}`).toBeCloseTo(wanted[key], 1);
          expect(inCss.before, name).toBeCloseTo(style.before, 1);
        }
        expect(inWord.before, name).toBe(style.before);
        expect(lookOf(style)).toMatchObject({
          size: style.size,
          colour: style.colour,
          cut: expect.stringMatching(wanted.bold ? /^bold/ : /^(?:regular|italic)$/),
        });
      }
    });
  }

  it('leave no size, colour or indent to the handlers', async () => {
    const { readdirSync, readFileSync } = await import('node:fs');
    const files = readdirSync('src/render', { recursive: true, encoding: 'utf8' }).filter((path) =>
      /(?:blocks|phrasing|tables|masthead|notes)\.ts$/.test(path),
    );
    expect(files.length).toBeGreaterThan(8);
    for (const path of files) {
      const text = readFileSync(`src/render/${path}`, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
      expect(text.match(/#[0-9a-f]{6}\b|\b\d+(?:\.\d+)?(?:pt|mm|px)\b|fontSize|halfPoints\(\d/gi), path).toBeNull();
    }
  });
});

function pick({ size, after, leading, bold }: Read): Omit<Read, 'before'> {
  return { size, after, leading, bold };
}
