/** Lines of a terminal. */
import stringWidth from 'string-width';
import { shownText } from './shown-text.js';

/** A text in lines of at most `width` columns, broken at spaces; a longer word keeps a line of its own. */
export function wrapText(text: string, first: string, next: string, width: number): string[] {
  const lines: string[] = [];
  let line = first;
  let isEmpty = true;
  for (const word of text.split(' ')) {
    if (!isEmpty && stringWidth(line) + 1 + stringWidth(word) > width) {
      lines.push(line);
      [line, isEmpty] = [next, true];
    }
    line += isEmpty ? word : ` ${word}`;
    isEmpty = false;
  }
  // A word that begins a line now may be a command to a CI there.
  return [...lines, line].map(shownText);
}
