/** Marks that converters of web pages leave in Markdown. */
import type { ImportLog } from '../imported.js';

const TAG = /<\/?(?:sup|sub|u|b|i|em|strong|span|br|p|div|center|font|small)\b[^<>]{0,200}>/giu;
/** `** **` around spaces, as a bold space of a page becomes. */
const EMPTY_STRONG = /(?<=^|[\s\u00a0])\*\*[\s\u00a0]*\*\*(?=[\s\u00a0]|$)/gu;
/** `**1.**`, `**(a)**`: a label in bold. */
const STRONG_LABEL = /^\*\*(\(?(?:\d{1,3}|[a-z]{1,4})[.)])\*\*[\s\u00a0]*/u;
/** A paragraph in bold alone, without an end mark, is a heading. */
const STRONG_ALONE = /^\*\*((?:[^*]|\*(?!\*)){2,120}[^*.;:,!?\s])\*\*$/u;
/** `\###`, `###`, `-30-`: the end of a press release. */
const END = /^\\?#{3,}$|^-\s?30\s?-$/;

/** A paragraph without them; headings have `## ` before them. */
export function withoutWebMarks(text: string, line: number, log: ImportLog): string {
  if (END.test(text)) {
    log.changes.push({ reason: 'markup', line, before: text, after: '' });
    return '';
  }
  const bare = text.replace(TAG, (tag) => {
    log.changes.push({ reason: 'markup', line, before: tag, after: '' });
    return /^<br/i.test(tag) ? ' ' : '';
  });
  const plain = bare
    .replace(EMPTY_STRONG, ' ')
    .replace(/[ \u00a0]{2,}|^\u00a0+|\u00a0+$/gu, ' ')
    .trim()
    .replace(STRONG_LABEL, '$1 ')
    .replace(/^(\(?(?:\d{1,3}|[a-z]{1,4})[.)])\u00a0/u, '$1 ')
    .replace(/^(#{1,6}\s)\*\*(.+)\*\*$/u, '$1$2');
  const heading = STRONG_ALONE.exec(plain)?.[1];
  return heading === undefined ? plain : `## ${heading.trim()}`;
}
