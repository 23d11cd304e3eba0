/**
 * From a place in a text node's value to the place in the source. Escapes and entities make the two differ, and so do
 * the indentation and the `>` that the parser takes off continued lines.
 */
import type { Text } from 'mdast';
import { decodeString } from 'micromark-util-decode-string';
import type { Point } from 'unist';

const ENTITY = /&(?:#x[0-9a-f]{1,6}|#\d{1,7}|[a-z][a-z0-9]{1,30});/iy;
const ESCAPE = /\\(?=[!-/:-@[-`{-~])/y;
const LINE_END = /[ \t]*(?:\r\n|\n|\r)[ \t>]*/y;

/** Offset in the source of the character at `index` of the node's value; its end for an index beyond the value. */
export function sourceOffset(node: Text, index: number, source: string): number {
  let at = node.position?.start.offset ?? 0;
  const end = node.position?.end.offset ?? source.length;
  for (let value = 0; value < index && at < end; ) {
    const [inSource, inValue] = step(node.value, value, source, at);
    at += inSource;
    value += inValue;
  }
  return Math.min(at + matchLength(ESCAPE, source, at), end);
}

/** Line, column and offset of the character at `index` of the node's value. */
export function sourcePoint(node: Text, index: number, source: string): Point {
  const offset = sourceOffset(node, index, source);
  const start = node.position?.start ?? { line: 1, column: 1, offset: 0 };
  const before = source.slice(start.offset ?? 0, offset).split(/\r\n|\n|\r/);
  const last = before.at(-1) ?? '';
  const column = before.length === 1 ? start.column + last.length : last.length + 1;
  return { line: start.line + before.length - 1, column, offset };
}

/** How far one step goes in the source and in the value. */
function step(text: string, value: number, source: string, at: number): [number, number] {
  if (/[\r\n]/.test(text[value] ?? ''))
    return [Math.max(1, matchLength(LINE_END, source, at)), lineEndLength(text, value)];
  const entity = matchLength(ENTITY, source, at);
  const decoded = entity > 0 ? decodeString(source.slice(at, at + entity)) : '';
  if (entity > 0 && decoded !== source.slice(at, at + entity) && text.startsWith(decoded, value))
    return [entity, decoded.length];
  return [1 + matchLength(ESCAPE, source, at), 1];
}

function lineEndLength(text: string, at: number): number {
  return text.startsWith('\r\n', at) ? 2 : 1;
}

function matchLength(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0].length ?? 0;
}
