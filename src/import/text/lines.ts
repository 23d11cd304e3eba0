/** A text divided into lines, with the white space around them measured and every line's number kept. */

/** A line that is not empty; its text has no space at the ends and no runs of spaces inside. */
export interface TextLine {
  text: string;
  /** Line of the file, from 1. */
  number: number;
  /** Columns of white space before the first character; a tab is 4. */
  indent: number;
  /** Whether at least one empty line is above it. */
  isApart: boolean;
  /** Whether a page begins here: a form feed, or a page number or running head was removed above it. */
  isPageTop: boolean;
}

/** Line ends of every system; the vertical tab and U+2028 are Word's line breaks. */
const LINE_END = /\r\n|[\n\r\v\u0085\u2028\u2029]/;
const BLANK = /[\t \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/;

/** The lines that are not empty. */
export function linesOf(text: string): TextLine[] {
  const lines: TextLine[] = [];
  let isApart = false;
  let isPageTop = false;
  for (const [index, raw] of text.split(LINE_END).entries()) {
    const parts = raw.split('\f');
    for (const [part, words] of parts.entries()) {
      if (part > 0) isPageTop = true;
      const line = lineOf(words, index + 1);
      if (line === undefined) {
        isApart ||= parts.length === 1 || words !== '';
        continue;
      }
      lines.push({ ...line, isApart, isPageTop });
      isApart = false;
      isPageTop = false;
    }
  }
  return lines;
}

function lineOf(raw: string, number: number): Omit<TextLine, 'isApart' | 'isPageTop'> | undefined {
  const text = collapsed(raw);
  if (text === '') return undefined;
  return { text, number, indent: indentOf(raw) };
}

/** Runs of spaces and tabs become one space; those of a fixed width stay where they are alone. */
function collapsed(raw: string): string {
  return raw
    .replace(/[\t \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+/gu, (run) =>
      run === '\u00a0' || run === '\u202f' ? run : ' ',
    )
    .replace(/^[ \u00a0\u202f]+/u, '')
    .trimEnd();
}

function indentOf(raw: string): number {
  let columns = 0;
  for (const character of raw) {
    if (!BLANK.test(character)) break;
    columns += character === '\t' ? 4 : character === '\u3000' ? 2 : 1;
  }
  return columns;
}
