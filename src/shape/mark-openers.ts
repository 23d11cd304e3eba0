/**
 * Sets off the opening words of preambular and operative paragraphs: by the language's lexicon, longest match first, or
 * what the author emphasized at the beginning.
 */
import type { ShapeContext } from '../context.js';
import type { Block } from '../tree/blocks.js';
import type { OfficialDocument } from '../tree/document.js';
import type { Phrasing } from '../tree/phrasing.js';

/** Marks the openers of a text; words that are marked already stay so. */
export function markOpeners(document: OfficialDocument, { language }: ShapeContext): void {
  const preambular = byLength(language.openers.preambular);
  const operative = byLength(language.openers.operative);
  const mark = (blocks: readonly Block[]): void => {
    for (const block of blocks) {
      if (block.type === 'preambular') block.children = withOpener(block.children, preambular);
      else if (block.type === 'annex') mark(block.children);
      else if (block.type === 'clause' && block.level === 1 && block.role === 'operative') {
        const [first] = block.children;
        if (first?.type === 'paragraph') first.children = withOpener(first.children, operative);
      }
    }
  };
  mark(document.children);
}

function byLength(openers: readonly string[]): string[] {
  return [...openers].sort((one, other) => other.length - one.length);
}

function withOpener(words: Phrasing[], openers: readonly string[]): Phrasing[] {
  const [first, ...rest] = words;
  if (first?.type === 'emphasis')
    return [{ type: 'opener', children: first.children, position: first.position }, ...rest];
  if (first?.type !== 'text') return words;
  const opener = openers.find((candidate) => opens(first.value, candidate));
  if (opener === undefined) return words;
  const remainder = first.value.slice(opener.length);
  const after: Phrasing[] = remainder === '' ? [] : [{ ...first, value: remainder }];
  return [
    { type: 'opener', children: [{ type: 'text', value: first.value.slice(0, opener.length) }] },
    ...after,
    ...rest,
  ];
}

/** Spaces in the source may be of any kind; an opener ends where its word does (Han words end anywhere). */
function opens(text: string, opener: string): boolean {
  if (text.slice(0, opener.length).replace(/\s/gu, ' ') !== opener) return false;
  return /\p{Script=Han}$/u.test(opener) || !/^[\p{L}\p{M}\p{N}]/u.test(text.slice(opener.length));
}
