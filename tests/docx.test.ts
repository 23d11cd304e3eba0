/** What a DOCX promises: a package without loose ends, named styles only, labels that Word counts, and the way back to its source. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { visit } from 'unist-util-visit';
import { describe, expect, it } from 'vitest';
import type { Draft } from '../src/compile.js';
import { renderDocx } from '../src/render/docx/render-docx.js';
import { bookmarkName } from '../src/render/docx/xml/identity.js';
import { formats } from '../src/render/index.js';
import type { Clause, Heading } from '../src/tree/blocks.js';
import type { OfficialDocument } from '../src/tree/document.js';
import { finishText } from './support/compiling.js';
import { messagesOf } from './support/messages.js';
import { problemsOf } from './support/package-check.js';
import { partsOf } from './support/projections.js';
import { resourcesFor } from './support/resources.js';
import { type WordParagraph, wordParagraphs } from './support/word-labels.js';
import { all, at, valueAt, xmlTree } from './support/xml-tree.js';

const PIXEL = new Uint8Array(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
);
const IMAGES = { 'gauge.png': { type: 'png' as const, bytes: PIXEL, width: 400, height: 300 } };

const FULL = `The Parties,

Recalling *all*,[^*]

# Part

1. See [](#two), [](#deep) and <https://x.example/?a=1&b=2>.[^1]

2. Two: {#two}

      1. first;

            1. deeper; {#deep}

            2. deeper still;

      2. second.

   More of two.

3. Or two: {.bis}

      1. with its own;

      2. and another.

4. Or two again. {.ter}

5. Three says {operative-0} and {numbered-1}.

6. Four.

> "Quoted"

- bullet

      - deeper

: Caption

| a | b |
|---|--:|
| x | 2 |

| c | d |
|---|---|
| y | 3 |

![A gauge](gauge.png)

![](gauge.png){decorative}

:::note
Boxed *remark*.
:::

:::annex[More]{#more original=fr}

1. Text **bold *both***.

2. More text.

:::

[^1]: Note with <https://y.example/>.
[^*]: Title note.`;

interface Made {
  draft: Draft;
  bytes: Uint8Array;
  parts: Map<string, string>;
}

async function make(
  source: string,
  language: string,
  kind: string,
  set = ['title=The title', 'symbol=A/1'],
): Promise<Made> {
  const { draft, file, sound } = finishText({ source, kind, language, set });
  if (draft === undefined || !sound) throw new Error(messagesOf(file).join('\n'));
  const bytes = await renderDocx(draft.document, resourcesFor(draft, IMAGES));
  return { draft, bytes, parts: partsOf(bytes) };
}

/** Labels that Word counts or that stand in the text, beside those that were computed. */
function labelsOf({ draft, parts }: Made): { found: string[]; wanted: string[] } {
  const paragraphs = new Map(wordParagraphs(parts).flatMap((own) => own.bookmarks.map((name) => [name, own] as const)));
  const labelled: (Clause | Heading)[] = [];
  visit(draft.document as OfficialDocument, (node) => {
    if ((node.type === 'clause' || node.type === 'heading') && 'label' in node && node.label !== undefined)
      labelled.push(node as Clause | Heading);
  });
  const wanted = labelled.map(({ label }) => label?.text ?? '');
  const found = labelled.map(({ place, label }) => {
    const own = paragraphs.get(bookmarkName(place ?? ''));
    return own?.label ?? writtenLabel(own, label?.text ?? '');
  });
  return { found, wanted };
}

function writtenLabel(paragraph: WordParagraph | undefined, wanted: string): string {
  return paragraph?.text.startsWith(wanted) === true ? wanted : `nothing before “${paragraph?.text}”`;
}

const LANGUAGES = ['en', 'fr', 'es', 'ru', 'ar', 'zh', 'pt'];
const KINDS = ['declaration', 'treaty', 'note', 'report', 'statement'];
const SOURCES = join(import.meta.dirname, '../sources/specimen-session');
const specimens = ['statement', 'declaration', 'draft-declaration', 'note', 'announcement'].flatMap((document) =>
  readdirSync(join(SOURCES, document)).map((name) => [document, name.replace('.md', '')] as const),
);

describe('a DOCX', () => {
  it.each(LANGUAGES)('has no loose ends and nothing made by hand in any kind (%s)', async (language) => {
    for (const kind of KINDS) {
      const set = kind === 'statement' ? ['delegation=PE', 'date=2027-01-01'] : ['title=The title', 'symbol=A/1'];
      const made = await make(kind === 'treaty' ? FULL.replace('# Part', '# .') : FULL, language, kind, set);
      expect(problemsOf(made.parts), kind).toEqual([]);
      const { found, wanted } = labelsOf(made);
      expect(found, kind).toEqual(wanted);
    }
  });

  it.each(specimens)('of the specimen %s.%s is sound, and Word counts its labels', async (document, language) => {
    const source = readFileSync(join(SOURCES, document, `${language}.md`), 'utf8');
    const kind = /^kind: (\S+)/m.exec(source)?.[1] ?? document;
    const { draft, sound } = finishText({ source, kind, language });
    // Some of them need their session; the whole of it is built elsewhere.
    if (draft === undefined || !sound) return;
    const bytes = await renderDocx(draft.document, resourcesFor(draft));
    const made = { draft, bytes, parts: partsOf(bytes) };
    expect(problemsOf(made.parts)).toEqual([]);
    const { found, wanted } = labelsOf(made);
    expect(found).toEqual(wanted);
  });
});

describe('numbering in Word', () => {
  it('is a multilevel list with an identity, linked to styles, whose levels begin anew', async () => {
    const { parts } = await make(FULL, 'en', 'declaration');
    const numbering = xmlTree(parts.get('word/numbering.xml') ?? '');
    const [operative] = all(numbering, 'w:abstractNum');
    expect(valueAt(operative, 'w:nsid')).toMatch(/^[0-9A-F]{8}$/);
    expect(
      all(operative ?? numbering, 'w:lvl').map((level) => [
        valueAt(level, 'w:lvlText'),
        valueAt(level, 'w:lvlRestart'),
      ]),
    ).toEqual([
      ['%1.', undefined],
      ['(%2)', '1'],
      ['(%3)', '2'],
      ['%4.', '3'],
      ['%5.', '4'],
      ['%1\u00a0bis.', '0'],
      ['%1\u00a0ter.', '0'],
    ]);
  });

  it('counts a paragraph that was put in, and all that follow', async () => {
    const { parts } = await make(
      'The Parties,\n\n1. One.\n\n2. Two:\n\n      1. a;\n\n      2. b.\n\n3. Three.',
      'en',
      'declaration',
    );
    const put = (before: string, style: string) => {
      const text = (parts.get('word/document.xml') ?? '').replace(
        new RegExp(`(<w:p [^>]*>(?:(?!</w:p>).)*w:name="${before}")`),
        `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr><w:r><w:t>New.</w:t></w:r></w:p>$1`,
      );
      return wordParagraphs(new Map([...parts, ['word/document.xml', text]])).flatMap(({ label }) => label ?? []);
    };
    expect(put('_p2', 'Operative1')).toEqual(['1.', '2.', '3.', '(a)', '(b)', '4.']);
    expect(put('_p2_b', 'Operative2')).toEqual(['1.', '2.', '(a)', '(b)', '(c)', '3.']);
  });

  it.each([
    ['articles that begin at 101', 'Article 101: Aim', 'Article 102: Scope', ['Article 101', 'Article 102']],
    ['an article bis', 'Article 3', 'Article 3 *bis* Entry', ['Article 3', 'Article 3\u00a0bis']],
    ['a heading without number among articles', 'Preamble', 'Article 7 Scope', ['Article 7']],
  ])('comes to labels as written: %s', async (_, first, second, articles) => {
    const source = `The Parties,\n\n## ${first}\n\n1. One.\n\n2. Two.\n\n## ${second}\n\n1. One.\n\n2. Two.\n`;
    const made = await make(source, 'en', 'treaty', ['title=T', 'symbol=A/1', 'labels=as-written']);
    expect(problemsOf(made.parts)).toEqual([]);
    const { found, wanted } = labelsOf(made);
    expect(found).toEqual(wanted);
    expect(wanted.filter((label) => label.startsWith('Article'))).toEqual(articles);
    const unnumbered = wordParagraphs(made.parts).find(({ text }) => text === 'Preamble');
    expect(unnumbered?.label).toBeUndefined();
  });

  it('comes to the computed labels of any text', async () => {
    /** Depths of paragraphs in order, each at most one deeper than the one before; some are alternatives. */
    const texts = fc.array(fc.record({ depth: fc.nat(3), bis: fc.nat(5) }), { minLength: 1, maxLength: 14 });
    await fc.assert(
      fc.asyncProperty(texts, fc.constantFrom('en', 'fr', 'ar', 'zh'), async (items, language) => {
        const made = await make(nested(items), language, 'declaration');
        expect(problemsOf(made.parts)).toEqual([]);
        const { found, wanted } = labelsOf(made);
        expect(found).toEqual(wanted);
      }),
      { numRuns: 40 },
    );
  });
});

const ALTERNATIVES = ['bis', 'ter', 'quater'];

function nested(items: readonly { depth: number; bis: number }[]): string {
  const lines = ['The Parties,'];
  const counts: number[] = [];
  const alternatives: number[] = [];
  let depth = 0;
  for (const item of items) {
    depth = counts.length === 0 ? 0 : Math.min(item.depth, depth + 1);
    const fresh = counts[depth] === undefined || depth >= counts.length;
    counts.length = Math.min(counts.length, depth + 1);
    alternatives.length = Math.min(alternatives.length, depth + 1);
    counts[depth] = (counts[depth] ?? 0) + 1;
    const next = alternatives[depth] ?? 0;
    const name = !fresh && item.bis === 0 ? ALTERNATIVES[next] : undefined;
    alternatives[depth] = name === undefined ? 0 : next + 1;
    lines.push(`${' '.repeat(depth * 6)}1. Words${name === undefined ? '' : ` {.${name}}`}`);
  }
  return lines.join('\n\n');
}

describe('words in Word', () => {
  it('stand as they were written, even where they look like the insides of a file', async () => {
    const { parts } = await make('Paragraph {operative-0}, {numbered-1} and {0}, %1, &lt;w:p/&gt;.', 'en', 'note');
    const texts = wordParagraphs(parts).map(({ text }) => text);
    expect(texts).toContain('Paragraph {operative-0}, {numbered-1} and {0}, %1, <w:p/>.');
  });

  it('say their language where it is not the document’s, and run from left to right in Arabic', async () => {
    const { parts } = await make('انظر A/CONF.192/15 في بيان.', 'ar', 'note');
    const document = xmlTree(parts.get('word/document.xml') ?? '');
    const runs = all(document, 'w:r').map((run) => [
      all(run, 'w:t')
        .map(({ text }) => text)
        .join(''),
      at(run, 'w:rPr', 'w:rtl') === undefined ? undefined : (valueAt(run, 'w:rPr', 'w:rtl') ?? 'on'),
    ]);
    expect(runs).toContainEqual(['A/CONF.192/15', 'false']);
    expect(runs).toContainEqual(['انظر ', 'on']);
    expect(all(document, 'w:sectPr')[0]?.children.map(({ name }) => name)).toContain('w:bidi');
    const styles = xmlTree(parts.get('word/styles.xml') ?? '');
    expect(all(styles, 'w:docDefaults').flatMap((own) => all(own, 'w:lang'))[0]?.attributes).toEqual({
      'w:val': 'en-GB',
      'w:eastAsia': 'zh-CN',
      'w:bidi': 'ar-EG',
    });
    const worded = all(styles, 'w:style').filter(({ attributes }) => attributes['w:styleId'] !== 'Figure');
    const rules = worded
      .flatMap((style) => all(style, 'w:spacing'))
      .flatMap(({ attributes }) => attributes['w:lineRule'] ?? []);
    expect(new Set(rules)).toEqual(new Set(['exact']));
  });

  it('number the pages of an Arabic document in an order that no program turns', async () => {
    const { parts } = await make('1. نص.', 'ar', 'note');
    const feet = [...parts].filter(([path]) => /footer\d+\.xml$/.test(path)).map(([, text]) => xmlTree(text));
    const [numbers] = feet.flatMap((foot) => all(foot, 'w:p')).filter((own) => all(own, 'w:fldSimple').length > 0);
    const style = valueAt(numbers, 'w:pPr', 'w:pStyle');
    const defined = all(xmlTree(parts.get('word/styles.xml') ?? ''), 'w:style').find(
      ({ attributes }) => attributes['w:styleId'] === style,
    );
    expect(valueAt(defined, 'w:pPr', 'w:bidi')).toBe('0');
    // The left is where lines begin: nothing to say.
    expect(valueAt(defined, 'w:pPr', 'w:jc')).toBeUndefined();
  });

  it('lean nowhere in Arabic and Chinese, whose faces have no italics', async () => {
    for (const language of ['ar', 'zh']) {
      const { parts } = await make('*Emphasis* and *more*.', language, 'note');
      const italics = all(xmlTree(parts.get('word/styles.xml') ?? ''), 'w:i');
      expect(italics.filter(({ attributes }) => attributes['w:val'] !== '0')).toEqual([]);
    }
  });

  it('leave room for images where all lines have an exact height', async () => {
    const { draft } = finishText({
      source: '1. نص ![صورة](gauge.png) بعدها.\n\n: شكل\n\n![صورة](gauge.png)',
      kind: 'note',
      language: 'ar',
      set: ['title=ت', 'symbol=A/1', 'emblem=gauge.png'],
    });
    if (draft === undefined) throw new Error('No draft');
    const parts = partsOf(await renderDocx(draft.document, resourcesFor(draft, IMAGES)));
    expect(problemsOf(parts)).toEqual([]);
    const defined = all(xmlTree(parts.get('word/styles.xml') ?? ''), 'w:style');
    const spacingOf = (id: string | undefined) =>
      at(
        defined.find(({ attributes }) => attributes['w:styleId'] === id),
        'w:pPr',
        'w:spacing',
      )?.attributes ?? {};
    const pictured = [...parts]
      .filter(([path]) => /^word\/(?:document|header\d+)\.xml$/.test(path))
      .flatMap(([, text]) => all(xmlTree(text), 'w:p'))
      .filter((own) => all(own, 'wp:extent').length > 0)
      .map((own) => {
        const height = Number(all(own, 'wp:extent')[0]?.attributes['cy']) / 12_700;
        const spacing = spacingOf(valueAt(own, 'w:pPr', 'w:pStyle'));
        const line = draft.sheet.styles['paragraph']?.leading ?? 0;
        return [spacing['w:lineRule'] === 'atLeast' || height <= line, all(own, 'w:t').length > 0];
      });
    // The one among words is as high as they are; the emblem and the figure have all the height that they need.
    expect(pictured).toHaveLength(3);
    expect(pictured.every(([fits]) => fits)).toBe(true);
    expect(pictured.filter(([, amongWords]) => amongWords)).toHaveLength(1);
  });

  it('take the Chinese face for signs that both worlds have', async () => {
    const { parts } = await make('“引号”——破折号', 'zh', 'note');
    const hints = all(xmlTree(parts.get('word/document.xml') ?? ''), 'w:rFonts');
    expect(hints.length).toBeGreaterThan(0);
    expect(hints.every(({ attributes }) => attributes['w:hint'] === 'eastAsia')).toBe(true);
  });

  it('are fields with their text where they refer to numbers', async () => {
    const { parts } = await make(FULL, 'en', 'declaration');
    const fields = all(xmlTree(parts.get('word/document.xml') ?? ''), 'w:fldSimple').map((field) => [
      field.attributes['w:instr']?.trim(),
      all(field, 'w:t')
        .map(({ text }) => text)
        .join(''),
    ]);
    expect(fields).toContainEqual(['REF _two \\n \\h', '2']);
    expect(fields).toContainEqual(['REF _deep \\n \\h', '(i)']);
  });
});

describe('what may not stand alone', () => {
  const styled = ({ parts }: Made) =>
    all(xmlTree(parts.get('word/document.xml') ?? ''), 'w:p').map((own) => valueAt(own, 'w:pPr', 'w:pStyle') ?? '');
  const TABLE = `| A | B |\n|---|---|\n${['a', 'b', 'c', 'd', 'e'].map((cell) => `| ${cell} | x |`).join('\n')}`;
  const cases: [string, string, string, string[]][] = [
    ['a numbered paragraph', 'note', '1. One.\n\n2. Two.', ['Numbered1', 'Numbered1Kept', 'EndRule']],
    [
      'its last part',
      'declaration',
      '1. One:\n\n      1. a;\n\n      2. b.',
      ['Operative1Kept', 'Operative2', 'Operative2Kept', 'EndRule'],
    ],
    ['what it announces', 'note', '1. Words:\n\n- one.', ['Numbered1Kept', 'ListItemKept', 'EndRule']],
    ['a list', 'note', 'Words:\n\n- one;\n\n- two.', ['BodyTextKept', 'ListItem', 'ListItemKept', 'EndRule']],
    ['a quotation', 'note', 'Words:\n\n> One.\n>\n> Two.', ['BodyTextKept', 'Quotation', 'QuotationKept', 'EndRule']],
    [
      'a table',
      'note',
      `Words.\n\n${TABLE}`,
      // Two rows together at the head and at the foot of a table, and its last with the mark.
      [
        ...[
          'TableHead',
          'TableHead',
          'TableTextKept',
          'TableTextKept',
          'TableText',
          'TableText',
          'TableText',
          'TableText',
        ],
        ...['TableTextKept', 'TableTextKept', 'TableTextKept', 'TableTextKept', 'TableEndKept', 'EndRule'],
      ],
    ],
    ['words before a closing', 'statement', 'One.\n\nTwo.\n\nThank you.', ['BodyText', 'BodyTextKept', 'Closing']],
  ];

  it.each(cases)('takes %s along', async (_, kind, source, wanted) => {
    const set = kind === 'statement' ? ['delegation=PE', 'date=2027-01-01'] : ['title=The title', 'symbol=A/1'];
    const made = await make(source, 'en', kind, set);
    expect(styled(made).slice(-wanted.length)).toEqual(wanted);
    expect(problemsOf(made.parts)).toEqual([]);
  });

  it('is kept by a style on which nothing else differs', async () => {
    const { parts } = await make('1. One.', 'en', 'note');
    const kept = all(xmlTree(parts.get('word/styles.xml') ?? ''), 'w:style').find(
      ({ attributes }) => attributes['w:styleId'] === 'Numbered1Kept',
    );
    expect(valueAt(kept ?? xmlTree('<x/>'), 'w:basedOn')).toBe('Numbered1');
    expect(at(kept ?? xmlTree('<x/>'), 'w:pPr', 'w:keepNext')).toBeDefined();
    const signed = [
      'title=T',
      'adopted.place=Lima',
      'adopted.date=2027-05-20',
      'signatures=[{name: A B, title: Chair}]',
    ];
    const declaration = await make('1. One.\n\n2. Two.', 'en', 'declaration', signed);
    expect(styled(declaration).slice(-5)).toEqual([
      'Operative1Kept',
      'PlaceDateKept',
      'SignatureKept',
      'SignatureTitleKept',
      'EndRule',
    ]);
  });
});

describe('contents in Word', () => {
  const paragraphs = (count: number) => Array.from({ length: count }, () => '1. A paragraph of a report.').join('\n\n');
  const source = `# One\n\n${paragraphs(40)}\n\n# Two\n\n${paragraphs(40)}\n\n:::annex[More]\n\n1. Text.\n\n:::`;

  it.each(['en', 'ar'])('have page numbers at once, and no question when the file is opened (%s)', async (language) => {
    const given = { source, kind: 'report', language, set: ['title=The title', 'symbol=A/1'] };
    const { draft, file, sound } = finishText(given);
    if (draft === undefined || !sound) throw new Error(messagesOf(file).join('\n'));
    const parts = partsOf(await formats.docx.render(draft.document, resourcesFor(draft)));
    expect(problemsOf(parts)).toEqual([]);
    const document = xmlTree(parts.get('word/document.xml') ?? '');
    const pages = all(document, 'w:fldSimple')
      .filter(({ attributes }) => /PAGEREF/.test(attributes['w:instr'] ?? ''))
      .map((field) =>
        all(field, 'w:t')
          .map(({ text }) => text)
          .join(''),
      );
    expect(pages).toHaveLength(3);
    expect(pages[0]).toBe('1');
    // Forty paragraphs take more than a page; an annex begins on one of its own.
    expect(Number(pages[1])).toBeGreaterThan(1);
    expect(Number(pages[2])).toBeGreaterThan(Number(pages[1]));
    expect(parts.get('word/settings.xml')).not.toContain('updateFields');
    expect(parts.get('word/document.xml')).not.toContain('w:dirty');
  });

  it('part a number from its words by a tab, and a label that is a word by a space', async () => {
    const { parts } = await make(source, 'en', 'report');
    const entries = all(xmlTree(parts.get('word/document.xml') ?? ''), 'w:p')
      .filter((own) => /^TOC\d$/i.test(valueAt(own, 'w:pPr', 'w:pStyle') ?? ''))
      .map((own) => [
        all(own, 'w:t')
          .map(({ text }) => text)
          .join(''),
        all(own, 'w:tab').length,
      ]);
    expect(entries).toEqual([
      ['I.One', 2],
      ['II.Two', 2],
      ['Annex More', 1],
    ]);
  });
});

describe('the package', () => {
  it('knows its way home: source, version, places and fingerprints', async () => {
    const { draft, parts } = await make(FULL, 'en', 'declaration');
    const { sourceHash } = draft.document.meta;
    const [list] = all(xmlTree(parts.get('customXml/item1.xml') ?? ''), 'segments');
    expect(list?.attributes).toMatchObject({
      source: `sha256:${sourceHash}`,
      generator: 'engross test',
      language: 'en',
    });
    expect(list?.children.map(({ attributes }) => attributes['place'])).toEqual(
      expect.arrayContaining(['title', 'two', 'p2-b', 'more', 'note1', '@1']),
    );
    expect(parts.get('docProps/custom.xml')).toContain(`sha256:${sourceHash}`);
    expect(parts.get('docProps/custom.xml')).toContain('engross test');
  });

  it('says title, symbol, language and date of the document, not of the day', async () => {
    const { parts } = await make(FULL, 'fr', 'declaration', ['title=Le titre', 'symbol=A/1', 'issued=2027-03-04']);
    const core = parts.get('docProps/core.xml') ?? '';
    expect(core).toMatch(/<dc:title>Le titre<\/dc:title><dc:subject>A\/1<\/dc:subject>/);
    expect(core).toContain('<dc:language>fr</dc:language>');
    expect(core.match(/2027-03-04T00:00:00Z/g)).toHaveLength(2);
  });

  it('is the same bytes every time, whatever was made before', async () => {
    const first = await make(FULL, 'en', 'declaration');
    await make(FULL, 'ar', 'note');
    const again = await make(FULL, 'en', 'declaration');
    expect(Buffer.compare(first.bytes, again.bytes)).toBe(0);
  });

  it('describes tables and images for those who do not see them', async () => {
    const { parts } = await make(FULL, 'en', 'declaration');
    const document = xmlTree(parts.get('word/document.xml') ?? '');
    const [table] = all(document, 'w:tbl');
    expect(valueAt(table, 'w:tblPr', 'w:tblCaption')).toBe('Caption');
    expect(valueAt(table, 'w:tblPr', 'w:tblDescription')).toBe('a · b');
    expect(all(document, 'w:tblHeader')).toHaveLength(2);
    expect(all(document, 'wp:docPr').map(({ attributes }) => attributes['descr'])).toEqual(['A gauge', undefined]);
    expect(all(document, 'adec:decorative')).toHaveLength(1);
  });
});
