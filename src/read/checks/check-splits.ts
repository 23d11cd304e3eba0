/** Reports a paragraph that an empty line seems to cut in two, as a page break of another program does. */
import type { Paragraph, Parents, Root } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { type Finding, report } from '../../report/report.js';
import type { Language } from '../../templates/language.js';
import type { ReadState } from '../state/read-state.js';
import { beginsWithBullet } from './check-marks.js';
import { beginsWithOpener } from './openers.js';
import { typedLabelOf } from './typed-label.js';

/** Reports every paragraph without end mark before one that begins in lower case (38 % of scanned statements have such a pair). */
export function checkSplits(markdown: Root, furniture: ReadonlySet<number>, state: ReadState): void {
  const preamble = preambleOf(markdown, state);
  for (const [index, node] of markdown.children.entries()) {
    const next = markdown.children[index + 1];
    if (
      node.type === 'paragraph' &&
      next?.type === 'paragraph' &&
      isSplit(node, next, state) &&
      !isParted(node, next, furniture)
    )
      reportSplit(node, next, preamble, state);
  }
}

/** The paragraphs above the first list or heading below them, in kinds that have a preamble. */
function preambleOf(markdown: Root, state: ReadState): ReadonlySet<Parents['children'][number]> {
  if (!state.kind.text.preamble) return new Set();
  const blocks = markdown.children;
  const first = blocks.findIndex((node) => node.type === 'paragraph');
  const end = blocks.findIndex((node, index) => index > first && (node.type === 'list' || node.type === 'heading'));
  return new Set(blocks.slice(0, end === -1 ? undefined : end));
}

function isSplit(node: Paragraph, next: Paragraph, state: ReadState): boolean {
  const [before, after] = [textOf(node).trim(), textOf(next).trim()];
  if (!/[\p{L}\p{N}]$/u.test(before) || !/^\p{Ll}/u.test(after)) return false;
  if (endsInConjunction(before, state.language) || (state.kind.text.preamble && isRecital(after, state.language)))
    return false;
  if (typedLabelOf(after) !== undefined || [before, after].some(beginsWithBullet)) return false;
  // An address is set off on purpose.
  if (/^(?:https?:|www\.)/.test(after)) return false;
  return true;
}

/** Whether a page number or the like is at the gap: then it is not to be closed. */
function isParted(node: Paragraph, next: Paragraph, furniture: ReadonlySet<number>): boolean {
  return [node.position?.end.line, next.position?.start.line].some((line) => line !== undefined && furniture.has(line));
}

/** A recital or item that ends in `; and` is whole. */
function endsInConjunction(text: string, { wrapping }: Language): boolean {
  const word = /[,;،؛，；]\s*(\p{L}+(?:\s\p{L}+)?)$/u.exec(text)?.[1];
  return word !== undefined && wrapping.conjunctions.includes(word.toLowerCase());
}

function isRecital(text: string, { openers }: Language): boolean {
  return beginsWithOpener(text, openers.preambular) || beginsWithOpener(text, openers.operative);
}

function reportSplit(
  node: Paragraph,
  next: Paragraph,
  preamble: ReadonlySet<Parents['children'][number]>,
  state: ReadState,
): void {
  const [before, after] = [textOf(node).trim(), textOf(next).trim()];
  const [line, nextLine] = [node.position?.start.line, next.position?.start.line];
  const fix = [{ from: node.position?.end.offset ?? 0, to: next.position?.start.offset ?? 0, text: ' ' }];
  // Where recitals begin in lower case, the next one may be a recital with opening words that the language does not list.
  const mayBeRecital = preamble.has(next) && hasSmallRecitals(preamble);
  const finding: Finding = {
    message: 'this paragraph seems to be cut in two by an empty line',
    help: `join lines ${line} (“…${before.slice(-20)}”) and ${nextLine} (“${after.slice(0, 20)}…”)${mayBeRecital ? '' : ', or run `engross check --fix`'}`,
    related: [{ path: state.file.path, position: next.position, message: 'seems to continue it' }],
  };
  report(state.file, 'split-paragraph', node, mayBeRecital ? finding : { ...finding, fix });
}

/** Whether a paragraph that begins in lower case follows one that ends in a comma or semicolon, as Russian recitals do. */
function hasSmallRecitals(preamble: ReadonlySet<Parents['children'][number]>): boolean {
  const texts = [...preamble].filter((node) => node.type === 'paragraph').map((node) => textOf(node).trim());
  return texts.some((text, index) => /^\p{Ll}/u.test(text) && /[,;]$/.test(texts[index - 1] ?? ''));
}
