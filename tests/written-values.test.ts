/** Whatever a field or a name says, each writer writes it as a value: the file is read back to the same text, or the value is refused. */

import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { fromHtml } from 'hast-util-from-html';
import { toString as textOf } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { afterAll, describe, expect, it } from 'vitest';
import { calendarOf } from '../src/build/workers/calendar.js';
import { withoutUnwritable } from '../src/characters.js';
import { readLedger } from '../src/concord/ledger.js';
import type { Manifest } from '../src/manifest.js';
import { readSession } from '../src/read/read-session.js';
import { cssName, cssString } from '../src/render/css.js';
import { renderDocx } from '../src/render/docx/render-docx.js';
import { renderHtml } from '../src/render/html/render-html.js';
import { xmpPacket } from '../src/render/pdf/file/xmp.js';
import { sessionStyle } from '../src/render/session/session-style.js';
import { isUnsound, type SourceFile, sourceFile } from '../src/report/source-file.js';
import { makeSessionPages } from '../src/session/session-pages.js';
import { designSchema, styleSheet } from '../src/templates/design.js';
import type { Session } from '../src/templates/fields.js';
import { writeXliff } from '../src/translate/write-xliff.js';
import type { Meta } from '../src/tree/document.js';
import { printable } from '../src/tree/text.js';
import { openWorkspace } from '../src/workspace.js';
import { folderWith } from './support/cli.js';
import { draftText, finishText, house } from './support/compiling.js';
import { CONTROLS, hostileName, hostileText } from './support/hostile.js';
import { messagesOf } from './support/messages.js';
import { resourcesFor } from './support/resources.js';
import { type XmlElement, xmlTree } from './support/xml-tree.js';

function property<T>(
  arbitrary: fc.Arbitrary<T>,
  holds: (value: T) => void | Promise<void>,
  numRuns = 300,
): Promise<void> {
  return fc.assert(
    fc.asyncProperty(arbitrary, async (value) => holds(value)),
    { numRuns },
  );
}

/** What front matter may say: a text without what is refused, and not empty. */
const fieldText = hostileText.map((text) => withoutUnwritable(text)).filter((text) => printable(text).trim() !== '');

const squeezed = (text: string) => text.replace(/\s+/g, ' ').trim();

/** A title can have emphasis: a sign that is meant has a backslash before it. */
const asWords = (title: string) => title.replace(/[!-/:-@[-`{-~]/g, '\\$&');

const ANNOUNCEMENT = (fields: { title: string; meeting: string; venue: string; address: string }) => `---
kind: announcement
title: ${JSON.stringify(asWords(fields.title))}
issued: 2027-03-01
meeting: ${JSON.stringify(fields.meeting)}
event: {start: 2027-05-18, end: 2027-05-20, venue: ${JSON.stringify(fields.venue)}, address: ${JSON.stringify(fields.address)}}
---

Come.
`;

const announcement = fc.record({ title: fieldText, meeting: fieldText, venue: fieldText, address: fieldText });

function draftOf(fields: typeof announcement extends fc.Arbitrary<infer T> ? T : never) {
  const { draft, file, sound } = finishText({ source: ANNOUNCEMENT(fields), kind: 'announcement' });
  if (draft === undefined || !sound) throw new Error(messagesOf(file).join('\n'));
  return draft;
}

describe('a page', () => {
  it('is what it was meant to be, whatever its fields say', () =>
    property(
      announcement,
      async (fields) => {
        const draft = draftOf(fields);
        const html = new TextDecoder().decode(await renderHtml(draft.document, resourcesFor(draft)));
        const page = fromHtml(html);
        const elements: Record<string, string[]> = {};
        visit(page, 'element', (node) => {
          elements[node.tagName] = [...(elements[node.tagName] ?? []), textOf(node)];
          // Nothing of a value becomes an attribute that runs.
          expect(Object.keys(node.properties).filter((name) => /^on/i.test(name))).toEqual([]);
        });
        expect(elements['script']).toHaveLength(1);
        expect(elements['style']).toHaveLength(1);
        const { meta } = draft.document;
        expect(squeezed(elements['title']?.[0] ?? '')).toBe(squeezed(meta.title));
        expect(html).not.toMatch(/[\u2028\u2029]/);
        const data = JSON.parse(elements['script']?.[0] ?? '');
        expect(data).toMatchObject({
          name: meta.event?.name,
          description: meta.title,
          location: { name: meta.event?.venue },
        });
      },
      60,
    ));
});

describe('JSON-LD', () => {
  it.each(['</script><script>x', '<!--<script>', 'a\u2028b', ']]>', '\u200fأ'])('holds %j as data', async (venue) => {
    const draft = draftOf({ title: 'T', meeting: 'M', venue, address: 'A' });
    const html = new TextDecoder().decode(await renderHtml(draft.document, resourcesFor(draft)));
    const [, script = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html) ?? [];
    expect(script).not.toMatch(/[<\u2028\u2029]/);
    expect(JSON.parse(script).location.name).toBe(printable(venue));
  });
});

/** Lines of an iCalendar, unfolded (RFC 5545, 3.1), as names and values. */
function calendarLines(text: string): [name: string, value: string][] {
  return text
    .replace(/\r\n[ \t]/g, '')
    .split('\r\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [, name = '', value = ''] = /^([A-Z-]+(?:;[A-Z-]+=[A-Z0-9-]+)*):(.*)$/s.exec(line) ?? [];
      return [name.replace(/;.*/, ''), value];
    });
}

/** A TEXT value (3.3.11) as it was before. */
const fromCalendar = (value: string) =>
  value.replace(/\\([\\;,nN])/g, (_, one: string) => (/n/i.test(one) ? '\n' : one));

const LINES = ['BEGIN', 'VERSION', 'PRODID', 'BEGIN', 'UID', 'SEQUENCE', 'DTSTAMP', 'DTSTART', 'DTEND'];

describe('a calendar', () => {
  const event = { start: '2027-05-18', end: '2027-05-20', status: 'confirmed', sequence: 0, languages: [] } as const;

  it('has the lines of one event, short enough, and its texts are read back', () =>
    property(
      fc.record({ title: hostileText, name: hostileText, location: hostileText, language: hostileText }),
      (given) => {
        const { title, name, location, language } = given;
        const meta = { id: 'x', language, date: '2027-01-01', title, event: { ...event, name, location } };
        const text = calendarOf(meta as unknown as Meta, undefined) ?? '';
        for (const line of text.split('\r\n')) {
          expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
          expect(line).not.toMatch(CONTROLS);
          expect(line).not.toMatch(/[\r\n]/);
        }
        const lines = calendarLines(text);
        const names = lines.map(([one]) => one).filter((one) => !/^X-|SUMMARY|LOCATION|DESCRIPTION/.test(one));
        expect(names).toEqual([...LINES, 'STATUS', 'END', 'END']);
        const wanted = { SUMMARY: name, LOCATION: location, DESCRIPTION: title };
        for (const [one, value] of lines)
          if (one in wanted) {
            const meant = withoutUnwritable(wanted[one as keyof typeof wanted]).replace(/\r\n?/g, '\n');
            expect(fromCalendar(value)).toBe(meant);
          }
      },
    ));
});

/** What a browser makes of a CSS string (CSS Syntax 3, 4.3.5 and 4.3.7). */
function fromCssString(css: string): string {
  const [, inside = ''] = /^"((?:[^"\\\n\r\f]|\\[0-9a-f]{1,6} )*)"$/su.exec(css) ?? [];
  return inside.replace(/\\([0-9a-f]{1,6}) /g, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)));
}

describe('a style sheet', () => {
  it('holds texts as strings that are read back, and nothing that ends the style', () =>
    property(hostileText, (text) => {
      expect(fromCssString(cssString(text))).toBe(text);
      expect(cssString(text)).not.toContain('<');
    }));

  it('has names that end nowhere but at their end', () =>
    property(hostileText, (text) => {
      expect(cssName(text)).toMatch(/^(?:[A-Za-z0-9_-]|\\[0-9a-f]{1,6} )*$/);
    }));

  const design = house.design();
  if (design === undefined) throw new Error('The built-in design is sound.');

  it('of a session is the same but for its names, whatever they are', () =>
    property(fc.tuple(hostileText, hostileText), ([family, colour]) => {
      const own = {
        ...design,
        fonts: { ...design.fonts, serif: { latn: { ...design.fonts['serif']?.['latn'], html: [family] } } },
        screen: { ...design.screen, colours: { [colour]: '#000000' } },
      } as typeof design;
      const css = sessionStyle(styleSheet(own, 'latn', [], 'circulation'));
      const rest = css.replace(cssString(family), '"F"').replace(`--${cssName(colour)}:`, '--c:');
      const plain = { ...own, fonts: { serif: { latn: { ...own.fonts['serif']?.['latn'], html: ['F'] } } } };
      const plainCss = sessionStyle(
        styleSheet(
          { ...plain, screen: { ...own.screen, colours: { c: '#000000' } } } as typeof design,
          'latn',
          [],
          'circulation',
        ),
      );
      expect(rest).toBe(plainCss);
    }));

  it.each([
    ['a colour', { screen: { colours: { text: 'red;} body{display:none' } } }],
    ['the name of a colour', { screen: { colours: { 'x: red} *': '#000000' } } }],
    ['the name of a style', { styles: { 'a{} *': { size: 10 } } }],
    ['the name of a style for a script', { scripts: { arab: { 'a b': { size: 10 } } } }],
    ['a font', { fonts: { serif: { latn: { html: ['x"; } * {'] } } } }],
    ['a font of Word', { fonts: { serif: { latn: { word: '<x>' } } } }],
    ['a size', { screen: { size: '16px; } * {' } }],
  ])('is made of a design whose %s is what it says it is', (_, change) => {
    const merge = (under: unknown, over: unknown): unknown =>
      typeof over === 'object' && over !== null && !Array.isArray(over)
        ? {
            ...(under as object),
            ...Object.fromEntries(
              Object.entries(over).map(([key, value]) => [
                key,
                merge((under as Record<string, unknown>)?.[key], value),
              ]),
            ),
          }
        : over;
    expect(designSchema().safeParse(design).success).toBe(true);
    expect(designSchema().safeParse(merge(design, change)).success).toBe(false);
  });
});

function textsIn(element: XmlElement, name: string): string[] {
  return [
    ...(element.name === name ? [element.text] : []),
    ...element.children.flatMap((child) => textsIn(child, name)),
  ];
}

describe('XML', () => {
  it('of the metadata of a PDF is well-formed and says the same', () =>
    property(
      fc.record({ title: hostileText, author: hostileText, symbol: hostileText, generator: hostileText }),
      (given) => {
        const meta = { ...given, language: 'en', date: '2027-01-01', keywords: [given.title] };
        const packet = xmpPacket(meta as unknown as Meta).replace(/^<\?xpacket[^>]*\?>|<\?xpacket[^>]*\?>$/g, '');
        // XML 1.0, 2.11: line ends are one line feed to whoever reads.
        const read = (text: string) => withoutUnwritable(text).replace(/\r\n?/g, '\n');
        expect(textsIn(xmlTree(packet), 'pdf:Keywords')).toEqual(given.title === '' ? [] : [read(given.title)]);
        expect(textsIn(xmlTree(packet), 'xmp:CreatorTool')).toEqual([read(given.generator)]);
      },
    ));

  it('of a DOCX is well-formed in every part, whatever the fields say and the document is called', () =>
    property(
      fc.tuple(announcement, hostileName),
      async ([fields, id]) => {
        const { draft, file } = finishText({ source: ANNOUNCEMENT(fields), kind: 'announcement', id });
        if (draft === undefined) throw new Error(messagesOf(file).join('\n'));
        const parts = unzipSync(await renderDocx(draft.document, resourcesFor(draft)));
        for (const [path, bytes] of Object.entries(parts))
          if (/\.(?:xml|rels)$/.test(path)) expect(() => xmlTree(new TextDecoder().decode(bytes)), path).not.toThrow();
      },
      25,
    ));

  it('of a translation is well-formed and has the same words', () =>
    property(hostileText, (text) => {
      const side = { language: 'en', direction: 'ltr' } as const;
      const unit = {
        id: text,
        name: text,
        notes: [{ category: text, text }],
        target: undefined,
        state: 'initial',
        isStale: false,
      } as const;
      const xliff = writeXliff({
        original: text,
        source: side,
        target: side,
        units: [{ ...unit, source: [{ type: 'text', value: text }] }],
      });
      expect(textsIn(xmlTree(xliff), 'source')).toEqual([withoutUnwritable(text)]);
    }));
});

describe('the page of a session', () => {
  const manifest = (name: string, text: string): Manifest => ({
    engross: 1,
    generator: 'engross',
    session: 's',
    source: { path: 's', sha256: '' },
    templates: '',
    title: { en: text },
    organisation: { en: text },
    place: { en: text },
    mark: { en: text },
    languages: ['en', 'fr'],
    items: [{ number: text, title: { en: text } }],
    documents: [
      {
        id: name,
        kind: 'note',
        original: 'en',
        symbol: text,
        item: text,
        versions: [
          {
            language: 'en',
            title: text,
            date: '2027-01-01',
            status: 'issued',
            words: 1,
            source: { path: 's', sha256: '' },
            labels: [],
            outputs: [{ file: name, format: 'html', variant: 'circulation', sha256: '', size: 1 }],
            diagnostics: [],
          },
        ],
      },
    ],
  });

  it('shows every value as text, and links to the files beside it', () =>
    property(
      fc.tuple(hostileName, fieldText),
      async ([name, text]) => {
        const pages = await makeSessionPages(manifest(name, text), house);
        const html = new TextDecoder().decode(pages[0]?.bytes);
        const links: string[] = [];
        const counts: Record<string, number> = {};
        visit(fromHtml(html), 'element', (node) => {
          counts[node.tagName] = (counts[node.tagName] ?? 0) + 1;
          expect(Object.keys(node.properties).filter((one) => /^on/i.test(one))).toEqual([]);
          if (typeof node.properties['href'] === 'string') links.push(node.properties['href']);
          if (node.tagName === 'h1') expect(squeezed(textOf(node))).toBe(squeezed(text));
        });
        expect([counts['script'], counts['style'], counts['article'], counts['img']]).toEqual([1, 1, 1, undefined]);
        expect(links.filter((link) => link !== '#documents' && !/^\.\/[A-Za-z0-9_.!~*'()%-]+$/.test(link))).toEqual([]);
        expect(links.map((link) => decodeURIComponent(link))).toContain(`./${name}`);
      },
      100,
    ));
});

/** Escapes of YAML's double quotes, each with what it stands for, and what a message calls it. */
const REFUSED: readonly (readonly [escape: string, name: string])[] = [
  ['\\0', 'control character U+0000'],
  ['\\e', 'control character U+001B'],
  ['\\x07', 'mark of a table cell U+0007'],
  ['\\x7f', 'control character U+007F'],
  ['\\v', 'line break U+000B'],
  ['\\ufffe', 'non-character U+FFFE'],
  ['\\uffff', 'non-character U+FFFF'],
  ['\\ud83d', 'half of a character U+D83D'],
  ['\\udc00', 'half of a character U+DC00'],
];

describe('what no document can hold is refused in YAML, with its line', () => {
  const told = (file: SourceFile) => messagesOf(file).map(({ line, ruleId, reason }) => `${line} ${ruleId} ${reason}`);
  const wanted = (line: number, name: string) => [
    `${line} control-character this character cannot be printed: ${name}`,
  ];

  it.each(REFUSED)('%s in front matter', (code, name) => {
    const source = `---\nkind: note\ntitle: "A${code}b"\n---\n\n1. Text.\n`;
    const { file, draft } = draftText({ source, kind: 'note' });
    expect(draft).toBeUndefined();
    expect(told(file)).toEqual(wanted(3, name));
  });

  it.each(REFUSED)('%s in session.yaml, as a value and as a key', (code, name) => {
    for (const line of [`mark: {en: "A${code}b"}`, `names: {"A${code}b": {en: x}}`]) {
      const file = sourceFile({ path: 'session.yaml', value: `title: {en: One}\n${line}\n` });
      expect(readSession(file, [])).toBeUndefined();
      expect(told(file)).toEqual(wanted(2, name));
    }
  });

  it('as such too, where a file is read without decoding', () => {
    const file = sourceFile({ path: 'session.yaml', value: 'title: {en: One}\nmark: {en: A\u0007b}\n' });
    expect(readSession(file, [])).toBeUndefined();
    expect(told(file)).toEqual(wanted(2, 'mark of a table cell U+0007'));
  });

  it.each(REFUSED)('%s in a ledger', (code, name) => {
    const unit = `- {place: p1, fingerprint: 00000000000000, source: "A${code}b"}`;
    const file = sourceFile({ path: 'fr.ledger.yaml', value: `engross: 1\noriginal: en\nunits:\n  ${unit}\n` });
    expect(readLedger(file)).toBeUndefined();
    expect(told(file)).toEqual(wanted(4, name));
  });

  const made: (() => void)[] = [];
  afterAll(() => {
    for (const done of made) done();
  });

  it.each(REFUSED)('%s in engross.yaml and in templates', (code, name) => {
    const text = `"A${code}b"`;
    const { folder, done } = folderWith({
      'templates/design.yaml': `screen:\n  autonyms: {en: ${text}}\n`,
      'templates/languages/en.yaml': `labels:\n  notes: ${text}\n`,
    });
    made.push(done);
    const workspace = openWorkspace(folder);
    expect([workspace.design(), workspace.language('en')]).toEqual([undefined, undefined]);
    const files = workspace.files.filter(isUnsound);
    expect(files.map(({ path }) => path)).toEqual(['templates/design.yaml', 'templates/languages/en.yaml']);
    for (const file of files) expect(told(file)).toEqual(wanted(2, name));

    const settings = folderWith({ 'engross.yaml': `engross: 1\nsources: ${text}\n` });
    made.push(settings.done);
    expect(openWorkspace(settings.folder).files.flatMap(told)).toEqual(wanted(2, name));
  });

  it.each(REFUSED)('%s in --set', (code, name) => {
    for (const setting of [`title="A${code}b"`, `keywords=["A${code}b"]`]) {
      const { file } = draftText({ source: '1. Text.\n', kind: 'note', set: ['title=One', setting] });
      expect(told(file)).toEqual([
        `1 set \`--set ${setting.split('=')[0]}\` has a character that cannot be printed: ${name}`,
      ]);
    }
  });

  it('and nothing else is: tabs, line ends, letters of all planes, marks of direction', () => {
    const session: Session | undefined = readSession(
      sourceFile({ path: 'session.yaml', value: 'title: {en: "a\\tb\\nc\\U0001f469\\u200f\\u200d \\\\e"}\n' }),
      [],
    );
    expect(session?.title['en']).toBe('a\tb\nc\u{1f469}\u200f\u200d \\e');
  });
});

describe('links and images', () => {
  const rules = (text: string) =>
    messagesOf(draftText({ source: `1. Text ${text}\n`, kind: 'note', set: ['title=One'] }).file).map(
      ({ ruleId }) => ruleId,
    );

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java&#10;script:alert(1)',
    '&#1;javascript:alert(1)',
    'file:///etc/passwd',
    'data:text/html,x',
    'vbscript:x',
    '//host/x',
    '/etc/passwd',
    'ftp://host/x',
    '<\\\\\\\\host\\share>',
    'https:evil',
    'http:///x',
    'mailto:',
  ])('lead nowhere but to http, https and mailto: %s', (url) => expect(rules(`[x](${url})`)).toContain('link'));

  it.each(['https://lakes.example/a?b=c#d', 'http://lakes.example', 'mailto:a@lakes.example'])('lead to %s', (url) =>
    expect(rules(`[x](${url})`)).toEqual([]),
  );

  it.each([
    'javascript:x.png',
    'file:///x.png',
    'data:image/png;base64,x.png',
    'https://host/x.png',
    '//host/x.png',
    '/x.png',
    '../x.png',
    '%2e%2e/x.png',
    '<\\\\\\\\host\\x.png>',
    'c:x.png',
  ])('show nothing but files of the folder: %s', (url) => expect(rules(`![x](${url})`)).toContain('image'));
});

describe('characters that Markdown writes by number', () => {
  it('come to no page as controls', async () => {
    const source = '1. A&#12;b&#x202e;c&#x7;d&#xfffe;e&#xd800;f&#13;g&#x2028;h.\n';
    const { draft } = finishText({ source, kind: 'note', set: ['title=One'] });
    if (draft === undefined) throw new Error('no draft');
    const parts = unzipSync(await renderDocx(draft.document, resourcesFor(draft)));
    const xml = new TextDecoder().decode(parts['word/document.xml']);
    expect(() => xmlTree(xml)).not.toThrow();
    const html = new TextDecoder().decode(await renderHtml(draft.document, resourcesFor(draft)));
    for (const text of [xml, html]) {
      expect(text).not.toMatch(CONTROLS);
      expect(text).not.toMatch(/[\u202e\u2028\ufffe]/);
    }
  });
});
