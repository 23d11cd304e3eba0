/** Marks at the beginning of lines that other programs understand and ours prints as they stand: they are told. */
import type { Paragraph } from 'mdast';
import type { Edit } from '../../report/diagnostic.js';
import { report } from '../../report/report.js';
import { type ReadState, shorten, sourceOf } from '../state/read-state.js';

/** A line of a paragraph, from its first character that is no space. */
interface Line {
  text: string;
  /** Line of the source and column in it, from 1. */
  line: number;
  column: number;
  /** Offset in the source. */
  at: number;
}

/** Bullets as Word and mail programs leave them: signs that are nothing else, and letters of Word's symbol font before a tab. */
const BULLET = /^(?:[•·‣▪◦●○■□➢✓\u{f000}-\u{f0ff}][ \t\u00a0]*|[o§Ø][\t\u00a0][ \t\u00a0]*|[–—]\t[ \t]*)(?=\S)/u;
const UNDERLINE = /^={3,}[ \t]*$/;
const ROW = /^\|.*\S/;

/** Whether a line begins with a bullet that is typed as text. */
export function beginsWithBullet(line: string): boolean {
  return BULLET.test(line);
}

/** Reports typed bullets, underlined headings and rows of a table that is none, in a paragraph. */
export function checkMarks(paragraph: Paragraph, state: ReadState): void {
  const lines = linesOf(paragraph, state);
  for (const line of lines) typedBullet(line, state);
  underlinedHeading(lines, state);
  brokenTable(lines, state);
}

function typedBullet({ text, ...point }: Line, state: ReadState): void {
  const [mark] = BULLET.exec(text) ?? [];
  if (mark === undefined) return;
  report(state.file, 'typed-bullet', placeOf(point), {
    message: `the bullet \`${mark.trim()}\` is typed as text`,
    help: 'write `- ` before each item of a list',
    fix: [{ from: point.at, to: point.at + mark.length, text: '- ' }],
  });
}

/** `Title` over `=====`, as other dialects write a heading. */
function underlinedHeading(lines: readonly Line[], state: ReadState): void {
  const [title, rule] = lines;
  const index = lines.findIndex(({ text }, at) => at > 0 && UNDERLINE.test(text));
  const found = lines[index];
  if (found === undefined || title === undefined || rule === undefined) return;
  const isWhole = lines.length === 2;
  const fix: Edit[] = [
    { from: title.at, to: title.at, text: '# ' },
    { from: title.at + title.text.trimEnd().length, to: rule.at + rule.text.length, text: '' },
  ];
  report(state.file, 'heading', placeOf(found), {
    message: `the line \`${shorten(found.text)}\` does not make a heading here: it is printed as typed`,
    help: 'write `# ` before the words of the heading',
    severity: 'warning',
    ...(isWhole ? { fix } : {}),
  });
}

/** Rows below a head that has other cells than the line of dashes under it, or none such. */
function brokenTable(lines: readonly Line[], state: ReadState): void {
  const rows = lines.filter(({ text }) => ROW.test(text));
  const [first] = rows;
  if (first === undefined || rows.length < 2) return;
  report(state.file, 'table', placeOf(first), {
    message: `${rows.length} lines look like rows of a table, and are printed as text`,
    help: 'put an empty line before them, and `| --- | --- |` under the first, with as many cells',
    severity: 'warning',
  });
}

function placeOf({ line, column, at }: Omit<Line, 'text'>): { line: number; column: number; offset: number } {
  return { line, column, offset: at };
}

function linesOf(paragraph: Paragraph, state: ReadState): Line[] {
  const { line = 1, column = 1, offset = 0 } = paragraph.position?.start ?? {};
  let at = offset;
  return sourceOf(state, paragraph)
    .split('\n')
    .map((whole, index) => {
      const indent = whole.length - whole.trimStart().length;
      const text = whole.slice(indent).replace(/\r$/, '');
      const found = { text, line: line + index, column: indent + (index === 0 ? column : 1), at: at + indent };
      at += whole.length + 1;
      return found;
    });
}
