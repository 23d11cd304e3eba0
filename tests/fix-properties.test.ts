/**
 * `check --fix` on real sources that are edited at random, in six languages: it never loses or adds a word, never fuses
 * recitals, and comes to an end. What is printed is counted here without the code that proves fixes.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block } from '../src/tree/blocks.js';
import type { Content } from '../src/tree/handlers.js';
import { plainText } from '../src/tree/text.js';
import { draftText, mendText } from './support/compiling.js';

const SOURCES = join(import.meta.dirname, '../sources/specimen-session');
const LANGUAGES = ['en', 'fr', 'es', 'ru', 'ar', 'zh'] as const;
const TEXTS = (['declaration', 'draft-declaration', 'note', 'statement'] as const).flatMap((document) =>
  LANGUAGES.map((language) => ({
    language,
    kind: document.replace('draft-', ''),
    source: readFileSync(join(SOURCES, document, `${language}.md`), 'utf8'),
  })),
);

interface Text {
  source: string;
  language: string;
  kind: string;
}

const given = ({ source, language, kind }: Text) => ({
  source,
  language,
  kind,
  set: kind === 'statement' ? ['delegation=PE', 'date=2027-05-18'] : ['title=T'],
});

/** What a page shows of a text, label by label and word by word. */
function shown(blocks: readonly Content[]): string {
  return blocks.map(shownBlock).join(' ');
}

function shownBlock(block: Content): string {
  const label = 'label' in block ? (block.label?.text ?? '') : '';
  switch (block.type) {
    case 'clause':
    case 'list':
    case 'listItem':
    case 'blockquote':
    case 'notice':
    case 'footnoteDefinition':
    case 'table':
    case 'tableRow':
      return `${label} ${shown(block.children)}`;
    case 'annex':
      return `${label} ${plainText(block.title)} ${shown(block.children)}`;
    case 'signatures':
      return shown(block.children.flat());
    default:
      return `${label} ${plainText([block])}`;
  }
}

/** Letters and figures as they are compared; figures of any script are the same. */
function wordsOf(text: Text): string[] {
  const { draft } = draftText(given(text));
  if (draft === undefined) return ['unreadable'];
  const all = shown([...draft.document.children, ...draft.document.notes]);
  const latin = all.normalize('NFKC').replace(/[\u0660-\u0669]/g, (figure) => String(figure.charCodeAt(0) - 0x660));
  return latin.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

/** How many recitals begin with words of the language's list, in any capitals. */
function recitalsOf(text: Text): number {
  const { draft } = draftText(given(text));
  const openers = draft?.context.language.openers.preambular.map((opener) => opener.toLowerCase()) ?? [];
  return (draft?.document.children ?? []).filter(
    (block: Block) =>
      block.type === 'preambular' &&
      openers.some((opener) => plainText(block.children).toLowerCase().startsWith(opener)),
  ).length;
}

/** An accident at a place of a text: what scanners, editors and other programs do. */
const ACCIDENTS: readonly ((text: string, at: number) => string)[] = [
  // A blank line in a sentence, with a page number or without.
  (text, at) => atNext(text, at, / /g, () => '\n\n'),
  (text, at) => atNext(text, at, / /g, () => '\n25\n\n'),
  (text, at) => atNext(text, at, / /g, () => '\n\n09-52470 56\n\n'),
  (text, at) => atNext(text, at, / /g, () => '\n'),
  (text, at) => atNext(text, at, / /g, () => ' \f'),
  (text, at) => atNext(text, at, / /g, () => '\u00ad '),
  // Marks that are lost, or typed otherwise.
  (text, at) => atNext(text, at, /[.;:,،؛。；，](?=\n)/g, () => ''),
  (text, at) => atNext(text, at, /[.;,،؛](?=\n)/g, (mark) => `${mark} and`),
  (text, at) => atNext(text, at, /^\d+\. /gm, (mark) => mark.replace('. ', ', ')),
  (text, at) => atNext(text, at, /^\d+\. /gm, (mark) => mark.replace(' ', '\u00a0')),
  (text, at) => atNext(text, at, /^\d+\. /gm, (mark) => `**${mark.trim()}** `),
  (text, at) => atNext(text, at, /^ {6}\d\. /gm, () => '(a) '),
  (text, at) => atNext(text, at, /^ {6}1\. /gm, () => '(a) '),
  (text, at) => atNext(text, at, /^ {6}2\. /gm, () => '      (b) '),
  (text, at) => atNext(text, at, /^- /gm, () => '• '),
  (text, at) => atNext(text, at, /^#+ /gm, (mark) => mark.trim()),
  (text, at) => atNext(text, at, /\n\n/g, () => '\n'),
  (text, at) => atNext(text, at, /\n\n(?=\p{L})/gu, () => '\n\n\u00a0 \u00a0'),
  (text, at) => atNext(text, at, /\n\n\p{Lu}/gu, (found) => found.toLowerCase()),
];

/** Changes the first place from `at` on, in the words of the source, that fits. */
function atNext(text: string, at: number, pattern: RegExp, change: (found: string) => string): string {
  const words = text.indexOf('\n---', 3) + 5;
  pattern.lastIndex = words + (at % Math.max(1, text.length - words));
  const found = pattern.exec(text);
  pattern.lastIndex = 0;
  return found === null
    ? text
    : text.slice(0, found.index) + change(found[0]) + text.slice(found.index + found[0].length);
}

const edited = fc
  .record({
    text: fc.constantFrom(...TEXTS),
    accidents: fc.array(fc.tuple(fc.constantFrom(...ACCIDENTS), fc.nat(20_000)), { minLength: 1, maxLength: 6 }),
  })
  .map(({ text, accidents }) => ({
    ...text,
    source: accidents.reduce((source, [accident, at]) => accident(source, at), text.source),
  }));

const RUNS = { numRuns: Number(process.env['RUNS'] ?? 120) };

describe('whatever happened to a source, --fix', () => {
  it('loses no word and adds none, fuses no recitals, and is done when it is done', { timeout: 600_000 }, () => {
    let fixed = 0;
    fc.assert(
      fc.property(edited, (text) => {
        const mended = { ...text, source: mendText(given(text)) };
        if (mended.source !== text.source) fixed++;
        expect(wordsOf(mended)).toEqual(wordsOf(text));
        expect(recitalsOf(mended)).toBe(recitalsOf(text));
        expect(mendText(given(mended))).toBe(mended.source);
      }),
      RUNS,
    );
    // The accidents are such that something is fixed in many of them.
    expect(fixed).toBeGreaterThan(RUNS.numRuns / 5);
  });

  it('leaves specimens as they are', () => {
    for (const text of TEXTS) expect(mendText(given(text))).toBe(text.source);
  });
});
