/** Reports what extraction from other programs leaves in words: broken words, typed indents, typed end marks. */
import type { Paragraph, Root } from 'mdast';
import type { Edit } from '../../report/diagnostic.js';
import { report } from '../../report/report.js';
import { type ReadState, shorten, sourceOf } from '../state/read-state.js';
import { walkBlocks } from '../state/walk-blocks.js';
import { typedLabelOf } from './typed-label.js';

interface Remain {
  text: string;
  line: number;
  fix?: Edit;
}

/** Reports each sort once for a source, with how often it is found. */
export function checkRemains(markdown: Root, state: ReadState): void {
  const words: Remain[] = [];
  const indents: Remain[] = [];
  walkBlocks(markdown, (node) => {
    if (node.type !== 'paragraph') return true;
    for (const word of brokenWords(node, state)) words.push(word);
    for (const indent of typedIndent(node, state)) indents.push(indent);
    endMark(node, state);
    return true;
  });
  reportBroken(words, state);
  reportIndents(indents, state);
}

/** `ad- ministering`, `Govern-` at the end of a line; `short- and long-term` is whole. */
const BROKEN = /(?<!\p{L})(\p{L}+)[-\u2010]\s+(\p{L}[\p{L}\p{M}]*)/gu;

function brokenWords(node: Paragraph, state: ReadState): Remain[] {
  const source = sourceOf(state, node);
  const { conjunctions } = state.language.wrapping;
  let line = node.position?.start.line ?? 1;
  let from = 0;
  return [...source.matchAll(BROKEN)]
    .filter(([, , next = '']) => !conjunctions.includes(next.toLowerCase()))
    .map(({ 0: text, index }) => {
      line += source.slice(from, index).split('\n').length - 1;
      from = index;
      return { text: text.replace(/\s+/u, ' '), line };
    });
}

function reportBroken(found: readonly Remain[], state: ReadState): void {
  const [first] = found;
  if (first === undefined) return;
  report(
    state.file,
    'broken-word',
    { line: first.line, column: 1 },
    {
      message: `${found.length === 1 ? 'a word is' : `${found.length} words are`} broken by a hyphen: ${examplesOf(found)}`,
      help: `join ${found.length === 1 ? 'its parts' : 'the parts of each'}, with the hyphen if it belongs to the word (${linesOf(found)})`,
    },
  );
}

/** Spaces that Markdown takes for words: no-break, wide and ideographic ones. */
const INDENT = /^[ \t]*[\u00a0\u2000-\u200a\u202f\u3000][\s\u00a0]*/u;

function typedIndent(node: Paragraph, state: ReadState): Remain[] {
  const { offset = 0, line = 1 } = node.position?.start ?? {};
  const source = sourceOf(state, node);
  const [indent] = INDENT.exec(source) ?? [];
  const rest = source.slice(indent?.length ?? 0);
  if (indent === undefined || rest === '' || typedLabelOf(rest) !== undefined) return [];
  return [
    {
      text: rest.split(/\s/, 1)[0] ?? '',
      line,
      fix: { from: offset, to: offset + indent.length, text: '', alone: true },
    },
  ];
}

function reportIndents(found: readonly Remain[], state: ReadState): void {
  const [first] = found;
  if (first === undefined) return;
  report(
    state.file,
    'typed-indent',
    { line: first.line, column: 1 },
    {
      message: `${found.length === 1 ? 'a paragraph is' : `${found.length} paragraphs are`} indented with special spaces, which are left out: ${examplesOf(found)}`,
      help: 'begin paragraphs at the left edge: the kind of document indents them',
      fix: found.flatMap(({ fix }) => fix ?? []),
    },
  );
}

/** `###`, `-30-`, `* * *`: how press releases end. */
const END_MARK = /^(?:\\?#){2,}$|^[-–—]\s?30\s?[-–—]$|^(?:\\?\*\s?){3,}$|^(?:\\?_){3,}$/;

/** Whether a line is nothing but an end mark. */
export function isEndMark(line: string): boolean {
  return END_MARK.test(line);
}

function endMark(node: Paragraph, state: ReadState): void {
  const text = sourceOf(state, node).trim();
  if (!isEndMark(text)) return;
  report(state.file, 'typed-end-mark', node, {
    message: `\`${shorten(text)}\` is typed as an end mark, and is printed as text`,
    help: state.kind.endMark ? 'take it out: the end mark is printed by itself' : 'take it out',
  });
}

function examplesOf(found: readonly Remain[]): string {
  const shown = found.slice(0, 3).map(({ text }) => `\`${shorten(text)}\``);
  return shown.join(', ') + (found.length > shown.length ? '…' : '');
}

function linesOf(found: readonly Remain[]): string {
  const lines = [...new Set(found.map(({ line }) => line))];
  const shown = lines.slice(0, 12).join(', ');
  return `line${lines.length === 1 ? '' : 's'} ${shown}${lines.length > 12 ? ` and ${lines.length - 12} more` : ''}`;
}
