/** Patterns of templates: `{value}` is put in, `*words*` are emphasized. */
import type { Phrasing } from '../../tree.js';

/** Looks a value up by its name; undefined when the document has none. */
export type ValueOf = (name: string) => readonly Phrasing[] | undefined;

/** Words of a pattern with its values; undefined when one of them is missing. */
export function composePattern(pattern: string, valueNamed: ValueOf): Phrasing[] | undefined {
  const words: Phrasing[] = [];
  for (const [index, part] of pattern.split('*').entries()) {
    const inner = fillWords(part, valueNamed);
    if (inner === undefined) return undefined;
    if (index % 2 === 0) words.push(...inner);
    else words.push({ type: 'emphasis', children: inner });
  }
  return joinTexts(words);
}

function fillWords(part: string, valueNamed: ValueOf): Phrasing[] | undefined {
  const words: Phrasing[] = [];
  for (const piece of part.split(/(\{[\w.-]+\})/)) {
    if (piece === '') continue;
    const name = /^\{([\w.-]+)\}$/.exec(piece)?.[1];
    const value = name === undefined ? [textNode(piece)] : valueNamed(name);
    if (value === undefined) return undefined;
    words.push(...value);
  }
  return words;
}

/** A text of its own. */
export function textNode(value: string): Phrasing {
  return { type: 'text', value };
}

function joinTexts(words: readonly Phrasing[]): Phrasing[] {
  const joined: Phrasing[] = [];
  for (const word of words) {
    const last = joined.at(-1);
    if (last?.type === 'text' && word.type === 'text') joined[joined.length - 1] = textNode(last.value + word.value);
    else joined.push(word);
  }
  return joined;
}
