/** Whatever strangers call their files and write into them: what is shown is text, in every form of report and on every page. */

import fc from 'fast-check';
import { fromHtml } from 'hast-util-from-html';
import { toString as textOf } from 'mdast-util-to-string';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { describe, expect, it } from 'vitest';
import { stepSummary } from '../src/commands/build/step-summary.js';
import type { Severity } from '../src/lint/rules/rule.js';
import { newStore } from '../src/preview/built-state.js';
import { listPage } from '../src/preview/list-page.js';
import { pageStatus } from '../src/preview/page-status.js';
import { problemsByFile } from '../src/preview/problems.js';
import { encodedPath, relativeAddress } from '../src/relative-address.js';
import { positionAt } from '../src/report/diagnostic.js';
import { formatReport, type ReportedDiagnostic, reportedDiagnostics } from '../src/report/format-report.js';
import { report } from '../src/report/report.js';
import { jsonText, listedPath, shownLines, shownText } from '../src/report/shown-text.js';
import { type SourceFile, sourceFile } from '../src/report/source-file.js';
import { statusTable } from '../src/translate/status.js';
import { commandsIn, HIDDEN, hostileName, hostileText } from './support/hostile.js';
import { messagesOf } from './support/messages.js';

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];

interface Told {
  path: string;
  found: string;
  note: string;
  line: string;
  severity: Severity;
}

const told: fc.Arbitrary<Told[]> = fc.array(
  fc.record({
    path: hostileName,
    found: hostileText,
    note: hostileText,
    line: hostileText,
    severity: fc.constantFrom(...SEVERITIES),
  }),
  { minLength: 1, maxLength: 3 },
);

/** Files with one message each, with a related place in another file. */
function filesOf(all: readonly Told[]): SourceFile[] {
  return all.map(({ path, found, note, line, severity }) => {
    const file = sourceFile({ path, value: line });
    const related = [{ path, position: positionAt({ line: 1, column: 1 }), message: found }];
    report(
      file,
      'concordance-figures',
      { line: 1, column: 1 },
      { found, expected: 'a word', help: note, severity, related },
    );
    return file;
  });
}

/** The same files with harmless words: what is printed has as many lines. */
const harmless = (all: readonly Told[]): SourceFile[] =>
  filesOf(
    all.map((one) => ({
      ...one,
      path: `${all.findIndex(({ path }) => path === one.path)}.md`,
      found: 'b',
      note: one.note === '' ? '' : 'c',
    })),
  );

/** Message and help, where a form has one text for both. */
const inOneLine = (found: ReportedDiagnostic | undefined): string =>
  [found?.message ?? '', ...(typeof found?.help === 'string' ? [found.help] : [])].join('. ');

const linesIn = (text: string): number => text.split('\n').length;

function property<T>(arbitrary: fc.Arbitrary<T>, holds: (value: T) => void | Promise<void>): Promise<void> {
  return fc.assert(
    fc.asyncProperty(arbitrary, async (value) => holds(value)),
    { numRuns: 300 },
  );
}

describe('text that is shown', () => {
  it.each([
    ['a line end', 'a\nb', 'a\\nb'],
    ['an escape', '\u001b[31mred', '\\u{1b}[31mred'],
    ['C1', 'a\u009bb\u0085c', 'a\\u{9b}b\\u{85}c'],
    ['an override', 'gpj.\u202efdp', 'gpj.\\u{202e}fdp'],
    ['separators', 'a\u2028b\u2029', 'a\\u{2028}b\\u{2029}'],
    ['a byte order mark', '\ufeffa', '\\u{feff}a'],
    ['half of a character', 'a\ud83d', 'a\\u{d83d}'],
    ['a command of GitHub', '::error::x', '\\u{3a}:error::x'],
    ['one after spaces', ' \u00a0::error::x', ' \u00a0\\u{3a}:error::x'],
    ['an older one, anywhere', 'x ###[group]', 'x #\\u{23}#[group]'],
    ['one of Azure', '##vso[x]', '\\u{23}#vso[x]'],
  ])('has %s by its number', (_, text, wanted) => expect(shownText(text)).toBe(wanted));

  it.each([
    'حقوق الإنسان، المادة ٣ (أ)',
    '第三条（一）款',
    'می‌خواهم',
    'क्‍ष and क्षत्रिय',
    'Ti\u1ebf\u0302ng Vi\u1ec7t, e\u0301',
    'Ѓорѓи; Όμηρος; ไทย; עִבְרִית',
    '👩‍👩‍👧 🏴󠁧󠁢󠁳󠁣󠁴󠁿',
    'A/RES/60/1::2 “quoted” – 10\u00a0% #1 [a] ## b',
    'Kapitola\u202f3, soft\u00adhyphen, word\u2060joiner, \ufffd',
  ])('leaves words as they are: %s', (text) => expect(shownText(text)).toBe(text));

  it('holds nothing hidden, no line end and no command, and is the same when it is shown again', () =>
    property(hostileText, (text) => {
      const shown = shownText(text);
      expect(shown).not.toMatch(HIDDEN);
      expect(shown).not.toContain('\n');
      expect(commandsIn(shown)).toEqual([]);
      expect(shownText(shown)).toBe(shown);
      expect(commandsIn(shownLines(text))).toEqual([]);
    }));

  it('reads back as JSON, with and without indentation', () =>
    property(fc.record({ a: hostileText, list: fc.array(hostileText) }), (value) => {
      for (const indent of [undefined, 2]) {
        const json = jsonText(value, indent);
        expect(JSON.parse(json)).toEqual(value);
        expect(json).not.toMatch(HIDDEN);
        expect(commandsIn(json)).toEqual([]);
      }
    }));

  it('is a path on a line of its own, which a program reads back', () =>
    property(hostileName, (name) => {
      const line = listedPath(name);
      expect(line).not.toMatch(HIDDEN);
      expect(commandsIn(line)).toEqual([]);
      expect(linesIn(line)).toBe(1);
      expect(line.startsWith('"') ? JSON.parse(line) : line).toBe(name);
    }));
});

/** No line is broken, none is folded: lines can be counted. */
const WIDE = { width: 100_000, all: true };

/** What a report as text has for a terminal. */
const COLOURS =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
  /\u001b\[(?:1|4|22|24|31|33|34|39)m/g;

describe('reports', () => {
  it('as text have as many lines as they have of harmless names, none of them a command', () =>
    property(told, (all) => {
      const text = formatReport(filesOf(all), 'text', WIDE);
      expect(text).not.toMatch(HIDDEN);
      expect(commandsIn(text)).toEqual([]);
      expect(linesIn(text)).toBe(linesIn(formatReport(harmless(all), 'text', WIDE)));
    }));

  it('as text for a terminal have no control but their own colours', () =>
    property(told, (all) => {
      const text = formatReport(filesOf(all), 'text', { ...WIDE, color: true });
      expect(text.replace(COLOURS, '')).not.toMatch(HIDDEN);
    }));

  it('as JSON are read back as they are', () =>
    property(told, (all) => {
      const text = formatReport(filesOf(all), 'json');
      expect(JSON.parse(text)).toEqual(reportedDiagnostics(filesOf(all)));
      expect(text).not.toMatch(HIDDEN);
      expect(commandsIn(text)).toEqual([]);
    }));

  it('as SARIF lead to the files, and show messages as text without links', () =>
    property(told, (all) => {
      const text = formatReport(filesOf(all), 'sarif');
      expect(text).not.toMatch(HIDDEN);
      expect(commandsIn(text)).toEqual([]);
      const { results } = JSON.parse(text).runs[0];
      for (const [index, found] of reportedDiagnostics(filesOf(all)).entries()) {
        const { message, locations, relatedLocations } = results[index];
        for (const { physicalLocation } of [...locations, ...relatedLocations]) {
          const { uri } = physicalLocation.artifactLocation;
          expect(uri).toMatch(/^[A-Za-z0-9_.!~*'()%-]+$/);
          expect(decodeURIComponent(uri)).toBe(found.file);
        }
        // SARIF 2.1.0, 3.11.6: a bracket with a backslash is a bracket.
        expect(message.text).not.toMatch(/(?<!\\)\]\(/);
        expect(message.text.replaceAll('\\](', '](')).toBe(shownText(inOneLine(found)));
      }
    }));

  it('as annotations are one command for each finding, with its words', () =>
    property(told, (all) => {
      const text = formatReport(filesOf(all), 'github');
      const lines = text.split('\n').slice(0, -1);
      expect(text).not.toMatch(HIDDEN);
      const found = reportedDiagnostics(filesOf(all));
      expect(lines).toHaveLength(found.length);
      for (const [index, line] of lines.entries()) {
        // As actions/runner reads it: properties up to the next `::`, with `,` between them.
        const [, properties = '', data = ''] = /^::(?:error|warning|notice) (.*?)::(.*)$/.exec(line) ?? [];
        const [file = '', ...others] = properties.split(',');
        expect(others).toEqual(['line=1', 'col=1', 'title=concordance-figures']);
        expect(unescaped(file.replace(/^file=/, ''))).toBe(shownText(found[index]?.file ?? ''));
        expect(unescaped(data)).toBe(shownText(inOneLine(found[index])));
        expect(line).not.toMatch(/##\[/);
      }
    }));
});

/** What the toolkit of GitHub escapes. */
function unescaped(text: string): string {
  return text
    .replace(/%3A/g, ':')
    .replace(/%2C/g, ',')
    .replace(/%0D/g, '\r')
    .replace(/%0A/g, '\n')
    .replace(/%25/g, '%');
}

describe('the summary of a step', () => {
  it('is a table with one row for each finding, and no markup of anybody else', () =>
    property(told, (all) => {
      const files = filesOf(all).filter((_, index) => all[index]?.severity !== 'info');
      const result = { files, written: [], made: 1, unchanged: 0, sources: [], documents: [] };
      const markdown = stepSummary(result);
      expect(markdown).not.toMatch(HIDDEN);
      const html = micromark(markdown, {
        allowDangerousHtml: true,
        extensions: [gfm()],
        htmlExtensions: [gfmHtml()],
      });
      const tags = [...html.matchAll(/<([a-z0-9]+)/g)].map(([, tag]) => tag ?? '');
      expect(
        tags.filter((tag) => !['h3', 'p', 'table', 'thead', 'tbody', 'tr', 'th', 'td', 'code'].includes(tag)),
      ).toEqual([]);
      const rows = [...html.matchAll(/<tr>\n(.*?)<\/tr>/gs)].slice(1);
      expect(rows).toHaveLength(files.length);
      for (const [index, row] of rows.entries()) {
        const [, place, reason] = [...(row[1] ?? '').matchAll(/<td>(.*?)<\/td>/gs)].map(([, cell = '']) =>
          textOf(fromHtml(cell, { fragment: true })),
        );
        const [message] = messagesOf(files[index]);
        // Space at the ends of a cell and repeated in it is nothing to Markdown.
        expect(squeezed(place)).toBe(squeezed(shownText(`${files[index]?.path}:1`)));
        expect(squeezed(reason)).toBe(squeezed(shownText(message?.reason ?? '')));
      }
    }));
});

function squeezed(text: string | undefined): string {
  return (text ?? '').replace(/\s+/g, ' ').trim();
}

describe('tables on a terminal', () => {
  it('have one line for each document', () =>
    property(fc.array(hostileName, { minLength: 1, maxLength: 4 }), (names) => {
      const lines = statusTable(names.map((document) => ({ document, original: 'en', languages: [] }))).map(shownText);
      expect(lines).toHaveLength(names.length + 1);
      expect(lines.join('')).not.toMatch(HIDDEN);
      expect(commandsIn(lines.join('\n'))).toEqual([]);
    }));
});

describe('addresses of files', () => {
  const page = 'https://session.example/output/s/index.html';

  it('stay beside the page, whatever the name', () =>
    property(hostileName, (name) => {
      const address = relativeAddress(name);
      expect(address).toMatch(/^\.\/[A-Za-z0-9_.!~*'()%-]+$/);
      const { origin, pathname, search, hash } = new URL(address, page);
      expect([origin, search, hash]).toEqual(['https://session.example', '', '']);
      expect(decodeURIComponent(pathname)).toBe(`/output/s/${name}`);
    }));

  it('keep the folders of a path, and never fail', () =>
    property(hostileText, (text) => {
      expect(encodedPath(text).split('/')).toHaveLength(text.split('/').length);
    }));
});

describe('the preview', () => {
  const state = (all: readonly Told[]) => ({
    ...newStore().get(),
    documents: all.map(({ path }) => ({
      id: path,
      session: path,
      symbol: undefined,
      versions: [{ source: path, language: undefined, title: undefined, output: `${path}/x` }],
    })),
    problems: problemsByFile(filesOf(all)),
  });

  it('lists documents by their names as text, behind links that stay in it', () =>
    property(told, (all) => {
      const html = listPage(state(all));
      expect(html).not.toMatch(HIDDEN);
      expect([...html.matchAll(/<(script|img|b|i)\b/g)]).toEqual([]);
      for (const [, address = ''] of html.matchAll(/href="([^"]*)"/g))
        expect(address).toMatch(/^(?:\/preview\.css|\/files\/[A-Za-z0-9_.!~*'()%/&#;x-]+)$/);
      const shown = textOf(fromHtml(html));
      for (const { path } of all) expect(shown).toContain(shownText(path));
    }));

  it('tells the browser of problems as text, with the line that they are about', () =>
    property(told, async (all) => {
      const status = await pageStatus(state(all), '/nonexistent', all[0]?.path ?? '');
      for (const { place, file, message, help, excerpt } of status.problems)
        for (const text of [place, file, message, help ?? '', excerpt ?? '']) {
          expect(text).not.toMatch(HIDDEN);
          expect(text).not.toContain('\n');
        }
      expect(status.title).not.toMatch(HIDDEN);
    }));
});
