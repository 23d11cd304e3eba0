/**
 * Text as a terminal, a log and a page may show it.
 *
 * Names of files, values of fields and words of a source are written by strangers. Everything that leaves the program to be
 * read passes through one of these functions, so that it can move no cursor, hide no word, turn no letters round, begin no
 * new line and give no command to a CI.
 */

/**
 * Controls (C0, DEL, C1 with NEL), marks, embeddings, overrides and isolates of direction, separators of lines and
 * paragraphs, interlinear annotations, the byte order mark, non-characters and lone surrogates. ZWJ, ZWNJ and combining
 * marks are letters' own and stay.
 */
const CONTROLS =
  '[\\u0000-\\u001f\\u007f-\\u009f\\u061c\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u206f\\ufeff\\ufff9-\\ufffb\\ufffe\\uffff]|[\\ud800-\\udbff](?![\\udc00-\\udfff])|(?<![\\ud800-\\udbff])[\\udc00-\\udfff]';
/** `##[command]` (GitHub, anywhere in a line), `##vso[` (Azure Pipelines), `##teamcity[`: a CI would obey. */
const COMMAND = '#(?=#(?:vso|teamcity)?\\[)';
/** A line that begins with `::` is a command to GitHub; its runner skips white space before it. */
const LINE_COMMAND = '(?<=^\\s*):(?=:)';

const HIDDEN = new RegExp(CONTROLS, 'g');
const UNSHOWN = new RegExp(`${CONTROLS}|${COMMAND}|${LINE_COMMAND}`, 'g');
const IN_JSON = new RegExp(`${CONTROLS}|${COMMAND}`, 'g');

const SHORT: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** A text in one line: what cannot be shown, or would be obeyed, by its number (`\u{1b}`); all else as it is. */
export function shownText(text: string): string {
  return text.replace(UNSHOWN, (character) => SHORT[character] ?? `\\u{${hex(character)}}`);
}

/** Several lines, each as {@link shownText}. Only for texts of which every line end is our own. */
export function shownLines(text: string): string {
  return text.split('\n').map(shownText).join('\n');
}

/**
 * A path alone on its line, for people and for programs: as it is, or as a JSON string where it holds what cannot be shown
 * (as Git quotes paths), so that a program can read it back.
 */
export function listedPath(path: string): string {
  return shownText(path) === path && !path.startsWith('"') ? path : jsonText(path);
}

/** A value as JSON in which no character is hidden or obeyed: it reads back as the same value. */
export function jsonText(value: unknown, indent?: number): string {
  return JSON.stringify(value, null, indent).replace(IN_JSON, (character) =>
    character === '\n' ? character : `\\u${hex(character).padStart(4, '0')}`,
  );
}

/** A text without the characters that a page would hide; for names that a browser gives to files. */
export function withoutHidden(text: string): string {
  return text.replace(HIDDEN, '');
}

function hex(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16);
}
