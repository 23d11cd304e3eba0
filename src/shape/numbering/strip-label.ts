/** Words without the label that was typed before them. */
import type { Phrasing } from '../../tree/phrasing.js';
import { plainText } from '../../tree/text.js';

/** Words less their first `length` characters, in whatever emphasis those are. */
export function withoutFirst(words: readonly Phrasing[], length: number): Phrasing[] {
  const [first, ...rest] = words;
  if (first === undefined || length === 0) return [...words];
  const own = plainText([first]).length;
  if (own <= length) return withoutFirst(rest, length - own);
  if (first.type === 'text') return [cut(first, length), ...rest];
  if (!('children' in first)) return [...words];
  return [{ ...first, children: withoutFirst(first.children, length) } as Phrasing, ...rest];
}

function cut(text: Extract<Phrasing, { type: 'text' }>, length: number): Phrasing {
  const { position } = text;
  const value = text.value.slice(length);
  if (position === undefined) return { ...text, value };
  const { start } = position;
  const moved = { ...start, column: start.column + length, offset: (start.offset ?? 0) + length };
  return { ...text, value, position: { ...position, start: moved } };
}
