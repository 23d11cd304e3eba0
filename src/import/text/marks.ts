/** Labels of sub-paragraphs and bullets at the beginning of a paragraph. */

export interface TypedMark {
  format: 'number' | 'letter' | 'roman' | 'figure' | 'bullet';
  /** As typed. */
  text: string;
  /** Characters up to the first word. */
  length: number;
  count: number;
  /** Whether it is an item only beside another: a dash may begin a sentence. */
  isDoubtful: boolean;
}

const BRACKETED = /^[(（]\s?(\p{Ll}{1,5}|\d{1,2})\s?[)）]\s*(?=\S)/u;
const HALF = /^([a-z]|[ivx]{2,5})\)\s+(?=\S)/u;
const BULLET = /^([•‣▪●◦■□✓➢·\uf0b7\uf0a7])\s*(?=\S)/u;
const DASH = /^([-–—*])\s+(?=\S)/u;
const ROMAN = [
  'i',
  'ii',
  'iii',
  'iv',
  'v',
  'vi',
  'vii',
  'viii',
  'ix',
  'x',
  'xi',
  'xii',
  'xiii',
  'xiv',
  'xv',
  'xvi',
  'xvii',
  'xviii',
  'xix',
  'xx',
];

/** Letters that scanners take for figures: `(6)` for `(b)`. */
const MISREAD: Readonly<Record<string, string>> = { 6: 'b', 8: 'b', 9: 'g', 1: 'l', 0: 'o', 5: 's' };

/**
 * The label of a text; `(i)` is a letter behind `(h)`, else a Roman number. A figure is read as the letter or Roman number that
 * the count asks for, where it looks like it: `(6)` behind `(a)`, `(1)` before `(ii)`.
 */
export function labelOf(text: string, before: TypedMark | undefined, next?: string): TypedMark | undefined {
  const bullet = BULLET.exec(text) ?? DASH.exec(text);
  if (bullet !== null) {
    const [whole, sign = ''] = bullet;
    return { format: 'bullet', text: sign, length: whole.length, count: 1, isDoubtful: /[-–—*]/.test(sign) };
  }
  const [whole, sign] = BRACKETED.exec(text) ?? HALF.exec(text) ?? [];
  if (whole === undefined || sign === undefined) return undefined;
  const read = { text: whole.trimEnd(), length: whole.length, isDoubtful: false };
  if (/^\d/.test(sign))
    return misreadMark(sign, read, before, next) ?? { ...read, format: 'figure', count: Number(sign) };
  const [letter, roman] = [letterCount(sign), ROMAN.indexOf(sign) + 1];
  const isLetter = letter > 0 && (roman === 0 || (before?.format === 'letter' && before.count === letter - 1));
  if (isLetter) return { ...read, format: 'letter', count: letter };
  return roman === 0 ? undefined : { ...read, format: 'roman', count: roman };
}

function misreadMark(
  sign: string,
  read: Pick<TypedMark, 'text' | 'length' | 'isDoubtful'>,
  before: TypedMark | undefined,
  next: string | undefined,
): TypedMark | undefined {
  const count = (before?.count ?? 0) + 1;
  if (before?.format === 'letter' && MISREAD[sign] === String.fromCharCode(96 + count))
    return { ...read, format: 'letter', count };
  if (!/^1{1,3}$/.test(sign)) return undefined;
  const isGoingOn = before?.format === 'roman' && sign.length === count;
  const isFirst = sign === '1' && /^[(（](?:ii|li|il)[)）]/.test(next ?? '');
  return isGoingOn || isFirst ? { ...read, format: 'roman', count: sign.length } : undefined;
}

/** The label as the count has it. */
export function soundLabel({ format, count, text }: TypedMark): string {
  if (format === 'letter') return `(${String.fromCharCode(96 + ((count - 1) % 26) + 1).repeat(Math.ceil(count / 26))})`;
  return format === 'roman' ? `(${ROMAN[count - 1]})` : text;
}

/** z, then aa, bb. */
function letterCount(sign: string): number {
  return /^([a-z])\1{0,2}$/.test(sign) ? sign.charCodeAt(0) - 96 + (sign.length - 1) * 26 : 0;
}
