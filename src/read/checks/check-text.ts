/** Judges whether a source has a text at all. */
import type { Root } from 'mdast';
import { report } from '../../report/report.js';
import type { Slot } from '../../templates/slots.js';
import type { ReadState } from '../state/read-state.js';

/** Blocks that the house composes from fields and other documents, and that can be all of a document. */
const COMPOSED: ReadonlySet<Slot['block']> = new Set(['states', 'particulars', 'corrections', 'documents']);

/** Reports a source without words, of a kind whose text is not composed of its fields. */
export function checkText(markdown: Root, state: ReadState): void {
  if (markdown.children.some((node) => node.type !== 'yaml' && node.type !== 'html')) return;
  const { head, tail } = state.kind;
  if ([...head, ...tail].some((slot) => isComposed(slot, state))) return;
  report(state.file, 'no-text', undefined, {
    message: markdown.children.length === 0 ? 'this file is empty' : 'this file has no text',
    help: 'write the text below the front matter',
  });
}

function isComposed({ block, of }: Slot, { fields }: ReadState): boolean {
  return (
    COMPOSED.has(block) &&
    (of === undefined || (Object.hasOwn(fields, of) && fields[of as keyof typeof fields] !== undefined))
  );
}
