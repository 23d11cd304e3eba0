/** Numbers typed at the beginning of lines, read as counts: which of them are labels, and what a misread one must be. */
import type { TextLine } from './lines.js';

/** A line that begins with a label of a count. */
export interface TypedNumber {
  /** As typed: `12.`, `l2,`. */
  typed: string;
  /** What it is in the count. */
  count: number;
  /** Whether it begins a count anew: the first of its chain. */
  isFirst: boolean;
}

/** `12.` `12)` `12,` and what scanners make of figures: `l2.`, `1O.`, `S.`. */
const NUMBER = /^([\dlIOoSB|]{1,4})(\s?[.,)]|-(?=\s)|(?=\s+\p{Lu}))(?:\s+|(?=["“\p{Lu}]))(?=\S)/u;
const SOUND = /^(\d{1,4})([.)])(?:\s+|(?=["“\p{Lu}]))(?=\S)/u;
const MISREAD: Readonly<Record<string, string>> = { l: '1', I: '1', '|': '1', O: '0', o: '0', S: '5', B: '8' };
/** Numbers that a count may lack: a paragraph was left out, or its number was not read. */
const GAP = 4;
/** No paragraph has a higher number; a year has. */
const MOST = 999;

interface Chain {
  last: number;
  members: number;
  lines: TextLine[];
}

/**
 * The labels by their lines. `mayBegin` says which lines may begin a paragraph, `begins` which do so beyond doubt. A number is
 * a label where it goes on with a count of at least two members, or where it is sound and a paragraph begins there.
 */
export function typedNumbers(
  lines: readonly TextLine[],
  mayBegin: (index: number) => boolean,
  begins: (index: number) => boolean,
): Map<TextLine, TypedNumber> {
  const found = new Map<TextLine, TypedNumber>();
  const all: Chain[] = [];
  /** Those that may go on, the innermost last. */
  const chains: Chain[] = [];
  const candidates = lines.flatMap((line, index) => (mayBegin(index) ? candidateOf(line, begins(index)) : []));
  for (const [index, candidate] of candidates.entries()) {
    const count = countOf(candidate, chains, candidates.slice(index + 1, index + 4));
    if (count === undefined) continue;
    const chain = chains.findLast(({ last }) => count > last && count <= last + GAP);
    const isGoingOn = chain !== undefined && (count === chain.last + 1 || chain.members > 2);
    const own = isGoingOn ? chain : { last: 0, members: 0, lines: [] };
    if (isGoingOn) chains.splice(chains.indexOf(chain) + 1);
    else {
      chains.push(own);
      all.push(own);
    }
    own.last = count;
    own.members += 1;
    own.lines.push(candidate.line);
    found.set(candidate.line, { typed: candidate.typed, count, isFirst: !isGoingOn });
  }
  const lonely = new Set(all.flatMap(({ members, lines: own }) => (members === 1 ? own : [])));
  for (const line of lonely) found.delete(line);
  for (const { line, typed, value, isSure } of candidates)
    if (isSure && !found.has(line)) found.set(line, { typed, count: value, isFirst: true });
  return found;
}

interface Candidate {
  typed: string;
  value: number;
  line: TextLine;
  isSound: boolean;
  /** Whether it has no mark behind it. */
  isBare: boolean;
  /** Whether it is a label though it is in no count. */
  isSure: boolean;
}

function candidateOf(line: TextLine, begins: boolean): Candidate[] {
  const { text } = line;
  const sound = SOUND.exec(text);
  const [whole = '', figures = ''] = sound ?? NUMBER.exec(text) ?? [];
  if (figures === '') return [];
  const value = Number([...figures].map((sign) => MISREAD[sign] ?? sign).join(''));
  const isSound = sound !== null;
  const isSure = isSound && begins && value > 0 && !figures.startsWith('0');
  return value > MOST ? [] : [{ typed: whole.trimEnd(), value, line, isSound, isBare: /^\w+\s*$/.test(whole), isSure }];
}

/**
 * What a number is in the count: itself, or what the count asks for where the next numbers go on behind it. A number with a
 * wrong mark counts only where the count asks for it.
 */
function countOf(
  { value, isSound, isBare }: Candidate,
  chains: readonly Chain[],
  next: readonly Candidate[],
): number | undefined {
  const isConfirmed = next[0]?.isSound === true && next[1]?.value === next[0].value + 1;
  const open = chains.filter(({ members }) => members > (isConfirmed ? 1 : 2));
  const isNext = chains.some(({ last }) => value === last + 1);
  // A number without a mark may be a note below the text: the count must go on behind it.
  const isMarked = !isBare || (next[0]?.isBare === false && next[0].value === value + 1);
  if (isNext && isMarked) return value;
  if (chains.length === 0 && isCutFirst(value, next)) return (next[0]?.value ?? 1) - 1;
  const main = open.at(-1);
  if (main !== undefined) {
    const asked = main.last + 1;
    const goesOn = next.some((other, index) => other.isSound && other.value === asked + index + 1);
    const isNear = value > main.last && value <= main.last + GAP && next.some((other) => other.value === value + 1);
    if (goesOn && !isNear && (value !== 1 || next[0]?.value !== 2)) return asked;
    if (isNear) return value;
  }
  const isBegun = value === 1 && next.some((other) => other.isSound && other.value === 2);
  return isSound || isBegun ? value : undefined;
}

/** Whether the first number of a text lost a figure: `81.` before `182.`, `183.`. */
function isCutFirst(value: number, [one, two]: readonly Candidate[]): boolean {
  if (one === undefined || two === undefined || two.value !== one.value + 1 || value >= one.value - 1) return false;
  return String(one.value - 1).endsWith(String(value));
}
