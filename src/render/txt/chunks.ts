/** Lines of text that belong together, and how they are set one under another. */
import { displayWidth } from './display-width.js';
import type { State } from './state.js';
import { wrapText } from './wrap-text.js';

/** A paragraph, a row of a table, a line: its lines, without spaces at their ends. */
export interface Chunk {
  lines: readonly string[];
  /** True where no empty line parts it from the chunk before. */
  isTight?: boolean;
}

/** All lines, with an empty one between chunks. */
export function linesOf(chunks: readonly Chunk[]): string[] {
  return chunks.flatMap(({ lines, isTight }, index) =>
    index === 0 || isTight === true || lines.length === 0 ? lines : ['', ...lines],
  );
}

/** Words as a chunk of the width that there is, where the style of `align` has them. */
export function textChunk(words: string, state: State, align: string | undefined = undefined): Chunk[] {
  const lines = wrapText(words, state.width, state.isEastAsian).map((line) => aligned(line, state, align));
  return lines.some((line) => line !== '') ? [{ lines }] : [];
}

/** Space before a line moves it towards its end, in either direction of writing. */
function aligned(line: string, state: State, align: string | undefined): string {
  const room = Math.max(0, state.width - displayWidth(line, state.isEastAsian));
  const before = align === 'center' ? Math.floor(room / 2) : align === 'end' ? room : 0;
  return line === '' ? '' : ' '.repeat(before) + line;
}

/** Chunks moved in by so many columns. */
export function indented(chunks: readonly Chunk[], columns: number): Chunk[] {
  return chunks.map((chunk) => ({
    ...chunk,
    lines: chunk.lines.map((line) => (line === '' ? '' : ' '.repeat(columns) + line)),
  }));
}

/** Chunks under a label: the first line beside it, all others in line with it. */
export function hung(label: string, chunks: readonly Chunk[], columns: number, state: State): Chunk[] {
  const [first, ...others] = indented(chunks, columns);
  const [line = '', ...rest] = first?.lines ?? [];
  const after = line.slice(columns);
  const gap = ' '.repeat(Math.max(1, columns - displayWidth(label, state.isEastAsian)));
  return [{ lines: [after === '' ? label : label + gap + after, ...rest] }, ...others];
}
