/**
 * Explains faults of YAML to a person who fills in fields and has never read its specification.
 *
 * The parser says "Nested mappings are not allowed in compact mappings" of `title: Water: a right`; what helps is "put
 * quotation marks round the value".
 */

import type { YAMLParseError, YAMLWarning } from 'yaml';
import { scopeOf } from '../fields.js';

/** A fault in a YAML text, with its offsets in the text. */
export interface YamlFault {
  message: string;
  help?: string;
  from: number;
  to: number;
}

/** A line of a YAML text taken apart: `key: value`, where it has a key. */
interface Line {
  /** Offset of its first character. */
  start: number;
  text: string;
  indent: number;
  key: string | undefined;
  value: string;
  /** Offset of the value. */
  valueAt: number;
}

type Explanation = (error: { from: number; to: number }, lines: readonly Line[]) => YamlFault | undefined;

/** Explains an error of the parser; with the parser's own text where we have no explanation. */
export function yamlFault(error: YAMLParseError | YAMLWarning, text: string): YamlFault {
  const [from, to] = error.pos;
  const explained = EXPLANATIONS[error.code]?.({ from, to }, linesOf(text));
  const words = error.message.split('\n', 1)[0] ?? error.message;
  return explained ?? { message: `this is not valid YAML: ${words}`, from, to };
}

const EXPLANATIONS: Partial<Record<YAMLParseError['code'] | YAMLWarning['code'], Explanation>> = {
  BAD_SCALAR_START: unquoted,
  TAG_RESOLVE_FAILED: unquoted,
  BLOCK_AS_IMPLICIT_KEY: (error, lines) => colonInValue(error, lines) ?? indentedBelow(error, lines),
  MULTILINE_IMPLICIT_KEY: (error, lines) => indentedBelow(error, lines) ?? keyless(error, lines),
  MISSING_CHAR: (error, lines) => unclosed(error, lines) ?? keyless(error, lines),
  BAD_INDENT: (error, lines) => unclosed(error, lines) ?? outOfLine(error, lines),
  UNEXPECTED_TOKEN: (error, lines) => unquoted(error, lines) ?? outOfLine(error, lines),
  TAB_AS_INDENT: ({ from, to }) => ({ message: 'there is a tab before this field', help: 'write spaces', from, to }),
  BAD_DQ_ESCAPE: ({ from, to }) => ({
    message: 'this backslash means something else between straight quotation marks',
    help: "write `\\\\`, or put the value between apostrophes: `'…'`",
    from,
    to,
  }),
  DUPLICATE_KEY: ({ from }, lines) => {
    const key = lineAt(lines, from)?.key;
    if (key === undefined) return undefined;
    return { message: `\`${key}\` is here a second time`, help: 'keep one of the two', from, to: from + key.length };
  },
};

/** `title: [Draft] Water`, `title: "Water" for all`, `title: @water`: what begins so means something to YAML. */
function unquoted({ from }: { from: number }, lines: readonly Line[]): YamlFault | undefined {
  const line = lineAt(lines, from);
  if (line?.key === undefined || !/^["'[{*&!|>%@`-]/.test(line.value)) return undefined;
  if (/^\{.*\}$|^\[.*\]$/.test(line.value)) return quotesWithin(line, from);
  return quoting(line, `\`${line.value.charAt(0)}\` at the beginning of a value means something else in YAML`);
}

/** `speaker: {name: "Ana "the Great" Diaz"}`. */
function quotesWithin({ start, text }: Line, from: number): YamlFault {
  return {
    message: 'there are words after a closing quotation mark or bracket',
    help: 'write a comma before another field; inside quotation marks, write “ ”',
    from,
    to: start + text.trimEnd().length,
  };
}

/** `title: Water: a right`. */
function colonInValue({ from }: { from: number }, lines: readonly Line[]): YamlFault | undefined {
  const line = lineAt(lines, from);
  if (line?.key === undefined || !/:(?:\s|$)/.test(line.value)) return undefined;
  return quoting(line, `the value \`${short(line.value)}\` has a colon`);
}

function quoting({ key, value, valueAt }: Line, message: string): YamlFault {
  const inner = value.replace(/^(["'])(.*)\1$/, '$2');
  const quoted = inner.includes("'") ? `"${inner.replaceAll(/["\\]/g, '\\$&')}"` : `'${inner}'`;
  return {
    message,
    help: `put quotation marks around the value${example(key, quoted)}`,
    from: valueAt,
    to: valueAt + value.length,
  };
}

/** What to write instead, where it is no longer than a line of a message. */
function example(key: string | undefined, value: string): string {
  return key === undefined || value.length > LINE ? '' : `: \`${key}: ${value}\``;
}

/** A text cut to fit a message. */
function short(text: string): string {
  const line = text.trim();
  return line.length > LINE ? `${line.slice(0, LINE - 1)}…` : line;
}

const LINE = 60;

/** A key further in than the one above it, which has a value of its own. */
function indentedBelow({ from }: { from: number }, lines: readonly Line[]): YamlFault | undefined {
  const above = lineAt(lines, from);
  const below = above && lines[lines.indexOf(above) + 1];
  if (below?.key === undefined || above === undefined) return undefined;
  if (above.key !== undefined && below.indent > above.indent) return askew(below, above);
  return above.key === undefined && above.indent > below.indent && below.indent > 0 ? askew(below, above) : undefined;
}

/** A line that begins further in or out than those that it belongs to. */
function outOfLine({ from }: { from: number }, lines: readonly Line[]): YamlFault | undefined {
  const line = lineAt(lines, from);
  const above = line && lines.slice(0, lines.indexOf(line)).findLast(({ text }) => text.trim() !== '');
  return above === undefined || line === undefined || line.indent === above.indent ? undefined : askew(line, above);
}

function askew(line: Line, above: Line): YamlFault {
  const name = `\`${line.key ?? short(line.text)}\``;
  return {
    message: `${name} is indented by ${line.indent} ${line.indent === 1 ? 'space' : 'spaces'}, unlike the line above it`,
    help: `indent it like the lines that it belongs with; \`${short(above.text)}\` has ${above.indent}`,
    from: line.start + line.indent,
    to: line.start + line.text.trimEnd().length,
  };
}

/** `kind statement`, `kind:statement`, `kind：statement`: no colon with a space after it. */
function keyless({ from, to }: { from: number; to: number }, lines: readonly Line[]): YamlFault | undefined {
  const line = lines.find(
    ({ start, text, key }) => start + text.length >= from && start <= to && key === undefined && text.trim() !== '',
  );
  if (line === undefined || /^\s*(?:-\s|#)/.test(line.text)) return undefined;
  const [, key, value = ''] = /^\s*([A-Za-z]\w*)\s*[:：]?([\s\S]*)$/u.exec(line.text) ?? [];
  const blank = /^\s*\w+:\u00a0/.test(line.text) ? 'has a no-break space after its colon' : '';
  return {
    message: `\`${short(line.text)}\` ${blank === '' ? 'is not a field and a value' : blank}`,
    help: `write a field, a colon and a space${example(key, value.trim())}`,
    from: line.start + line.indent,
    to: line.start + line.text.trimEnd().length,
  };
}

/** A quotation mark or bracket that is opened and never closed, where it is opened. */
function unclosed({ from }: { from: number }, lines: readonly Line[]): YamlFault | undefined {
  const line = lines.findLast(({ start, value }) => start < from && openSign(value) !== undefined);
  const open = line && openSign(line.value);
  if (line === undefined || open === undefined) return undefined;
  const at = line.valueAt + open.at;
  return {
    message: `this \`${open.sign}\` is never closed`,
    help: `write \`${CLOSING[open.sign]}\` at the end of the value`,
    from: at,
    to: at + 1,
  };
}

const CLOSING: Readonly<Record<string, string>> = { '"': '"', "'": "'", '[': ']', '{': '}' };

/** The innermost sign that a value opens and does not close. */
function openSign(value: string): { sign: string; at: number } | undefined {
  if (!/^["'[{]/.test(value)) return undefined;
  const open: { sign: string; at: number }[] = [];
  for (let at = 0; at < value.length; at++) {
    const sign = value.charAt(at);
    const last = open.at(-1);
    const isQuoted = last?.sign === '"' || last?.sign === "'";
    if (last !== undefined && sign === CLOSING[last.sign]) open.pop();
    else if (!isQuoted && CLOSING[sign] !== undefined && (sign !== "'" || !/\w/.test(value[at - 1] ?? '')))
      open.push({ sign, at });
  }
  return open.at(-1);
}

function lineAt(lines: readonly Line[], offset: number): Line | undefined {
  return lines.findLast(({ start }) => start <= offset);
}

function linesOf(text: string): Line[] {
  let start = 0;
  return text.split('\n').map((whole) => {
    const line = whole.replace(/\r$/, '');
    const indent = line.length - line.trimStart().length;
    const [before, named] = /^\s*(?:- +)?([^\s:#'"[{][^:]*):(?:[ \t]+|$)/.exec(line) ?? [];
    const valueAt = start + (before ?? line).length;
    const key = named?.trimEnd();
    const parts = { start, text: line, indent, key, value: line.slice((before ?? line).length).trimEnd(), valueAt };
    start += whole.length + 1;
    return parts;
  });
}

/** A key of words that each language states for itself, or a language in a map of them. */
function isOfWords(key: string | undefined): boolean {
  return key !== undefined && (/^[a-z]{2}$/.test(key) || (key !== 'language' && scopeOf(key) === 'translated'));
}

/**
 * A comment that begins within what looks like a value: `title: Goal #6 and water` says "Goal". After words that are printed
 * in a source (`title: Water # a right`) every comment is taken for a part of them; after a code or a date, one with a space is meant.
 */
export function cutValue(text: string, isSource: boolean): YamlFault | undefined {
  for (const line of linesOf(text)) {
    const [found] =
      (isSource && isOfWords(line.key) ? /\s#\s*[^\s#][\s\S]*$/ : /\s#[^\s#][\s\S]*$/).exec(line.value) ?? [];
    if (line.key === undefined || found === undefined || /^["'[{|>]/.test(line.value)) continue;
    const from = line.valueAt + line.value.length - found.length + 1;
    return {
      ...quoting(line, `\`${short(found)}\` is left out: after a space, YAML reads \`#\` as a remark`),
      from,
      to: from + found.length - 1,
    };
  }
  return undefined;
}
