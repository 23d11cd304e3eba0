/**
 * From bytes to text, with the guards that keep the parser out of harm's way (dialect.md, Parser set-up).
 *
 * Measured with remark-parse 11: 2,000 lines of `:::a` take 24 s, 5,000 bullets on one line 12.7 s, and 10,000 nested
 * quotes overflow every recursive visitor.
 */
import type { VFile } from 'vfile';
import { report } from '../message.js';

const MOST_BYTES = 2 * 2 ** 20;
const MOST_CONTAINERS = 8;
const MOST_MARKERS = 20;
/** Indentation beyond which no list of an official text goes: 5 levels of 6 spaces, and as much again. */
const MOST_INDENT = 80;

/** The text of a source without byte order mark, or undefined when a guard stopped it; the reason is reported. */
export function decodeSource(file: VFile): string | undefined {
  const bytes = typeof file.value === 'string' ? new TextEncoder().encode(file.value) : file.value;
  if (bytes.length > MOST_BYTES) {
    report(file, 'too-large', undefined, { found: `source of ${bytes.length} bytes`, expected: 'at most 2 MB' });
    return undefined;
  }
  const text = decode(file, bytes);
  if (text === undefined || !isPlain(file, text)) return undefined;
  return isShallow(file, text) ? text : undefined;
}

function decode(file: VFile, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const place = firstInvalid(bytes);
    report(file, 'encoding', place, { found: 'bytes that are not UTF-8', expected: 'a text saved as UTF-8' });
    return undefined;
  }
}

/** Line and column of the first line that does not decode; columns inside it are not known. */
function firstInvalid(bytes: Uint8Array): { line: number; column: number } {
  let line = 1;
  for (let from = 0; from <= bytes.length; line++) {
    const end = bytes.indexOf(10, from);
    const part = bytes.subarray(from, end === -1 ? bytes.length : end);
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(part);
    } catch {
      return { line, column: 1 };
    }
    if (end === -1) break;
    from = end + 1;
  }
  return { line, column: 1 };
}

/** Control characters have no place in a text; they come from broken extraction. */
function isPlain(file: VFile, text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  const found = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/.exec(text);
  const ghost = GHOST.exec(text);
  if (ghost !== null) {
    const expected = 'text; the character prints nothing and is left out';
    const note = 'Often what is left of a quotation mark or dash of another encoding: look at the words around it.';
    report(file, 'control-character', pointOf(text, ghost.index), {
      found: nameOf(ghost[0]),
      expected,
      note,
      severity: 'warning',
    });
  }
  tellLost(file, text);
  if (found === null) return true;
  report(file, 'control-character', pointOf(text, found.index), { found: nameOf(found[0]), expected: 'text' });
  return false;
}

/** U+FFFD is what programs write for bytes that they could not read. */
const LOST = /\ufffd+/g;

/** Tells every place where a letter was lost before the source came here. */
function tellLost(file: VFile, text: string): void {
  for (const { index } of text.matchAll(LOST)) {
    report(file, 'lost-character', pointOf(text, index), {
      found: 'the sign for a lost character, U+FFFD',
      expected: 'the letter that stood here',
      severity: 'warning',
    });
  }
}

/** Controls of ISO 6429's second set: remains of Windows-1252 taken for Latin-1. They print nothing. */
export const GHOST = /[\u0080-\u009f]/;

function pointOf(text: string, index: number): { line: number; column: number; offset: number } {
  const before = text.slice(0, index).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1, offset: index };
}

function nameOf(character: string): string {
  return `control character U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}

const PREFIX = /^(?:[ \t]*(?:>|[-+*](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$)))+/;

function isShallow(file: VFile, text: string): boolean {
  let fences = 0;
  let line = 0;
  for (const content of text.split('\n')) {
    line += 1;
    const prefix = PREFIX.exec(content)?.[0] ?? '';
    const quotes = prefix.split('>').length - 1;
    const markers = (prefix.match(/[-+*.)]/g) ?? []).length;
    const fence = /^[ \t>]*:{3,}[ \t]*([A-Za-z]?)/.exec(content);
    if (fence !== null) fences = Math.max(0, fences + (fence[1] === '' ? -1 : 1));
    const indent = /^[ \t]*/.exec(content)?.[0].length ?? 0;
    const problem = tooDeep(quotes + fences, markers, prefix === '' ? 0 : indent);
    if (problem === undefined) continue;
    report(file, 'too-deep', { line, column: 1 }, problem);
    return false;
  }
  return true;
}

function tooDeep(containers: number, markers: number, indent: number): { found: string; expected: string } | undefined {
  if (containers > MOST_CONTAINERS)
    return { found: `${containers} containers one in another`, expected: `at most ${MOST_CONTAINERS}` };
  if (markers > MOST_MARKERS)
    return { found: `${markers} list markers on a line`, expected: `at most ${MOST_MARKERS}` };
  if (indent > MOST_INDENT)
    return { found: `list item indented by ${indent} characters`, expected: `at most ${MOST_INDENT}` };
  return undefined;
}
