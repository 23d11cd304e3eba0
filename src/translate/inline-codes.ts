/**
 * Words as translators see them: text, placeholders for what is not worded anew (symbols, dates, references, calls of
 * notes, images), and pairs around what is marked (emphasis, links).
 */

import type { WordContext } from '../concord/features/features.js';
import { fixedWordsIn } from '../concord/features/fixed-words.js';
import type { Phrasing } from '../tree/phrasing.js';

export type CodeKind =
  | 'symbol'
  | 'date'
  | 'reference'
  | 'number'
  | 'note'
  | 'image'
  | 'address'
  | 'break'
  | 'link'
  | 'emphasis'
  | 'strong';

/** What a placeholder or a pair stands for. */
export interface Code {
  kind: CodeKind;
  /** What is the same in every language: the symbol, the ISO day, the target, the address. */
  value: string;
  /** What the text shows there. */
  shown: string;
  /** The node that it was read from; of a pair, its children are told apart. */
  node: Phrasing;
}

export type Inline =
  | { type: 'text'; value: string }
  | { type: 'placeholder'; code: Code }
  | { type: 'pair'; code: Code; children: Inline[] };

/** Reads words of a language. */
export function inlineOf(words: readonly Phrasing[], context: WordContext): Inline[] {
  return joined(words.flatMap((node) => inlineNode(node, context)));
}

function inlineNode(node: Phrasing, context: WordContext): Inline[] {
  switch (node.type) {
    case 'text':
      return textWithCodes(node.value, context);
    case 'emphasis':
    case 'strong':
      return [pair(node.type, '', node, node.children, context)];
    case 'opener':
    case 'symbolSeries':
    case 'foreign':
      return inlineOf(node.children, context);
    case 'link':
      return node.children.length === 1 &&
        node.children[0]?.type === 'text' &&
        isOwnText(node.url, node.children[0].value)
        ? [placeholder('address', node.url, node.url, node)]
        : [pair('link', node.url, node, node.children, context)];
    case 'reference':
      return node.children.length === 0
        ? [placeholder('reference', node.target, `[](${node.target})`, node)]
        : [pair('reference', node.target, node, node.children, context)];
    case 'hole':
      return [placeholder('number', '{}', '{}', node)];
    case 'footnoteReference':
      return [placeholder('note', node.identifier, `[^${node.identifier}]`, node)];
    case 'image':
      return [placeholder('image', node.url, node.alt, node)];
    case 'break':
      return [placeholder('break', '', '', node)];
    // Only finished documents have these.
    case 'referenceNumber':
    case 'pageNumber':
      return [];
  }
}

function isOwnText(url: string, text: string): boolean {
  return url === text || url === `mailto:${text}`;
}

function placeholder(kind: CodeKind, value: string, shown: string, node: Phrasing): Inline {
  return { type: 'placeholder', code: { kind, value, shown, node } };
}

function pair(
  kind: CodeKind,
  value: string,
  node: Phrasing,
  children: readonly Phrasing[],
  context: WordContext,
): Inline {
  return { type: 'pair', code: { kind, value, shown: value, node }, children: inlineOf(children, context) };
}

function textWithCodes(text: string, context: WordContext): Inline[] {
  const parts: Inline[] = [];
  let at = 0;
  for (const { kind, value, start, end } of fixedWordsIn(text, context)) {
    const shown = text.slice(start, end);
    if (start > at) parts.push({ type: 'text', value: text.slice(at, start) });
    parts.push(placeholder(kind, value, shown, { type: 'text', value: shown }));
    at = end;
  }
  if (at < text.length) parts.push({ type: 'text', value: text.slice(at) });
  return parts;
}

function joined(parts: readonly Inline[]): Inline[] {
  const all: Inline[] = [];
  for (const part of parts) {
    const last = all.at(-1);
    if (part.type === 'text' && last?.type === 'text')
      all[all.length - 1] = { type: 'text', value: last.value + part.value };
    else all.push(part);
  }
  return all;
}

/** All codes in their order, those inside a pair after it. */
export function codesOf(parts: readonly Inline[]): Code[] {
  return parts.flatMap((part) =>
    part.type === 'text' ? [] : part.type === 'pair' ? [part.code, ...codesOf(part.children)] : [part.code],
  );
}

/** By what a code of one language is known in another. */
export function keyOf({ kind, value }: Code): string {
  return `${kind} ${value}`;
}

/** Ids of a text's codes: `1`, `2`…; begun anew in each unit, so that the same words are known again in another. */
export function sourceIds(source: readonly Inline[]): Map<string, Code> {
  return new Map(codesOf(source).map((code, index) => [String(index + 1), code]));
}

/** Ids of a translation's codes: of each the id of its counterpart; `x1`, `x2`… of those that have none. */
export function targetIds(ids: ReadonlyMap<string, Code>, target: readonly Inline[]): Map<string, Code> {
  const free = new Map(ids);
  let added = 0;
  return new Map(
    codesOf(target).map((code): [string, Code] => {
      const same = [...free].find(([, other]) => keyOf(other) === keyOf(code))?.[0];
      if (same === undefined) return [`x${++added}`, code];
      free.delete(same);
      return [same, code];
    }),
  );
}

/** The same words and codes, to be compared: white space folded, the marks of Markdown forgotten. */
export function canonical(parts: readonly Inline[]): string {
  const bare = (part: Inline): unknown =>
    part.type === 'text'
      ? part.value.replace(/[ \t\r\n]+/g, ' ')
      : part.type === 'pair'
        ? [keyOf(part.code), part.children.map(bare)]
        : [keyOf(part.code), part.code.kind === 'date' ? part.code.shown : ''];
  return JSON.stringify(trimmed(parts).map(bare));
}

function trimmed(parts: readonly Inline[]): Inline[] {
  return parts.flatMap((part, index): Inline[] => {
    if (part.type !== 'text') return [part];
    let { value } = part;
    if (index === 0) value = value.replace(/^[ \t\r\n]+/, '');
    if (index === parts.length - 1) value = value.replace(/[ \t\r\n]+$/, '');
    return value === '' ? [] : [{ type: 'text', value }];
  });
}
