/** Takes out of a text what other programs left in it and no page shows, and repairs letters that a wrong encoding broke. */
import type { ImportLog, Reason } from '../imported.js';
import { windowsByte } from '../windows-1252.js';

interface Repair {
  reason: Reason;
  find: RegExp;
  with: (found: string) => string;
}

/** Ligatures of fonts, as extraction leaves them: `ﬁ`. */
const LIGATURES: Readonly<Record<string, string>> = {
  ﬀ: 'ff',
  ﬁ: 'fi',
  ﬂ: 'fl',
  ﬃ: 'ffi',
  ﬄ: 'ffl',
  ﬅ: 'st',
  ﬆ: 'st',
};

/** UTF-8 read as Windows-1252: `â€™` for `’`, `Ã©` for `é`. Only sequences that decode to one letter or mark. */
const MOJIBAKE =
  /[\u00c2-\u00f4][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u2026\u2030\u2039\u203a\u20ac\u2122]{1,3}/g;

const REPAIRS: readonly Repair[] = [
  { reason: 'mojibake', find: MOJIBAKE, with: redecoded },
  { reason: 'ligature', find: /[\ufb00-\ufb06]/g, with: (found) => LIGATURES[found] ?? found },
  // A soft hyphen at a line's end is a hyphen that was printed; inside a line it was not.
  { reason: 'invisible', find: /\u00ad(?=[ \t]*(?:\r?\n|$))/g, with: () => '-' },
  // A soft hyphen that a scanner's program wrote as a sign of its own: `com¬munity`.
  { reason: 'broken-word', find: /(?<=\p{Ll})¬(?=[ \t]*(?:\r?\n|$))/gu, with: () => '-' },
  { reason: 'broken-word', find: /(?<=\p{Ll})¬ ?(?=\p{Ll})/gu, with: () => '' },
  { reason: 'invisible', find: /[\u00ad\u200b\u2060\ufeff]/g, with: () => '' },
  // Joiners and marks of direction have a use in Arabic, Persian and Indic scripts.
  {
    reason: 'invisible',
    find: /(?<=[\p{Script=Latin}\p{Script=Cyrillic}\s]|^)[\u200c-\u200f\u202a-\u202e\u2066-\u2069]/gmu,
    with: () => '',
  },
  { reason: 'control', find: /(?![\t\n\v\f\r\u0085])\p{Cc}/gu, with: () => '' },
];

/** The text without them; every change is logged with its line. */
export function cleanCharacters(text: string, log: ImportLog): string {
  let clean = text.replace(/^\ufeff/, '');
  for (const { reason, find, with: repair } of REPAIRS) {
    const at = lineCounter(clean);
    clean = clean.replace(find, (found: string, ...rest: unknown[]) => {
      const offset = rest.find((one) => typeof one === 'number') ?? 0;
      const after = repair(found);
      if (after !== found) log.changes.push({ reason, line: at(offset), before: found, after });
      return after;
    });
  }
  return clean;
}

/** The line of an offset, for offsets that ascend. */
function lineCounter(text: string): (offset: number) => number {
  let [line, from] = [1, 0];
  return (offset) => {
    for (let end = text.indexOf('\n', from); end !== -1 && end < offset; end = text.indexOf('\n', from)) {
      line += 1;
      from = end + 1;
    }
    return line;
  };
}

/** What the bytes say in UTF-8, where they are one letter or mark of it; else what was there. */
function redecoded(found: string): string {
  const bytes = [...found].map((character) => windowsByte(character));
  for (let length = bytes.length; length > 1; length--) {
    try {
      const text = new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(bytes.slice(0, length)));
      return [...text].length === 1 ? text + [...found].slice(length).join('') : found;
    } catch {
      // Fewer bytes may be a letter.
    }
  }
  return found;
}
