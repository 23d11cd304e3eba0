/**
 * What keeps its own direction in a text that is written from right to left: words in Latin, Greek or Cyrillic letters
 * (symbols, titles, addresses, units, formulas), and figures that their signs or spaces would scatter. Each stretch is kept whole and left to right, whatever
 * stands around it.
 */
import type { OfficialDocument } from '../tree/document.js';
import type { Content } from '../tree/handlers.js';
import type { Phrasing } from '../tree/phrasing.js';
import { plainText } from '../tree/text.js';
import { visitPhrasing } from './visit-phrasing.js';

/** Marks them, in a right-to-left document only; furniture and masthead too. */
export function markForeign(document: OfficialDocument): void {
  if (document.meta.direction !== 'rtl') return;
  const { firstHead, firstFoot, laterHead, laterFoot } = document.furniture;
  const all = [...document.children, ...document.notes, ...firstHead, ...firstFoot, ...laterHead, ...laterFoot];
  const inside = new Set<Content>();
  visitPhrasing(all, (words, holder) => {
    if (holder.type === 'foreign' || inside.has(holder)) return words.forEach((word) => void inside.add(word));
    if (holder.type === 'line' && holder.dir === 'ltr') return;
    const changed = marked(words);
    words.length = 0;
    for (const word of changed) words.push(word);
  });
}

/** Stands for an emphasis, link or reference in Latin letters: one word of a stretch. */
const LATIN_PART = '\ue000';

/** Stands for anything else that is no text. */
const OTHER = '\ufffc';

/** Some words with their stretches apart. */
function marked(words: readonly Phrasing[]): Phrasing[] {
  const text = words.map(standIn).join('');
  const between = cutterOf(words);
  const result: Phrasing[] = [];
  let end = 0;
  for (const [from, to] of stretchesOf(text)) {
    for (const word of between(end, from)) result.push(word);
    const stretch = between(from, to);
    const [first, ...others] = stretch;
    // A link or an emphasis by itself has its stretch inside.
    const isPart = first !== undefined && others.length === 0 && 'children' in first;
    result.push(
      ...(isPart ? stretch : [{ type: 'foreign' as const, lang: 'und', dir: 'ltr' as const, children: stretch }]),
    );
    end = to;
  }
  return withMarksBeforeCalls([...result, ...between(end, text.length)]);
}

function standIn(word: Phrasing): string {
  if (word.type === 'text') return word.value;
  return 'children' in word && word.type !== 'foreign' && isLatin(plainText(word.children)) ? LATIN_PART : OTHER;
}

function isLatin(text: string): boolean {
  return /\p{L}/u.test(text) && !/[\p{Script=Arabic}\p{Script=Hebrew}\ufffc]/u.test(text);
}

/**
 * Gives words from one offset to another in the joined text; texts are cut, everything else counts as one character.
 * To be asked from the beginning to the end: what lies before a place that was asked for is not gone through again.
 */
function cutterOf(words: readonly Phrasing[]): (from: number, to: number) => Phrasing[] {
  let [index, offset] = [0, 0];
  return (from, to) => {
    const found: Phrasing[] = [];
    for (; index < words.length; index++) {
      const word = words[index];
      if (word === undefined || offset >= to) break;
      const end = offset + (word.type === 'text' ? word.value.length : 1);
      if (end > from && word.type !== 'text') found.push(word);
      else if (end > from && word.type === 'text')
        found.push({ ...word, value: word.value.slice(Math.max(0, from - offset), to - offset) });
      // The rest of this word belongs to the next stretch.
      if (end > to) break;
      offset = end;
    }
    return found;
  };
}

/** A letter of a script that runs from left to right: Latin, Greek, Cyrillic, Han, the micro sign; also the sign №. */
const LETTER = String.raw`[[\p{L}№${LATIN_PART}]--[\p{scx=Arabic}\p{scx=Hebrew}\p{scx=Syriac}\p{scx=Thaana}\p{scx=Nko}]]`;
/** Raised and lowered figures and signs: km², CO₂, Ca²⁺. They belong to the letter or the figure before them. */
const RAISED = '[²³¹\\u2070-\\u209c]';
const IN_WORD = String.raw`(?:${LETTER}|${RAISED}|[\p{M}\d½¼¾])`;

/**
 * A word with the figures in and straight before it (`3G`, `2.0-beta`, `4(a)`), or before it and bound to it as to a unit
 * (`5 °C`, `12 km²`, `10⁶ kg`), and further words or figures after it: 2,000 at most, for a stretch may end at its first
 * bracket, and the words after that are gone through again.
 */
const LATIN = new RegExp(
  String.raw`(?<!\p{N})(?:[\-−+±]?\d(?:[\d.,]|\u00a0(?=\d{3})){0,30}${RAISED}{0,30}(?:[\-_\/.\(\[\u00a0]|[\u00a0\u202f ]?°)?)?${LETTER}${IN_WORD}*` +
    // Marks of Arabic (،؛؟) end a stretch: they belong to the sentence around it.
    String.raw`(?:[\s\u00a0.\/,:;\(\)\[\]_@&+=<>*'’‘"“”«»?!#%°$€£~\|–—−×\-]*${IN_WORD}+){0,2000}`,
  'gv',
);

/** Signs that end a stretch: per cent, degrees, currencies, ™; `+`, `#` and `/` where nothing follows (C#, A+, example.org/). */
const ENDING = /[%‰°℃℉™®©℠\p{Sc}]|[+#/](?![\p{L}\p{N}])/uy;

/**
 * Figures with a sign, a percentage or a currency, in groups of three, raised, and numbers of telephones, left to right as
 * Unicode's patterns for Arabic with European figures have them (CLDR, `ar`, `latn`). Ranges and dates run as Arabic does.
 */
const FIGURES =
  /(?<!(?!\p{scx=Arabic})\p{L}|[\p{N}.,/:])\+\d[\d()\u00a0 -]{5,}\d|(?:(?<![\p{L}\p{N}.,/:%)]|\p{N}\s)[-−+±]|(?<!(?!\p{scx=Arabic})\p{L}|[\p{N}.,/:])(?:\p{Sc}[\u00a0 ]?)?)(?:\d{1,3}(?:[\u00a0\u202f ]\d{3})+(?!\d)|\d+)(?:[.,]\d+)*(?:[\u00a0 ]?×[\u00a0 ]?\d+)?[²³¹\u2070-\u209c]*(?:[\u00a0\u202f ]?[%‰°℃℉\p{Sc}])?/gu;

/** Places of stretches, in order: `[from, to]`. */
function stretchesOf(text: string): [number, number][] {
  const found: [number, number][] = [];
  for (let at = 0; at < text.length; ) {
    LATIN.lastIndex = at;
    const match = LATIN.exec(text);
    const end = match?.index ?? text.length;
    for (const figure of figuresIn(text, at, end)) found.push(figure);
    if (match === null) break;
    const to = balanced(text, match.index, match.index + match[0].length);
    found.push([match.index, to]);
    at = to;
  }
  return found;
}

/** Signs that stray from figures beside Arabic letters. */
const SCATTERED = /[-−+±×%‰°℃℉⁺⁻₊₋\p{Sc}\u00a0\u202f ]/u;

/** Figures that would be scattered; plain ones hold together by themselves. */
function figuresIn(text: string, from: number, to: number): [number, number][] {
  const found: [number, number][] = [];
  const before = text.slice(0, to);
  FIGURES.lastIndex = from;
  for (let match = FIGURES.exec(before); match !== null; match = FIGURES.exec(before)) {
    if (!SCATTERED.test(match[0])) continue;
    found.push([match.index, match.index + match[0].length]);
  }
  return found;
}

const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']', '«': '»' };
const QUOTES = '"“”';

/** Where a stretch ends so that its brackets and quotation marks are in pairs: after one more, or before an odd one. */
function balanced(text: string, from: number, end: number): number {
  const open: { mark: string; at: number }[] = [];
  let to = end;
  for (let at = from; at < to || isClosed(text, at, open); at++) {
    const mark = text[at] ?? '';
    const last = open.at(-1);
    if (last !== undefined && closes(mark, last.mark)) open.pop();
    else if (CLOSING[mark] !== undefined || QUOTES.includes(mark)) open.push({ mark, at });
    else if (Object.values(CLOSING).includes(mark)) return trimmed(text, from, at);
    to = Math.max(to, at + 1);
  }
  const odd = open[0];
  if (odd !== undefined) return trimmed(text, from, odd.at);
  return withEndingSigns(text, to);
}

function withEndingSigns(text: string, from: number): number {
  let to = from;
  for (ENDING.lastIndex = to; ENDING.test(text); to = ENDING.lastIndex);
  return to;
}

function isClosed(text: string, at: number, open: readonly { mark: string }[]): boolean {
  const last = open.at(-1);
  return last !== undefined && closes(text[at] ?? '', last.mark);
}

function closes(mark: string, opening: string): boolean {
  return mark !== '' && (QUOTES.includes(opening) ? QUOTES.includes(mark) : CLOSING[opening] === mark);
}

/** A stretch ends with a letter or a figure. */
function trimmed(text: string, from: number, to: number): number {
  let end = to;
  while (end > from) {
    const isPair = /[\udc00-\udfff]/.test(text.charAt(end - 1)) && end - 1 > from;
    const start = end - (isPair ? 2 : 1);
    if (/[\p{L}\p{N}\p{M}\ue000]/u.test(text.slice(start, end))) break;
    end = start;
  }
  return Math.max(from + 1, end);
}

/** Keeps the figure of a call from a number before it: `2026` and `1` would stand as one, the call first. */
const MARK = '\u200f';

function withMarksBeforeCalls(words: readonly Phrasing[]): Phrasing[] {
  return words.flatMap((word, index): Phrasing[] => {
    const before = words[index - 1];
    const isHeld = word.type === 'footnoteReference' && before !== undefined && endsLeftToRight(before);
    return isHeld ? [{ type: 'text', value: MARK }, word] : [word];
  });
}

function endsLeftToRight(word: Phrasing): boolean {
  if (word.type === 'foreign') return true;
  const text = word.type === 'text' ? word.value : 'children' in word ? plainText(word.children) : '';
  return /[\p{Nd}\p{Script=Latin}]$/u.test(text);
}
