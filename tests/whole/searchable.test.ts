/**
 * Phrases that a reader searches for in a PDF: three words next to each other in the source, their label included, are found
 * in what Poppler, MuPDF and pdf.js extract, in justified and in ragged lines. Characters that the source does not have, and
 * doubled spaces, count as not found. Texts: the specimens, and the Universal Declaration where the corpus is.
 */

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderPdf } from '../../src/render/pdf/render-pdf.js';
import type { Block } from '../../src/tree/blocks.js';
import { plainText } from '../../src/tree/text.js';
import { finishText } from '../support/compiling.js';
import { declarationOfRights, hasCorpus } from '../support/corpus-texts.js';
import { messagesOf } from '../support/messages.js';
import { pageTexts } from '../support/pdf-texts.js';
import { resourcesFor } from '../support/resources.js';
import { has } from '../support/words.js';

const LANGUAGES = ['en', 'fr', 'es', 'ru', 'ar', 'zh'];
/** Phrases of each text that are looked for. */
const COUNT = 200;

interface Text {
  name: string;
  kind: string;
  language: string;
  set: string[];
  source: string;
}

const sources = join(import.meta.dirname, '../../sources/specimen-session');

/** The specimen of a note, without its reference to another document of its session. */
function specimen(language: string): Text {
  const text = readFileSync(join(sources, 'note', `${language}.md`), 'utf8');
  const source = text.replaceAll('[](doc:draft-declaration)', 'A/2');
  return { name: `note-${language}`, kind: 'note', language, set: ['title=T', 'symbol=A/1'], source };
}

function rights(language: string, index: number): Text {
  return { name: `rights-${language}`, kind: 'treaty', language, set: [], source: declarationOfRights(index + 1) };
}

const texts = [...LANGUAGES.map(specimen), ...(hasCorpus ? LANGUAGES.map(rights) : [])];
if (!hasCorpus) console.warn('The shared corpus is not here: phrases of the Universal Declaration are not looked for.');

/** What each program extracts from a file, by its name. */
const programs: Record<string, string[]> = {
  pdftotext: ['pdftotext', '-enc', 'UTF-8', 'FILE', '-'],
  'pdftotext -layout': ['pdftotext', '-enc', 'UTF-8', '-layout', 'FILE', '-'],
  mutool: ['mutool', 'draw', '-F', 'txt', 'FILE'],
};
const readers = ['pdf.js', ...Object.keys(programs).filter((name) => has(programs[name]?.[0] ?? ''))];
if (readers.length < 4) console.warn(`Phrases are looked for by ${readers.join(', ')} alone: the others are not here.`);

interface Built {
  bytes: Uint8Array;
  path: string;
  phrases: string[];
  /** Lines at the head of each page. */
  heads: string[];
}

const folder = mkdtempSync(join(tmpdir(), 'searchable-'));
const built = new Map<string, Built>();
const ALIGNS = ['justify', 'start'] as const;

beforeAll(async () => {
  for (const text of texts) for (const align of ALIGNS) built.set(`${text.name} ${align}`, await build(text, align));
}, 180_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function build(text: Text, align: (typeof ALIGNS)[number]): Promise<Built> {
  const { draft, file, sound } = finishText(text);
  if (draft === undefined || !sound) throw new Error(`${text.name}: ${messagesOf(file).join('\n')}`);
  const resources = resourcesFor(draft);
  const styles = Object.fromEntries(
    Object.entries(resources.sheet.styles).map(([key, style]) => [
      key,
      style.align === 'justify' ? { ...style, align } : style,
    ]),
  );
  const bytes = await renderPdf(draft.document, { ...resources, sheet: { ...resources.sheet, styles } });
  const path = join(folder, `${text.name}-${align}.pdf`);
  writeFileSync(path, bytes);
  const phrases = draft.document.children.flatMap(passages).flatMap((passage) => phrasesOf(passage, text.language));
  const heads = draft.document.furniture.laterHead.map(({ children }) => folded(plainText(children)));
  return { bytes, path, phrases: sample(phrases), heads };
}

/** Where the call of a note is: no phrase is looked for across it. */
const NOTE = '\u0001';

/** Stretches of words that are printed one after the other; the label of a clause or a heading is before its words. */
function passages(block: Block): string[] {
  switch (block.type) {
    case 'clause': {
      const [first = '', ...others] = block.children.flatMap(passages);
      return [`${block.label?.text ?? ''} ${first}`, ...others];
    }
    case 'heading':
      // The Declaration's articles have no titles, which a treaty's source needs.
      return plainText([block]) === '.' ? [] : [`${block.label?.text ?? ''} ${wordsOf(block.children)}`];
    case 'paragraph':
    case 'preambular':
    case 'formula':
    case 'title':
      return [wordsOf(block.children)];
    default:
      return [];
  }
}

function wordsOf(nodes: Parameters<typeof plainText>[0]): string {
  const parts = nodes.map((node) => (node.type === 'footnoteReference' ? NOTE : plainText([node])));
  return parts.join('');
}

/** Phrases of three words; Chinese has no words, so six characters. */
function phrasesOf(passage: string, language: string): string[] {
  return passage.split(NOTE).flatMap((part, at, all) => {
    const words = language === 'zh' ? [...folded(part)] : folded(part).split(' ');
    const [from, to] = [at === 0 ? 0 : 1, at === all.length - 1 ? words.length : words.length - 1];
    const [length, joint] = language === 'zh' ? [6, ''] : [3, ' '];
    const starts = Array.from({ length: Math.max(0, to - from - length + 1) }, (_, index) => from + index);
    return starts.map((start) =>
      words
        .slice(start, start + length)
        .join(joint)
        .trim(),
    );
  });
}

/** The same phrases every time, from all of the text. */
function sample(phrases: readonly string[]): string[] {
  const step = Math.max(1, phrases.length / COUNT);
  return Array.from({ length: Math.min(COUNT, phrases.length) }, (_, index) => phrases[Math.floor(index * step)] ?? '');
}

/** Text without marks of direction of the source's own, and with one kind of space. */
function folded(text: string): string {
  return text
    .replace(/[\u200e\u200f\u2066-\u2069]/g, '')
    .normalize('NFKC')
    .replace(/\s+/g, ' ')
    .trim();
}

async function extracted(reader: string, { bytes, path }: Built): Promise<string> {
  const [program = '', ...options] = programs[reader] ?? [];
  if (reader === 'pdf.js') return (await pageTexts(bytes)).join('\f');
  const given = options.map((option) => (option === 'FILE' ? path : option));
  return execFileSync(program, given, { encoding: 'utf8', maxBuffer: 2 ** 26, stdio: ['ignore', 'pipe', 'ignore'] });
}

/** The lines of each page: heads, page numbers and the controls that Poppler adds left out. */
function pagesOf(text: string, heads: readonly string[]): string[][] {
  const pages = text
    .replace(/[\u202a-\u202e]/g, '')
    .normalize('NFKC')
    .split('\f');
  return pages.map((page, number) => {
    const lines = page.split('\n').map((line) => line.replace(/^ +| +$/g, ''));
    const own = lines.filter((line) => line !== '' && !/^\d+(?:\/\d+)?$/.test(line));
    return number > 0 && heads.includes(own[0] ?? '') ? own.slice(1) : own;
  });
}

/** Lines as one; a line may end after a hyphen or a slash, inside a word. */
function joined(lines: readonly string[], language: string): string {
  return language === 'zh' ? lines.join('') : closed(lines.join(' '));
}

function closed(text: string): string {
  return text.replace(/(?<=\S[-‐/]) (?=\S)/g, '');
}

/** Whether a phrase begins at the end of a page and ends on the next, with notes between. */
function isParted(phrase: string, pages: readonly string[][]): boolean {
  const words = phrase.split(/(?<= )/);
  return [1, 2].some((count) => {
    const [head, tail] = [words.slice(0, count).join('').trim(), words.slice(count).join('')];
    return pages.some((lines, at) => lines.some((line) => line.endsWith(head)) && pages[at + 1]?.[0]?.startsWith(tail));
  });
}

async function missing(reader: string, name: string, language: string): Promise<string[]> {
  const one = built.get(name);
  if (one === undefined) throw new Error(`${name} was not built.`);
  const pages = pagesOf(await extracted(reader, one), one.heads);
  const text = joined(pages.flat(), language);
  // Beside numbers and dashes Poppler finds the order by a mark of direction alone (direction-marks.ts).
  const bare = text.replaceAll('\u200f', '');
  const isAllowed = (phrase: string) => language === 'ar' && reader.startsWith('pdftotext') && /[\p{N}-]/u.test(phrase);
  return one.phrases.filter(
    (phrase) => !(isAllowed(phrase) ? bare : text).includes(closed(phrase)) && !isParted(phrase, pages),
  );
}

describe('phrases of a PDF', () => {
  for (const { name, language } of texts)
    for (const align of ALIGNS)
      for (const reader of readers) {
        // MuPDF before 1.24 gives Arabic letters as they are drawn, from left to right: nothing can be found by it.
        if (language === 'ar' && reader === 'mutool') continue;
        it(`${name} (${align}): ${reader} finds them`, async () => {
          expect(await missing(reader, `${name} ${align}`, language)).toEqual([]);
        });
      }
});
