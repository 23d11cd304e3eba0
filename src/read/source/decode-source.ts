/**
 * From bytes to text, with the guards that keep the parser out of harm's way (dialect.md, Parser set-up).
 *
 * Measured with remark-parse 11: 2,000 lines of `:::a` take 24 s, 5,000 bullets on one line 12.7 s, and 10,000 nested
 * quotes overflow every recursive visitor.
 */

import { characterName, findUnwritable, helpOn } from '../../characters.js';
import { LIMITS } from '../../limits.js';
import { report } from '../../report/report.js';
import type { SourceFile } from '../../report/source-file.js';
import { pointIn, reportUnprinted, withoutBreaks } from './unprinted.js';
import { isParsedSoon } from './vain-marks.js';

const MOST_CONTAINERS = 8;
const MOST_MARKERS = 20;
/** Indentation beyond which no list of an official text goes: 5 levels of 6 spaces, and as much again. */
const MOST_INDENT = 80;

/** The text of a source without byte order mark, or undefined when a guard stopped it; the reason is reported. */
export function decodeSource(file: SourceFile): string | undefined {
  const bytes = typeof file.value === 'string' ? new TextEncoder().encode(file.value) : file.value;
  if (bytes.length > LIMITS.sourceBytes) {
    report(file, 'too-large', undefined, { message: `this file has ${bytes.length} bytes; at most 2 MB can be read` });
    return undefined;
  }
  const text = decode(file, bytes);
  if (text === undefined || !isPlain(file, text) || !isSettled(file, text)) return undefined;
  return isShallow(file, text) && isParsedSoon(file, text) ? text : undefined;
}

function decode(file: SourceFile, bytes: Uint8Array): string | undefined {
  try {
    // A line may end as on old Macintoshes, which YAML 1.2 no longer knows; every place in the text stays the same.
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes).replace(/\r(?!\n)/g, '\n');
    reportUnprinted(file, text);
    // Page breaks and Word's line breaks are blanks; they have been reported.
    return withoutBreaks(text);
  } catch {
    report(file, 'encoding', firstInvalid(bytes), {
      message: isUtf16(bytes) ? 'this file is saved as UTF-16' : 'this file is not saved as UTF-8',
      help: 'save it as UTF-8; in Word: Save as, Plain text, Other encoding, Unicode (UTF-8)',
    });
    return undefined;
  }
}

/** Whether a file begins with the byte order mark of UTF-16, which Notepad calls "Unicode". */
function isUtf16([one, two]: Uint8Array): boolean {
  return (one === 0xff && two === 0xfe) || (one === 0xfe && two === 0xff);
}

/** Line and column of the first letter that does not decode: the bytes before it do. */
function firstInvalid(bytes: Uint8Array): { line: number; column: number } {
  let [sound, broken] = [0, bytes.length + 1];
  while (broken - sound > 1) {
    const middle = (sound + broken) >> 1;
    if (beginning(bytes, middle) === undefined) broken = middle;
    else sound = middle;
  }
  const before = beginning(bytes, sound) ?? '';
  return pointIn(before, before.length);
}

/** The text of the first bytes, whose last letter may be cut; undefined where they are no UTF-8. */
function beginning(bytes: Uint8Array, length: number): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, length), { stream: true });
  } catch {
    return undefined;
  }
}

/** Control characters have no place in a text; they come from broken extraction. */
function isPlain(file: SourceFile, text: string): boolean {
  const found = findUnwritable(text);
  reportLost(file, text);
  if (found === undefined) return true;
  const { character } = found;
  report(file, 'control-character', pointIn(text, found.index), {
    message: `this character cannot be printed: ${characterName(character)}`,
    ...helpOn(character),
  });
  return false;
}

/** U+FFFD is what programs write for bytes that they could not read. */
const LOST = /\ufffd+/g;

/** Tells every place where a letter was lost before the source came here. */
function reportLost(file: SourceFile, text: string): void {
  let [line, start] = [1, 0];
  for (const { index } of text.matchAll(LOST)) {
    for (let end = text.indexOf('\n', start); end !== -1 && end < index; end = text.indexOf('\n', start)) {
      line += 1;
      start = end + 1;
    }
    report(
      file,
      'lost-character',
      { line, column: index - start + 1, offset: index },
      {
        message: 'a letter was lost here, when the file was converted (U+FFFD)',
        help: 'type the letter again',
      },
    );
  }
}

/** Git's marks of a text that two people changed, when nobody has chosen yet. */
const CONFLICT = /^(?:<{7}|>{7}) [^\r\n]*/m;

/** Returns false for a text with a merge conflict: every other diagnostic of it would be noise. */
function isSettled(file: SourceFile, text: string): boolean {
  const found = CONFLICT.exec(text);
  if (found === null) return true;
  report(file, 'merge-conflict', pointIn(text, found.index), {
    message: `Git left two versions of the text here: \`${found[0].trim().slice(0, 40)}\``,
    help: 'choose between the text above and below `=======`, and take the three marks out',
  });
  return false;
}

/** Markers of quotations, list items and texts of notes, which can hold one another. */
const PREFIX = /^(?:[ \t]*(?:>|[-+*](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$)|\[\^[^\s[\]]{1,999}\]:))+/;
const MARKER = /\[\^[^\]]*\]:|[-+*.)]/g;

function isShallow(file: SourceFile, text: string): boolean {
  let fences = 0;
  let line = 0;
  for (const content of text.split('\n')) {
    line += 1;
    const prefix = PREFIX.exec(content)?.[0] ?? '';
    const quotes = prefix.split('>').length - 1;
    const markers = (prefix.match(MARKER) ?? []).length;
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

function tooDeep(containers: number, markers: number, indent: number): { message: string } | undefined {
  if (containers > MOST_CONTAINERS)
    return { message: `${containers} containers are nested; at most ${MOST_CONTAINERS} can be read` };
  if (markers > MOST_MARKERS)
    return { message: `this line has ${markers} list markers; at most ${MOST_MARKERS} can be read` };
  if (indent > MOST_INDENT)
    return { message: `this list item is indented by ${indent} characters; at most ${MOST_INDENT} can be read` };
  return undefined;
}
