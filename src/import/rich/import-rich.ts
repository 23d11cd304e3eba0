/** Makes a source of a document with styles: blocks → fields → Markdown with front matter, with the proof that no letter is lost. */
import type { Kind } from '../../templates/kind.js';
import { kindFields } from '../../templates/kind.js';
import type { Language } from '../../templates/language.js';
import { lettersLost } from '../check-letters.js';
import type { Refusal } from '../decode-bytes.js';
import { fieldsOf } from '../fields/fields-of.js';
import { guessHead } from '../fields/guess-head.js';
import { guessKind } from '../fields/guess-kind.js';
import { guessLanguage } from '../fields/guess-language.js';
import type { ImportOptions } from '../import-options.js';
import { type ImportedSource, unequal, unknownLanguage } from '../import-text.js';
import type { GuessedField, ImportedBlock, ImportLog } from '../imported.js';
import { emptyLog } from '../imported.js';
import type { TextParagraph } from '../text/paragraphs.js';
import { escapeParagraph } from '../write/escape.js';
import { frontMatter } from '../write/front-matter.js';
import { writeMarkdown } from '../write/write-markdown.js';
import { headingDepths } from './heading-depths.js';
import { kindOfOurs } from './kind-of-ours.js';
import { type MarkTable, markedText, writeMarks } from './marks.js';
import { readMasthead, wordsOf } from './masthead.js';
import { withOurLabels } from './our-labels.js';
import { richBlocks } from './rich-blocks.js';
import type { RichBlock, RichDocument, RichParagraph } from './rich-document.js';

/** The source; `name` begins the names of its images. */
export function importRich(read: RichDocument, options: ImportOptions, name: string): ImportedSource | Refusal {
  const doc = read.isOurs ? { ...read, blocks: withOurLabels(read.blocks, read.changes) } : read;
  const log: ImportLog = {
    ...emptyLog(),
    unit: 'paragraph',
    changes: doc.changes,
    doubts: doc.doubts,
    remarks: doc.remarks,
  };
  const language = languageOf(doc, options);
  if (language === undefined) return unknownLanguage(undefined);
  const { kind, from } = kindOf(doc, options, language);
  const template = options.house.kind(kind);
  const masthead = readMasthead(doc, template, language, log);
  const left = doc.blocks.filter((block) => !masthead.taken.has(block));
  const head = headOf(left, kind, language, log);
  const title = titleOf(
    left.filter((block) => !head.taken.has(block)),
    template,
    log,
  );
  const text = left.filter((block) => !head.taken.has(block) && block !== title?.block);
  const marks: MarkTable = { targets: [], images: [], name, isOurs: doc.isOurs };
  const openers = new Set(hasOpeners(template) ? [...language.openers.preambular, ...language.openers.operative] : []);
  const facts = { kind: template, openers, marks };
  const blocks = [...richBlocks(text, facts, log), ...noteBlocks(doc.notes, marks, log)];
  const fields = fieldsOf(
    {
      blocks,
      kind,
      kindFrom: from,
      fields: [...(title?.fields ?? []), ...head.fields, ...masthead.fields],
      language,
      languageFrom: options.language === undefined ? 'inferred from the words' : '',
    },
    options,
    log,
  );
  const body = writeMarkdown(blocks);
  const lost = lettersLost(doc.letters, body, log);
  if (lost.size > 0) return unequal(lost);
  return {
    text: `${frontMatter(asParagraphs(fields), log.questions)}\n${body}`,
    language: language.tag,
    kind,
    isReady: false,
    log,
    images: marks.images.map((one) => ({ name: one.name, bytes: one.image.bytes })),
  };
}

/** Whether a design emphasises opening words. */
function hasOpeners(kind: Kind | undefined): boolean {
  return kind?.text.preamble === true || kind?.text.clauses === 'operative';
}

/** What the user says, what our own file says, what the words say, what the file says. */
function languageOf(doc: RichDocument, { language, house }: ImportOptions): Language | undefined {
  const said = doc.fields.find(({ path }) => path === 'language')?.value;
  const ours = doc.isOurs && typeof said === 'string' ? said : undefined;
  for (const tag of [language, ours, guessLanguage(wordsOfAll(doc)), doc.language, 'en']) {
    const known = tag === undefined ? undefined : house.language(tag);
    if (known !== undefined) return known;
    if (tag !== undefined && tag === language) return undefined;
  }
  return undefined;
}

function wordsOfAll({ blocks }: RichDocument): string {
  return blocks.map((block) => (block.type === 'paragraph' ? wordsOf(block) : '')).join('\n');
}

function kindOf(doc: RichDocument, options: ImportOptions, language: Language): { kind: string; from: string } {
  if (options.kind !== undefined) return { kind: options.kind, from: '' };
  if (doc.isOurs) return { kind: kindOfOurs(doc, language), from: 'inferred from the styles' };
  const guessed = guessKind(doc.blocks.flatMap(asText), language);
  if (guessed.kind !== 'statement') return guessed;
  // A document with headings or tables is no speech.
  const isReport = doc.blocks.some(({ type }) => type === 'table') || headingDepths(doc.blocks, undefined).size > 1;
  return isReport ? { kind: 'note', from: 'inferred from its headings and tables' } : guessed;
}

function asText(block: RichBlock): TextParagraph[] {
  if (block.type === 'table') return [];
  const { line } = block;
  const text = wordsOf(block);
  const typed = /^\d{1,3}[.)](?=\s)/.exec(text)?.[0];
  const number = typed === undefined ? undefined : { typed, count: 1, isFirst: false };
  return text === '' ? [] : [{ text, line, lastLine: line, number, isApart: false, isIndented: false }];
}

/** Fields of the lines above the text, with the paragraphs that say nothing else. */
function headOf(
  blocks: readonly RichBlock[],
  kind: string,
  language: Language,
  log: ImportLog,
): { fields: GuessedField[]; taken: ReadonlySet<RichBlock> } {
  const before = log.changes.length;
  const texts = new Map(blocks.slice(0, 40).flatMap((block) => asText(block).map((text) => [text, block] as const)));
  const { fields, taken } = guessHead([...texts.keys()], kind, language, log);
  const blocksTaken = new Set([...taken].flatMap((text) => texts.get(text) ?? []));
  // The words are those of the file, with its spaces.
  log.changes.splice(before);
  for (const block of blocksTaken)
    if (block.type === 'paragraph')
      log.changes.push({ reason: 'field', line: block.line, before: rawWords(block), after: '' });
  return { fields, taken: blocksTaken };
}

function rawWords({ runs }: RichParagraph): string {
  return runs.map(({ text }) => text).join('');
}

/** The title: the paragraph with the style of a title, else a first heading that stands above everything. */
function titleOf(
  blocks: readonly RichBlock[],
  kind: Kind | undefined,
  log: ImportLog,
): { block: RichParagraph; fields: GuessedField[] } | undefined {
  if (kind === undefined || !kindFields(kind).includes('title')) return undefined;
  const paragraphs = blocks.filter(
    (block): block is RichParagraph => block.type === 'paragraph' && wordsOf(block) !== '',
  );
  const block = paragraphs.find(({ role }) => role === 'title');
  if (block === undefined || block.runs.some(({ note }) => note !== undefined)) return undefined;
  log.changes.push({ reason: 'field', line: block.line, before: rawWords(block), after: '' });
  return { block, fields: [{ path: 'title', value: wordsOf(block), from: `inferred from line ${block.line}` }] };
}

/** Places are paragraphs here. */
function asParagraphs(fields: readonly GuessedField[]): GuessedField[] {
  return fields.map((field) => ({ ...field, from: field.from.replace(/ line (?=\d)/, ' paragraph ') }));
}

function noteBlocks(notes: RichDocument['notes'], marks: MarkTable, log: ImportLog): ImportedBlock[] {
  return [...notes].map(([name, paragraphs]) => {
    const line = paragraphs[0]?.line ?? 0;
    log.changes.push({ reason: 'note', line, before: '', after: `[^${name}]:` });
    const texts = paragraphs.map(({ runs, label }) => {
      const text = markedText(runs, marks, line, log).replace(/^\*+ /, '');
      const bullet = label === undefined ? '' : '- ';
      return `${bullet}${writeMarks(escapeParagraph(text), marks, line, log)}`.replaceAll('\n', '\n    ');
    });
    return { type: 'note', name, line, text: texts.filter((text) => text !== '').join('\n\n    ') };
  });
}
