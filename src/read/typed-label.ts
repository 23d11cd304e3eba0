/** Labels that an author typed as text: `(a)`, `2.` straight after a line, `1.` and a no-break space, `2、`, `１.`, `١.`. */

/** What a typed label counts with, which tells its level in official texts: 1. (a) (i). */
export type LabelStyle = 'figure' | 'letter' | 'roman';

export interface TypedLabel {
  /** As typed, without the space after it. */
  text: string;
  /** Characters up to the first word. */
  length: number;
  style: LabelStyle;
  /** Its place in its series; undefined where the series is not Latin. */
  ordinal: number | undefined;
}

const FIGURES = '\\p{Nd}{1,3}';
const HAN = '[〇一二三四五六七八九十百]{1,5}';
const LETTER = '\\p{Ll}|(\\p{Ll})\\2|[ivx]{1,5}|[\\p{Lo}--\\p{Script=Han}]{1,2}';
/** `(a)` `(1)` `（一）`, `a)`, `1.` and a no-break space or a capital, `1、`, `１．`; a four-figure number is a year. */
const LABEL = new RegExp(
  [
    `^(?:[\\(（](${LETTER}|${FIGURES}|${HAN})[\\)）]`,
    `(${LETTER.replace('\\2', '\\4')})\\)`,
    '([a-z])\\.(?=\\s)',
    `(${FIGURES})[.\\)](?=[\\s\\p{Lu}])`,
    `(${FIGURES}|${HAN})[、．]`,
    '([\\p{Nd}--[0-9]]{1,3})[.\\)\\-](?=\\s))\\s*(?=\\S)',
  ].join('|'),
  'v',
);

/** The label that a line begins with, if any; the line begins with its first character that is no space. */
export function typedLabelOf(line: string): TypedLabel | undefined {
  const match = LABEL.exec(line);
  if (match === null) return undefined;
  const [whole, ...groups] = match;
  // The second and the fourth group are the doubled letters of `(aa)` and `aa)`.
  const count = groups.find((group, index) => group !== undefined && index !== 1 && index !== 3) ?? '';
  return { text: whole.trimEnd(), length: whole.length, ...countedBy(count) };
}

function countedBy(count: string): Pick<TypedLabel, 'style' | 'ordinal'> {
  if (/^\p{Nd}+$/u.test(count)) return { style: 'figure', ordinal: /^\d+$/.test(count) ? Number(count) : undefined };
  if (/^[ivx]+$/.test(count)) return { style: 'roman', ordinal: ROMAN.indexOf(count) + 1 || undefined };
  if (/^[a-z]$/.test(count)) return { style: 'letter', ordinal: count.charCodeAt(0) - 96 };
  return { style: /^\p{Script=Han}/u.test(count) ? 'figure' : 'letter', ordinal: undefined };
}

const ROMAN = 'i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx'.split(' ');
