/** Decides about words that a line end or a scanner broke at a hyphen. */
import type { ImportLog } from '../imported.js';

/** What is known about words. */
export interface Speller {
  /** How often the text itself has a word, in lower case; parts of words broken at line ends do not count. */
  count: (word: string) => number;
  /** Whether a word is in the language's list; undefined where there is no list. */
  isWord: ((word: string) => boolean) | undefined;
}

/** First parts that keep their hyphen: `self-governing`, `non-proliferation`. */
const KEEPS =
  /^(?:self|non|well|ex|vice|all|cross|quasi|half|mid|so|no|co-ordinator|mother|by|one|two|three|four|five|six|ten|high|low|long|short|full|far|ever|then|north|south|east|west|Afro|Euro|Anglo|Franco|Sino|Russo|Indo|Asia|post|anti|socio|ultra|inter-agency)$/iu;
/** After these, a hyphen and a space are meant: `pre- and post-war`. */
const AND = /^(?:and|or|to|y|o|e|et|ou|und|и|или)$/u;
/** A small word behind a hyphen follows a dash: `the nations- which`. */
const SMALL =
  /^(?:a|an|the|which|who|that|this|it|is|was|in|of|on|for|as|with|we|I|but|not|are|by|at|from|has|have|he|they|la|le|les|el|los|de|que|qui|et)$/u;

/** Counts the words of a text. `lines` end where the text was broken: the last part of a broken word is left out. */
export function spellerOf(lines: readonly { text: string }[], isWord: Speller['isWord']): Speller {
  const counts = new Map<string, number>();
  let isInside = false;
  for (const { text } of lines) {
    const words = [...text.matchAll(/[\p{L}\p{M}\p{N}'’]+(?:-[\p{L}\p{M}\p{N}'’]+)*-?/gu)].map(([word]) =>
      word.toLowerCase(),
    );
    for (const word of isInside ? words.slice(1) : words)
      if (!word.endsWith('-')) counts.set(word, (counts.get(word) ?? 0) + 1);
    isInside = text.endsWith('-');
  }
  return { count: (word) => counts.get(word.toLowerCase()) ?? 0, isWord };
}

/** Whether `first-second`, broken at its hyphen, is one word, a compound, or undecided (then the hyphen stays). */
export function decideHyphen(first: string, second: string, speller: Speller): 'word' | 'compound' | 'doubt' {
  if (!/\p{L}$/u.test(first) || !/^\p{Ll}/u.test(second)) return 'compound';
  const last = first.split('-').at(-1) ?? first;
  const [joined, hyphened] = [speller.count(first + second), speller.count(`${first}-${second}`)];
  if (joined !== hyphened) return joined > hyphened ? 'word' : 'compound';
  if (KEEPS.test(last)) return 'compound';
  const { isWord } = speller;
  const isKnown = (word: string) => speller.count(word) > 0 || isWord?.(bare(word)) === true;
  if (isWord?.(bare(last + second)) === true) return 'word';
  const [isFirst, isSecond] = [isKnown(last), isKnown(second)];
  if (isFirst && isSecond) return 'compound';
  if (!isSecond && (isWord !== undefined || !isFirst)) return 'word';
  return isWord === undefined && !isFirst ? 'word' : 'doubt';
}

/** A word of the list: lower case, without the ending of a genitive. */
function bare(word: string): string {
  return word.toLowerCase().replace(/['’]s?$/u, '');
}

const AT_END = /([\p{L}\p{M}\p{N}'’-]*[\p{L}\p{N}])-$/u;
const AT_START = /^([\p{L}\p{M}\p{N}'’]+(?:-[\p{L}\p{M}\p{N}'’]+)*)/u;

/** Characters of the longest word that is put together. */
const LONGEST_WORD = 60;

/** Puts the next line behind a line: a broken word is made whole, two Han characters touch, everything else has a space. */
export function joinedLines(before: string, after: string, line: number, speller: Speller, log: ImportLog): string {
  // The paragraph so far may be long: its last word is enough.
  const first = before.endsWith('-') ? AT_END.exec(before.slice(-LONGEST_WORD))?.[1] : undefined;
  const second = AT_START.exec(after)?.[1];
  if (first === undefined || second === undefined || AND.test(second))
    return before + gapBetween(before, after) + after;
  const decision = decideHyphen(first, second, speller);
  if (decision === 'doubt') doubt(first, second, line, log);
  if (decision !== 'word') return before + after;
  log.changes.push({ reason: 'hyphen', line, before: `${first}-⏎${second}`, after: first + second });
  return before.slice(0, -1) + after;
}

function gapBetween(before: string, after: string): string {
  const han = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uff60]/u;
  const [left, right] = [before.slice(-1), after.slice(0, 1)];
  if (han.test(left) && han.test(right)) return '';
  // A dash that the line end followed directly is set without spaces.
  return /[\p{L}\p{N}][—/]$/u.test(before) ? '' : ' ';
}

function doubt(first: string, second: string, line: number, log: ImportLog): void {
  log.doubts.push({
    line,
    message: `\`${first}-${second}\` was broken at its hyphen; it may be one word`,
    help: `write \`${first}${second}\` if it is`,
  });
}

const INSIDE = /([\p{L}\p{M}\p{N}'’-]*\p{L})- (\p{L}[\p{L}\p{M}'’]*(?:-[\p{L}\p{M}'’]+)*)/gu;

/** Makes words whole that have a hyphen and a space inside: `ad- ministering`. */
export function mendBrokenWords(text: string, line: number, speller: Speller, log: ImportLog): string {
  if (!text.includes('- ')) return text;
  return text.replace(INSIDE, (whole, first: string, second: string) => {
    if (AND.test(second) || SMALL.test(second)) return whole;
    const decision = decideHyphen(first, second, speller);
    const after = decision === 'word' ? first + second : `${first}-${second}`;
    if (decision === 'doubt') doubt(first, second, line, log);
    log.changes.push({ reason: 'broken-word', line, before: whole, after });
    return after;
  });
}
