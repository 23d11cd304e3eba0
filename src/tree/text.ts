/** The words of a part of the tree: as plain text, folded for comparison, their texts joined. */
import type { Content } from './handlers.js';
import type { Phrasing, Text } from './phrasing.js';
import { heldBy, isStructure, wordsOf } from './spec.js';

/** Words of nodes in reading order; notes' calls and holes have none, a forced line end is a space. */
export function plainText(nodes: readonly Content[]): string {
  return nodes.map(textOf).join('');
}

function textOf(node: Content): string {
  if (!isStructure(node)) return phrasingText(node);
  const own = wordsOf(node).map((words) => plainText(words));
  return [...own, ...heldBy(node).map(textOf)].join(' ');
}

function phrasingText(node: Phrasing): string {
  switch (node.type) {
    case 'text':
    case 'referenceNumber':
      return node.value;
    case 'image':
      return node.decorative ? '' : node.alt;
    case 'break':
      return ' ';
    case 'hole':
    case 'footnoteReference':
    case 'pageNumber':
      return '';
    // A kind without inner phrasing does not compile here: it says above what its words are.
    default:
      return plainText(node.children);
  }
}

/** The same words, texts side by side as one. */
export function joinTexts(words: readonly Phrasing[]): Phrasing[] {
  const joined: Phrasing[] = [];
  for (const word of words) {
    const last = joined.at(-1);
    if (last?.type === 'text' && word.type === 'text') joined[joined.length - 1] = together(last, word);
    else joined.push(word);
  }
  return joined;
}

function together(first: Text, last: Text): Text {
  const value = first.value + last.value;
  if (first.position === undefined) return { type: 'text', value };
  const { start, end } = first.position;
  return { type: 'text', value, position: { start, end: last.position?.end ?? end } };
}

/**
 * Text of words with everything folded that typography may change: white space, quotation marks, apostrophes, dashes,
 * full-width punctuation; letters and figures are kept. A reference counts by its target, for its words may be computed;
 * a call of a note counts as a mark of its own.
 */
export function foldedText(words: readonly Phrasing[]): string {
  return (
    words
      .map(rawText)
      .join('')
      .normalize('NFKC')
      .replace(FOLDED, (character) => FOLDS.get(character) ?? '')
      // Runs of one space stay as they are: a text has one in six characters, and few others.
      .replace(/[^\S ]\s*| \s+/gu, ' ')
      .replace(/ ?([,;:.!?'()-]) ?/gu, '$1')
      .trim()
  );
}

/** What is folded, each with what it becomes; what is not here is left out. */
const FOLDS: ReadonlyMap<string, string> = new Map(
  [
    ['‘’‚‛“”„‟«»‹›「」『』"`´', "'"],
    ['‐‑‒–—―−', '-'],
    ['،、', ','],
    ['؛', ';'],
    ['؟', '?'],
    ['。', '.'],
  ].flatMap(([characters = '', folded = '']) => [...characters].map((one): [string, string] => [one, folded])),
);
const FOLDED = /[‘’‚‛“”„‟«»‹›「」『』"`´‐‑‒–—―−،、؛؟。\u00ad\u0640\u200b-\u200f\u2060-\u2069\ufeff]/gu;

function rawText(node: Phrasing): string {
  switch (node.type) {
    case 'text':
      return node.value;
    case 'reference':
      return `{${node.target}}${node.children.map(rawText).join('')}`;
    case 'footnoteReference':
      return '\u0002';
    case 'image':
      return `{${node.url}}${node.alt}`;
    case 'break':
      return ' ';
    case 'hole':
    case 'pageNumber':
      return '';
    case 'referenceNumber':
      return node.value;
    default:
      return node.children.map(rawText).join('');
  }
}

/** Controls of ISO 6429's second set: remains of Windows-1252 taken for Latin-1. They print nothing. */
export const GHOSTS = '\\u0080-\\u009f';
/**
 * A soft hyphen, and a byte order mark in the midst of a text. The house does not hyphenate: at a soft hyphen a line would
 * end within a word, and only Word would show a hyphen.
 */
export const INVISIBLE = '\\u00ad\\ufeff';
/** Overrides of direction turn letters round: what is read is not what is written. */
export const OVERRIDES = '\\u202d\\u202e';
/** Ends of lines and paragraphs by Unicode: Word keeps them within the line, fonts print a box. */
export const LINE_ENDS = '\\u2028\\u2029';

/** Any of them. */
export const UNPRINTED = new RegExp(`[${GHOSTS}${INVISIBLE}${OVERRIDES}${LINE_ENDS}\\f]`, 'u');
const LEFT_OUT = new RegExp(`[${GHOSTS}${INVISIBLE}${OVERRIDES}]`, 'gu');
/** A form feed comes only from `&#12;`, which Markdown takes for white space and XML cannot hold. */
const ENDS = new RegExp(`\\s*[${LINE_ENDS}\\f]\\s*`, 'gu');

/** A text as it is printed: without characters that print nothing, and with a space for a line end of Unicode. */
export function printable(text: string): string {
  return UNPRINTED.test(text) ? text.replace(LEFT_OUT, '').replace(ENDS, ' ') : text;
}
