/** Reads the lines of a plain text into blocks. */
import type { Language } from '../../templates/language.js';
import { offerEvents } from '../fields/guess-event.js';
import { guessHead } from '../fields/guess-head.js';
import { guessKind, type KindGuess } from '../fields/guess-kind.js';
import type { GuessedField, ImportedBlock, ImportLog } from '../imported.js';
import { keptBlock, type MarkdownRead } from '../markdown/read-markdown.js';
import { joinTitle, type TitleFound } from '../resolution/join-title.js';
import { escapeInline } from '../write/escape.js';
import { blocksOf } from './blocks.js';
import { doubtSlips } from './doubt-slips.js';
import { spellerOf } from './hyphens.js';
import type { TextLine } from './lines.js';
import { takeNotes, writeCalls } from './notes.js';
import { doubtParagraphs, paragraphsOf, type TextParagraph } from './paragraphs.js';
import { removeFurniture } from './remove-furniture.js';
import { endsInPause, endsSentence } from './sentence-end.js';
import { STYLES, styleOf } from './style.js';
import { typedNumbers } from './typed-numbers.js';

export interface ReadOptions {
  language: Language;
  kind: string | undefined;
  isWord: ((word: string) => boolean) | undefined;
  /** Of Markdown: blocks that are kept, and fields that its front matter says. */
  markdown: Pick<MarkdownRead, 'kept' | 'fields'> | undefined;
}

export interface TextRead {
  blocks: ImportedBlock[];
  kind: string;
  kindFrom: string;
  fields: GuessedField[];
}

/** The blocks of the text, its kind and the fields that its head says. */
export function readText(all: readonly TextLine[], options: ReadOptions, log: ImportLog): TextRead {
  const { language } = options;
  const lines = removeFurniture(all, log);
  const { paragraphs, day } = joinTitle(wholeParagraphs(lines, options, log), language, log);
  const { kind, from }: KindGuess =
    options.kind === undefined ? guessKind(paragraphs, language) : { kind: options.kind, from: '' };
  const head = guessHead(paragraphs, kind, language, log);
  const own = paragraphs.filter((paragraph) => !head.taken.has(paragraph));
  doubtParagraphs(own, log);
  doubtSlips(own, language, log);
  offerEvents(own, language, log);
  const { paragraphs: text, notes } = kind === 'statement' ? { paragraphs: own, notes: [] } : takeNotes(own, log);
  const blocks = blocksOf(
    text,
    {
      hasHeadings: kind !== 'statement' && kind !== 'resolution',
      isMarkdown: options.markdown !== undefined,
      keptOf: (words) => keptBlock(words, options.markdown?.kept ?? []),
    },
    log,
  );
  const below = notes.map((note): ImportedBlock => ({ type: 'note', ...note, text: escapeInline(note.text) }));
  return {
    blocks: [...blocks.map(withCalls), ...below],
    kind,
    kindFrom: from,
    fields: [...(options.markdown?.fields ?? []), ...head.fields, ...(kind === 'resolution' ? adoption(day) : [])],
  };
}

function adoption(day: TitleFound['day']): GuessedField[] {
  return day === undefined ? [] : [{ path: 'adopted.date', value: day.date, from: `inferred from line ${day.line}` }];
}

function withCalls<Block extends ImportedBlock>(block: Block): Block {
  return { ...block, text: writeCalls(block.text) };
}

function wholeParagraphs(
  lines: readonly TextLine[],
  { language, isWord }: ReadOptions,
  log: ImportLog,
): TextParagraph[] {
  const signs = language.paragraphs;
  const style = styleOf(lines, signs);
  log.remarks.push({ line: 1, message: `style: ${STYLES[style.name]}` });
  const isAfterEnd = (index: number) => {
    const before = lines[index - 1]?.text;
    return before === undefined || endsSentence(before, signs) || endsInPause(before);
  };
  const mayBegin = (index: number) =>
    isAfterEnd(index) || lines[index]?.isApart === true || style.name.endsWith('lines');
  const facts = {
    signs,
    numbers: typedNumbers(lines, mayBegin, isAfterEnd),
    isAlone: aloneIn(language),
    isOpener: openersOf(language),
    conjunctions: language.wrapping.conjunctions,
    speller: spellerOf(lines, isWord),
  };
  return paragraphsOf(lines, style, facts, log);
}

/** Whether a line is a paragraph by its words: a salutation, a closing, a heading of Markdown. */
function aloneIn({ salutations, closings }: Language): (text: string) => boolean {
  const patterns = [...salutations, ...closings].map((pattern) => new RegExp(pattern, 'u'));
  return (text) =>
    /^(?:#{1,6}\s|\ue002)/.test(text) || (text.length <= 100 && patterns.some((pattern) => pattern.test(text)));
}

function openersOf({ openers }: Language): (text: string) => boolean {
  const all = [...openers.preambular, ...openers.operative];
  return (text) => all.some((opener) => text.startsWith(opener) && !/^\p{L}/u.test(text.slice(opener.length)));
}
