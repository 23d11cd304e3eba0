/** Imports a plain text: bytes → lines → paragraphs → blocks → Markdown with front matter. */
import type { Language } from '../templates/language.js';
import { lettersLost } from './check-letters.js';
import { decodeBytes, type Refusal } from './decode-bytes.js';
import { fieldsOf } from './fields/fields-of.js';
import { guessLanguage } from './fields/guess-language.js';
import type { ImportOptions } from './import-options.js';
import { emptyLog, type ImportLog } from './imported.js';
import { isSource, readMarkdown } from './markdown/read-markdown.js';
import { cleanCharacters } from './text/clean-characters.js';
import { linesOf } from './text/lines.js';
import { readText } from './text/read-text.js';
import { frontMatter } from './write/front-matter.js';
import { writeMarkdown } from './write/write-markdown.js';

/** An imported file. */
export interface ImportedSource {
  /** The source, with front matter. */
  text: string;
  language: string;
  kind: string;
  /** Whether the file is a source already, and its text unchanged. */
  isReady: boolean;
  log: ImportLog;
  /** Pictures of the file, to be written beside the source. */
  images?: { name: string; bytes: Uint8Array }[];
}

/** The source of a text, or why there is none. */
export function importText(bytes: Uint8Array, options: ImportOptions): ImportedSource | Refusal {
  const decoded = decodeBytes(bytes, options.encoding);
  if (typeof decoded !== 'string') return decoded;
  if (options.isMarkdown && isSource(decoded)) return ready(decoded, options);
  const log = emptyLog();
  const clean = cleanCharacters(decoded, log);
  const found = languageOf(clean, options);
  if ('rule' in found) return found;
  const { language, from } = found;
  const markdown = options.isMarkdown ? readMarkdown(clean, log) : undefined;
  const read = readText(
    markdown?.lines ?? linesOf(clean),
    { language, kind: options.kind, isWord: options.wordsOf(language.tag), markdown },
    log,
  );
  const fields = fieldsOf({ ...read, language, languageFrom: from }, options, log);
  const body = writeMarkdown(read.blocks);
  const lost = lettersLost(decoded, body, log);
  if (lost.size > 0) return unequal(lost);
  return {
    text: `${frontMatter(fields, log.questions)}\n${body}`,
    language: language.tag,
    kind: read.kind,
    isReady: false,
    log,
  };
}

/** A text that is a source already, unchanged. */
function ready(text: string, { language, kind }: ImportOptions): ImportedSource {
  const log = emptyLog();
  log.remarks.push({ line: 1, message: 'this is a source already; nothing is changed' });
  return {
    text,
    language: language ?? /^language:\s*([\w-]+)/m.exec(text)?.[1] ?? '',
    kind: kind ?? '',
    isReady: true,
    log,
  };
}

function languageOf(text: string, { language, house }: ImportOptions): { language: Language; from: string } | Refusal {
  const guessed = language === undefined ? guessLanguage(text) : undefined;
  const tag = language ?? guessed;
  const known = tag === undefined ? undefined : house.language(tag);
  if (known !== undefined) return { language: known, from: language === undefined ? 'inferred from the words' : '' };
  return unknownLanguage(tag);
}

/** No template for the language, or no language. */
export function unknownLanguage(tag: string | undefined): Refusal {
  return {
    rule: 'import-refused',
    message:
      tag === undefined
        ? 'the language of the text is not clear'
        : `the text is in a language without a template: \`${tag}\``,
    help: 'name the language: `--lang en`',
  };
}

/** The proof failed: no source is written. */
export function unequal(lost: ReadonlyMap<string, number>): Refusal {
  const letters = [...lost].slice(0, 8).map(([letter, sum]) => `${letter} (${sum > 0 ? '−' : '+'}${Math.abs(sum)})`);
  return {
    rule: 'import-refused',
    message: `the source would not have the letters of the file: ${letters.join(', ')}`,
    help: 'nothing was written; please report this with the file',
  };
}
